"""Offices over time: who held which, first and last seen, who came after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bilateral.languages.offices import country_name
from bilateral.model import Item
from bilateral.query.dates import order, say
from bilateral.record.posts import is_single, post_name


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody in an office, as reports show it.

    Attributes:
        person: id.
        name: in the record.
        title: of the office.
        party: whose office.
        first: day of the first report that shows it.
        last: of the last one.
    """

    person: str
    name: str
    title: str
    party: str
    first: str
    last: str


class Offices:
    """The offices that one person holds at a time, each with those who held it."""

    def __init__(self, persons: Iterable[Item]) -> None:
        """Put holders in order.

        Args:
            persons: person items.
        """
        self._held: dict[tuple[str, str], list[Holding]] = defaultdict(list)
        for person in sorted(persons, key=lambda p: p.id):
            for office in person.fields.get("offices") or ():
                self._add(person, office)
        for holders in self._held.values():
            holders.sort(key=lambda h: (order(h.first), order(h.last), h.person))

    def _add(self, person: Item, office: dict[str, str | None]) -> None:
        title, party = office.get("title") or "", office.get("party") or person.fields.get("party")
        first, last = office.get("from"), office.get("to")
        if not party or not first or not last or not is_single(title):
            return
        key = (str(party), post_name(title))
        self._held[key].append(Holding(person.id, str(person.fields.get("name")), title, str(party), first, last))

    def lines(self) -> Iterator[tuple[str, list[Holding]]]:
        """Offices that several held, with their holders in order of time.

        Yields:
            (party, holders).
        """
        for (party, _), holders in sorted(self._held.items()):
            if len({h.person for h in holders}) > 1:
                yield party, holders

    def of(self, person: str) -> list[list[Holding]]:
        """The offices that somebody held, each with all its holders in order of time.

        Args:
            person: id.

        Returns:
            In order of the offices' names.
        """
        return [held for _, held in sorted(self._held.items()) if any(h.person == person for h in held)]

    def notes(self, person: str) -> list[str]:
        """Whom a person followed in an office, and who came after.

        Args:
            person: id.

        Returns:
            Such as `followed as Minister of Defence by B, in reports from 3 May 2021`.
        """
        told = []
        for holders in self._held.values():
            for i, held in enumerate(holders):
                if held.person != person:
                    continue
                after = next((h for h in holders[i + 1 :] if h.person != person and _before(held, h)), None)
                if after is not None:
                    told.append(f"followed as {held.title} by {after.name}, in reports from {say(after.first)}")
        return told


def _before(one: Holding, other: Holding) -> bool:
    """Whether all reports of one holder come before all of another."""
    return one.last < other.first


def timeline_text(holders: Iterable[Holding]) -> str:
    """An office over time, in one line.

    Args:
        holders: in order of time; at least one.

    Returns:
        Such as `Minister of Defence of Russia: A (seen 2012 to 2023), then B (seen 2024)`.
    """
    listed = list(holders)
    spans = [f"{h.name} (seen {say(h.first)}{f' to {say(h.last)}' if h.last != h.first else ''})" for h in listed]
    return f"{listed[0].title} of {country_name(listed[0].party)}: {', then '.join(spans)}"
