"""How alike two names of organisations are: word by word, without legal forms, in any order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii

from bilateral.resolve import cyrillic, tables
from bilateral.resolve.folding import FAR, allowed, distance

_APART = 0.6
_SHORTER = 0.7
_DEMONYM = re.compile("(n|an|ian|ese|ish|i|s)$")
_DOTTED = re.compile(r"\b(?:\w\.\s?){2,}(?:\w\b\.?)?|\b\w(?:\.\w)+\b")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ]{3})(?=[A-Z])")


@dataclass(frozen=True, eq=False, slots=True)
class Organisation:
    """An organisation's name as it can be compared.

    Attributes:
        plain: all its words joined.
        words: those that tell, in order.
        forms: its legal forms, one name for each kind.
        initials: the first letters of its words, with and without small words.
    """

    plain: str
    words: tuple[str, ...]
    forms: frozenset[str]
    initials: frozenset[str]


@lru_cache(maxsize=4096)
def org_likeness(a: str, b: str) -> float:
    """How alike two organisations' names are.

    Args:
        a: as written.
        b: as written.

    Returns:
        1 for the same name; 0.75 and more for what is likely one organisation; 0.7 where the one says more than the
        other; 0.6 or less where each has a word of its own.
    """
    one, other = parse(a), parse(b)
    if not one.words or not other.words:
        return 1.0 if one.plain and one.plain == other.plain else 0.0
    pairs, left, right = _align(one.words, other.words)
    cost = sum(c for c, _, _ in pairs)
    score = _weigh(pairs, left, right, cost) if pairs else 0.0
    if left or right:
        score = max(score, _joined(one, other), _abbreviated(one, other))
    # Different legal forms speak against it, but a report seldom takes care over them.
    return score if one.forms & other.forms or not (one.forms and other.forms) else score * 0.97


@lru_cache(maxsize=4096)
def parse(text: str) -> Organisation:
    """Take an organisation's name apart.

    Args:
        text: as written, in any script.

    Returns:
        The same object for the same text, as long as it is remembered.
    """
    initials = _initials(text)
    text = unicodedata.normalize("NFC", text).replace("&", " and ").replace("%", "percent ")
    if text != text.upper():
        text = _CAMEL.sub(" ", text)
    text = _DOTTED.sub(lambda m: m[0].replace(".", "").replace(" ", "") + " ", text)
    text = _latin(text.lower())
    text = f" {' '.join(re.findall('[a-z0-9]+', re.sub(chr(39), '', text)))} "
    forms: set[str] = set()
    for phrase, form in tables.word_pairs("forms"):
        # A name that is nothing but its form keeps it.
        rest = text.replace(f" {phrase} ", " ")
        if rest != text and rest.strip():
            forms.add(form)
            text = rest
    for phrase, short in tables.word_pairs("phrases"):
        text = text.replace(f" {phrase} ", f" {short} ".replace("  ", " "))
    numbers = dict(tables.word_pairs("numbers"))
    words = [numbers.get(w, w) for w in text.split()]
    kept = tuple(w for w in words if w not in tables.word_list("stops")) or tuple(words)
    return Organisation("".join(words), kept, frozenset(forms), initials)


def _latin(text: str) -> str:
    """Lower-case letters of any script in Latin ones."""
    if text.isascii():
        return text
    if cyrillic.is_cyrillic(text):
        text = "".join(cyrillic.latin(w) if cyrillic.is_cyrillic(w) else w for w in re.split(r"(\W+)", text))
    return anyascii(text).lower()


def _initials(text: str) -> frozenset[str]:
    """The first letters of the words, as acronyms have them."""
    words = re.findall(r"\w+", _latin(text.lower().replace("'", "").replace("’", "")))
    small = tables.word_list("stops")
    return frozenset(("".join(w[0] for w in words), "".join(w[0] for w in words if w not in small)))


@cache
def _weight(word: str) -> float:
    """How much a word tells."""
    return 0.3 if word in tables.word_list("weak") else 1.0


@lru_cache(maxsize=4096)
def _cost(one: str, other: str) -> float:
    """The distance of two words; FAR where they are not the same word."""
    if one == other:
        return 0.0
    if one.isdigit() or other.isdigit():
        return FAR
    short, long = sorted((one, other), key=len)
    if len(short) >= 4 and long.startswith(short[:-1]) and _DEMONYM.sub("", long) in (short, short[:-1]):
        return 0.3
    if len(short) <= 3:
        return FAR
    cost = distance(one, other)
    return cost if cost <= allowed(len(long)) else FAR


Pair = tuple[float, str, str]


def _align(a: Sequence[str], b: Sequence[str]) -> tuple[list[Pair], list[str], list[str]]:
    """Pair the words of two names, the nearest first; what is left of each has no partner."""
    costs = sorted((_cost(p, q), abs(i - j), i, j) for i, p in enumerate(a) for j, q in enumerate(b))
    used_a: set[int] = set()
    used_b: set[int] = set()
    pairs: list[Pair] = []
    for cost, _, i, j in costs:
        if cost < FAR and i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            pairs.append((cost, a[i], b[j]))
    return pairs, [w for i, w in enumerate(a) if i not in used_a], [w for j, w in enumerate(b) if j not in used_b]


def _weigh(pairs: list[Pair], left: list[str], right: list[str], cost: float) -> float:
    """One number for the words that answer each other and those that do not."""
    weights = [_weight(p) for _, p, _ in pairs]
    total = sum(weights)
    near = (
        sum(w * max(0.0, 1 - 1.1 * c / max(4, len(p), len(q))) for w, (c, p, q) in zip(weights, pairs, strict=True))
        / total
    )
    telling = [sum(_weight(w) for w in side) for side in (left, right)]
    if min(telling) >= 1 or cost > 2.3:
        return _APART * near * total / (total + min(telling))
    extra = max(telling)
    if extra >= 1:
        return min(_SHORTER, near * total / (total + 0.25 * extra))
    return near * total / (total + 0.15 * extra)


def _joined(one: Organisation, other: Organisation) -> float:
    """Likeness of names of which one is spaced otherwise."""
    a, b = one.plain, other.plain
    if any(c.isdigit() for c in a + b) and re.sub("[^0-9]", "", a) != re.sub("[^0-9]", "", b):
        return 0.0
    cost = distance(a, b) if len(one.words) != len(other.words) and abs(len(a) - len(b)) <= 2 else FAR
    return 1 - 1.3 * cost / max(len(a), 6) if cost <= 1.1 else 0.0


def _abbreviated(one: Organisation, other: Organisation) -> float:
    """Likeness of an acronym and what it stands for."""
    for short, full in ((one, other), (other, one)):
        if len(short.words) == 1 and 2 <= len(short.words[0]) <= 7 and len(full.words) > 1:
            if short.words[0] in full.initials:
                return 0.85 if len(short.words[0]) > 2 else 0.76
    return 0.0
