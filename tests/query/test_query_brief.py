"""The brief: complete, in order, every line with its sources and words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import sample
from bilateral.errors import NotInRecord, SettingsError
from bilateral.model import Item
from bilateral.model.vocabulary import AGREEMENT_STATUSES, COMMITMENT_STATUSES
from bilateral.query import Brief, Line, brief, find, show, timeline
from bilateral.query.briefing import _AGREEMENTS, _PROMISES
from bilateral.record import Record


def lines(told: Brief) -> Iterator[Line]:
    """Every line of a brief, the nested ones included."""

    def walk(line: Line) -> Iterator[Line]:
        yield line
        for child in line.children:
            yield from walk(child)

    for line in told.level:
        yield from walk(line)
    for section in told.sections:
        for group in section.groups:
            for line in group.lines:
                yield from walk(line)


def shown(told: Brief, key: str) -> list[tuple[str, list[str]]]:
    """A section's groups with their outermost items."""
    section = next(s for s in told.sections if s.key == key)
    return [(group.title, [line.item for line in group.lines]) for group in section.groups]


def test_the_whole_relationship_is_told_in_order(record: Record) -> None:
    """Every part of the brief holds what it should, grouped and ordered; talks stand within the visit."""
    told = brief(record, "Việt Nam", "Kazakhstan")
    assert told.title == "Vietnam and Kazakhstan"
    assert told.level[0].text == "Strategic partnership since 2013"
    assert shown(told, "events") == [("2023", ["e-visit"]), ("Year unknown", ["e-fifth"])]
    visit = told.sections[0].groups[0].lines[0]
    assert [c.item for c in visit.children] == ["e-talks"]
    assert [c.item for c in visit.children[0].children] == ["e-signing"]
    assert shown(told, "agreements") == [("Signed", ["a-plan"])]
    assert shown(told, "promises") == [("Agreed", ["c-training"]), ("Done", ["c-cadets"])]
    assert shown(told, "mechanisms") == [("", ["m-dialogue"])]
    assert shown(told, "people") == [("Vietnam", ["p-hung"]), ("Kazakhstan", ["p-abenov"])]
    assert shown(told, "planned") == [("", ["e-next"])]
    assert shown(told, "conflicts") == [("", ["x-day"])]


def test_every_line_has_numbered_sources_and_the_exact_words(record: Record) -> None:
    """No line without a source; each quote stands in its report at its offsets; all languages are quoted."""
    told = brief(record, "VNM", "KAZ")
    by_number = {source.number: source for source in told.sources}
    assert sorted(by_number) == list(range(1, len(by_number) + 1))
    first_seen = []
    for line in lines(told):
        assert line.numbers
        assert line.citations or line.children
        first_seen += [n for n in line.numbers if n not in first_seen]
        for citation in line.citations:
            text = record.report(by_number[citation.number].report).text
            assert text[citation.start : citation.end] == citation.quote
            assert citation.before + citation.quote + citation.after in text
    assert first_seen == sorted(by_number)
    assert {c.language for line in lines(told) for c in line.citations} == {"en", "vi", "zh", "ar"}


def test_a_plan_that_nobody_reports_on_says_so(record: Record) -> None:
    """A planned visit whose day has passed is not silently taken for held."""
    line = next(line for line in lines(brief(record, "VNM", "KAZ")) if line.item == "e-next")
    assert line.status == "planned"
    assert "no report here says whether it took place" in line.notes


def test_an_undated_event_tells_when_it_was_reported(record: Record) -> None:
    """The date of publication is given, called what it is, and never stands where the event's date would."""
    event = record.item("e-talks")
    undated = replace(event, fields={**event.fields, "date": None})
    record.store.replace_items([undated if i.id == event.id else i for i in record.items()])
    line = next(line for line in lines(brief(record, "VNM", "KAZ")) if line.item == "e-talks")
    assert line.date == "date unknown"
    assert "first reported 15 March 2023" in line.notes


def test_a_plan_without_a_year_says_for_when_it_was_announced(record: Record) -> None:
    """Its day stands in no calendar, and is told as the report says it."""
    items = [i if i.id != "e-next" else _announced(i) for i in record.items()]
    record.store.replace_items(items)
    planned = next(s for s in brief(record, "VNM", "KAZ").sections if s.key == "planned").groups[0].lines[0]
    assert planned.date == "date unknown"
    assert "announced for 22 March (year unknown)" in planned.notes


def _announced(item: Item) -> Item:
    return replace(item, fields={**item.fields, "date": None, "announced_for": "XXXX-03-22"})


def test_a_round_without_an_event_does_not_quote_again_what_stands_above_it(record: Record) -> None:
    """It has the mechanism's sources, and the quotes stand there already."""
    unlinked = [{"number": n, "date": None, "event": None} for n in (4, 5)]
    items = [i if i.id != "m-dialogue" else replace(i, fields={**i.fields, "rounds": unlinked}) for i in record.items()]
    record.store.replace_items(items)
    mechanism = next(s for s in brief(record, "VNM", "KAZ").sections if s.key == "mechanisms").groups[0].lines[0]
    assert mechanism.citations
    assert [(c.text, c.numbers, c.citations) for c in mechanism.children] == [
        ("4th round", mechanism.numbers, ()), ("5th round", mechanism.numbers, ()),
    ]  # fmt: skip


def test_a_day_is_told_in_its_course(record: Record) -> None:
    """Talks come before the signing of the same day, whatever their ids."""
    items = [
        replace(i, fields={**i.fields, "part_of": None, "date": "2023-03-15"})
        if i.id in ("e-talks", "e-signing")
        else i
        for i in record.items()
    ]
    record.store.replace_items(items)
    assert shown(brief(record, "VNM", "KAZ"), "events")[0] == ("2023", ["e-visit", "e-talks", "e-signing"])


def test_a_person_of_many_reports_cites_few_of_them(tmp_path: Path) -> None:
    """Somebody named in hundreds of reports does not fill the list of sources."""
    texts = {f"{n}.txt": ("en", "Wire", "2023-03-15", f"Trần Quốc Hùng spoke on topic {n}.") for n in range(30)}
    read = sample.readings(sample.TEXTS | texts)
    with Record.open(tmp_path / "many.db", create=True) as record:
        for reading in read.values():
            record.store.put_reading(reading, "")
        many = tuple(sample.evidence(read, file, "Trần Quốc Hùng spoke") for file in texts)
        items = [replace(i, evidence=i.evidence + many) if i.id == "p-hung" else i for i in sample.items(read)]
        record.store.replace_items(items)
        told = brief(record, "VNM", "KAZ")
        assert len(told.sources) == len(sample.TEXTS)
        assert len(show(record, "p-hung").sections[0].groups[0].lines[0].citations) == 32


def test_a_promise_tells_its_history_and_a_conflict_its_values(record: Record) -> None:
    """Pledged, then done; one date or the other, which was taken, and why."""
    told = {line.item: line for line in lines(brief(record, "VNM", "KAZ"))}
    assert "pledged 15 March 2023 → done 2 September 2024" in told["c-cadets"].notes
    section = next(s for s in brief(record, "VNM", "KAZ").sections if s.key == "conflicts")
    conflict = section.groups[0].lines[0]
    assert [c.text for c in conflict.children] == ["15 March 2023", "16 March 2023"]
    assert conflict.notes == ("taken here: 15 March 2023 (two reports against one)",)


def test_reprints_are_told(record: Record) -> None:
    """A reader sees that five copies are one witness: in the source list and on the line."""
    told = brief(record, "VNM", "KAZ")
    copy = next(source for source in told.sources if source.where == "reports/copy.html")
    assert [share for _, share in copy.copies] == [1.0]
    assert any("2 reports, 1 independent" in line.notes for line in lines(told))


def test_since_until_and_about_narrow_it(record: Record) -> None:
    """Only what falls into the time or area stays, what it stands in stays with it, and unknown dates are counted."""
    later = brief(record, "VNM", "KAZ", since="2023-04")
    assert shown(later, "events") == []
    assert shown(later, "planned") == [("", ["e-next"])]
    assert later.left_out == 2
    assert later.asked == "since April 2023"
    training = brief(record, "VNM", "KAZ", about="training", until="2023")
    assert shown(training, "events") == [("2023", ["e-visit"])]
    assert shown(training, "agreements") == []
    assert shown(training, "mechanisms") == []
    assert shown(training, "people") == [("Vietnam", ["p-hung"]), ("Kazakhstan", ["p-abenov"])]
    assert training.asked == "about training, until 2023"


def test_wrong_questions_are_answered_with_what_to_do(record: Record) -> None:
    """A date, an area or a country that is none says what may be given instead."""
    with pytest.raises(SettingsError, match="is no date"):
        brief(record, "VNM", "KAZ", since="last year")
    with pytest.raises(SettingsError, match="training"):
        brief(record, "VNM", "KAZ", about="trainning")
    with pytest.raises(NotInRecord):
        brief(record, "VNM", "Nowhere")


def test_two_parties_without_relations_have_an_empty_brief(record: Record) -> None:
    """Nothing is made up where the record holds nothing."""
    told = brief(record, "VNM", "RUS")
    assert list(lines(told)) == []
    assert told.sources == ()


def test_what_a_person_rejected_is_not_told(record: Record) -> None:
    """A rejected item stays in the record, and out of the brief."""
    rejected = [replace(i, review="rejected") if i.id == "c-cadets" else i for i in record.items()]
    record.store.replace_items(rejected)
    assert shown(brief(record, "VNM", "KAZ"), "promises") == [("Agreed", ["c-training"])]


def test_every_status_has_its_place() -> None:
    """A status added to RECORD.md must be given a place in the brief."""
    assert set(_PROMISES) == set(COMMITMENT_STATUSES)
    assert set(_AGREEMENTS) == set(AGREEMENT_STATUSES)


def test_the_timeline_is_of_all_of_one_or_of_two(record: Record) -> None:
    """Without parties it tells everything; with one, what concerns it; planned events are in it, marked so."""
    for parties in ((), ("KAZ",), ("KAZ", "VNM")):
        groups = timeline(record, *parties).sections[0].groups
        assert [(g.title, [x.item for x in g.lines]) for g in groups] == [
            ("2023", ["e-visit", "e-next"]),
            ("Year unknown", ["e-fifth"]),
        ]
    assert timeline(record, "RUS").sections[0].groups == ()


def test_show_gives_all_evidence_and_what_is_linked(record: Record) -> None:
    """An item is shown by the beginning of its id, with every quote, and what names it or is named by it."""
    told = show(record, "e-t")
    item, linked = told.sections
    assert len(item.groups[0].lines[0].citations) == len(record.item("e-talks").evidence)
    assert {line.item for line in linked.groups[0].lines} == {
        "e-visit", "e-signing", "c-training", "c-cadets", "p-hung", "p-abenov",
    }  # fmt: skip
    assert ("place", "Hanoi, Vietnam") in told.facts
    with pytest.raises(NotInRecord, match="Several ids"):
        show(record, "e-")
    with pytest.raises(NotInRecord, match="bilateral find"):
        show(record, "zzz")


def test_show_of_a_report_gives_what_it_says(record: Record) -> None:
    """A report is shown with the items that rest on it, each with this report's words."""
    report = next(i for i in record.items("report") if i.fields["file"] == "kept.txt")
    told = show(record, report.id)
    (line,) = told.sections[0].groups[0].lines
    assert line.item == "c-cadets"
    assert [c.quote for c in line.citations] == ["Twelve cadets from Vietnam began their studies"]


def test_find_gives_facts_and_reports_with_the_sentence(record: Record) -> None:
    """Search without accents finds the Vietnamese sentence and the fact that rests on it."""
    facts, reports = find(record, "dao tao si quan").sections
    assert [line.item for line in facts.groups[0].lines] == ["c-training"]
    assert [c.language for c in facts.groups[0].lines[0].citations] == ["vi"]
    (found,) = reports.groups[0].lines
    assert found.text == "Hai bộ trưởng hội đàm"
    assert found.citations[0].quote == "đào tạo sĩ quan"
