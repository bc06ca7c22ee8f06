"""JSON Lines: the whole record, one item a line, as RECORD.md has it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bilateral.model import Item
from bilateral.record import Record

# The order of each type's own fields; what a later version adds follows in alphabetical order.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "report": ("source", "file", "outlet", "title", "published", "language", "sha256", "reprints"),
    "person": ("name", "names", "party", "offices"),
    "organisation": ("name", "names", "party", "kind"),
    "event": (
        "kind", "status", "date", "place", "mode", "level", "parties", "participants", "areas", "part_of", "outcomes",
        "plover",
    ),
    "agreement": ("kind", "what", "areas", "parties", "signatories", "status", "date", "period", "event"),
    "commitment": ("by", "what", "areas", "status", "horizon", "said", "event", "history"),
    "mechanism": ("what", "form", "level", "parties", "areas", "status", "rounds"),
    "position": ("speaker", "party", "stance", "what", "areas", "said"),
    "relationship": ("parties", "level", "since"),
    "conflict": ("about", "field", "values", "chosen", "why"),
}  # fmt: skip

_LISTS = frozenset({
    "names", "offices", "reprints", "parties", "participants", "areas", "outcomes", "signatories", "by", "history",
    "rounds", "values",
})  # fmt: skip


def ordered(item: Item) -> dict[str, Any]:
    """An item as RECORD.md has it, every field there, in one fixed order.

    Args:
        item: any item.

    Returns:
        Plain JSON data; a field whose value is not known is None, a list empty.
    """
    known = FIELDS.get(item.type, ())
    own = {name: item.fields.get(name, [] if name in _LISTS else None) for name in known}
    own.update((name, item.fields[name]) for name in sorted(item.fields.keys() - set(known)))
    line = item.to_json()
    rest = {name: line[name] for name in ("evidence", "reports", "independent_reports", "confidence", "review")}
    return {"type": item.type, "id": item.id, **own, **rest}


def lines(record: Record) -> Iterator[str]:
    """The record's lines, by type and id.

    Args:
        record: an open record.

    Yields:
        One JSON object a line.
    """
    for item in record.items():
        yield json.dumps(ordered(item), ensure_ascii=False) + "\n"
