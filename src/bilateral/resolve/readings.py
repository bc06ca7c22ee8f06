"""The ways to read a name beside its letters: as Vietnamese, Chinese or Korean syllables, or by ear."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from anyascii import anyascii

from bilateral.resolve import chinese, cyrillic, phones, tables, vietnamese

Syllables = tuple[frozenset[str], ...]
_DOTS = re.compile(r"[·•・‧．.\s\-]+")
_KOREAN = [
    ("young", "yong"), ("oo", "u"), ("ee", "i"), ("eo", "o"), ("ou", "u"), ("eu", "u"), ("ae", "e"), ("yung", "yong"),
    ("hyun", "hyon"), ("chul", "chol"), ("sung", "song"), ("jung|chung", "chong"), ("sh", "s"), ("ch|j", "c"),
    ("g", "k"), ("d", "t"), ("b", "p"), ("l", "r"), (r"(.)\1", r"\1"),
]  # fmt: skip
# One or two syllables as the romanisations in use write them.
_KOREAN_GIVEN = re.compile(
    "((kk|tt|pp|ss|jj|ch|sh|[gkndtrlmbpsjhwyc])?"
    "(yeo|yae|wae|weo|you|ae|ya|eo|ye|yo|yu|oe|wa|wo|we|wi|eu|ui|oo|ee|ou|a|e|o|u|i)(ng|[nmlkptrgbh])?){1,2}$"
)


@dataclass(frozen=True, eq=False, slots=True)
class Reading:
    """What a name may say when read as syllables or by ear; what it cannot be read as is empty.

    Attributes:
        viet: Vietnamese syllables without marks, family name first.
        toned: the same with tones, where the name is written with marks.
        mandarin: the ways to read it as pinyin syllables, family name first.
        han: its Chinese characters.
        korean: family name and given name in one spelling each.
        by_ear: its parts as sounds, where it writes a foreign name down by ear.
        sure: whether nothing but Vietnamese or Chinese is likely.
        beside: two Vietnamese syllables next to each other, where a third one came out damaged.
    """

    viet: tuple[Syllables, ...] = ()
    toned: tuple[Syllables, ...] = ()
    mandarin: tuple[Syllables, ...] = ()
    han: str = ""
    korean: tuple[str, str] | None = None
    by_ear: tuple[tuple[phones.Sound, ...], ...] = ()
    sure: bool = False
    beside: Syllables = ()


def read(text: str, words: Sequence[str], script: str) -> Reading:
    """Read a name in all ways that its script and form allow.

    Args:
        text: without titles.
        words: its words in lower case.
        script: as `parts.Name` has it.

    Returns:
        The readings.
    """
    if script == "han":
        return _read_han(text)
    if script == "hangul":
        return Reading(korean=_hangul(text))
    if script == "cyrillic":
        return _read_cyrillic(words)
    if script == "latin":
        return _read_latin(text, words)
    return Reading()


def _read_han(text: str) -> Reading:
    """Chinese characters: a name of their own, or a foreign one by ear."""
    pieces = [p for p in _DOTS.split(text) if p]
    by_ear = tuple(phones.chinese_word([r for c in piece for r in chinese.pinyin(c)[:1]]) for piece in pieces)
    if len(pieces) != 1 or not 2 <= len(pieces[0]) <= 4:
        return Reading(by_ear=by_ear)
    han = pieces[0]
    viet = tuple(chinese.vietnamese(c) for c in han)
    mandarin = tuple(frozenset(chinese.pinyin(c)) for c in han)
    plain = tuple(frozenset(vietnamese.bare(s) for s in v) for v in viet)
    return Reading(
        (plain,), (viet,), (mandarin,), han, _korean_of(han), by_ear, han[0] in tables.families("chinese_characters")
    )


def _korean_of(han: str) -> tuple[str, str] | None:
    """Characters as a Korean name, where all of them are frequent in such."""
    syllables = [tables.korean_readings().get(c, "") for c in han]
    if not all(syllables) or syllables[0] not in tables.families("korean"):
        return None
    return tables.korean_family(syllables[0]), korean_spelling("".join(syllables[1:]))


def _read_cyrillic(words: Sequence[str]) -> Reading:
    """Russian transcription of a Vietnamese or a Chinese name."""
    viet: list[Syllables] = []
    beside: Syllables = ()
    if 2 <= len(words) <= 5:
        syllables = tuple(vietnamese.from_russian(w) for w in words)
        if all(syllables) and syllables[0] & tables.families("vietnamese"):
            viet.append(syllables)
        elif len(words) == 3 and syllables[1]:
            beside = syllables[1:] if syllables[2] else syllables[:2] if syllables[0] else ()
    mandarin: list[Syllables] = []
    if 2 <= len(words) <= 3:
        for ways in product(*(chinese.cut_palladius(w) for w in words)):
            whole = tuple(s for way in ways for s in way)
            if len(ways[0]) <= 2 and len(whole) <= 4 and whole[0] & _mandarin_families():
                mandarin.append(whole)
    return Reading(tuple(viet), (), tuple(mandarin[:4]), beside=beside)


@cache
def _mandarin_families() -> frozenset[str]:
    """Family names in pinyin."""
    return tables.families("chinese")


def _read_latin(text: str, words: Sequence[str]) -> Reading:
    """Latin letters: Vietnamese, pinyin or Wade-Giles, Korean, or a foreign name as Vietnamese spells it."""
    if _spelt_by_ear(text):
        tokens = text.lower().split()
        by_ear = tuple(
            tuple(s for piece in t.split("-") for s in phones.vietnamese_sounds(_keep_d(piece))) for t in tokens
        )
        return Reading(by_ear=by_ear)
    if not 2 <= len(words) <= 5 or any(len(w) > 24 for w in words):
        return Reading(by_ear=_pinyin_by_ear(words))
    viet, toned = _vietnamese(text, words)
    mandarin = _mandarin(words)
    sure = bool(toned) or (bool(viet) and not mandarin)
    return Reading(viet, toned, mandarin, "", _korean(words), _pinyin_by_ear(words), sure)


def _vietnamese(text: str, words: Sequence[str]) -> tuple[tuple[Syllables, ...], tuple[Syllables, ...]]:
    """The words as Vietnamese syllables, without and with tones, in each order that a family name allows."""
    plain = [vietnamese.bare(w) for w in words]
    if not all(p in vietnamese.syllables() for p in plain):
        return (), ()
    marks = vietnamese.has_marks(text)
    viet: list[Syllables] = []
    toned: list[Syllables] = []
    for first in dict.fromkeys((0, len(words) - 1)):
        if plain[first] in tables.families("vietnamese"):
            # Where the family name stands last it goes first: Quoc Bao Tran.
            order = [*range(first, len(words)), *range(first)]
            viet.append(tuple(frozenset((plain[i],)) for i in order))
            if marks:
                toned.append(tuple(frozenset((vietnamese.toned(words[i]),)) for i in order))
            if marks:
                break
    return tuple(viet), tuple(toned)


def _mandarin(words: Sequence[str]) -> tuple[Syllables, ...]:
    """The words as Mandarin syllables, family name first."""
    found: list[Syllables] = []
    cuts = [_mandarin_cuts(w) for w in words]
    if not all(cuts) or len(words) > 4:
        return ()
    for first in (0, len(words) - 1):
        order = [*range(first, len(words)), *range(first)]
        for ways in product(*(cuts[i] for i in order)):
            whole = tuple(s for way in ways for s in way)
            if len(ways[0]) <= 2 and 2 <= len(whole) <= 4 and (len(ways[0]) == 2 or whole[0] & _mandarin_families()):
                found.append(whole)
    return tuple(found[:6])


def _mandarin_cuts(word: str) -> list[Syllables]:
    """A Latin word as pinyin syllables or one Wade-Giles syllable."""
    ways: list[Syllables] = [tuple(frozenset((s,)) for s in way) for way in chinese.cut_pinyin(word)[:2]]
    if len(word) <= 6:
        older = chinese.wade_giles(word)
        if ways and len(ways[0]) == 1:
            return [(ways[0][0] | older,), *ways[1:]]
        if older:
            return [(older,), *ways]
    return ways


def _pinyin_by_ear(words: Sequence[str]) -> tuple[tuple[phones.Sound, ...], ...]:
    """Words of many pinyin syllables: the reading of characters that wrote a foreign name by ear."""
    cuts = [chinese.cut_pinyin(w) for w in words if len(w) < 24]
    if len(cuts) != len(words) or not all(cuts) or max(map(lambda c: len(c[0]), cuts), default=0) < 3:
        return ()
    return tuple(phones.chinese_word(cut[0]) for cut in cuts)


def _spelt_by_ear(text: str) -> bool:
    """Whether Latin letters are a foreign name in Vietnamese spelling: Xéc-gây."""
    hyphens = text.count("-")
    # Inner syllables have small letters, unlike those of Jean-Marie; one hyphen alone is Korean or Chinese (Ki-moon).
    if re.search("-[^a-zđ\u00e0-\u1ef9]", text) or not (hyphens > 1 or (hyphens and vietnamese.has_marks(text))):
        return False
    pieces = [p for t in text.lower().split() for p in t.split("-") if p]
    return all(len(re.findall("[aeiouy]+", vietnamese.bare(p))) == 1 and len(p) <= 6 for p in pieces)


def _keep_d(piece: str) -> str:
    """A syllable without marks, in which đ stays apart from d."""
    return "".join("đ" if c == "đ" else vietnamese.bare(c) for c in piece)


def korean_spelling(given: str) -> str:
    """A Korean given name in one spelling for the many in use.

    Args:
        given: its syllables in lower-case Latin letters, joined.

    Returns:
        To be compared only.
    """
    for old, new in _KOREAN:
        given = re.sub(old, new, given)
    return given


def _korean(words: Sequence[str]) -> tuple[str, str] | None:
    """The words as a Korean family name and given name."""
    for first in (0, len(words) - 1):
        if words[first] in tables.families("korean") and len(words) <= 3:
            given = "".join(words[1:] if first == 0 else words[:-1])
            if _KOREAN_GIVEN.match(given):
                return tables.korean_family(words[first]), korean_spelling(given)
    return None


def _hangul(text: str) -> tuple[str, str] | None:
    """Hangul as a Korean family name and given name."""
    letters = [anyascii(c).lower() for c in text if c.isalpha()]
    if not 2 <= len(letters) <= 4:
        return None
    family = {"i": "lee", "bag": "park", "gim": "kim", "choe": "choi"}.get(letters[0], letters[0])
    return tables.korean_family(family), korean_spelling("".join(letters[1:]))


def is_transcribed(words: Sequence[str]) -> bool:
    """Whether Cyrillic words are all syllables of a transcribed name.

    Args:
        words: lower case.

    Returns:
        True where each is one Vietnamese syllable or can be cut into Mandarin ones.
    """
    return all(cyrillic.is_cyrillic(w) and (vietnamese.from_russian(w) or chinese.cut_palladius(w)) for w in words)
