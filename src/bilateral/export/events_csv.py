"""CSV: a table of the events, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from bilateral.model import Item
from bilateral.record import Record

COLUMNS = (
    "id", "date", "kind", "status", "mode", "level", "parties", "place", "country", "participants", "areas", "part_of",
    "reports", "independent_reports", "confidence", "quote", "source",
)  # fmt: skip


def lines(record: Record) -> Iterator[str]:
    """The events, one a row, by date; those without one come last.

    Args:
        record: an open record.

    Yields:
        A heading and the rows, each with its line end.
    """
    sources = {report.id: report.fields.get("source") for report in record.items("report")}
    yield _row(COLUMNS)
    for event in sorted(record.items("event"), key=_when):
        row = _cells(event)
        first = event.evidence[0] if event.evidence else None
        row |= {"quote": first.quote if first else "", "source": sources.get(first.report) if first else ""}
        yield _row([_safe(row.get(column)) for column in COLUMNS])


def _when(event: Item) -> tuple[bool, str, str]:
    date = event.fields.get("date")
    return date is None, date or "", event.id


def _cells(event: Item) -> dict[str, Any]:
    fields = event.fields
    place = fields.get("place") or {}
    people = [
        "{} ({})".format(p.get("name"), ", ".join(x for x in (p.get("office"), p.get("party"), p.get("role")) if x))
        for p in fields.get("participants") or ()
    ]
    return {
        **{name: fields.get(name) for name in ("date", "kind", "status", "mode", "level", "part_of")},
        "id": event.id, "place": place.get("name"), "country": place.get("country"),
        "parties": " ".join(fields.get("parties") or ()), "areas": " ".join(fields.get("areas") or ()),
        "participants": "; ".join(people).replace(" ()", ""), "reports": event.reports,
        "independent_reports": event.independent_reports, "confidence": round(event.confidence, 2),
    }  # fmt: skip


def _safe(value: Any) -> str:
    """Cells come from strangers' texts: what a spreadsheet would take for a formula is made plain text."""
    text = "" if value is None else str(value)
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _row(cells: Any) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
