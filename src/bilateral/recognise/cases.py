"""Names in languages that inflect them: which forms are one name's, and which of them is the nominative."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import regex

from bilateral import languages
from bilateral.model.recognised import plain
from bilateral.recognise.morphology import given_name

_Rules = tuple[tuple[regex.Pattern[str], str], ...]
_CASES = ("genitive", "dative", "accusative", "instrumental", "prepositional")


@dataclass(frozen=True, slots=True)
class Given:
    """What a form of a given name may be: the name in the nominative, whose, and in which case."""

    name: str
    gender: str
    case: str


@dataclass(frozen=True, slots=True)
class Cases:
    """A pack's ways with the cases of names; all empty where its language has none.

    Attributes:
        stems: what is left of a name's word without its case.
        nominatives: (gender, case) → how a word goes back to the nominative.
        given: form of a given name → what it may be, the nominative first.
        forms: the same forms as the pack writes them.
        families: family names that stand first and keep their form.
        owner: a word in the genitive, as whose somebody is stands in front of a name.
    """

    stems: _Rules
    nominatives: dict[tuple[str, str], _Rules]
    given: dict[str, tuple[Given, ...]]
    forms: tuple[str, ...]
    families: frozenset[str]
    owner: regex.Pattern[str]


def _rules(listed: Iterable[list[str]]) -> _Rules:
    return tuple((regex.compile(pair[0]), pair[1]) for pair in listed)


@cache
def cases(code: str) -> Cases:
    """The cases of a pack.

    Args:
        code: language code.

    Returns:
        Compiled rules.
    """
    data = languages.data(code, "names")
    given: dict[str, tuple[Given, ...]] = {}
    for gender, names in data.get("given_cases", {}).items():
        for name, forms in names.items():
            key = plain(name)
            given[key] = (Given(name, gender, "nominative"), *given.get(key, ()))
            for case, form in zip(_CASES, forms, strict=False):
                given[plain(form)] = (*given.get(plain(form), ()), Given(name, gender, case))
    nominatives = {
        (gender, case): _rules(listed)
        for gender, by_case in data.get("nominatives", {}).items()
        for case, listed in by_case.items()
    }
    families = frozenset(plain(f) for f in data.get("family_names", ()))
    listed = tuple(
        f for names in data.get("given_cases", {}).values() for n, forms in names.items() for f in (n, *forms)
    )
    owner = regex.compile(data.get("genitive") or r"(?!)")
    return Cases(_rules(data.get("stems", ())), nominatives, given, listed, families, owner)


def words_of(name: str) -> list[str]:
    """The words of a name; initials are words of their own."""
    return [w for w in regex.split(r" |(?<=\.)", name) if w]


def stem(name: str, code: str) -> str:
    """A name without its cases, for comparing the forms of one report.

    Args:
        name: `plain`.
        code: language code.

    Returns:
        The stems of its words, with single spaces.
    """
    known = cases(code)
    given = ((w, known.given.get(w)) for w in words_of(name))
    return " ".join(_apply(plain(g[0].name) if g else w, known.stems) for w, g in given)


def _apply(word: str, rules: _Rules) -> str:
    for pattern, to in rules:
        if pattern.match(word):
            return str(pattern.sub(to, word))
    return word


def nominative(surfaces: Iterable[str], code: str, short: Iterable[str] = ()) -> str:
    """The nominative of a name that a report writes in several cases.

    Args:
        surfaces: its forms as written, in order of mention.
        code: language code.
        short: the forms of its shorter tellings, as written.

    Returns:
        The form that is the nominative, or the nominative made from the one that is nearest to it.
    """
    listed = list(surfaces)
    known = cases(code)
    if not known.stems:
        return next((s for s in reversed(listed) if not s.isascii()), listed[0])
    chosen = min(listed, key=lambda s: (_oblique(s, known), len(s), listed.index(s)))
    fixed = set.intersection(*(set(words_of(s)) for s in listed)) if len(listed) > 1 else set()
    alone = {w for s in short for w in words_of(s)}
    words = words_of(chosen)
    restored = _restored(words, fixed, alone, code)
    return chosen if restored == words else " ".join(restored)


def _oblique(surface: str, known: Cases) -> int:
    """0 for a name whose given name can be a nominative, 2 for one whose cannot, 1 where it does not tell."""
    found = [known.given[plain(w)] for w in words_of(surface) if plain(w) in known.given]
    return 1 if not found else 0 if found[0][0].case == "nominative" else 2


def _restored(words: list[str], fixed: set[str], alone: set[str], code: str) -> list[str]:
    known = cases(code)
    if plain(words[0]) in known.families and len(words) > 1:
        return [*words[:-1], _apply(words[-1], known.nominatives.get(("syllables", "any"), ()))]
    place = next((i for i, w in enumerate(words) if plain(w) in known.given), None)
    options = known.given[plain(words[place])] if place is not None else (Given("", "unknown", "any"),)
    if place is None and (looked_up := given_name(words[0], code)):
        place, options = 0, tuple(Given(*o) for o in looked_up)
    best = words
    for order, option in enumerate(options):
        fixed = fixed | alone if order else fixed  # a surname that stands so alone is rather in the nominative there
        rules = known.nominatives.get((option.gender, option.case), ())
        out = [w if w in fixed or w.endswith(".") else _apply(w, rules) for w in words]
        if place is not None:
            out[place] = option.name
        changed = any(a != b for i, (a, b) in enumerate(zip(out, words, strict=True)) if i != place)
        if changed or best is words:
            best = out
        if changed:
            break
    if place is None and best != words:  # the ending of one word tells the case of all
        rules = known.nominatives.get(("masculine", "instrumental"), ())
        best = [w if w.endswith(".") else _apply(w, rules) for w in words]
    return best
