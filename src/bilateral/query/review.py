"""What a person should look at: pairs of people who may be one, and offices that reports give to several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bilateral.languages.countries import country_name
from bilateral.model import Item
from bilateral.model.persons import bare_title
from bilateral.model.recognised import plain
from bilateral.query.answer import Answer, Group, Line, Section
from bilateral.query.lines import Lines
from bilateral.query.sources import Sources
from bilateral.record import Record
from bilateral.resolve.names import keys, likeness
from bilateral.resolve.people import is_full

NEAR = 0.68
"""Names so alike, and no less, may be one person's. Those alike enough with their context have been made one."""
_CROWD = 60  # a key under which so many people stand tells nobody from another


@dataclass(frozen=True, slots=True)
class Pair:
    """Two persons of the record who may be one.

    Attributes:
        one: id.
        other: id.
        likeness: of their names, 0 to 1; for a single name, 1 where it is a part of the other's.
        reasons: what speaks for it and what against, for people.
    """

    one: str
    other: str
    likeness: float
    reasons: tuple[str, ...]


def doubtful_pairs(persons: Iterable[Item]) -> list[Pair]:
    """Pairs of people who may be one, and were not made one.

    Args:
        persons: person items.

    Returns:
        The likeliest first.
    """
    known = {p.id: p for p in persons if p.review != "rejected"}
    found = []
    for one, other in _candidates(known):
        a, b = known[one], known[other]
        if not _parties_fit(a, b) or _side_by_side(a, b):
            continue
        alike, names = _alike(a, b)
        if alike >= NEAR:
            found.append(Pair(one, other, round(alike, 2), tuple(_reasons(a, b, alike, names))))
    return sorted(found, key=lambda p: (-len(p.reasons), -p.likeness, p.one, p.other))


def review(record: Record, limit: int = 50) -> Answer:
    """What a person should look at, with the reasons; nothing is changed.

    Args:
        record: an open record.
        limit: at most so many pairs.

    Returns:
        Pairs of people who may be one, and offices in which reports of one time show several people.
    """
    persons = list(record.items("person"))
    by_id = {p.id: p for p in persons}
    sources = Sources(record)
    lines = Lines(by_id, sources)
    pairs = doubtful_pairs(persons)
    told = tuple(_line(pair, by_id, lines) for pair in pairs[:limit])
    posts = tuple(lines.conflict(c) for c in record.items("conflict") if c.fields.get("holders"))
    sections = (
        Section("pairs", "People who may be one", (Group("", told),) if told else ()),
        Section("offices", "Offices that reports give to several", (Group("", posts),) if posts else ()),
    )
    left = len(pairs) - len(told)
    facts = (("not shown", f"{left} less likely pairs"),) if left > 0 else ()
    return Answer("For review", facts, sections, sources.listed())


def _line(pair: Pair, persons: Mapping[str, Item], lines: Lines) -> Line:
    one, other = lines.line(persons[pair.one]), lines.line(persons[pair.other])
    names = " and ".join(str(persons[p].fields.get("name")) for p in (pair.one, pair.other))
    numbers = tuple(sorted({*one.numbers, *other.numbers}))
    return Line(pair.one, "person", "", names, "", pair.reasons, numbers, (), (one, other))


def _candidates(persons: Mapping[str, Item]) -> Iterator[tuple[str, str]]:
    """Pairs who stand under one key, or of whom one is called by a single part of the other's name."""
    under: dict[str, set[str]] = defaultdict(set)
    parts: dict[str, set[str]] = defaultdict(set)
    for person in persons.values():
        for name in _names(person):
            if is_full(name):
                words = plain(name).replace("-", " ").split()
                for word in (words[0], words[-1]):
                    parts[word].add(person.id)
            for key in keys(name):
                under[key].add(person.id)
    pairs: set[tuple[str, str]] = set()
    for group in under.values():
        if len(group) <= _CROWD:
            pairs |= {(a, b) for a in group for b in group if a < b}
    for person in persons.values():
        if not any(is_full(n) for n in _names(person)):
            for bearer in parts.get(plain(str(person.fields.get("name"))), set()) - {person.id}:
                pairs.add((min(person.id, bearer), max(person.id, bearer)))
    yield from sorted(pairs)


def _names(person: Item) -> list[str]:
    found = {str(n["name"]) for n in person.fields.get("names") or ()} | {str(person.fields.get("name"))}
    full = sorted(n for n in found if is_full(n))
    return full or sorted(found)


def _alike(one: Item, other: Item) -> tuple[float, tuple[str, str]]:
    mine, theirs = _names(one), _names(other)
    if is_full(mine[0]) != is_full(theirs[0]):
        return 1.0, (mine[0], theirs[0])
    scored = [(likeness(a, b), (a, b)) for a in mine for b in theirs]
    return max(scored, key=lambda s: (s[0], s[1]))


def _parties_fit(one: Item, other: Item) -> bool:
    mine, theirs = one.fields.get("party"), other.fields.get("party")
    return not mine or not theirs or mine == theirs


def _reports(person: Item) -> set[str]:
    return {e.report for e in person.evidence}


def _side_by_side(one: Item, other: Item) -> bool:
    """Whether a report names both in full: then they are two."""
    both = is_full(_names(one)[0]) and is_full(_names(other)[0])
    return both and bool(_reports(one) & _reports(other))


def _reasons(one: Item, other: Item, alike: float, names: tuple[str, str]) -> Iterator[str]:
    if is_full(names[0]) == is_full(names[1]):
        yield f"names alike ({alike:.2f}): {names[0]} / {names[1]}"
    else:
        yield f"a single name that is part of the other's: {names[0]} / {names[1]}"
    mine, theirs = one.fields.get("party"), other.fields.get("party")
    if mine and mine == theirs:
        yield f"both of {country_name(mine)}"
    elif mine or theirs:
        yield "whose one of them is, no report says"
    shared = _titles(one) & _titles(other)
    if shared:
        yield f"both {' and '.join(sorted(shared))}"
    elif _titles(one) and _titles(other):
        yield "no office in common"
    if _reports(one) & _reports(other):
        yield "named in one report"


def _titles(person: Item) -> set[str]:
    return {bare_title(o["title"]) for o in person.fields.get("offices") or () if o.get("title")}
