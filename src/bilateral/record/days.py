"""Days that nobody states of a happening itself, but of the talks or the visit that it belonged to."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from bilateral.model import Item

_DAY = 10  # letters of a full day
_HOSTS = {"signing": ("meeting", "session"), "statement": ("meeting", "session"), "meeting": ("visit",)}


def lend_days(group: list[Item], changed: dict[str, dict[str, Any]]) -> None:
    """Papers signed and statements made take the one day of the talks told with them, talks that of a visit of one day.

    Args:
        group: the events of one pair of parties.
        changed: fields to set, by id; grows.
    """
    hosts = {host for kinds in _HOSTS.values() for host in kinds}
    told: dict[str, list[Item]] = defaultdict(list)
    for item in group:
        if item.fields["kind"] in hosts and item.fields["status"] == "held":
            for report in {e.report for e in item.evidence}:
                told[report].append(item)
    for kinds in (("meeting",), ("signing", "statement")):
        for item in group:
            if item.fields["kind"] not in kinds or item.fields["status"] != "held" or item.fields["date"] is not None:
                continue
            if item.fields.get("long_ago"):
                continue
            days = {
                _day(other, changed)
                for report in {e.report for e in item.evidence}
                for other in told.get(report, ())
                if other.fields["kind"] in _HOSTS[item.fields["kind"]] and other.fields["mode"] == item.fields["mode"]
            } - {None}
            if len(days) == 1:
                changed.setdefault(item.id, {})["date"] = days.pop()


def _day(item: Item, changed: dict[str, dict[str, Any]]) -> str | None:
    date = changed.get(item.id, {}).get("date", item.fields["date"])
    return date if isinstance(date, str) and len(date) == _DAY and "X" not in date else None
