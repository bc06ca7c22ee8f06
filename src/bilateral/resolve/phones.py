"""Names that were written down by ear in another script, compared by ear.

Chinese writes 谢尔盖 for Sergey, Vietnamese writes Xéc-gây. Such spellings have few sounds and make one of several:
each written sound is a set of sounds it may stand for, and two names are laid side by side sound by sound.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bilateral.resolve.folding import foldings

_CHINESE_INITIALS = {
    "b": "bpv", "p": "pb", "m": "mn", "f": "fvh", "d": "dt", "t": "td", "n": "n", "l": "lr", "g": "gkh", "k": "kgc",
    "h": "hHgkf", "j": "dtgkJzC", "q": "CtkcJ", "x": "sShHcz", "zh": "JzCd", "ch": "CcS", "sh": "SsC", "r": "Jrz",
    "z": "zcsJ",
    "c": "cCs", "s": "szSc", "w": "vufho", "y": "iJ",
}  # fmt: skip
_VIETNAMESE_ONSETS = {
    "x": "szSc", "ph": "fp", "v": "v", "b": "bv", "p": "p", "c": "kc", "k": "k", "q": "k", "kh": "hHk", "g": "g",
    "gh": "g",
    "gi": "zJdi", "d": "zdcJ", "đ": "d", "t": "t", "th": "t", "tr": "CtJ", "ch": "CJ", "s": "SsC", "r": "rJ",
    "l": "l", "m": "m",
    "n": "n", "nh": "n", "ng": "ng", "h": "hH",
}  # fmt: skip
_VIETNAMESE_CODAS = {
    "p": "vfpb",
    "t": "tdszcS",
    "c": "kghcr",
    "ch": "kghsC",
    "n": "nl",
    "nh": "nl",
    "ng": "ng",
    "m": "m",
}
_VOWELS = frozenset("aeiouy")
_SKIP = 1.0
_CODA = 0.6
_WEAK = {"h": 0.25, "H": 0.7, "r": 0.35, "l": 0.6, "i": 0.15, "u": 0.15, "v": 0.5, "J": 0.6}


_SOFT_G = 0.25  # between vowels it may be the silent one of Turkish


@dataclass(frozen=True, slots=True)
class Sound:
    """A written consonant.

    Attributes:
        may_be: the sounds it may stand for, as letters of `folding`.
        skip: what it costs if nothing answers to it.
        vowel: the vowel after it; empty where none is written.
    """

    may_be: frozenset[str]
    skip: float
    vowel: str = ""


@lru_cache(maxsize=4096)
def chinese_sounds(syllable: str) -> tuple[Sound, ...]:
    """What a pinyin syllable may stand for in a foreign name.

    Args:
        syllable: pinyin without tone.

    Returns:
        Its initial and its closing n, where it has them.
    """
    if syllable == "er":
        return (Sound(frozenset("lr"), 0.8),)
    match = re.match("(zh|ch|sh|[bpmfdtnlgkhjqxrzcsywv]?)([aeiou]*)(ng?|r)?$", syllable)
    if not match:
        return ()
    initial, vowel, coda = match.groups()
    sounds: list[Sound] = []
    if initial:
        lone = syllable in ("si", "ci", "zi", "te", "de", "ke", "ge", "fu", "bu", "pu", "mu", "le")
        # The glides of wu and yi are no sound of their own; those of wa, ya, and an h, are weak ones.
        skip = 0.15 if syllable in ("wu", "yi", "yu") else 0.15 if initial == "y" else 0.5 if initial in "wh" else _SKIP
        may_be = _CHINESE_INITIALS.get(initial, "") + ("t" if syllable == "si" else "")  # Smith ends in si
        sounds.append(Sound(frozenset(may_be), skip, "" if lone else _vowel(vowel)))
    elif vowel:
        sounds.append(Sound(frozenset(), 0.0, _vowel(vowel)))
    if coda and coda != "r":
        sounds.append(Sound(frozenset("nm"), _CODA))
    return tuple(sounds)


def chinese_word(syllables: Sequence[str]) -> tuple[Sound, ...]:
    """What some pinyin syllables together may stand for in a foreign name.

    Args:
        syllables: pinyin without tones.

    Returns:
        Their sounds; an n before another n is hardly one of its own (Ye-lian-na for Elena).
    """
    found: list[Sound] = []
    for syllable in syllables:
        sounds = chinese_sounds(syllable)
        if found and sounds and found[-1].skip == _CODA and sounds[0].may_be & {"n", "m"}:
            found[-1] = Sound(found[-1].may_be, 0.1)
        found += sounds
    return tuple(found)


def _vowel(letters: str) -> str:
    """The colour of some vowel letters: a, e (with i) or o (with u)."""
    main = next((c for c in letters if c in "aeo"), letters[:1])
    return {"a": "a", "e": "e", "i": "e", "y": "e", "o": "o", "u": "o"}.get(main, "")


def vietnamese_sounds(syllable: str) -> tuple[Sound, ...]:
    """What a syllable of a foreign name in Vietnamese spelling (Xéc-gây) may stand for.

    Args:
        syllable: lower case, without tone and marks but with đ.

    Returns:
        Its consonants.
    """
    match = re.match("([bcdđghklmnpqrstvx]*)([aeiouy]*)([a-z]*)$", syllable)
    if not match:
        return ()
    onset, vowel, coda = match.groups()
    sounds: list[Sound] = []
    while onset:
        head = onset[:2] if onset[:2] in _VIETNAMESE_ONSETS else onset[:1]
        onset = onset[len(head) :]
        sounds.append(Sound(frozenset(_VIETNAMESE_ONSETS.get(head, head)), _SKIP, "" if onset else _vowel(vowel)))
        if head == "tr":
            sounds.append(Sound(frozenset("r"), 0.3, "" if onset else _vowel(vowel)))
    if not sounds and vowel:
        sounds.append(Sound(frozenset(), 0.0, _vowel(vowel)))
    if coda:
        # A closing t is often the first half of the ts that the next syllable begins with.
        sounds.append(Sound(frozenset(_VIETNAMESE_CODAS.get(coda, coda)), 0.45 if coda == "t" else _SKIP))
    return tuple(sounds)


@lru_cache(maxsize=4096)
def sounds(part: str) -> tuple[tuple[Sound, ...], ...]:
    """A plain part as sounds, in each habit of spelling.

    Args:
        part: lower-case ASCII letters.

    Returns:
        One sequence a habit.
    """
    return tuple(_spelt(folding) for folding in foldings(part))


def _spelt(folding: str) -> tuple[Sound, ...]:
    """A folded part as sounds."""
    found: list[Sound] = []
    for place, letter in enumerate(folding):
        if letter in _VOWELS:
            if not found or place == 0:
                found.append(Sound(frozenset(), 0.0, _vowel(letter)))
            continue
        after = folding[place + 1 : place + 2]
        skip = _WEAK.get(letter, _SKIP)
        if letter == "g" and after in _VOWELS and folding[place - 1 : place] in _VOWELS:
            skip = _SOFT_G
        found.append(Sound(frozenset(letter), skip, _vowel(after) if after in _VOWELS else ""))
    return tuple(found)


def distance(one: Sequence[Sound], other: Sequence[Sound]) -> float:
    """What it costs to lay two sequences of sounds side by side.

    Args:
        one: sounds.
        other: sounds.

    Returns:
        0 where they agree; about 1 for each consonant that does not.
    """
    row = [0.0]
    for b in other:
        row.append(row[-1] + b.skip)
    for a in one:
        last, row = row, [row[0] + a.skip]
        for j, b in enumerate(other, 1):
            row.append(min(last[j] + a.skip, row[-1] + b.skip, last[j - 1] + _unlike(a, b)))
    return row[-1]


def _unlike(one: Sound, other: Sound) -> float:
    """What it costs to hear one sound as another."""
    colour = 0.12 if one.vowel and other.vowel and one.vowel != other.vowel else 0.0
    if one.may_be & other.may_be or not (one.may_be or other.may_be):
        return colour
    return one.skip + other.skip if not (one.may_be and other.may_be) else 1.1 + colour


def likeness(one: Sequence[Sound], other: Sequence[Sound]) -> float:
    """How alike two sequences of sounds are.

    Args:
        one: sounds.
        other: sounds.

    Returns:
        0 to 1; very short ones are never quite alike.
    """
    size = max(sum(1 for s in one if s.may_be), sum(1 for s in other if s.may_be))
    if not size:
        return 0.0
    near = max(0.0, 1 - distance(one, other) / size)
    return near * (0.85 if size == 1 else 1.0)
