"""What tests of several folders share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import sample
from bilateral.recognise import taggers
from bilateral.record import Record


@pytest.fixture(autouse=True)
def no_taggers(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the tests read is the same on every machine, whichever taggers are installed there."""
    monkeypatch.setattr(taggers, "WANTED", set())


@pytest.fixture
def record_file(tmp_path: Path) -> Path:
    """The path of a small record made by hand (see sample.py), closed."""
    path = tmp_path / "record.db"
    sample.make_record(path).close()
    return path


@pytest.fixture
def record(record_file: Path) -> Iterator[Record]:
    """The small record made by hand, open."""
    with Record.open(record_file) as opened:
        yield opened
