"""Names in languages that inflect them: which forms are one name's, and which of them is the nominative."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import regex

from bilateral import languages
from bilateral.model.recognised import plain

_Rules = tuple[tuple[regex.Pattern[str], str], ...]


@dataclass(frozen=True, slots=True)
class Cases:
    """A pack's ways with the cases of names; all empty where its language has none.

    Attributes:
        stems: what is left of a name's word without its case.
        nominatives: by gender of the bearer, or `syllables` and `unknown`: how a word goes back to the nominative.
        given: form of a given name → (nominative, gender).
        families: family names that stand first and keep their form.
    """

    stems: _Rules
    nominatives: dict[str, _Rules]
    given: dict[str, tuple[str, str]]
    families: frozenset[str]


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
    given: dict[str, tuple[str, str]] = {}
    for gender, names in data.get("given_cases", {}).items():
        for name, forms in names.items():
            for form in forms:
                given.setdefault(plain(form), (name, gender))
    for gender, names in data.get("given_cases", {}).items():
        given.update({plain(name): (name, gender) for name in names})
    nominatives = {group: _rules(listed) for group, listed in data.get("nominatives", {}).items()}
    families = frozenset(plain(f) for f in data.get("family_names", ()))
    return Cases(_rules(data.get("stems", ())), nominatives, given, families)


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
    return " ".join(_apply(w, cases(code).stems) for w in words_of(name))


def _apply(word: str, rules: _Rules) -> str:
    for pattern, to in rules:
        if pattern.match(word):
            return pattern.sub(to, word)
    return word


def nominative(surfaces: Iterable[str], code: str) -> str:
    """The nominative of a name that a report writes in several cases.

    Args:
        surfaces: its forms as written, in order of mention.
        code: language code.

    Returns:
        The form that is the nominative, or the nominative made from the one that is nearest to it.
    """
    listed = list(surfaces)
    known = cases(code)
    if not known.stems:
        return next((s for s in reversed(listed) if not s.isascii()), listed[0])
    return _restored(min(listed, key=lambda s: (_oblique(s, known), len(s), listed.index(s))), known)


def _oblique(surface: str, known: Cases) -> int:
    """0 for a name that stands in the nominative by its given name, 2 for one that does not, 1 where it does not tell."""
    for word in words_of(surface):
        entry = known.given.get(plain(word))
        if entry is not None:
            return 0 if plain(entry[0]) == plain(word) else 2
    return 1


def _restored(surface: str, known: Cases) -> str:
    words = words_of(surface)
    entries = [known.given.get(plain(w)) for w in words]
    found = next((e for e in entries if e is not None), None)
    if known.families and plain(words[0]) in known.families and len(words) > 1:
        return " ".join([*words[:-1], _apply(words[-1], known.nominatives.get("syllables", ()))])
    if found is not None and any(
        e is not None and plain(e[0]) == plain(w) for e, w in zip(entries, words, strict=True)
    ):
        return surface
    group = found[1] if found is not None else "unknown"
    rules = known.nominatives.get(group, ())
    out = [
        e[0] if e is not None else w if w.endswith(".") or len(w) < 3 else _apply(w, rules)
        for w, e in zip(words, entries, strict=True)
    ]
    return " ".join(out)
