"""The record of reports that a test writes itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bilateral.export import export_record
from bilateral.pipeline import read_reports
from bilateral.record import Record


@contextmanager
def record_of(tmp_path: Path, **texts: str) -> Iterator[Record]:
    """The record of some reports, each a file of that name."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    with Record.open(tmp_path / "r.db", create=True) as record:
        read_reports([str(folder)], record)
        yield record


def items(tmp_path: Path, kind: str, **texts: str) -> list[dict[str, Any]]:
    """Items of one type in the record of some reports, each a file of that name."""
    with record_of(tmp_path, **texts) as record:
        found = [json.loads(line) for line in export_record(record)]
    return [x for x in found if x["type"] == kind]
