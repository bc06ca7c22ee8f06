"""Cyrillic names in Latin letters, and Russian names out of the cases that a sentence puts them in."""

from __future__ import annotations

import re
from functools import lru_cache

_SINGLE = dict(zip("абвгдезийклмнопрстуфыэіґјқғңөүұәһўѳ", "abvgdeziyklmnoprstufyeigykgnouuahuo", strict=True))
_LATIN = _SINGLE | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ъ": "", "ь": "",
    "є": "ye", "ї": "yi", "љ": "l", "њ": "n", "ђ": "dj", "џ": "dzh", "ѓ": "g", "ќ": "k", "ѕ": "dz", "ё": "yo",
    "ћ": "ch",
}  # fmt: skip
_UKRAINIAN = re.compile("[іїєґ]")
_CYRILLIC = re.compile("[\u0400-\u052f]")

# An ending of a case, and what it is put back to. The first column is tried from the longest ending on.
_ENDINGS = (
    ("скому", "ский"), ("ского", "ский"), ("ском", "ский"), ("ским", "ский"), ("ской", "ская"), ("скую", "ская"),
    ("цкому", "цкий"), ("цкого", "цкий"), ("цком", "цкий"), ("цким", "цкий"), ("цкой", "цкая"), ("цкую", "цкая"),
    ("овым", "ов"), ("евым", "ев"), ("ёвым", "ёв"), ("иным", "ин"), ("ыным", "ын"),
    ("овой", "ова"), ("евой", "ева"), ("ёвой", "ёва"), ("иной", "ина"), ("ову", "ов ова"), ("еву", "ев ева"),
    ("ёву", "ёв ёва"), ("ину", "ин ина"), ("ова", "ов"), ("ева", "ев"), ("ёва", "ёв"), ("ина", "ин"), ("ове", "ов"),
    ("еве", "ев"), ("ёве", "ёв"), ("ине", "ин ина"), ("овны", "овна"), ("овну", "овна"), ("овной", "овна"),
    ("овне", "овна"),
    ("ичем", "ич"), ("ича", "ич"), ("ичу", "ич"), ("иче", "ич"),
    ("ием", "ий"), ("ия", "ий ия"), ("ию", "ий ия"), ("ии", "ия"), ("ией", "ия"), ("еем", "ей"), ("ея", "ей"),
    ("ею", "ей"),
    ("аем", "ай"), ("ая", "ай"), ("аю", "ай"), ("ьем", "ий ье"), ("ья", "ий"), ("ом", ""), ("ем", "ь"), ("ой", "а"),
    ("ей", "я"), ("ым", "ый"), ("ого", "ый"), ("ому", "ый"), ("а", ""), ("у", " а"), ("е", " а"), ("ы", "а"),
    ("и", "а я"),
    ("я", "ь"), ("ю", "ь я"),
)  # fmt: skip
_FLEETING = re.compile("([бвгджзклмнпрстфхцчшщ])([лрнк])$")


def is_cyrillic(text: str) -> bool:
    """Whether a text holds Cyrillic letters.

    Args:
        text: any.

    Returns:
        True where it does.
    """
    return _CYRILLIC.search(text) is not None


@lru_cache(maxsize=4096)
def latin(word: str) -> str:
    """A Cyrillic word in Latin letters as English mostly writes them.

    Args:
        word: lower case.

    Returns:
        Lower-case ASCII.
    """
    if _UKRAINIAN.search(word):
        word = word.replace("г", "h").replace("и", "y")
    word = re.sub("ь(?=е)", "и", word)
    # Russian has no w: Уилсон, Уотсон.
    word = re.sub("^у(?=[аеоиэ])", "в", word)
    return "".join(_LATIN.get(c, c) for c in word)


@lru_cache(maxsize=4096)
def nominatives(word: str) -> tuple[str, ...]:
    """What a Russian name may be in the nominative, if it stands in another case.

    Args:
        word: lower-case Cyrillic.

    Returns:
        The word itself first, then the guesses.
    """
    found = [word]
    for ending, bases in _ENDINGS:
        if not word.endswith(ending) or len(word) - len(ending) < 2:
            continue
        stem = word[: -len(ending)]
        for base in bases.split(" "):
            form = stem + base
            if form not in found and len(form) > 2:
                found.append(form)
            fleeting = _FLEETING.search(form) if not base else None
            if fleeting:
                found.append(form[:-1] + "е" + form[-1])
                break
        if len(ending) > 1:
            break
    return tuple(found[:5])
