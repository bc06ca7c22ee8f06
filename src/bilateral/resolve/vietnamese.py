"""Vietnamese names, syllable by syllable: in their own writing with or without marks, and in Russian transcription.

A syllable is an onset and a rime; Russian writes each by a table of its own (the usual practical transcription and the
older habits beside it), so that both directions follow from the two tables here.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}

_ONSETS = {
    "": ("",), "b": ("б",), "c": ("к",), "k": ("к",), "ch": ("ть", "т", "ч"), "d": ("з", "д"), "g": ("г",),
    "gh": ("г",), "gi": ("з", "зь", "ж", "дж"), "h": ("х",), "kh": ("кх", "х"), "l": ("л",), "m": ("м",),
    "n": ("н",), "ng": ("нг",), "ngh": ("нг",), "nh": ("нь", "н"), "p": ("п",), "ph": ("ф",), "qu": ("ку", "кв"),
    "r": ("р", "з", "ж"), "s": ("ш", "с"), "t": ("т",), "th": ("тх",), "tr": ("ч", "тр"), "v": ("в",), "x": ("с",),
}  # fmt: skip

_RIMES = """
a а|ac ак|ach ать ач|ai ай|am ам|an ан|ang анг|anh ань|ao ао|ap ап|at ат|au ау оу|ay ай эй
e е э|ec ек эк|em ем эм|en ен эн|eng енг энг|eo ео эо|ep еп эп|et ет эт|eu еу эу|enh ень инь|ech еть ить еч
i и|ia иа ия|ich ить ич|iec иек ьек|iem ием ьем ем|ien иен ьен ен|ieng иенг ьенг|iep иеп ьеп еп|iet иет ьет ет
ieu иеу ьеу еу|im им|in ин|inh инь|ip ип|it ит|iu иу ью
o о|oa оа уа|oac оак|oach оать|oai оай уай|oan оан уан|oang оанг уанг|oanh оань уань|oat оат уат|oc ок|oe оэ ое
oen оэн|oi ой|om ом|on он|ong онг|op оп|ot от
u у ы|ua уа ыа|uan уан|uat уат|uay уай|ue уэ юэ уе|uc ук ык|ui уй ый|um ум|un ун ын|ung унг ынг|uo уо ыо|uoc уок ыок
uoi уой ыой|uom уом|uon уон ыон|uong уонг ыонг|uop ыоп|uot уот ыот|uou ыоу|up уп|ut ут ыт|uu ыу уу
uy уи юи уй юй|uyen уен юен уйен уиен уйен|uyet ует юет уйет уиет|uyn уин юин|uynh уинь юинь|uyt уит юит|uya уя
y и|yem ием йем|yen иен йен ен|yet иет йет|yeu иеу йеу
"""
_SOFTENED = {"ьа": "я", "ьо": "ё", "ьу": "ю", "ье": "е", "ьэ": "е", "ьи": "и", "ьы": "ы", "ьь": "ь"}


@cache
def rimes() -> dict[str, tuple[str, ...]]:
    """Every rime without marks, with the ways in which Russian writes it."""
    lines = (item.split() for row in _RIMES.split("\n") for item in row.split("|") if item)
    return {rime: tuple(ways) for rime, *ways in lines}


@cache
def syllables() -> frozenset[str]:
    """Every syllable that Vietnamese can build, without marks."""
    plain = {onset + rime for onset in _ONSETS for rime in rimes()}
    # "gi" swallows the i of its rime (gì, giêng), "qu" the u (quy, quyên, quốc).
    gi = {"g" + rime for rime in rimes() if rime.startswith("i")}
    qu = {"q" + rime for rime in rimes() if rime.startswith(("uy", "uoc", "uon", "ua", "ue"))}
    return frozenset(plain | gi | qu)


@cache
def _russian() -> dict[str, frozenset[str]]:
    """Each Russian spelling of a syllable, with the syllables it may stand for."""
    found: dict[str, set[str]] = {}
    for syllable, onset, ways in _spellings():
        for start in _ONSETS[onset]:
            for way in ways:
                spelling = start + way
                found.setdefault(spelling, set()).add(bare(syllable))
                for hard, soft in _SOFTENED.items():
                    spelling = spelling.replace(hard, soft)
                found.setdefault(spelling, set()).add(bare(syllable))
    return {spelling: frozenset(s) for spelling, s in found.items()}


def _spellings() -> list[tuple[str, str, tuple[str, ...]]]:
    """Each syllable with its onset and the Russian spellings of its rime."""
    listed = [(onset + rime, onset, ways) for onset in _ONSETS for rime, ways in rimes().items()]
    listed += [("g" + rime, "gi", ways) for rime, ways in rimes().items() if rime.startswith("i")]
    for rime, ways in rimes().items():
        if rime.startswith("u") and len(rime) > 1:
            # The у of "qu" is the first letter of the rime's Russian spelling.
            listed.append(("q" + rime, "c", tuple(w for w in ways if w[0] in "ую")))
    return listed


def to_russian(syllable: str) -> tuple[str, ...]:
    """The ways in which Russian texts write a Vietnamese syllable.

    Args:
        syllable: with or without marks.

    Returns:
        Lower-case spellings in alphabetical order; nothing where it is no Vietnamese syllable.
    """
    plain = bare(syllable)
    return tuple(sorted(spelling for spelling, of in _russian().items() if plain in of))


def from_russian(spelling: str) -> frozenset[str]:
    """The Vietnamese syllables, without marks, that a Russian spelling may stand for.

    Args:
        spelling: one syllable in lower-case Cyrillic.

    Returns:
        Nothing where no Vietnamese syllable is written so.
    """
    return _russian().get(spelling, frozenset())


@lru_cache(maxsize=4096)
def bare(syllable: str) -> str:
    """A syllable without tone and other marks, in lower case, with i for a closing y.

    Args:
        syllable: Latin letters.

    Returns:
        ASCII, where the letters are Vietnamese.
    """
    apart = unicodedata.normalize("NFD", syllable.lower().replace("đ", "d"))
    return _with_i("".join(c for c in apart if not unicodedata.combining(c)))


def _with_i(letters: str) -> str:
    """A closing y as i, where both are written for one another (Lý, Lí)."""
    return letters[:-1] + "i" if letters.endswith("y") and letters[-2:-1] not in ("u", "a", "â") else letters


@lru_cache(maxsize=4096)
def toned(syllable: str) -> str:
    """A syllable in one form wherever its tone mark is set (hòa, hoà).

    Args:
        syllable: Latin letters.

    Returns:
        The letters with their own marks, then the tone; the level tone has no mark.
    """
    apart = unicodedata.normalize("NFD", syllable.lower())
    tone = "".join(c for c in apart if c in TONES)
    letters = unicodedata.normalize("NFC", "".join(c for c in apart if c not in TONES))
    return _with_i(letters) + tone


def has_marks(text: str) -> bool:
    """Whether a text is written with Vietnamese marks, so that a missing mark says something.

    Args:
        text: a name.

    Returns:
        True where a letter carries a tone or is one that only Vietnamese has.
    """
    apart = unicodedata.normalize("NFD", text.lower())
    return "đ" in apart or any(c in TONES or c in "\u031b\u0302\u0306" for c in apart)
