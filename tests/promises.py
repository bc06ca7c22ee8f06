"""What the tests of the promises share: the sample reports, read once, and small ways to read more."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from bilateral.export import export_record
from bilateral.load import load
from bilateral.model import READ_ROLES, Frame, Reading, Report, report_id
from bilateral.pipeline import Summary, read_one, read_reports
from bilateral.record import Record

SAMPLES = Path(__file__).parents[1] / "examples/reports"
Line = dict[str, Any]


@cache
def readings() -> tuple[Reading, ...]:
    """The sample reports, each read alone."""
    return tuple(read_one(found) for found in load([str(SAMPLES)]) if isinstance(found, Report))


@cache
def sentences(language: str) -> tuple[str, ...]:
    """The sentences of the sample reports in one language, without furniture."""
    found = {
        reading.report.text[p.start : p.end]
        for reading in readings()
        for p in reading.passages
        if p.role in READ_ROLES and p.language == language
    }
    return tuple(sorted(found))


def report(text: str, published: str | None = None, file: str = "mixture.txt") -> Report:
    """A report of some text."""
    return Report(report_id(text, file, None), text, file, file, published=published)


def frames(text: str, published: str | None = None) -> tuple[Frame, ...]:
    """What a text says, read alone."""
    return read_one(report(text, published)).frames


def facts(text: str, published: str | None = None) -> list[Frame]:
    """The same without the mere mention of people and organisations."""
    return [f for f in frames(text, published) if f.type not in ("person", "organisation")]


def keep(record: Path, paths: Iterable[str | Path]) -> Summary:
    """Read paths into a record file."""
    with Record.open(record, create=True) as book:
        return read_reports(paths, book)


def exported(record: Path) -> str:
    """The export of a record file."""
    with Record.open(record) as book:
        return "".join(export_record(book))


def lines(export: str) -> list[Line]:
    """The lines of an export."""
    return [json.loads(line) for line in export.splitlines()]


def export_of(texts: dict[str, str]) -> tuple[str, list[Line]]:
    """The export, raw and parsed, of texts by file name."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "reports"
        folder.mkdir()
        for name, text in texts.items():
            (folder / name).write_bytes(text.encode("utf-8"))
        keep(Path(scratch) / "r.db", [folder])
        raw = exported(Path(scratch) / "r.db")
    return raw, lines(raw)


def least_seconds(work: Callable[[], object], tries: int = 3) -> float:
    """Seconds of computing that some work takes at its best: other work on the machine does not count."""
    taken = []
    for _ in range(tries):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)
