"""Rounds of standing mechanisms: which session was which round of what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bilateral.model import Item, edtf

Changes = dict[str, dict[str, Any]]


def line_up(mechanisms: Iterable[Item], events: Iterable[Item], changed: Changes) -> None:
    """Put held sessions among the rounds of the mechanism they belong to.

    Args:
        mechanisms: all with the same parties.
        events: all with the same parties.
        changed: item → fields that linking sets; grows.
    """
    told, events = sorted(mechanisms, key=lambda m: m.id), list(events)
    rounds = {m.id: {r["number"]: dict(r) for r in m.fields["rounds"]} for m in told}
    loose: dict[str, list[dict[str, Any]]] = {m.id: [] for m in told}
    for event in sorted(events, key=lambda e: (-edtf.precision(e.fields["date"]), -e.reports, e.id)):
        if event.fields["kind"] != "session" or event.fields["status"] != "held":
            continue
        mechanism = _whose(event, told)
        if mechanism is None:
            continue
        number = event.fields.get("round")
        entry = {"number": number, "date": event.fields["date"], "event": event.id}
        if number is None:
            loose[mechanism.id].append(entry)
        elif rounds[mechanism.id].get(number, {}).get("event") is None:
            rounds[mechanism.id][number] = entry
    for mechanism in told:
        numbered = [rounds[mechanism.id][n] for n in sorted(rounds[mechanism.id])]
        alone = sorted(loose[mechanism.id], key=lambda r: (r["date"] or "", r["event"]))
        if numbered or alone:
            changed.setdefault(mechanism.id, {})["rounds"] = numbered + alone
            _level(mechanism, [r["event"] for r in numbered + alone if r["event"]], events, changed)


def _level(mechanism: Item, held: list[str], events: Iterable[Item], changed: Changes) -> None:
    """A mechanism whose words do not say its level has that of its sessions, where they agree."""
    found = {e.fields.get("level") for e in events if e.id in held} - {None, "working", "senior_official"}
    if mechanism.fields["level"] is None and len(found) == 1:
        changed[mechanism.id]["level"] = found.pop()


def _whose(event: Item, mechanisms: list[Item]) -> Item | None:
    """The mechanism that the sentences of a session name; where they name several, the one that has its number."""
    here = {(e.report, e.start, e.end) for e in event.evidence}
    number = event.fields.get("round")
    best: tuple[tuple[int, int, int], Item] | None = None
    for mechanism in mechanisms:
        shared = len(here & {(e.report, e.start, e.end) for e in mechanism.evidence})
        if not shared:
            continue
        has = number is not None and any(r["number"] == number for r in mechanism.fields["rounds"])
        worth = (int(has), shared, mechanism.reports)
        if best is None or worth > best[0]:
            best = (worth, mechanism)
    return best[1] if best else None


def missing(rounds: Iterable[dict[str, Any]]) -> list[int]:
    """The numbers that are missing between the first and the last round told.

    Args:
        rounds: of a mechanism.

    Returns:
        Ascending.
    """
    numbers = {r["number"] for r in rounds if r.get("number")}
    return [n for n in range(min(numbers), max(numbers)) if n not in numbers] if numbers else []
