"""Which of the items between two parties a brief tells of, when it is narrowed to a time or an area."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bilateral.errors import SettingsError
from bilateral.model import Item
from bilateral.model.vocabulary import AREAS
from bilateral.query.dates import bounds, say, within
from bilateral.query.phrases import words

_ALWAYS = frozenset({"relationship", "report"})
_FOLLOW = frozenset({"person", "organisation", "conflict"})


@dataclass(frozen=True, slots=True)
class Scope:
    """What a brief is narrowed to.

    Attributes:
        since: EDTF date from which on; None for no limit.
        until: EDTF date up to which; None for no limit.
        about: an area of RECORD.md; None for all.
    """

    since: str | None = None
    until: str | None = None
    about: str | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be used.

        Raises:
            SettingsError: a date is none, or there is no such area.
        """
        for name, value in (("since", self.since), ("until", self.until)):
            if value is not None and bounds(value) is None:
                raise SettingsError(f"--{name} {value!r} is no date. Write it as 2023-03-15, 2023-03 or 2023.")
        if self.about is not None and self.about not in AREAS:
            near = difflib.get_close_matches(self.about, AREAS, n=3) or AREAS
            raise SettingsError(f"There is no area {self.about!r}. Choose one of: {', '.join(near)}.")

    def __str__(self) -> str:
        """For people."""
        parts = [f"about {words(self.about)}"] if self.about else []
        parts += [f"since {say(self.since)}"] if self.since else []
        parts += [f"until {say(self.until)}"] if self.until else []
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a brief tells of.

    Attributes:
        items: by id.
        left_out: how many were left out because their date is not known.
    """

    items: Mapping[str, Item]
    left_out: int


def choose(items: Iterable[Item], scope: Scope) -> Choice:
    """Choose the items that a brief tells of.

    Args:
        items: what the record holds between the two parties.
        scope: what the brief is narrowed to.

    Returns:
        The items within the scope, those that people were part of, and what they stand in.
    """
    everything = {i.id: i for i in items if i.review != "rejected"}
    areas = _areas(everything)
    kept: dict[str, Item] = {}
    left_out = 0
    for item in everything.values():
        if item.type in _ALWAYS:
            kept[item.id] = item
        elif item.type not in _FOLLOW and (scope.about is None or scope.about in areas[item.id]):
            verdict = _in_time(item, everything, scope)
            if verdict:
                kept[item.id] = item
            left_out += verdict is None
    for item in list(kept.values()):
        _keep_what_it_is_part_of(item, everything, kept)
    told = _told_of(kept.values())
    for item in everything.values():
        names = {item.fields.get("name"), *(n.get("name") for n in item.fields.get("names") or ())}
        if item.type in ("person", "organisation") and (item.id in told or names & told):
            kept[item.id] = item
    # what was told of the wrong parties is left out: there the conflict is all that is left
    conflicts = {
        i.id: i
        for i in everything.values()
        if i.type == "conflict"
        and (i.fields.get("about") in kept or i.fields.get("misread") and i.fields["about"] not in everything)
    }
    return Choice(kept | conflicts, left_out)


def dates_of(item: Item, everything: Mapping[str, Item]) -> list[str | None]:
    """The dates by which an item counts as within a time: its own, else those of the event it belongs to.

    Args:
        item: any item.
        everything: items by id.

    Returns:
        At least one; None for an unknown date.
    """
    fields = item.fields
    if item.type == "mechanism":
        rounds = fields.get("rounds") or ()
        found = [r.get("date") or _date(everything.get(r.get("event") or "")) for r in rounds]
        return found or [None]
    own = fields.get("date") or fields.get("said") or fields.get("period")
    return [own or _date(everything.get(fields.get("event") or ""))]


def _date(event: Item | None) -> str | None:
    return event.fields.get("date") if event else None


def _in_time(item: Item, everything: Mapping[str, Item], scope: Scope) -> bool | None:
    verdicts = [within(date, scope.since, scope.until) for date in dates_of(item, everything)]
    return True if any(verdicts) else None if None in verdicts else False


def _areas(items: Mapping[str, Item]) -> dict[str, set[str]]:
    """The areas of each item; an event has those of what came of it, too."""
    areas = {i.id: set(i.fields.get("areas") or ()) for i in items.values()}
    for item in items.values():
        event = item.fields.get("event")
        if event in areas:
            areas[event] |= areas[item.id]
        for outcome in item.fields.get("outcomes") or ():
            areas[item.id] |= areas.get(outcome, set())
        for held in item.fields.get("rounds") or ():
            if held.get("event") in areas:
                areas[held["event"]] |= areas[item.id]
    return areas


def _keep_what_it_is_part_of(item: Item, everything: Mapping[str, Item], kept: dict[str, Item]) -> None:
    above: str = item.fields.get("part_of") or ""
    while above in everything and above not in kept:
        kept[above] = everything[above]
        above = everything[above].fields.get("part_of") or ""


def _told_of(items: Iterable[Item]) -> set[str]:
    """Ids and names of those who take part, speak or sign."""
    told: set[str | None] = set()
    for item in items:
        for person in item.fields.get("participants") or ():
            told |= {person.get("id"), person.get("name")}
        signed = [s.get("name") if isinstance(s, dict) else s for s in item.fields.get("signatories") or ()]
        told |= {item.fields.get("speaker"), *signed}
    return {t for t in told if t}
