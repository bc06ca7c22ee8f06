"""The stages in order: one bad report stops nothing, and order changes nothing."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from bilateral import pipeline
from bilateral.errors import EvidenceError, SettingsError
from bilateral.export import export_record
from bilateral.model import Reading, Report
from bilateral.pipeline import Summary, read_reports
from bilateral.record import Record
from bilateral.settings import Settings

REPORTS = {
    "a.txt": "Ministers meet in Hanoi\n\nPublished: 15 March 2023\n\n"
    "Vietnamese Foreign Minister Lê Văn Bình held talks with his Kazakh counterpart Erlan Saparov in Hanoi on "
    "Wednesday. The two sides agreed to increase trade.\n",
    "b.txt": "Call\n\nPublished: 20 May 2023\n\n"
    "Foreign Minister of Kazakhstan Erlan Saparov spoke by telephone with Vietnamese Foreign Minister Le Van Binh on "
    "Friday.\n",
    "c.txt": "Visit planned\n\nPublished: 1 June 2023\n\n"
    "Kazakh President Marat Iskakov is expected to visit Vietnam in August, the Vietnamese Foreign Ministry said.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three reports."""
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, text in REPORTS.items():
        (reports / name).write_text(text, "utf-8")
    return reports


def read(record: Path, paths: Iterable[Path], settings: Settings | None = None) -> Summary:
    """Read paths into a record file."""
    with Record.open(record, create=True) as opened:
        return read_reports([str(path) for path in paths], opened, settings)


def exported(record: Path) -> str:
    """The record's export."""
    with Record.open(record) as opened:
        return "".join(export_record(opened))


def test_reading_the_same_reports_again_changes_nothing(folder: Path, tmp_path: Path) -> None:
    """The second run knows all of them, alters no item, and leaves the file's bytes as they were."""
    record = tmp_path / "r.db"
    first = read(record, [folder])
    assert (first.read, first.unchanged, first.unread) == (3, 0, ())
    assert first.languages == {"en": 3}
    assert first.change.added["report"] == 3
    before = record.read_bytes()
    second = read(record, [folder])
    assert (second.read, second.unchanged) == (0, 3)
    assert second.change.empty
    assert record.read_bytes() == before


def test_order_and_batches_do_not_matter(folder: Path, tmp_path: Path) -> None:
    """All at once, one by one, in any order: the same export, byte for byte."""
    read(tmp_path / "all.db", [folder])
    whole = exported(tmp_path / "all.db")
    for number in range(3):
        paths = sorted(folder.iterdir())
        random.Random(number).shuffle(paths)
        read(tmp_path / f"batch{number}.db", paths)
        for path in paths:
            read(tmp_path / f"single{number}.db", [path])
        assert exported(tmp_path / f"batch{number}.db") == whole
        assert exported(tmp_path / f"single{number}.db") == whole


def test_two_copies_of_a_report_are_one_whatever_their_order(folder: Path, tmp_path: Path) -> None:
    """The same text under the same name in two folders is one report, and both orders name the same source."""
    other = tmp_path / "copies"
    other.mkdir()
    (other / "a.txt").write_text(REPORTS["a.txt"], "utf-8")
    for name, paths in (("1.db", [folder, other]), ("2.db", [other, folder])):
        assert read(tmp_path / name, paths).unchanged == 1
    assert exported(tmp_path / "1.db") == exported(tmp_path / "2.db")


def test_the_better_described_copy_wins_whatever_their_order(tmp_path: Path) -> None:
    """The same text once with and once without its date is read with the date."""
    text = "The foreign ministers of Vietnam and Kazakhstan held talks in Hanoi on Wednesday."
    lines = [{"text": text, "url": "https://example.org/1", "published": p} for p in (None, "2023-03-15")]
    for name, order in (("1", lines), ("2", lines[::-1])):
        feed = tmp_path / name / "feed.jsonl"
        feed.parent.mkdir()
        feed.write_text("\n".join(map(json.dumps, order)), "utf-8")
        read(tmp_path / f"{name}.db", [feed])
        with Record.open(tmp_path / f"{name}.db") as record:
            (report,) = record.items("report")
            assert report.fields["published"] == "2023-03-15"


@pytest.mark.parametrize("error", [EvidenceError("off by one"), RecursionError("too deep"), ValueError("odd")])
def test_one_bad_report_stops_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """A report that a stage cannot stand is listed with its reason; the others are read; nothing of it is stored."""
    whole = pipeline.read_one

    def fails(report: Report) -> Reading:
        if report.file == "b.txt":
            raise error
        return whole(report)

    monkeypatch.setattr(pipeline, "read_one", fails)
    record = tmp_path / "r.db"
    summary = read(record, [folder])
    assert summary.read == 2
    assert [(u.reason, Path(u.source).name) for u in summary.unread] == [("broken", "b.txt")]
    assert str(error) in summary.unread[0].detail
    monkeypatch.undo()
    again = read(record, [folder])
    assert (again.read, again.unchanged, again.unread) == (1, 2, ())
    with Record.open(record) as opened:
        assert opened.unread() == []
    read(tmp_path / "clean.db", [folder])
    assert exported(record) == exported(tmp_path / "clean.db")


def test_a_run_broken_off_before_reconciling_is_made_good(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readings that were stored when the power failed become items at the next run, without being read again."""
    record = tmp_path / "r.db"

    def power_fails(store: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "reconcile", power_fails)
    with pytest.raises(KeyboardInterrupt):
        read(record, [folder])
    monkeypatch.undo()
    summary = read(record, [folder])
    assert (summary.read, summary.unchanged) == (0, 3)
    assert summary.change.added["report"] == 3


def test_again_reads_anew_and_changes_nothing_where_the_readers_are_the_same(folder: Path, tmp_path: Path) -> None:
    """`--again` is for an upgrade; without one it gives the same record."""
    record = tmp_path / "r.db"
    read(record, [folder])
    before = exported(record)
    summary = read(record, [folder], Settings(again=True))
    assert (summary.read, summary.unchanged) == (3, 0)
    assert summary.change.empty
    assert exported(record) == before


def test_what_the_files_do_not_say_is_given_by_the_settings(tmp_path: Path) -> None:
    """Date and outlet of a bare text come from the caller; a date that is none is refused before anything is read."""
    path = tmp_path / "bare.txt"
    path.write_text("The ministers of Vietnam and Kazakhstan held talks in Hanoi.", "utf-8")
    read(tmp_path / "r.db", [path], Settings(published="2023-03-15", outlet="Steppe Wire"))
    with Record.open(tmp_path / "r.db") as record:
        (report,) = record.items("report")
    assert (report.fields["published"], report.fields["outlet"]) == ("2023-03-15", "Steppe Wire")
    with pytest.raises(SettingsError, match="2023-03-15"):
        Settings(published="yesterday")


def test_a_report_in_a_language_without_patterns_is_listed(tmp_path: Path) -> None:
    """What no pack can read is said to be unread, not read as empty."""
    path = tmp_path / "x.txt"
    path.write_text(
        "Wizyta ministra spraw zagranicznych odbyła się w środę i była bardzo owocna dla obu stron.", "utf-8"
    )
    (unread,) = read(tmp_path / "r.db", [path]).unread
    assert unread.reason == "unknown_language"
    assert "English" in unread.detail


def test_progress_is_told_once_an_input(folder: Path, tmp_path: Path) -> None:
    """A progress bar moves with every input, read or not."""
    (folder / "d.txt").write_text(" \n")
    seen: list[str] = []
    with Record.open(tmp_path / "r.db", create=True) as record:
        read_reports([folder], record, progress=seen.append)
    assert sorted(Path(source).name for source in seen) == ["a.txt", "b.txt", "c.txt", "d.txt"]
