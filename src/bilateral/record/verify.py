"""The proof of a whole record: every quote against its text, every reference against what it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bilateral.model import Item
from bilateral.record.interface import Store

_OUTCOMES = frozenset({"event", "agreement", "commitment", "mechanism", "position", "relationship"})
# Which field of which type names an item of which types. `*` steps into a list.
_REFERENCES: tuple[tuple[str, tuple[str, ...], frozenset[str]], ...] = (
    ("event", ("part_of",), frozenset({"event"})),
    ("event", ("outcomes", "*"), _OUTCOMES),
    ("event", ("participants", "*", "id"), frozenset({"person", "organisation"})),
    ("agreement", ("event",), frozenset({"event"})),
    ("agreement", ("signatories", "*", "id"), frozenset({"person", "organisation"})),
    ("commitment", ("event",), frozenset({"event"})),
    ("event", ("taken_up_by",), frozenset({"event"})),
    ("commitment", ("kept_by", "*"), frozenset({"event", "agreement", "mechanism"})),
    ("commitment", ("history", "*", "report"), frozenset({"report"})),
    ("mechanism", ("rounds", "*", "event"), frozenset({"event"})),
    ("position", ("event",), frozenset({"event"})),
    ("report", ("reprints", "*", "report"), frozenset({"report"})),
    ("conflict", ("values", "*", "reports", "*"), frozenset({"report"})),
    ("conflict", ("misread",), frozenset({"event", "agreement", "commitment"})),
    ("conflict", ("holders", "*"), frozenset({"person"})),
)
_ANY = _OUTCOMES | {"person", "organisation"}


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something in a record that is not as it must be.

    Attributes:
        item: id of the item at fault.
        field: where in it.
        problem: what is wrong, for people.
    """

    item: str
    field: str
    problem: str


def verify(store: Store) -> list[Fault]:
    """Prove a record.

    Args:
        store: the record's store.

    Returns:
        What is wrong, in a stable order; empty where everything holds.
    """
    types = {item.id: item.type for item in store.items()}
    faults = list(_quotes(store))
    within: dict[str, str] = {}
    for item in store.items():
        faults += _item(item, types)
        if item.type == "event" and item.fields.get("part_of"):
            within[item.id] = item.fields["part_of"]
    faults += _circles(within)
    return sorted(faults)


def _quotes(store: Store) -> Iterator[Fault]:
    """Evidence comes ordered by report, so one text is in memory at a time."""
    report, text = "", ""
    for item, piece in store.evidence():
        if piece.report != report:
            found = store.report(piece.report)
            report, text = piece.report, found.text if found else ""
            if found is None:
                yield Fault(item, "evidence", f"names the report {report}, which is not in the record")
        if not 0 <= piece.start < piece.end <= len(text) or text[piece.start : piece.end] != piece.quote:
            where = f"{report} {piece.start}–{piece.end}"
            yield Fault(item, "evidence", f"quotes at {where} what does not stand there: “{piece.quote[:80]}”")


def _item(item: Item, types: Mapping[str, str]) -> Iterator[Fault]:
    if not item.evidence and item.type != "report":
        yield Fault(item.id, "evidence", f"this {item.type} has no evidence")
    for kind, path, wanted in _REFERENCES:
        if item.type == kind:
            for value in _values(item.fields, path):
                yield from _named(item, ".".join(p for p in path if p != "*"), value, wanted, types)
    if item.type == "conflict":
        yield from _named(item, "about", item.fields.get("about"), _ANY, types)


def _named(item: Item, field: str, value: Any, wanted: frozenset[str], types: Mapping[str, str]) -> Iterator[Fault]:
    if not isinstance(value, str) or value not in types:
        yield Fault(item.id, field, f"names {value!r}, which is not in the record")
    elif types[value] not in wanted:
        yield Fault(item.id, field, f"names {value}, which is a {types[value]}")


def _values(data: Any, path: tuple[str, ...]) -> Iterator[Any]:
    """What stands at the end of a path; an unknown (null) value names nothing and is no fault."""
    if not path:
        if data is not None:
            yield data
        return
    head, rest = path[0], path[1:]
    if head == "*":
        for part in data or ():
            yield from _values(part, rest)
    elif isinstance(data, Mapping):
        yield from _values(data.get(head), rest)


def _circles(within: Mapping[str, str]) -> Iterator[Fault]:
    for start in within:
        seen, at = {start}, within[start]
        while at in within and at not in seen:
            seen.add(at)
            at = within[at]
        if at == start:
            yield Fault(start, "part_of", "is part of itself")
