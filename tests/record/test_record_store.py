"""The store: what goes in comes out equal, whole or not at all, and one file stays behind."""

from __future__ import annotations

import random
import sqlite3
import string
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sample
from bilateral.errors import NotInRecord, RecordError
from bilateral.model import Actor, Block, Evidence, Frame, Item, Office, Page, Passage, Reading, Report, Unread
from bilateral.record import Record, SqliteStore
from bilateral.record.schema import VERSION

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NAME = TEXT.filter(bool)
MAYBE = st.none() | NAME
SOME = st.lists(st.sampled_from(["VNM", "RUS", "KAZ", "ASEAN"]), max_size=3, unique=True).map(tuple)
NUMBER = st.integers(0, 10_000)
OFFICES = st.builds(Office, TEXT, MAYBE, MAYBE, MAYBE)
ACTORS = st.builds(
    Actor, TEXT, TEXT, TEXT, NUMBER, NUMBER, MAYBE, st.lists(OFFICES, max_size=2).map(tuple), MAYBE, MAYBE
)
FRAMES = st.builds(
    Frame, NAME, NAME, NUMBER, NUMBER, NAME, kind=MAYBE, status=MAYBE, date=MAYBE, place=MAYBE, parties=SOME,
    actors=st.lists(ACTORS, max_size=2).map(tuple), areas=SOME, what=MAYBE, round=st.none() | NUMBER, within=MAYBE,
    confidence=st.floats(0.01, 1), language=st.sampled_from(["en", "vi", "und"]),
)  # fmt: skip
REPORTS = st.builds(Report, st.just("r-1"), TEXT, TEXT, TEXT, MAYBE, MAYBE, MAYBE, MAYBE, st.sampled_from(["en", "zh"]))
PAGES = st.builds(
    Page, st.lists(st.builds(Block, NUMBER, NUMBER, TEXT), max_size=3).map(tuple), MAYBE, MAYBE, MAYBE,
    st.none() | st.tuples(NUMBER, NUMBER),
)  # fmt: skip
PASSAGES = st.builds(Passage, NUMBER, NUMBER, NUMBER, TEXT, TEXT, st.booleans(), NUMBER)
READINGS = st.builds(
    Reading, REPORTS, PAGES, st.lists(PASSAGES, max_size=3).map(tuple), st.lists(FRAMES, max_size=3).map(tuple)
)
FIELDS = st.dictionaries(
    st.text(string.ascii_lowercase, max_size=9).map("x_".__add__),
    st.none() | TEXT | NUMBER | st.lists(TEXT, max_size=2) | st.dictionaries(TEXT, TEXT, max_size=2),
    max_size=4,
)
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def store_with_reports(folder: str | Path) -> SqliteStore:
    """A store that holds the invented reports and no items."""
    store = SqliteStore(Path(folder) / "r.db", create=True)
    for reading in sample.readings().values():
        store.put_reading(reading, "")
    return store


@QUICK
@given(READINGS, READINGS)
def test_a_reading_comes_back_equal_and_a_second_one_takes_its_place(first: Reading, second: Reading) -> None:
    """Nothing of a reading is lost or changed on its way through the file, whatever characters it holds."""
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "r.db", create=True)
        store.put_reading(first, "")
        assert store.reading("r-1") == first
        store.put_reading(second, "")
        assert list(store.readings()) == [second]
        assert list(store.frames()) == list(second.frames)
        assert store.report("r-1") == second.report
        store.close()


@QUICK
@given(FIELDS, st.integers(0, 9), st.sampled_from(["event", "person", "position"]))
def test_an_item_comes_back_equal(fields: dict[str, object], reports: int, kind: str) -> None:
    """Nothing of an item is lost or changed on its way through the file."""
    with tempfile.TemporaryDirectory() as folder:
        store = store_with_reports(folder)
        piece = sample.evidence(sample.readings(), "talks.txt", "widen the training")
        item = Item(kind, "i-1", fields, (piece,), reports, reports, 0.5)
        store.replace_items([item])
        assert store.item("i-1") == item
        assert list(store.items(kind)) == [item]
        store.close()


def test_only_what_differs_is_counted_and_the_same_items_change_nothing(record: Record) -> None:
    """The summary of a run rests on this: added, altered and removed are exact, and a second run reports none."""
    items = list(record.items())
    assert record.store.replace_items(items).empty
    by_id = {i.id: i for i in items}
    talks = replace(by_id["e-talks"], fields={**by_id["e-talks"].fields, "status": "planned"})
    new = replace(by_id["s-thanks"], id="s-new")
    del by_id["s-thanks"]
    change = record.store.replace_items([*(by_id | {"e-talks": talks}).values(), new])
    assert (change.added, change.altered, change.removed) == ({"position": 1}, {"event": 1}, {"position": 1})
    assert record.item("e-talks").fields["status"] == "planned"
    assert record.find("thank").items == (record.item("s-new"),)


def test_replacing_is_whole_or_not_at_all(record: Record) -> None:
    """An item whose evidence names a report that is not there is refused, and the record stays as it was."""
    before = list(record.items())
    stray = Item("event", "e-stray", {}, (Evidence("r-nowhere", 0, 1, "x"),))
    with pytest.raises(RecordError, match="nothing was changed"):
        record.store.replace_items([stray])
    with pytest.raises(RecordError, match="Two items have the id"):
        record.store.replace_items([before[0], before[0]])
    assert list(record.items()) == before


def test_the_items_are_stale_from_a_new_reading_until_they_are_replaced(tmp_path: Path) -> None:
    """A run that was broken off between reading and reconciling is made good by the next one."""
    store = store_with_reports(tmp_path)
    assert store.stale()
    store.close()
    store = SqliteStore(tmp_path / "r.db")
    assert store.stale()
    store.replace_items([])
    assert not store.stale()
    store.close()


def test_one_file_stays_behind_and_looking_at_it_changes_nothing(record_file: Path) -> None:
    """A record can be copied as one file; queries leave it untouched, byte for byte."""
    before = record_file.read_bytes()
    with Record.open(record_file) as record:
        list(record.items())
        record.find("training")
        record.verify()
    assert record_file.read_bytes() == before
    assert [p.name for p in record_file.parent.iterdir()] == [record_file.name]


def test_a_record_that_may_not_be_written_can_be_read(record_file: Path) -> None:
    """An auditor gets a copy on a read-only medium."""
    record_file.chmod(0o444)
    with Record.open(record_file) as record:
        assert record.verify() == []


def test_others_may_read_while_a_report_is_written(record_file: Path) -> None:
    """One who asks is not shut out while another reads reports in."""
    with Record.open(record_file) as writer, Record.open(record_file) as reader:
        writer.store.put_unread(Unread("a.txt", "empty", "Nothing in it."))
        assert [u.source for u in reader.unread()] == ["a.txt"]
    assert [p.name for p in record_file.parent.iterdir()] == [record_file.name]


def test_what_was_unread_is_forgotten_once_it_is_read(tmp_path: Path) -> None:
    """A file that was empty yesterday and is read today is no longer listed."""
    store = store_with_reports(tmp_path)
    reading = sample.readings()["talks.txt"]
    store.put_unread(Unread(reading.report.source, "empty", "Nothing in it."))
    store.put_reading(reading, "")
    assert store.unread() == []
    store.close()


def test_a_missing_record_is_made_only_when_asked_for(tmp_path: Path) -> None:
    """A misspelt name in a query does not make an empty record."""
    with pytest.raises(RecordError, match="There is no record"):
        Record.open(tmp_path / "none.db")
    assert not list(tmp_path.iterdir())
    Record.open(tmp_path / "new.db", create=True).close()
    with Record.open(tmp_path / "new.db") as record:
        assert list(record.items()) == []


@pytest.mark.parametrize("create", [True, False])
def test_other_files_are_refused_and_left_alone(tmp_path: Path, create: bool) -> None:
    """A text, another program's database, a folder and a newer record: each is told apart, none is written to."""
    text, other, newer = tmp_path / "notes.txt", tmp_path / "other.db", tmp_path / "newer.db"
    text.write_text("Some notes, longer than a file's head.")
    for path in (other, newer):
        with sqlite3.connect(path) as db:
            db.execute("CREATE TABLE t (x)")
        db.close()
    Record.open(tmp_path / "r.db", create=True).close()
    newer.write_bytes((tmp_path / "r.db").read_bytes())
    with sqlite3.connect(newer) as db:
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.close()
    for path, problem in ((text, "is not a record"), (other, "not a record"), (tmp_path, "folder"), (newer, "newer")):
        before = path.read_bytes() if path.is_file() else b""
        with pytest.raises(RecordError, match=problem):
            Record.open(path, create=create)
        assert not path.is_file() or path.read_bytes() == before


def test_a_damaged_record_says_so(record_file: Path) -> None:
    """A file cut in the middle ends in a message, not in a traceback of the database."""
    whole = record_file.read_bytes()
    record_file.write_bytes(whole[:4096] + random.Random(1).randbytes(len(whole) - 4096))
    with pytest.raises(RecordError, match="damaged|cannot be used"), Record.open(record_file) as record:
        list(record.items())


def test_a_closed_record_says_so(record_file: Path) -> None:
    """Items asked for after the record was closed end in a message that says so, and not in talk of damage."""
    with Record.open(record_file) as record:
        items = record.items()
        next(items)
    with pytest.raises(RecordError, match="closed"):
        record.item("e-talks")
    del items


def test_missing_items_and_reports_are_named(record: Record) -> None:
    """What is asked for and not there says how to look for it."""
    for ask in (record.item, record.report):
        with pytest.raises(NotInRecord, match="bilateral find"):
            ask("nothing")


def test_parties_are_found_by_code_and_by_name(record: Record) -> None:
    """A country is known by its code and its names; a misspelt one is answered with a suggestion."""
    assert {record.party(name) for name in ("VNM", "Vietnam", "Việt Nam")} == {"VNM"}
    with pytest.raises(NotInRecord, match=r"Did you mean Kazakhstan \(KAZ\)"):
        record.party("Kazakstaan")
    with pytest.raises(NotInRecord, match="English name"):
        record.party("Qqqqq")


def test_search_sees_through_accents_case_and_unspaced_scripts(record: Record) -> None:
    """Words are found as people type them: without accents, in the middle of Chinese, as phrases, in longer forms."""

    def files(words: str) -> set[str]:
        return {report.file for report in record.find(words).reports}

    assert files("dao tao") == files("ĐÀO TẠO") == files("đào tạo") == {"hoi-dam.txt"}
    assert files("军官") == files("防长 河内") == {"huitan.txt"}
    assert files("官军") == set()
    assert files("وزير") == {"liqa.txt"}
    assert files('"twelve cadets"') == {"talks.txt", "kept.txt"}
    assert files('"cadets twelve"') == set()
    assert files("delegat astana") == {"undated.txt"}
    assert files("Steppe Wire cadets") == {"talks.txt", "kept.txt"}
    assert {i.id for i in record.find("军官").items} == {"c-training"}
    for words in ("", "...", '"', "AND OR NOT", "a*b (c) -d ^e :f"):
        record.find(words)


def test_the_index_follows_a_report_that_is_read_again(tmp_path: Path) -> None:
    """After a second reading with another title, the old title's words find nothing."""
    store = store_with_reports(tmp_path)
    reading = sample.readings()["kept.txt"]
    for title in ("Brown foxes", "Grey wolves"):
        store.put_reading(replace(reading, report=replace(reading.report, title=title)), "")
    assert store.search("foxes", 5) == ([], [])
    assert store.search("wolves cadets", 5) == ([], [reading.report.id])
    store.close()
