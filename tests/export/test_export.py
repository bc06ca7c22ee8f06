"""Exports: RECORD.md's form, and the same bytes whatever the order."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sample
from bilateral.errors import SettingsError
from bilateral.export import FORMATS, export_record
from bilateral.export.jsonl import FIELDS
from bilateral.model import Item
from bilateral.model.item import TYPES
from bilateral.record import Record

COMMON = {"type", "id", "evidence", "reports", "independent_reports", "confidence", "review"}


def test_json_lines_are_as_the_record_has_them(record: Record) -> None:
    """Every item is one line with every field of its type; lines come by type and id; evidence is exact."""
    lines = [json.loads(line) for line in export_record(record)]
    assert {line["type"] for line in lines} == set(TYPES) - {"organisation"}
    for line in lines:
        assert set(line) == COMMON | set(FIELDS[line["type"]])
        assert line["evidence"] or line["type"] == "report"
        for piece in line["evidence"]:
            assert record.report(piece["report"]).text[piece["start"] : piece["end"]] == piece["quote"]
    keys = [(TYPES.index(line["type"]), line["id"]) for line in lines]
    assert keys == sorted(keys)


def test_what_is_not_known_is_null_and_lists_are_empty(tmp_path: Path) -> None:
    """A field that the record does not have is written, as null or as an empty list; others follow by name."""
    read = sample.readings()
    with Record.open(tmp_path / "r.db", create=True) as record:
        record.store.put_reading(read["talks.txt"], "")
        piece = sample.evidence(read, "talks.txt", "widen")
        record.store.replace_items([Item("commitment", "c", {"zeta": 1, "by": ["VNM"], "alpha": 2}, (piece,), 1, 1)])
        (line,) = map(json.loads, export_record(record))
    assert (line["by"], line["what"], line["areas"], line["history"]) == (["VNM"], None, [], [])
    assert list(line)[-7:-5] == ["alpha", "zeta"]


@settings(max_examples=15, deadline=None)
@given(st.permutations(list(sample.readings())), st.randoms())
def test_order_of_reading_and_of_items_does_not_matter(files: list[str], random: object) -> None:
    """Readings and items that come in any order give the same bytes, in every format."""
    read = sample.readings()
    items = sample.items(read)
    with tempfile.TemporaryDirectory() as folder:
        outputs = []
        for number, order in enumerate((sorted(read), files)):
            with Record.open(Path(folder) / f"{number}.db", create=True) as record:
                for file in order:
                    record.store.put_reading(read[file], "")
                if number:
                    random.shuffle(items)  # type: ignore[attr-defined]
                record.store.replace_items(items)
                outputs.append(["".join(export_record(record, form)) for form in FORMATS])
    assert outputs[0] == outputs[1]


def test_the_table_of_events_is_for_spreadsheets(record: Record) -> None:
    """A row an event, by date; a cell that a spreadsheet would run as a formula is plain text."""
    event = record.item("e-talks")
    evil = replace(
        event, id="e-evil", fields={**event.fields, "place": {"name": "=1+1", "country": "VNM"}, "date": None}
    )
    record.store.replace_items([*record.items(), evil])
    rows = list(csv.DictReader(io.StringIO("".join(export_record(record, "csv")))))
    assert [row["id"] for row in rows] == ["e-visit", "e-signing", "e-talks", "e-next", "e-fifth", "e-evil"]
    assert rows[-1]["place"] == "'=1+1"
    assert rows[2]["participants"].startswith("Trần Quốc Hùng (Minister of National Defence, VNM, host); Daniyar")
    assert rows[2]["source"].startswith("reports/")


def test_an_unknown_format_is_refused(record: Record) -> None:
    """The message names the formats that there are."""
    with pytest.raises(SettingsError, match="jsonl, csv"):
        export_record(record, "xml")
