"""The command line: what it prints where, and how it ends."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner, Result

from bilateral import Record
from bilateral.cli.main import app
from bilateral.cli.reference import reference

DOCS = Path(__file__).parents[2] / "docs"
REPORT = (
    "Ministers meet in Hanoi\n\nPublished: 15 March 2023\n\nVietnamese Foreign Minister Lê Văn Bình held talks with "
    "his Kazakh counterpart Erlan Saparov in Hanoi on Wednesday.\n"
)


def run(*words: str | Path, stdin: str | None = None) -> Result:
    """Run a command."""
    return CliRunner().invoke(app, [str(word) for word in words], input=stdin)


def test_the_reference_is_what_the_commands_say() -> None:
    """docs/cli.md is written by the program; a changed command needs it written again."""
    written = (DOCS / "cli.md").read_text("utf-8")
    assert written == reference(), "write it again: python -m bilateral.cli.reference > docs/cli.md"


def test_every_command_has_an_example_and_its_exit_codes() -> None:
    """Help is enough to start with."""
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert list(commands) == [
        "read", "brief", "due", "timeline", "show", "find", "review", "export", "verify", "doctor",
        "compare-readers", "model",
    ]  # fmt: skip
    for name, command in commands.items():
        done = run(name, "--help")
        assert done.exit_code == 0
        assert f"Example: bilateral {name}" in command.help
        assert all(p.help for p in command.params)
    assert "Exit codes: 0" in " ".join(run("--help").stdout.split())


def test_read_tells_what_was_read_what_not_and_what_it_gained(tmp_path: Path) -> None:
    """The whole account of a run: counts, a table of reasons, what the record gained; then the same again: nothing."""
    reports, record = tmp_path / "reports", tmp_path / "r.db"
    reports.mkdir()
    (reports / "a.txt").write_text(REPORT, "utf-8")
    (reports / "empty.txt").write_text("", "utf-8")
    done = run("read", reports, "--record", record)
    assert done.exit_code == 0
    assert done.stdout == ""
    told = " ".join(done.stderr.split())
    assert "1 read (1 en), 1 not read" in told
    assert "empty.txt" in told
    assert "in the record new" in told
    again = " ".join(run("read", reports, "--record", record).stderr.split())
    assert "0 read, 1 known already, 1 not read" in again
    assert "is as it was" in again


def test_read_takes_standard_input_and_can_be_quiet(tmp_path: Path) -> None:
    """A report may come through a pipe, with date and outlet given; --quiet says nothing."""
    record = tmp_path / "r.db"
    done = run(
        "read", "-", "--record", record, "--published", "2023-03-15", "--outlet", "Wire", "--quiet", stdin=REPORT
    )
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    with Record.open(record) as book:
        assert [r.fields["outlet"] for r in book.items("report")] == ["Wire"]


def test_read_of_nothing_ends_with_1(tmp_path: Path) -> None:
    """A script can tell that no report was read."""
    (tmp_path / "empty.txt").write_text("", "utf-8")
    assert run("read", tmp_path / "empty.txt", "--record", tmp_path / "r.db").exit_code == 1
    assert run("read", tmp_path / "missing.txt", "--record", tmp_path / "r.db").exit_code == 1


@pytest.mark.parametrize(
    "words",
    [
        ["brief", "VNM", "KAZ", "--format", "pdf"],
        ["brief", "VNM", "Nowhere"],
        ["brief", "VNM", "KAZ", "--since", "lately"],
        ["brief", "VNM", "KAZ", "--about", "nothing"],
        ["brief", "VNM", "KAZ", "--output", "no/such/folder/x.html"],
        ["brief", "VNM"],
        ["due", "VNM", "KAZ", "--on", "soon"],
        ["show", "zzz"],
        ["export", "--format", "xml"],
        ["read", "x.txt", "--published", "yesterday"],
        ["nonsense"],
    ],
)
def test_wrong_use_ends_with_2_and_a_message(record_file: Path, words: list[str]) -> None:
    """No traceback: one sentence that says what to do, on standard error."""
    record = [] if len(words) < 2 else ["--record", str(record_file)]
    done = run(*words, *record)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "Error" in done.stderr or "Usage" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_record_is_not_made_by_asking(tmp_path: Path) -> None:
    """A misspelt record name is told, and leaves no file behind."""
    for words in (["brief", "VNM", "KAZ"], ["timeline"], ["verify"], ["export"], ["find", "x"], ["show", "x"]):
        done = run(*words, "--record", tmp_path / "none.db")
        assert done.exit_code == 2
        assert "There is no record" in " ".join(done.stderr.split())
    assert list(tmp_path.iterdir()) == []


def test_brief_goes_to_standard_output_or_to_a_file(record_file: Path, tmp_path: Path) -> None:
    """Text, HTML and Markdown; a file is written whole, and standard output holds nothing else."""
    assert run("brief", "Vietnam", "KAZ", "-r", record_file).stdout.startswith("Vietnam and Kazakhstan\n")
    assert run("brief", "VNM", "KAZ", "-r", record_file, "-f", "html").stdout.startswith("<!DOCTYPE html>")
    done = run("brief", "VNM", "KAZ", "-r", record_file, "-f", "md", "-o", tmp_path / "b.md")
    assert (done.exit_code, done.stdout) == (0, "")
    assert (tmp_path / "b.md").read_text("utf-8").startswith("# Vietnam and Kazakhstan")
    assert {p.name for p in tmp_path.iterdir()} == {"record.db", "b.md"}


def test_timeline_show_and_find(record_file: Path, tmp_path: Path) -> None:
    """Each prints its lines with sources; find ends with 1 where nothing is found."""
    assert "Meeting in Hanoi" in run("timeline", "-r", record_file).stdout
    assert "Meeting in Hanoi" not in run("timeline", "VNM", "-r", record_file, "--since", "2023-04").stdout
    shown = run("show", "e-sig", "-r", record_file).stdout
    assert "They signed a cooperation plan for 2023-2025" in shown
    assert "Hai bộ trưởng hội đàm" in run("find", "dao", "tao", "-r", record_file).stdout
    assert "kept.txt" in run("find", "twelve cadets", "-r", record_file).stdout
    assert run("find", "xylophone", "-r", record_file).exit_code == 1
    run("show", "e-sig", "-r", record_file, "-o", tmp_path / "s.txt")
    assert (tmp_path / "s.txt").read_text("utf-8") == shown


def test_export_is_the_same_through_a_pipe_and_in_a_file(record_file: Path, tmp_path: Path) -> None:
    """JSON Lines, and nothing else, on standard output."""
    piped = run("export", "-r", record_file, "--output", "-").stdout
    assert len([json.loads(line) for line in piped.splitlines()]) == 22
    run("export", "-r", record_file, "--format", "jsonl", "--output", tmp_path / "e.jsonl")
    assert (tmp_path / "e.jsonl").read_text("utf-8") == piped
    assert run("export", "-r", record_file, "-f", "csv").stdout.startswith("id,date,kind")


def test_verify_ends_with_1_and_the_list_where_anything_fails(record_file: Path) -> None:
    """An auditor's script needs the exit code; an auditor, the list."""
    good = run("verify", "--record", record_file)
    assert (good.exit_code, good.stdout) == (0, "")
    assert "All holds" in good.stderr
    with sqlite3.connect(record_file) as db:
        db.execute("UPDATE evidence SET quote = 'made up' WHERE item = 's-thanks'")
    db.close()
    bad = run("verify", "--record", record_file)
    assert bad.exit_code == 1
    assert "s-thanks" in bad.stdout
    assert "made up" in bad.stdout


def test_doctor_tells_versions_and_packs() -> None:
    """What is installed and which languages work, in one look."""
    done = run("doctor")
    assert done.exit_code == 0
    for word in ("SQLite", "full-text search works", "trafilatura", "English", "Vietnamese"):
        assert word in done.stdout
