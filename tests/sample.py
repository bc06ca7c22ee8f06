"""A small record made by hand: what the reading stages would have found in a few invented reports.

It lets the store, the queries, the exports and the command line be tested without any reader of grammar.
"""

from __future__ import annotations

import re
from pathlib import Path

from bilateral.model import Block, Evidence, Frame, Item, Page, Passage, Reading, Report, digest, report_id
from bilateral.record import Record

TEXTS = {
    "talks.txt": (
        "en",
        "Steppe Wire",
        "2023-03-15",
        "Ministers meet in Hanoi\n\n"
        "Defence Minister Trần Quốc Hùng met his Kazakh counterpart Daniyar Abenov in Hanoi on Wednesday. "
        "The two sides agreed to widen the training of officers. They signed a cooperation plan for 2023-2025. "
        "Abenov said that Kazakhstan would take in twelve cadets by 2024. "
        "The two countries have been strategic partners since 2013.",
    ),
    "hoi-dam.txt": (
        "vi",
        "Tin Bắc Hà",
        "2023-03-15",
        "Hai bộ trưởng hội đàm\n\n"
        "Sáng 15/3, Đại tướng Trần Quốc Hùng hội đàm với Thượng tướng Daniyar Abenov tại Hà Nội. "
        "Hai bên nhất trí mở rộng đào tạo sĩ quan.",
    ),
    "huitan.txt": ("zh", "草原通讯社", "2023-03-16", "两国防长在河内举行会谈。双方同意扩大军官培训。"),
    "liqa.txt": ("ar", None, "2023-03-17", "التقى وزير الدفاع الكازاخستاني نظيره الفيتنامي في هانوي يوم الأربعاء."),
    "copy.html": (
        "en",
        "Morning Post",
        "2023-03-16",
        "The two sides agreed to widen the training of officers. They signed a cooperation plan for 2023-2025.",
    ),
    "weekly.txt": (
        "en",
        "Weekly <Review>",
        "2023-03-19",
        "The plan was signed on Thursday & kept short. [sic] *Later* a visit is planned for May.",
    ),
    "kept.txt": (
        "en",
        "Steppe Wire",
        "2024-09-02",
        "Twelve cadets from Vietnam began their studies in Astana on Monday.",
    ),
    "undated.txt": (
        "en",
        None,
        None,
        "The fifth round of the defence dialogue was held on 7 August. Delegates sat in Astana.",
    ),
}


def readings(texts: dict[str, tuple[str, str | None, str | None, str]] | None = None) -> dict[str, Reading]:
    """Readings of the invented reports, by file name: a passage a sentence, a frame a passage."""
    found = {}
    for file, (language, outlet, published, text) in (texts or TEXTS).items():
        report = Report(
            report_id(text, file, outlet),
            text,
            f"reports/{file}",
            file,
            outlet=outlet,
            published=published,
            language=language,
        )
        spans = [m.span() for m in re.finditer(r"[^\s.。][^.。\n]*[.。]?", text)]
        passages = tuple(Passage(i, s, e, language, "body", False, 0) for i, (s, e) in enumerate(spans))
        head = text.find("\n") + 1
        blocks = (Block(0, head - 1, "headline"),) * bool(head) + (Block(head + bool(head), len(text), "body"),)
        frames = tuple(
            Frame(
                "f-" + digest(report.id, str(p.start)), report.id, p.start, p.end, "event", "meeting", language=language
            )
            for p in passages
        )
        found[file] = Reading(report, Page(blocks), passages, frames)
    return found


def evidence(read: dict[str, Reading], file: str, quote: str) -> Evidence:
    """Evidence for the first place where a quote stands in a report."""
    report = read[file].report
    start = report.text.index(quote)
    return Evidence(report.id, start, start + len(quote), quote)


def report_item(reading: Reading, reprints: list[dict[str, object]]) -> Item:
    """The report line of a reading."""
    r = reading.report
    fields = {
        "source": r.source,
        "file": r.file,
        "outlet": r.outlet,
        "title": r.title,
        "published": r.published,
        "language": r.language,
        "sha256": r.sha256,
        "reprints": reprints,
    }
    return Item("report", r.id, fields, (), 1, 1, 1.0)


def items(read: dict[str, Reading]) -> list[Item]:
    """Items of every type, over the invented reports."""

    def ev(**quotes: str) -> tuple[Evidence, ...]:
        names = {
            "talks": "talks.txt",
            "vi": "hoi-dam.txt",
            "zh": "huitan.txt",
            "ar": "liqa.txt",
            "copy": "copy.html",
            "weekly": "weekly.txt",
            "kept": "kept.txt",
            "undated": "undated.txt",
        }
        return tuple(evidence(read, names[name], quote) for name, quote in quotes.items())

    def report(file: str) -> str:
        return read[file].report.id

    hung = {
        "id": "p-hung",
        "name": "Trần Quốc Hùng",
        "office": "Minister of National Defence",
        "party": "VNM",
        "role": "host",
    }
    abenov = {
        "id": "p-abenov",
        "name": "Daniyar Abenov",
        "office": "Minister of Defence",
        "party": "KAZ",
        "role": "guest",
    }
    pair = ["VNM", "KAZ"]
    training = ev(
        talks="agreed to widen the training of officers",
        vi="nhất trí mở rộng đào tạo sĩ quan",
        zh="同意扩大军官培训",
        copy="agreed to widen the training of officers",
    )
    met = ev(
        talks="Defence Minister Trần Quốc Hùng met his Kazakh counterpart Daniyar Abenov in Hanoi on Wednesday",
        vi="Đại tướng Trần Quốc Hùng hội đàm với Thượng tướng Daniyar Abenov tại Hà Nội",
        zh="两国防长在河内举行会谈",
        ar="التقى وزير الدفاع الكازاخستاني نظيره الفيتنامي في هانوي",
    )
    signed = ev(
        talks="They signed a cooperation plan for 2023-2025", copy="They signed a cooperation plan for 2023-2025"
    )
    late = ev(weekly="The plan was signed on Thursday & kept short")
    cadets = ev(
        talks="Abenov said that Kazakhstan would take in twelve cadets by 2024",
        kept="Twelve cadets from Vietnam began their studies",
    )
    fifth = ev(undated="The fifth round of the defence dialogue was held on 7 August")
    hanoi = {"name": "Hanoi", "country": "VNM"}
    found = [report_item(r, []) for f, r in read.items() if f not in ("talks.txt", "copy.html")]
    found += [
        report_item(read["copy.html"], [{"report": report("talks.txt"), "share": 1.0}]),
        report_item(read["talks.txt"], [{"report": report("copy.html"), "share": 0.34}]),
        Item(
            "person",
            "p-hung",
            {
                "name": "Trần Quốc Hùng",
                "party": "VNM",
                "names": [
                    {"name": "Trần Quốc Hùng", "language": "vi", "count": 3},
                    {"name": "Tran Quoc Hung", "language": "en", "count": 1},
                ],
                "offices": [
                    {"title": "Minister of National Defence", "party": "VNM", "from": "2023-03-15", "to": "2023-03-15"}
                ],
            },
            met[:2],
            2,
            2,
            0.9,
        ),
        Item(
            "person",
            "p-abenov",
            {
                "name": "Daniyar Abenov",
                "names": [{"name": "Daniyar Abenov", "language": "en", "count": 2}],
                "party": "KAZ",
                "offices": [{"title": "Minister of Defence", "party": "KAZ", "from": "2023-03-15", "to": "2024-09-02"}],
            },
            met[:2],
            2,
            2,
            0.9,
        ),
        Item(
            "event",
            "e-visit",
            _event("visit", "2023-03-14/2023-03-16", hanoi, participants=[abenov]),
            met[:1],
            1,
            1,
            0.6,
        ),
        Item(
            "event",
            "e-talks",
            _event(
                "meeting", "2023-03-15", hanoi, participants=[hung, abenov], part_of="e-visit", outcomes=["c-training"]
            ),
            met,
            4,
            4,
            0.9,
        ),
        Item(
            "event",
            "e-signing",
            _event("signing", "2023-03-15", hanoi, part_of="e-talks", outcomes=["a-plan"]),
            signed + late,
            3,
            2,
            0.8,
        ),
        Item(
            "event",
            "e-next",
            _event("visit", "2023-05", None, status="planned", participants=[hung | {"role": "guest"}]),
            ev(weekly="a visit is planned for May"),
            1,
            1,
            0.7,
        ),
        Item(
            "event", "e-fifth", _event("session", "XXXX-08-07", {"name": "Astana", "country": "KAZ"}), fifth, 1, 1, 0.4
        ),
        Item(
            "agreement",
            "a-plan",
            {
                "kind": "plan",
                "what": "cooperation plan",
                "areas": ["defence"],
                "parties": pair,
                "signatories": [],
                "status": "signed",
                "date": "2023-03-15",
                "period": "2023/2025",
                "event": "e-signing",
            },
            signed,
            2,
            1,
            0.8,
        ),
        Item(
            "commitment",
            "c-training",
            {
                "by": pair,
                "what": "widen the training of officers",
                "areas": ["training"],
                "status": "agreed",
                "horizon": None,
                "said": "2023-03-15",
                "event": "e-talks",
                "history": [{"status": "agreed", "date": "2023-03-15", "report": report("talks.txt")}],
            },
            training,
            4,
            3,
            0.8,
        ),
        Item(
            "commitment",
            "c-cadets",
            {
                "by": ["KAZ"],
                "what": "take in twelve cadets",
                "areas": ["training"],
                "status": "done",
                "horizon": "2024",
                "said": "2023-03-15",
                "event": "e-talks",
                "history": [
                    {"status": "pledged", "date": "2023-03-15", "report": report("talks.txt")},
                    {"status": "done", "date": "2024-09-02", "report": report("kept.txt")},
                ],
            },
            cadets,
            2,
            2,
            0.8,
        ),
        Item(
            "mechanism",
            "m-dialogue",
            {
                "what": "defence dialogue",
                "form": "dialogue",
                "level": "deputy_minister",
                "parties": pair,
                "areas": ["defence"],
                "status": "active",
                "rounds": [{"number": 5, "date": "XXXX-08-07", "event": "e-fifth"}],
            },
            fifth,
            1,
            1,
            0.7,
        ),
        Item(
            "position",
            "s-thanks",
            {
                "speaker": "Daniyar Abenov",
                "party": "KAZ",
                "stance": "thank",
                "what": "the welcome",
                "areas": [],
                "said": "2023-03-15",
            },
            met[:1],
            1,
            1,
            0.5,
        ),
        Item(
            "relationship",
            "l-partners",
            {"parties": pair, "level": "strategic partnership", "since": "2013"},
            ev(talks="The two countries have been strategic partners since 2013"),
            1,
            1,
            0.9,
        ),
        Item(
            "conflict",
            "x-day",
            {
                "about": "e-signing",
                "field": "date",
                "chosen": "2023-03-15",
                "why": "two reports against one",
                "values": [
                    {"value": "2023-03-15", "reports": [report("talks.txt"), report("copy.html")]},
                    {"value": "2023-03-16", "reports": [report("weekly.txt")]},
                ],
            },
            signed + late,
            3,
            2,
            1.0,
        ),
    ]
    return found


def _event(kind: str, date: str | None, place: dict[str, str] | None, **others: object) -> dict[str, object]:
    usual: dict[str, object] = {
        "kind": kind,
        "status": "held",
        "date": date,
        "place": place,
        "mode": "in_person",
        "level": None,
    }
    usual |= {
        "parties": ["VNM", "KAZ"],
        "participants": [],
        "areas": [],
        "part_of": None,
        "outcomes": [],
        "plover": "CONSULT",
    }
    return usual | others


def make_record(path: Path) -> Record:
    """A record file with the invented reports and their items; the caller closes it."""
    record = Record.open(path, create=True)
    read = readings()
    for reading in read.values():
        record.store.put_reading(reading, reading.report.file)
    record.store.replace_items(items(read))
    return record
