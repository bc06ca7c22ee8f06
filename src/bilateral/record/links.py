"""What belongs to what: talks in a visit, papers of a signing, rounds of a mechanism."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import Any

from bilateral.model import Item, edtf
from bilateral.record.days import lend_days
from bilateral.record.happenings import taking_part
from bilateral.record.later import keep, set_up, take_up
from bilateral.record.rounds import line_up

ToldBy = Mapping[str, Set[str]]
"""Item → the reports that say so."""


def links(items: Sequence[Item]) -> dict[str, dict[str, Any]]:
    """What linking sets: `part_of`, `outcomes`, `event`, mechanisms' rounds, invitations taken up, promises kept.

    Args:
        items: all items of a pair of parties, in any order, as they are without links.

    Returns:
        Item → the fields that come out otherwise.
    """
    changed: dict[str, dict[str, Any]] = {}
    by_parties: dict[Set[str], list[Item]] = defaultdict(list)
    by_report: dict[str, list[Item]] = defaultdict(list)
    told_by = {item.id: {e.report for e in item.evidence} for item in items}
    for item in items:
        if item.type == "event":
            by_parties[frozenset(item.parties)].append(item)
            for report in told_by[item.id]:
                by_report[report].append(item)
    for group in by_parties.values():
        lend_days(group, changed)
        _parts(group, told_by, changed)
        take_up(group, changed)
    mechanisms: dict[Set[str], list[Item]] = defaultdict(list)
    for item in items:
        if item.type in ("agreement", "commitment"):
            _source(item, by_report, told_by, changed)
        elif item.type == "mechanism":
            mechanisms[frozenset(item.parties)].append(item)
    for parties, standing in mechanisms.items():
        line_up(standing, by_parties.get(parties, ()), changed)
    told: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        told[item.type].append(item)
    keep(told, changed)
    set_up(told["commitment"], told["mechanism"], told["event"], changed)
    found = {}
    for item in items:
        new = {k: v for k, v in changed.get(item.id, {}).items() if item.fields.get(k) != v}
        if new:
            found[item.id] = new
    return found


def _parts(group: list[Item], told_by: ToldBy, changed: dict[str, dict[str, Any]]) -> None:
    visits: dict[str, list[Item]] = defaultdict(list)  # by the reports that tell of them, and by their guests
    for visit in group:
        if visit.fields["kind"] == "visit":
            for key in told_by[visit.id] | taking_part(visit, "guest"):
                visits[key].append(visit)
    for item in group:
        if item.fields["kind"] in ("visit", "contact", "protest", "expulsion", "recall", "sanction", "incident"):
            continue
        if item.fields["mode"] in ("online", "phone", "letter"):
            continue
        near = {v.id: v for key in told_by[item.id] | taking_part(item) for v in visits.get(key, ())}
        within = [visit_id for visit_id in sorted(near) if _within(item, near[visit_id], told_by)]
        if within:
            changed.setdefault(item.id, {})["part_of"] = within[0]


def _within(item: Item, visit: Item, told_by: ToldBy) -> bool:
    """Whether an event lies in a visit: in its country, about its days, told in one of its reports or of its guest."""
    met = edtf.meet(item.fields["date"], visit.fields["date"], 4)
    if met is False or (item.fields["status"] == "held") != (visit.fields["status"] == "held"):
        return False
    place, where = item.fields["place"], visit.fields["place"]
    if place and where and place["country"] and where["country"] and place["country"] != where["country"]:
        return False
    shared = not told_by[item.id].isdisjoint(told_by[visit.id])
    if shared and (met is not None or not item.fields["date"]):
        return True
    return bool(met) and not taking_part(visit, "guest").isdisjoint(taking_part(item))


def _source(item: Item, told: dict[str, list[Item]], told_by: ToldBy, changed: dict[str, dict[str, Any]]) -> None:
    """The event an agreement or promise came out of: told in the same report, on its day, of the likeliest kind."""
    date = item.fields.get("date") or item.fields.get("said")
    reports = told_by[item.id]
    wanted = ("signing", "statement") if item.type == "agreement" else ("meeting", "session", "contact", "visit")
    if item.type == "agreement" and item.fields["status"] not in ("signed", "in_force"):
        return
    options = []
    own = set(item.parties)
    near = {event.id: event for report in reports for event in told.get(report, ())}
    for event in near.values():
        if event.fields["kind"] in wanted and event.fields["status"] == "held" and own <= set(event.parties):
            met = edtf.meet(date, event.fields["date"])
            if met is not False:
                shared = len(reports & told_by[event.id])
                options.append((-shared, not met, wanted.index(event.fields["kind"]), event.id))
    if options:
        event_id = min(options)[3]
        day = changed.get(event_id, {}).get("date")
        if item.type == "agreement" and item.fields.get("date") is None and day is not None:
            changed.setdefault(item.id, {})["date"] = day
        changed.setdefault(item.id, {})["event"] = event_id
        outcomes = changed.setdefault(event_id, {}).setdefault("outcomes", list(near[event_id].fields["outcomes"]))
        if item.id not in outcomes:
            outcomes.append(item.id)
            outcomes.sort()
