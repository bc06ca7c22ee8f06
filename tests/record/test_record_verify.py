"""The proof: an untouched record passes, and every kind of damage is named."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from bilateral.record import Record


def tamper(path: Path, sql: str, *values: object) -> None:
    """Change a record behind its back, as a broken disk or a meddler would."""
    db = sqlite3.connect(path)
    with db:
        db.execute(sql, values)
    db.close()


def change_field(path: Path, item: str, change: Callable[[dict[str, object]], object]) -> None:
    """Change an item's fields behind the record's back."""
    db = sqlite3.connect(path)
    body = json.loads(db.execute("SELECT body FROM items WHERE id = ?", (item,)).fetchone()[0])
    db.close()
    change(body)
    tamper(path, "UPDATE items SET body = ? WHERE id = ?", json.dumps(body), item)


def faults(path: Path) -> set[tuple[str, str]]:
    """Which fields of which items verify finds fault with."""
    with Record.open(path) as record:
        return {(fault.item, fault.field) for fault in record.verify()}


def test_an_untouched_record_holds(record_file: Path) -> None:
    """No false alarms."""
    assert faults(record_file) == set()


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("UPDATE evidence SET quote = quote || '!' WHERE item = 'm-dialogue'", {("m-dialogue", "evidence")}),
        ('UPDATE evidence SET "start" = "start" + 1 WHERE item = \'l-partners\'', {("l-partners", "evidence")}),
        ('UPDATE evidence SET "end" = 99999 WHERE item = \'l-partners\'', {("l-partners", "evidence")}),
        (
            "UPDATE reports SET text = 'x' || text WHERE file = 'undated.txt'",
            {("m-dialogue", "evidence"), ("e-fifth", "evidence")},
        ),
        ("DELETE FROM evidence WHERE item = 's-thanks'", {("s-thanks", "evidence")}),
        ("DELETE FROM items WHERE id = 'p-hung'", {("e-talks", "participants.id"), ("e-next", "participants.id")}),
        ("DELETE FROM items WHERE id = 'e-signing'", {("a-plan", "event"), ("x-day", "about")}),
        ("DELETE FROM items WHERE id = 'c-training'", {("e-talks", "outcomes")}),
        ("DELETE FROM reports WHERE file = 'liqa.txt'", {("e-talks", "evidence")}),
    ],
)  # fmt: skip
def test_damage_is_named(record_file: Path, sql: str, found: set[tuple[str, str]]) -> None:
    """A changed quote, offset or text, missing evidence, and references into nothing are each named where they are."""
    tamper(record_file, sql)
    assert faults(record_file) == found


def test_wrong_references_are_named(record_file: Path) -> None:
    """A reference to a thing of another type, a report that is none, and talks that are part of themselves."""
    change_field(record_file, "e-signing", lambda f: f.update(part_of="p-hung"))
    change_field(record_file, "e-visit", lambda f: f.update(part_of="e-talks"))
    change_field(
        record_file, "c-cadets", lambda f: f.update(history=[{"status": "done", "date": None, "report": "r-0"}])
    )
    change_field(record_file, "x-day", lambda f: f.update(values=[{"value": 1, "reports": ["e-talks"]}]))
    assert faults(record_file) == {
        ("e-signing", "part_of"), ("e-visit", "part_of"), ("e-talks", "part_of"), ("c-cadets", "history.report"),
        ("x-day", "values.reports"),
    }  # fmt: skip
