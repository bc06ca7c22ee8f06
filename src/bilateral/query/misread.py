"""What reports tell of the wrong countries is left out of a brief, and the conflict is listed once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from bilateral.model import Item
from bilateral.record.misread import TYPES

_LOST_WITH = (*TYPES, "mechanism", "position")


@dataclass(frozen=True, slots=True)
class Misread:
    """What is told of the wrong countries.

    Attributes:
        lost: ids of the items that are told of the wrong parties.
        repeated: ids of conflicts over the parties that say what another one says already.
    """

    lost: frozenset[str]
    repeated: frozenset[str]


def misread(items: Iterable[Item]) -> Misread:
    """Find what is to be left out of what a record holds between two parties.

    A mistranslation that puts China for Vietnam loses against the rest. Whatever else that report tells of the wrong
    parties goes with it.

    Args:
        items: between the two.

    Returns:
        The items that lose, and conflicts that need not be told again.
    """
    listed = list(items)
    wrongly: set[tuple[frozenset[str], str]] = set()
    told: set[str] = set()
    repeated: set[str] = set()
    for item in listed:
        if item.type == "conflict" and item.fields.get("misread"):
            values = [v for v in item.fields["values"] if v["value"] != item.fields["chosen"]]
            wrongly |= {(frozenset(v["value"]), report) for v in values for report in v["reports"]}
            if (key := json.dumps([item.fields["chosen"], values])) in told:
                repeated.add(item.id)
            told.add(key)
    lost = {i.id for i in listed if i.type in _LOST_WITH and i.evidence and _told_wrongly(i, wrongly)}
    return Misread(frozenset(lost), frozenset(repeated))


def _told_wrongly(item: Item, wrongly: set[tuple[frozenset[str], str]]) -> bool:
    """Whether every report of an item names the wrong parties; one of them alone is told of with the other."""
    parties, reports = set(item.parties), {e.report for e in item.evidence}
    if len(parties) < 2:
        return all(any(r == report and parties <= of for of, r in wrongly) for report in reports)
    return {(frozenset(parties), report) for report in reports} <= wrongly
