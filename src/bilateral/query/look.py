"""Single items with all their evidence, and search by words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from bilateral.errors import NotInRecord
from bilateral.model import Evidence, Item, Reading, Report
from bilateral.query import phrases
from bilateral.query.answer import Answer, Citation, Group, Line, Section
from bilateral.query.dates import order, say
from bilateral.query.lines import Lines
from bilateral.query.offices import Offices, timeline_text
from bilateral.query.people import why_one
from bilateral.query.sources import Sources, headline
from bilateral.query.wires import Translation, translations
from bilateral.record import Record, highlights

_DATES = frozenset({"date", "since", "said", "period", "horizon", "published"})
_HIDDEN = frozenset(
    {
        "participants",
        "outcomes",
        "history",
        "rounds",
        "values",
        "names",
        "joined",
        "offices",
        "reprints",
        "sha256",
        "kept_by",
        "taken_up_by",
    }  # fmt: skip
)
_LONGEST = 300


def show(record: Record, id: str) -> Answer:
    """An item with its fields, what it is linked to, and all its evidence; or a report with what it says.

    Args:
        record: an open record.
        id: the item's id, or so much of its beginning that no other item's begins alike.

    Returns:
        The answer.

    Raises:
        NotInRecord: there is no such item, or there are several.
    """
    item = record.item(_whole(record, id))
    near = {item.id: item, **_linked(record, item)}
    sources = Sources(record)
    lines = Lines(near, sources)
    facts = tuple((phrases.words(name), text) for name, value in item.fields.items() if (text := _fact(name, value)))
    if item.type == "report":
        reading = record.store.reading(item.id)
        sources.number(item.id)
        facts += tuple(("same wire, translated", _wire(record, t)) for t in translations(record, item.id))
        title = item.fields.get("title") or headline(reading) or item.fields.get("file") or item.id
        told = tuple(_from_here(lines, i, item.id) for i in near.values() if i.type not in ("report", "conflict"))
        says = Section("items", "What it says", (Group("", told),) if told else ())
        return Answer(str(title), (("id", item.id), *facts), (says,), sources.listed())
    if item.type == "person":
        facts += tuple(("one person", text) for text in why_one(item))
        facts += tuple(("office", text) for text in _offices_over_time(record, item))
    line = lines.conflict(item) if item.type == "conflict" else lines.line(item)
    evidence = sources.cite(item.evidence, each=0)
    whole = Line(line.item, line.type, line.date, line.text, line.status, line.notes, line.numbers, evidence)
    linked = [i for i in near.values() if i.id != item.id and i.type != "report"]
    linked.sort(key=lambda i: (i.type, order(i.fields.get("date") or i.fields.get("said")), i.id))
    told = tuple(lines.conflict(i) if i.type == "conflict" else lines.line(i) for i in linked)
    sections = (
        Section("item", item.type.capitalize(), (Group("", (whole,)),), whole=True),
        Section("linked", "Linked with it", (Group("", told),) if told else ()),
    )
    return Answer(line.text, (("id", item.id), *facts), sections, sources.listed())


def _offices_over_time(record: Record, person: Item) -> list[str]:
    """Who held the offices of a person, in order of time."""
    parties = {o.get("party") for o in person.fields.get("offices") or ()} | {person.fields.get("party")}
    ids = set().union(*(record.store.items_of(p) for p in sorted(p for p in parties if p)))
    persons = (i for i in record.store.items("person", ids=sorted(ids | {person.id})))
    return [timeline_text(holders) for holders in Offices(persons).of(person.id)]


def _wire(record: Record, found: Translation) -> str:
    report = record.report(found.report)
    beside = ", ".join(part for part in (report.language, report.outlet, report.file) if part)
    return f"{found.report} ({beside}): {found.share:.0%} of the facts, {found.order:.0%} of them in the same order"


def find(record: Record, words: str, limit: int = 20) -> Answer:
    """Items and reports in which all these words stand.

    Args:
        record: an open record.
        words: what to look for; "words in quotation marks" stand together.
        limit: at most so many items and so many reports.

    Returns:
        Items as lines; reports with the sentence in which most of the words stand.
    """
    found = record.find(words, limit)
    sources = Sources(record)
    near = {i.id: i for i in found.items}
    lines = Lines(near, sources)
    items = tuple(_matching(lines.conflict(i) if i.type == "conflict" else lines.line(i), words) for i in found.items)
    reports = tuple(_found(record, report, words, sources) for report in found.reports)
    sections = (
        Section("items", "Facts", (Group("", items),) if items else ()),
        Section("reports", "Reports", (Group("", reports),) if reports else ()),
    )
    return Answer(words, (), sections, sources.listed())


def _whole(record: Record, id: str) -> str:
    """People type the beginning of an id."""
    if record.store.item(id) is not None:
        return id
    near = record.store.ids_like(id, 6)
    if len(near) == 1:
        return near[0]
    if near:
        raise NotInRecord(f"Several ids begin with {id}: {', '.join(near)}. Give more of it.")
    raise NotInRecord(f"The record holds no item {id}. Look for it by its words: bilateral find WORDS")


def _linked(record: Record, item: Item) -> dict[str, Item]:
    """The items that this one names, and those that name it."""
    if item.type == "report":
        return {i.id: i for i in record.store.items(ids=sorted(record.store.items_from(item.id)))}
    wanted = set(_ids(item))
    reports = {e.report for e in item.evidence}
    for other in record.store.items(ids=sorted(set().union(*(record.store.items_from(r) for r in reports)))):
        if item.id in _ids(other):
            wanted.add(other.id)
    return {i.id: i for i in record.store.items(ids=sorted(wanted - {item.id}))}


def _ids(item: Item) -> Iterator[str]:
    fields = item.fields
    yield from (fields[name] for name in ("part_of", "event", "about", "taken_up_by") if fields.get(name))
    yield from fields.get("outcomes") or ()
    yield from fields.get("kept_by") or ()
    yield from (p["id"] for p in fields.get("participants") or () if p.get("id"))
    yield from (r["event"] for r in fields.get("rounds") or () if r.get("event"))


def _fact(name: str, value: Any) -> str:
    """A field for people; those that the line itself tells, or that are long, are left to it."""
    if value in (None, [], "") or name in _HIDDEN:
        return ""
    if name in _DATES:
        return say(value)
    if name in ("parties", "by"):
        return phrases.countries(value)
    if name == "place" and isinstance(value, Mapping):
        country = phrases.countries([value["country"]]) if value.get("country") else ""
        return ", ".join(dict.fromkeys(part for part in (value.get("name"), country) if part))
    if isinstance(value, list):
        return ", ".join(phrases.words(str(part)) for part in value)
    return phrases.words(str(value)) if name in ("kind", "status", "mode", "level", "form", "stance") else str(value)


def _from_here(lines: Lines, item: Item, report: str) -> Line:
    """An item as this one report tells it."""
    here = tuple(e for e in item.evidence if e.report == report)
    return lines.line(Item(item.type, item.id, item.fields, here, 1, 1, item.confidence, item.review))


def _matching(line: Line, words: str) -> Line:
    """With the quotes in which the words stand, where there are such."""
    hits = tuple(c for c in line.citations if highlights(f"{c.before}{c.quote}{c.after}", words))
    return replace(line, citations=hits or line.citations)


def _found(record: Record, report: Report, words: str, sources: Sources) -> Line:
    number = sources.number(report.id)
    reading = record.store.reading(report.id)
    cited = _best_sentence(reading, words, number) if reading else ()
    title = report.title or headline(reading) or report.file
    return Line(report.id, "report", say(report.published), title, "", (report.outlet or "",), (number,), cited)


def _best_sentence(reading: Reading, words: str, number: int) -> tuple[Citation, ...]:
    text = reading.report.text
    best: tuple[int, Evidence, int, int, str] | None = None
    for passage in reading.passages:
        sentence = text[passage.start : passage.end]
        marks = highlights(sentence, words)
        if marks and (best is None or len(marks) > best[0]):
            start, end = passage.start + marks[0][0], passage.start + marks[-1][1]
            piece = Evidence(reading.report.id, start, end, text[start:end])
            best = (len(marks), piece, passage.start, passage.end, passage.language)
    if best is None:
        return ()
    _, piece, first, last, language = best
    before, after = text[first : piece.start], text[piece.end : last]
    return (Citation(number, before[-_LONGEST:], piece.quote, after[:_LONGEST], language, piece.start, piece.end),)
