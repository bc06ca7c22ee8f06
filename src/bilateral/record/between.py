"""What of a record belongs to the relations between two parties."""

from __future__ import annotations

from collections.abc import Iterable

from bilateral.model import Item
from bilateral.record.interface import Store
from bilateral.record.rows import parties_of

_ONE_SIDED = frozenset({"commitment", "position", "agreement", "mechanism"})


def between(store: Store, a: str, b: str) -> list[Item]:
    """What of a record belongs to the relations between two parties.

    Args:
        store: the record's store.
        a: a party's code.
        b: the other's.

    Returns:
        By type and id: the items that concern both; what one side said or promised within them; the people and
        organisations that take part; the reports they rest on; the conflicts about any of these.
    """
    of_a, of_b = store.items_of(a), store.items_of(b)
    core = {i.id: i for i in store.items(ids=sorted(of_a & of_b)) if i.type not in ("person", "organisation")}
    one_sided = store.items(ids=sorted((of_a | of_b) - core.keys()))
    outcomes = {o for i in core.values() for o in i.fields.get("outcomes") or ()}
    here = {e.report for i in core.values() for e in i.evidence}
    events = frozenset(core)
    for item in one_sided:
        if item.type in _ONE_SIDED and parties_of(item.fields) <= {a, b}:
            # One side's words belong here where they fell within something that concerns both.
            event = item.fields.get("event")
            shared = any(e.report in here for e in item.evidence)
            if event in events if event else item.id in outcomes or shared:
                core[item.id] = item
    named = _actors(core.values())
    wanted = {p["id"] for i in core.values() for p in i.fields.get("participants") or () if p.get("id")}
    for item in store.items(ids=sorted(of_a | of_b)):
        if item.type in ("person", "organisation") and (item.id in wanted or _names(item) & named):
            core[item.id] = item
    reports = {e.report for i in core.values() for e in i.evidence}
    conflicts = {i.id: i for i in store.items("conflict") if _over(i) & core.keys()}
    listed = {i.id: i for i in store.items("report") if i.id in reports}
    core.update(conflicts | listed)
    return list(store.items(ids=sorted(core)))


def _over(conflict: Item) -> set[str | None]:
    """The items that a conflict is about, the one among them that is told of the wrong parties."""
    return {conflict.fields.get("about"), conflict.fields.get("misread")}


def _actors(items: Iterable[Item]) -> set[str]:
    """Names of those who speak or sign, where the item does not give their ids."""
    found: set[str] = set()
    for item in items:
        signed = [s.get("name") if isinstance(s, dict) else s for s in item.fields.get("signatories") or ()]
        found.update(n for n in (item.fields.get("speaker"), *signed) if n)
    return found


def _names(item: Item) -> set[str]:
    return {item.fields.get("name"), *(n.get("name") for n in item.fields.get("names") or ())} - {None}
