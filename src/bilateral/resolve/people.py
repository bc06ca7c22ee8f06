"""One person is one person: names of all reports brought together by likeness and by context."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bilateral.model.persons import Named, Person, bare_title, person_identity
from bilateral.model.recognised import plain
from bilateral.resolve.names import keys, likeness

SURE = 0.88  # alike enough by name alone, where nothing speaks against it
SAME_PARTY = 0.83  # alike enough where both are known to be of one party
HELPED = 0.7  # alike enough where office and party agree
ACROSS = 0.6  # the same, where the name was known in other scripts only: one part answers, the other is put by ear


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody whom a short name may mean.

    Attributes:
        id: of the person.
        party: whose, or None.
        titles: offices, without `National`.
        tokens: first and last words of the full names, in lower case without diacritics.
    """

    id: str
    party: str | None
    titles: frozenset[str]
    tokens: frozenset[str]


def is_full(name: str) -> bool:
    """Whether a name is more than a single word (Chinese characters write no words).

    Args:
        name: as written.

    Returns:
        True for a full name.
    """
    return _words(name) > 1


def forms(entry: Named) -> list[str]:
    """The full spellings under which a person may be found.

    Args:
        entry: a person in one report.

    Returns:
        The name and every spelling of more than one word, in alphabetical order.
    """
    return sorted({entry.name, *(s for s in entry.surfaces if _words(s) > 1)})


def akin(names: Iterable[str], others: Iterable[str]) -> bool:
    """Whether two sets of spellings may be one person's, whatever the context says.

    Args:
        names: of the one.
        others: of the other.

    Returns:
        False where nothing could bring the two together.
    """
    against = list(others)
    return any(plain(a) == plain(b) or likeness(a, b) >= _least(a, b) for a in names for b in against)


def _least(name: str, other: str) -> float:
    return HELPED if _script(name) == _script(other) else ACROSS


def bring_together(named: Iterable[Named]) -> list[Person]:
    """Bring full names together.

    Args:
        named: persons of reports, each with a full name. Names that are akin to one of these by keys and likeness must
            all be there; others make no difference.

    Returns:
        People; the result does not depend on the order of the input.
    """
    people: list[Person] = []
    by_key: dict[str, set[int]] = defaultdict(set)
    for entry in sorted(named, key=_rank):
        place = _best(entry, people, by_key)
        if place is None:
            place = len(people)
            people.append(Person(""))
        people[place].add(entry)
        for key in keys(entry.name):
            by_key[key].add(place)
    for person in people:
        _settle(person)
    return sorted(people, key=lambda p: p.id)


def _settle(person: Person) -> None:
    """Order the entries, and take the id from the first."""
    person.named.sort(key=lambda n: (n.report, n.name))
    first = person.named[0]
    person.id = person_identity(first.report, first.name)


def _words(name: str) -> int:
    return len(re.findall(r"[^\s·•.,]+", name.replace("·", " "))) if not _han(name) else 2


def _script(name: str) -> str:
    """Han, Cyrillic or any other, by the first letter that says so."""
    return next((s for c in name for s, (a, b) in _SCRIPTS.items() if a <= c <= b), "")


_SCRIPTS = {"han": ("\u4e00", "\u9fff"), "cyrillic": ("\u0400", "\u04ff")}


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
        one = _fits(entry.party, person.party) or _same_titles(entry, person.titles)
        return 1.0 if one or not _told_apart(entry, person) else 0.0
    if not _fits(entry.party, person.party):
        return 0.0
    score = max(likeness(a, b) for a in forms(entry) for b in sorted(person.names))
    known = entry.party is not None and entry.party == person.party
    if score >= SURE or (score >= SAME_PARTY and known):
        return score
    least = HELPED if _script(entry.name) in {_script(n) for n in person.names} else ACROSS
    return score if score >= least and known and _same_titles(entry, person.titles) else 0.0


def _told_apart(entry: Named, person: Person) -> bool:
    """Whether both have offices of which it is said whose they are; else a party is only guessed by company."""
    own = {o.party for o in entry.offices if o.party}
    return bool(own and person.stated) and own.isdisjoint(person.stated)


def _same_titles(entry: Named, titles: Iterable[str]) -> bool:
    """Whether an office of the one is an office of the other."""
    return not {bare_title(o.title) for o in entry.offices}.isdisjoint(titles)


def _fits(party: str | None, other: str | None) -> bool:
    return not party or not other or party == other


def bearer(person: Person) -> Bearer:
    """What a short name needs to know of a person.

    Args:
        person: brought together from full names.

    Returns:
        A summary.
    """
    tokens = frozenset(t for name in person.names for t in _tokens(name))
    return Bearer(person.id, person.party, frozenset(person.titles), tokens)


def _tokens(name: str) -> list[str]:
    words = plain(name).replace("-", " ").split()
    return [words[0], words[-1]] if len(words) > 1 else words


def sounds_like(name: str, token: str) -> bool:
    """Whether a single name is another in a different language's spelling (Choïgou, Shoigu).

    Args:
        name: a name of one word.
        token: a word of a full name.

    Returns:
        True where the two are surely one name.
    """
    return likeness(name, token) >= SURE


def attach(
    short: Iterable[Named],
    bearers: Sequence[Bearer],
    alike: Sequence[Bearer],
    around: Callable[[str], frozenset[str]],
) -> tuple[dict[tuple[str, str], str], list[Person]]:
    """Say whom a single name means: the one person who bears it, where only one can be meant.

    Args:
        short: reports that give just this one name.
        bearers: who bears it in a full name.
        alike: who bears it in another language's spelling.
        around: report → ids of the persons whom reports with the same text name in full.

    Returns:
        For each (report, name) the id of the person meant; and the people of whom nothing but this name is known.
    """
    meant: dict[tuple[str, str], str] = {}
    alone: list[Person] = []
    for entry in sorted(short, key=_rank):
        here = around(entry.report)
        fitting = [b for b in bearers if _fits(entry.party, b.party)]
        by_ear = not fitting
        fitting = fitting or [b for b in alike if entry.party and entry.party == b.party]
        # whoever sounds like it in two spellings of the name is still one
        ranked = sorted({(b.id not in here, not _same_titles(entry, b.titles), b.id) for b in fitting})
        # two in another script who hold the office of one who sounds like both are two spellings of that one's name
        one = len(ranked) == 1 or ranked[:1] and by_ear and not ranked[0][1]
        if ranked and (one or ranked[0][:2] < ranked[1][:2]):
            meant[(entry.report, entry.name)] = ranked[0][2]
        else:
            _set_apart(entry, alone, bool(ranked))
    for person in alone:
        _settle(person)
        meant.update({(n.report, n.name): person.id for n in person.named})
    return meant, alone


def _set_apart(entry: Named, alone: list[Person], doubtful: bool) -> None:
    """Put a name that nobody known bears with its like: one unknown Minh of a state is one, till more is said."""
    mine = [] if doubtful else [p for p in alone if _fits(entry.party, p.party)]
    if len(mine) > 1:
        mine = [p for p in mine if _same_titles(entry, p.titles)]
    if len(mine) != 1:
        alone.append(Person(""))
        mine = alone[-1:]
    mine[0].add(entry)
