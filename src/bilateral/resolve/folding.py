"""One spelling for the many that languages have for one sound: parts of names, folded and compared.

A part such as `Sergueï` is folded by several habits of spelling (English, French, German, Slavic), since nobody says
which one a report follows; two parts are as near as their nearest foldings are.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA

FAR = 9.0
"""The cost of parts that are not the same name."""

_MARKED = {
    "č": "ch", "ć": "ch", "š": "sh", "ş": "sh", "ș": "sh", "ś": "sh", "ž": "zh", "ź": "zh", "ż": "zh", "ř": "rzh",
    "ä": "ae", "ö": "oe", "ü": "ue", "ğ": "g", "ñ": "ny", "ł": "l", "å": "o",
}  # fmt: skip

# Digraphs and letters, in the order in which they are replaced. Capital letters are sounds without a letter of their
# own: S as in shoe, C as in chin, J as in pleasure or jam, H as in loch.
_ENGLISH = [
    ("[ao]ugh$", "o"), ("gh(?=t|$)", ""), ("dg(?=e)", "J"), ("ow$", "o"), ("ay$", "e"), ("^mc(?=[^aeiouyhk])", "mak"),
    ("(?<=[aeiou][ckldmnprtvJ])e$", ""),
    ("shch", "S"), ("sch", "S"), ("tch", "C"), ("ch", "C"), ("sh", "S"), ("dzh", "J"), ("zh", "J"), ("dj", "J"),
    ("j", "J"), ("cz", "C"), ("c(?=[eiy])", "s"), ("ck", "k"), ("c", "k"), ("ow(?=[nld])", "au"), ("ew(?=s|$)", "iu"),
]  # fmt: skip
_FRENCH = [
    ("chtch", "S"), ("tch", "C"), ("ch", "S"), ("dj", "J"), ("j", "J"), ("gu(?=[eiy])", "g"), ("qu", "k"),
    ("ss", "s"), ("c(?=[eiy])", "s"), ("c", "k"), ("(?<=[nvf])e$", ""), ("ois$", "ua"), ("on[td]$", "on"),
]  # fmt: skip
_GERMAN = [
    ("schtsch", "S"), ("tsch", "C"), ("dsch", "J"), ("sch", "S"), ("ch", "H"), ("ck", "k"), ("c", "k"), ("j", "i"),
    ("tz", "ts"), ("^s(?=[aeiou])", "z"), ("ie", "i"),
]  # fmt: skip
_SLAVIC = [
    ("shch", "S"), ("szcz", "S"), ("cz", "C"), ("sz", "S"), ("ch", "H"), ("sh", "S"), ("zh", "J"), ("dz", "z"),
    ("c", "ts"), ("j", "i"),
]  # fmt: skip
_COMMON = [
    ("sh", "S"), ("kh", "H"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("bh", "b"), ("qu", "k"),
    ("q", "k"), ("^x", "S"), ("x", "ks"), ("w", "v"), ("oo", "u"), ("ou", "u"), ("ee", "i"), ("ae", "e"),
    ("oe", "o"), ("ue", "u"), ("y", "i"), ("(?<=[^aeiou])iu", "u"), (r"([a-zA-Z])\1+", r"\1"), ("^i(?=e)", ""),
    ("i(?=e[vfr])", ""), ("io(?=v)", "e"), ("(?<=[oe])f$", "v"), ("ts", "c"),
    ("(?<=[a-z]{3})(u|ud|ed|id)din$", "din"), ("skii$", "ski"), ("[ae]i(?=[^aeiou])", "e"),
    ("(?<=.)h(?=[^aeiou]|$)", ""),
]  # fmt: skip
_HABITS = (_ENGLISH, _FRENCH, _GERMAN, _SLAVIC)
_SOFT = str.maketrans("zSCJcgdbvHeiouy", "sssssktpfhaaaaa")


@cache
def _compiled() -> tuple[tuple[tuple[re.Pattern[str], str], ...], ...]:
    """The replacements of each habit, ready for use."""
    return tuple(tuple((re.compile(a), b) for a, b in [*habit, *_COMMON]) for habit in _HABITS)


def ascii_forms(text: str) -> tuple[str, ...]:
    """A part of a name in plain letters: without its marks, and with the digraphs that stand for them.

    Args:
        text: letters of any script.

    Returns:
        One or two lower-case forms.
    """
    text = unicodedata.normalize("NFC", text.lower())
    if text.isascii():
        return (text,)
    plain = _letters(anyascii(text))
    spelt = _letters(anyascii("".join(_MARKED.get(c, c) for c in text)))
    return (plain,) if plain == spelt else (plain, spelt)


def _letters(text: str) -> str:
    """Only the letters and digits, in lower case."""
    return "".join(c for c in text.lower() if c.isalnum())


@lru_cache(maxsize=4096)
def foldings(text: str) -> tuple[str, ...]:
    """The ways to fold a plain part, each habit of spelling giving one.

    Args:
        text: lower-case ASCII letters.

    Returns:
        Distinct forms, the English reading first.
    """
    found: list[str] = []
    for habit in _compiled():
        word = text
        for pattern, new in habit:
            word = pattern.sub(new, word)
        if word and word not in found:
            found.append(word)
    return tuple(found)


@lru_cache(maxsize=4096)
def soft(folding: str) -> str:
    """A folding with like sounds made one: all vowels, voiced and voiceless, all hissing sounds.

    Args:
        folding: what `foldings` gave.

    Returns:
        A shorter string.
    """
    return re.sub(r"([a-z])\1+", r"\1", folding.translate(_SOFT))


def bones(folding: str) -> str:
    """The consonants alone, as `soft` has them: all that scripts without vowels tell.

    Args:
        folding: what `foldings` gave.

    Returns:
        May be empty.
    """
    return re.sub(r"([a-z])\1+", r"\1", re.sub("[ahi]", "", folding.translate(_SOFT)))


@lru_cache(maxsize=4096)
def distance(one: str, other: str) -> float:
    """How many letters of two plain parts differ, in their nearest foldings.

    Args:
        one: lower-case ASCII letters.
        other: likewise.

    Returns:
        0 for one sound, 0.5 for a like sound, 1 for a letter, and so on.
    """
    if one == other:
        return 0.0
    least = FAR
    for a in foldings(one):
        for b in foldings(other):
            if a == b:
                return 0.1
            hard = OSA.distance(a, b, score_cutoff=5)
            least = min(least, 0.1 + (hard + OSA.distance(soft(a), soft(b), score_cutoff=5)) / 2)
    # Slips of the pen happen to letters, not to sounds.
    return min(least, 0.1 + OSA.distance(one, other, score_cutoff=5))


@lru_cache(maxsize=4096)
def bare_distance(one: str, other: str) -> float:
    """The same by consonants alone, for scripts that do not write vowels or write them otherwise.

    Args:
        one: lower-case ASCII letters.
        other: likewise.

    Returns:
        0.3 for the same consonants, 1 more for each that differs.
    """
    return min(
        (0.3 + OSA.distance(bones(a), bones(b), score_cutoff=5) for a in foldings(one) for b in foldings(other)),
        default=FAR,
    )


def allowed(length: int) -> float:
    """How large a distance one part may have and still be the same name.

    Args:
        length: of the longer of the two, in letters.

    Returns:
        A cost to compare with `distance`.
    """
    if length <= 2:
        return 0.1
    if length <= 4:
        return 0.6
    return 1.1 if length <= 8 else 1.6 if length <= 12 else 2.1
