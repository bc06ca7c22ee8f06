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
    by_key: dict[str, list[int]] = defaultdict(list)
    for entry in full:
        place = _best(entry, people, by_key)
        if place is None:
            place = len(people)
            people.append(Person(""))
        _join(people[place], entry)
        for key in keys(entry.name):
            if place not in by_key[key]:
                by_key[key].append(place)
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


def _join(person: Person, entry: Named) -> None:
    person.named.append(entry)
    person.party = person.party or entry.party


def _best(entry: Named, people: list[Person], by_key: dict[str, list[int]]) -> int | None:
    places = sorted({p for key in keys(entry.name) for p in by_key.get(key, ())})
    best: tuple[float, int] | None = None
    for place in places:
        worth = _worth(entry, people[place])
        if worth > 0 and (best is None or worth > best[0]):
            best = (worth, place)
    return best[1] if best else None


def _worth(entry: Named, person: Person) -> float:
    """How well a name fits a person: 0 where it is somebody else."""
    if plain(entry.name) in {plain(n.name) for n in person.named}:
        return 1.0 if _party_fits(entry, person) or _same_titles(entry, person) else 0.0
    if not _party_fits(entry, person):
        return 0.0
    mine = {entry.name, *(s for s in entry.surfaces if _words(s) > 1)}
    theirs = {n.name for n in person.named} | {s for n in person.named for s in n.surfaces if _words(s) > 1}
    score = max(likeness(a, b) for a in sorted(mine) for b in sorted(theirs))
    known = entry.party is not None and entry.party == person.party
    if score >= SURE or (score >= SAME_PARTY and known):
        return score
    return score if score >= HELPED and known and _same_titles(entry, person) else 0.0


def _same_titles(entry: Named, person: Person) -> bool:
    """Whether an office of the one is an office of the other; one state's Defence is another's National Defence."""
    titles = {o.title.replace("National ", "") for n in person.named for o in n.offices}
    return any(o.title.replace("National ", "") in titles for o in entry.offices)


def _short_names(short: list[Named], people: list[Person], near: dict[str, frozenset[str]]) -> None:
    """A single name belongs to the one person who bears it, where only one can be meant."""
    by_token: dict[str, list[int]] = defaultdict(list)
    by_key: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for place, person in enumerate(people):
        for token in sorted({t for n in person.named for t in _tokens(n.name)}):
            by_token[token].append(place)
            for key in keys(token):
                by_key[key].append((token, place))
    for entry in short:
        bearers = [p for p in by_token.get(plain(entry.name), ()) if _party_fits(entry, people[p])]
        bearers = bearers or _sounding_like(entry, people, by_key)
        titles = {o.title for o in entry.offices}
        ranked = sorted(
            bearers,
            key=lambda p: (
                not any(n.report in near.get(entry.report, ()) for n in people[p].named),
                not titles & {o.title for n in people[p].named for o in n.offices},
                -len(people[p].named),
                people[p].named[0].report,
            ),
        )
        if ranked and (len(ranked) == 1 or _clear(entry, ranked, people, near)):
            _join(people[ranked[0]], entry)
        else:
            place = len(people)
            people.append(Person(""))
            _join(people[place], entry)
            by_token[plain(entry.name)].append(place)


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


def _clear(entry: Named, ranked: list[int], people: list[Person], near: dict[str, frozenset[str]]) -> bool:
    """Whether the first bearer of a short name is meant rather than the second."""
    first, second = people[ranked[0]], people[ranked[1]]

    def carried(person: Person) -> bool:
        return any(n.report in near.get(entry.report, ()) for n in person.named)

    titles = {o.title for o in entry.offices}

    def office(person: Person) -> bool:
        return bool(titles & {o.title for n in person.named for o in n.offices})

    return (carried(first), office(first)) > (carried(second), office(second))
