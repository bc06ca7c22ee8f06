"""How alike two short English texts are, by the words that carry what they say."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

_SMALL = frozenset("the a an of on in for and to with between at by its their his her is are be as from".split())
_ENDING = re.compile(r"(?:ing|ed|s|es|ation|ment)$")
# Words that many promises share and that tell none from another.
_COMMON_WORDS = (
    "agree agreed agreeing both continue country countries consider cooperation cooperate develop each end expand "
    "field further have has will would should shall may can possibility new next joint jointly hold organise "
    "organize two side party part other relation relations soon start begin sign study strengthen enhance promote "
    "propose same such that this these those also it which who than more most year month before after within during "
    "until first half early late there them they under into through establish set up open make level regular one "
    "any all area minister ministry"
)
_COMMON = frozenset(_ENDING.sub("", w) or w for w in _COMMON_WORDS.split())
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_COUNTS = re.compile(
    rf"\b(?:(?!(?:19|20)\d\d\b)\d+(?:[.,]\d+)*|(?:{'|'.join(_ORDINALS)}|three|four|five|six|seven|eight|nine|ten|"
    r"twelve|twenty|thirty|forty|fifty|hundred))\b"
)
_ROUND = re.compile(
    r"\b(?:(?P<n>\d+)(?:st|nd|rd|th)|(?P<word>" + "|".join(_ORDINALS) + r"))"
    r"(?! (?:half|quarter|time|day|week|year))(?: [\w-]+){0,4}? "
    r"(?:rounds?|sessions?|meetings?|dialogues?|consultations?)\b"
)
ORDINAL = r"\d+(?:st|nd|rd|th)|" + "|".join(_ORDINALS)
"""A pattern of English ordinal numbers."""


@lru_cache(maxsize=8192)
def content_words(text: str | None) -> frozenset[str]:
    """The words that carry what an English text says, without endings.

    Args:
        text: any text; None counts as empty.

    Returns:
        Lower-case stems and numbers.
    """
    found = re.findall(r"[a-z0-9]+", (text or "").lower())
    return frozenset(_ENDING.sub("", w) or w for w in found if w not in _SMALL)


@lru_cache(maxsize=8192)
def telling_words(text: str | None) -> frozenset[str]:
    """The content words that tell one promise from another: not `hold`, `joint`, `strengthen`.

    Args:
        text: any text; None counts as empty.

    Returns:
        Stems.
    """
    return frozenset(w for w in content_words(text) if w not in _COMMON and not w.isdigit() and len(w) > 2)


def commonness(word: str) -> tuple[bool, int, str]:
    """What puts stems in order, those that tell most first: not `cooperation`, and rather long than short.

    Args:
        word: a stem, as `content_words` gives it.
    """
    return word in _COMMON, -len(word), word


def overlap(a: Set[str], b: Set[str]) -> float:
    """Jaccard overlap; 0 where both are empty."""
    return len(a & b) / len(a | b) if a or b else 0.0


def counted_apart(one: str | None, other: str | None) -> bool:
    """Whether two texts count different things: the fifth round is not the sixth, fifty places are not twenty.

    Args:
        one: English text.
        other: English text.

    Returns:
        True where both hold numbers (years aside), and not the same ones.
    """
    mine, theirs = set(_COUNTS.findall((one or "").lower())), set(_COUNTS.findall((other or "").lower()))
    return bool(mine and theirs) and mine != theirs


@lru_cache(maxsize=8192)
def rounds_in(text: str | None) -> frozenset[int]:
    """The numbers of rounds, sessions or meetings that an English text names.

    Args:
        text: any text; None counts as empty.

    Returns:
        Such as {5} for `hold the fifth round`.
    """
    found = _ROUND.finditer((text or "").lower())
    return frozenset(int(m["n"]) if m["n"] else _ORDINALS.index(m["word"]) + 1 for m in found)


def ordinal(number: int) -> str:
    """A number as it counts rounds.

    Args:
        number: from 1.

    Returns:
        Such as `5th`, `22nd`.
    """
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
