"""One person is one person: names of all reports brought together by likeness and by context."""

from __future__ import annotations

import re
from collections import defaultdict

from bilateral.model.persons import Named, Person
from bilateral.model.recognised import plain
from bilateral.model.report import digest
from bilateral.resolve.names import keys, likeness

SURE = 0.88  # alike enough by name alone, where nothing speaks against it
SAME_PARTY = 0.83  # alike enough where both are known to be of one party
HELPED = 0.7  # alike enough where office and party agree


def resolve_people(named: list[Named], near: dict[str, frozenset[str]]) -> list[Person]:
    """Bring people together.

    Args:
        named: every person of every report.
        near: report → reports that carry much of its text.

    Returns:
        People; the result does not depend on the order of the input.
    """
    full = sorted((n for n in named if _words(n.name) > 1), key=_rank)
    short = sorted((n for n in named if _words(n.name) == 1), key=_rank)
    people: list[Person] = []
    by_key: dict[str, set[int]] = defaultdict(set)
    for entry in full:
        place = _best(entry, people, by_key)
        if place is None:
            place = len(people)
            people.append(Person(""))
        people[place].add(entry)
        for key in keys(entry.name):
            by_key[key].add(place)
    _short_names(short, people, near)
    for person in people:
        person.named.sort(key=lambda n: (n.report, n.name))
        first = person.named[0]
        person.id = "p-" + digest("person", first.report, first.name)
    return sorted(people, key=lambda p: p.id)


def _words(name: str) -> int:
    return len(re.findall(r"[^\s·•.,]+", name.replace("·", " "))) if not _han(name) else 2


def _han(name: str) -> bool:
    return any("\u4e00" <= c <= "\u9fff" for c in name)


def _rank(entry: Named) -> tuple[object, ...]:
    return (-_words(entry.name), entry.party is None, plain(entry.name), entry.report, entry.name)


def _best(entry: Named, people: list[Person], by_key: dict[str, set[int]]) -> int | None:
    places = sorted({p for key in keys(entry.name) for p in by_key.get(key, ())})
    best: tuple[float, int] | None = None
    for place in places:
        worth = _worth(entry, people[place])
        if worth > 0 and (best is None or worth > best[0]):
            best = (worth, place)
    return best[1] if best else None


def _worth(entry: Named, person: Person) -> float:
    """How well a name fits a person: 0 where it is somebody else."""
    if plain(entry.name) in person.spelt:
        return 1.0 if _party_fits(entry, person) or _same_titles(entry, person) else 0.0
    if not _party_fits(entry, person):
        return 0.0
    mine = {entry.name, *(s for s in entry.surfaces if _words(s) > 1)}
    score = max(likeness(a, b) for a in sorted(mine) for b in sorted(person.names))
    known = entry.party is not None and entry.party == person.party
    if score >= SURE or (score >= SAME_PARTY and known):
        return score
    return score if score >= HELPED and known and _same_titles(entry, person) else 0.0


def _same_titles(entry: Named, person: Person) -> bool:
    """Whether an office of the one is an office of the other; one state's Defence is another's National Defence."""
    return any(o.title.replace("National ", "") in person.titles for o in entry.offices)


def _short_names(short: list[Named], people: list[Person], near: dict[str, frozenset[str]]) -> None:
    """A single name belongs to the one person who bears it, where only one can be meant."""
    by_token: dict[str, list[int]] = defaultdict(list)
    by_key: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for place, person in enumerate(people):
        for token in sorted({t for name in person.names for t in _tokens(name)}):
            by_token[token].append(place)
            for key in keys(token):
                by_key[key].append((token, place))
    for entry in short:
        bearers = [p for p in by_token.get(plain(entry.name), ()) if _party_fits(entry, people[p])]
        bearers = bearers or _sounding_like(entry, people, by_key)
        around = near.get(entry.report, frozenset())
        ranked = sorted((_bearer_rank(entry, people[p], around), p) for p in bearers)
        if ranked and (len(ranked) == 1 or ranked[0][0][:2] < ranked[1][0][:2]):
            people[ranked[0][1]].add(entry)
        else:
            place = len(people)
            people.append(Person(""))
            people[place].add(entry)
            by_token[plain(entry.name)].append(place)


def _bearer_rank(entry: Named, person: Person, around: frozenset[str]) -> tuple[bool, bool, int, str]:
    """Who is meant by a short name: first whom a report of the same text names, then who holds the same office."""
    return (
        person.reports.isdisjoint(around),
        not _same_titles(entry, person),
        -len(person.named),
        min(person.reports),
    )


def _sounding_like(entry: Named, people: list[Person], by_key: dict[str, list[tuple[str, int]]]) -> list[int]:
    """Who bears a name that is this one in another language's spelling (Choïgou, Shoigu), and is of the same party."""
    near = {pair for key in keys(entry.name) for pair in by_key.get(key, ())}
    alike = {
        place
        for token, place in near
        if entry.party and entry.party == people[place].party and likeness(entry.name, token) >= SURE
    }
    return sorted(alike)


def _tokens(name: str) -> list[str]:
    words = plain(name).replace("-", " ").split()
    return [words[0], words[-1]] if len(words) > 1 else words


def _party_fits(entry: Named, person: Person) -> bool:
    return not entry.party or not person.party or entry.party == person.party
