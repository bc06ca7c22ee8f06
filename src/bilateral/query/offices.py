"""Offices over time: who held which, first and last seen, who came after; and reports that say otherwise."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bilateral.languages.offices import country_name
from bilateral.languages.outlets import outlet_country
from bilateral.model import Evidence, Item, digest
from bilateral.model.persons import bare_title
from bilateral.query.dates import order, say
from bilateral.record import Record

# Offices that one person holds at a time; of deputies, members and advisers there are several.
_SINGLE = re.compile(
    r"^(?:acting )?(?:president|prime minister|premier|chancellor|king|queen|emperor|sultan|vice president|first vice "
    r"president|minister|foreign minister|defen[cs]e minister|secretary of (?:state|defen[cs]e)|general secretary|"
    r"secretary[- ]general|state secretary|chief of|commander[- ]in|chairman of the (?:national|state|senate|house|"
    r"standing)|chairperson of the|speaker|ambassador to)",
    re.IGNORECASE,
)


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
        if not party or not first or not last or not _SINGLE.match(title) or title.lower() == "minister":
            return
        key = (str(party), bare_title(title).lower())
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

    def contested(self) -> Iterator[list[Holding]]:
        """Offices in which reports of one time show several people.

        Yields:
            The holders whose times overlap.
        """
        for _, holders in self.lines():
            clash = {
                h.person: h
                for i, h in enumerate(holders)
                for j, other in enumerate(holders)
                if i != j and h.person != other.person and not _before(h, other) and not _before(other, h)
            }
            if clash:
                yield [h for h in holders if h.person in clash]


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


def office_conflicts(record: Record, persons: Iterable[Item]) -> list[Item]:
    """Reports that put somebody in an office that others, of the same time, give somebody else.

    Args:
        record: an open record.
        persons: person items.

    Returns:
        Conflicts: each holder with the reports, the one that more reports bear out, and why.
    """
    known = {p.id: p for p in persons}
    told = (_conflict(record, known, holders) for holders in Offices(known.values()).contested())
    return [conflict for conflict in told if conflict is not None]


def _conflict(record: Record, persons: dict[str, Item], holders: list[Holding]) -> Item | None:
    title, party = holders[0].title, holders[0].party
    said: dict[str, list[Evidence]] = {}
    for held in {h.person: h for h in holders}.values():
        evidence = persons[held.person].evidence
        giving = {r: _giving(record, r, title) for r in {e.report for e in evidence}}
        said[held.person] = [e for e in evidence if (e.start, e.end) in giving[e.report]]
    reports = {person: sorted({e.report for e in pieces}) for person, pieces in said.items() if pieces}
    if len(reports) < 2:
        return None
    own = {person: sum(_home(record, r) == party for r in found) for person, found in reports.items()}
    chosen = min(reports, key=lambda p: (-len(reports[p]), -own[p], p))
    rest = max(len(found) for person, found in reports.items() if person != chosen)
    more = len(reports[chosen]) > rest
    why = "more reports say so" if more else (
        f"{country_name(party)}'s own source says so" if own[chosen] else "as many reports say the one as the other"
    )  # fmt: skip
    name = {p: persons[p].fields.get("name") for p in reports}
    fields = {
        "about": chosen,
        "field": f"holder of the office {title}",
        "values": [{"value": name[p], "reports": reports[p]} for p in sorted(reports, key=lambda p: p != chosen)],
        "chosen": name[chosen],
        "why": why,
    }
    quotes = tuple(sorted({e for pieces in said.values() for e in pieces}))
    id_ = "co-" + digest("office", party, bare_title(title), *sorted(reports))
    return Item("conflict", id_, fields, quotes, len({e.report for e in quotes}), len(reports), 0.6)


def _giving(record: Record, report: str, title: str) -> set[tuple[int, int]]:
    """The spans of a report that give somebody an office."""
    return {
        (frame.start, frame.end)
        for frame in record.store.blocks.frames_of(report, "person")
        if any(bare_title(o.title) == bare_title(title) for a in frame.actors for o in a.offices)
    }


def _home(record: Record, report: str) -> str | None:
    found = record.store.report(report)
    return outlet_country(found.outlet, found.url) if found else None
