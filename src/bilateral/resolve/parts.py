"""A person's name taken apart: its parts without titles and particles, and the ways in which it can be read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from bilateral.resolve import cyrillic, tables
from bilateral.resolve.folding import ascii_forms, foldings
from bilateral.resolve.readings import Reading, read

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
# Scripts that write no vowels, or write them so that letter by letter they say little.
_ROUGH = re.compile("[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1200-\u139f\u1780-\u17ff\u3040-\u30ff]")
_SPLIT = re.compile(r"[\s\-‐-―_·•・‧.,;:/\\()\[\]\"“”«»„]+")
_CAMEL = re.compile(r"(?<=[a-zà-öø-ÿа-я])(?<!\bMc)(?<!\bMac)(?=[A-ZÀ-ÖØ-ÞА-Я])")
_QUOTES = re.compile("['’‘`´ʻʼʿʾ\u200c\u200d]")
_LEET = str.maketrans("013459", "oieasg")
_PATRONYMIC = re.compile("(ovich|evich|yevich|ovych|evych|ovitch|evitch|owitsch|ewitsch|ovna|evna|yevna|ivna|inichna|"
                         "ович|евич|ьич|овна|евна|ична|ivych|evich)$")  # fmt: skip

_ARTICLE = re.compile("^ال(?=..)")
_SERVANT = re.compile("^abd[aeuo]l(?=...)")
# Guesses: Abdul Hanif who is called Hanif too; Alharbi for al-Harbi; Petrovs as Latvian has it.
_SERVED = re.compile("^abd(?=...)|^[ae]l(?=[^aeiou]....)")
_LATVIAN = re.compile("(?<=[oe][vj])s$|(?<=ij)s$")
_ARTICLES = frozenset("al el ul ur as ash az ad ed ar an at il".split())
_SONS = frozenset("bin ben ibn bint binti ould wuld".split())
_PARTICLES = frozenset(
    "de da do dos das del della di du des la le van von der den ten ter zu zum y e of the ait".split()
)
_SERVANTS = frozenset("abd abdul abdel abdal abdol abdur".split())
_COMMON = frozenset(
    "mohammed muhammad mohamed mohammad ahmed ahmad ali abdullah abdallah hassan hasan hussein husain khan shah abu "
    "haji abdul".split()
)


@dataclass(frozen=True, eq=False, slots=True)
class Part:
    """A part of a name.

    Attributes:
        forms: in plain letters; beyond the first they are guesses (a nominative, digraphs for marks).
        first: the letters with which it may begin, folded.
        initial: whether it is an initial only.
        patronymic: whether it names the father, as Russians do.
        weight: how much it tells: very common names and initials tell little.
        same: numbers of the given names that it is a form of.
        of_father: whether `bin` stands before it.
        cyrillic: whether it is written in Cyrillic letters.
    """

    forms: tuple[str, ...]
    first: frozenset[str]
    initial: bool = False
    patronymic: bool = False
    weight: float = 1.0
    same: frozenset[int] = frozenset()
    of_father: bool = False
    cyrillic: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Name:
    """A person's name as it can be compared.

    Attributes:
        plain: its letters, for a quick look whether two are the same.
        script: latin, cyrillic, han, hangul, or rough (scripts whose vowels say little), or other.
        parts: without titles and particles, as written.
        reading: as syllables and as sounds.
        titled: whether a title was taken off.
    """

    plain: str
    script: str
    parts: tuple[Part, ...]
    reading: Reading = field(default_factory=Reading)
    titled: bool = False


def _script(text: str) -> str:
    """The script that most of a name is in."""
    if text.isascii():
        return "latin"
    tests = (("han", _HAN), ("hangul", _HANGUL), ("rough", _ROUGH))
    counts = {name: len(test.findall(text)) for name, test in tests}
    counts["cyrillic"] = sum(cyrillic.is_cyrillic(c) for c in text)
    counts["latin"] = sum(c.isalpha() and unicodedata.name(c, "").startswith("LATIN") for c in text)
    script = max(counts, key=lambda s: counts[s])
    return script if counts[script] else "other"


@lru_cache(maxsize=4096)
def parse(text: str) -> Name:
    """Take a person's name apart.

    Args:
        text: as written, in any script.

    Returns:
        The same object for the same text, as long as it is remembered.
    """
    text = _QUOTES.sub("", unicodedata.normalize("NFC", text)).strip()
    script = _script(text)
    if text.count(",") == 1 and script != "han":
        family, given = text.split(",")
        text = f"{given.strip()} {family.strip()}"
    text, titled = _without_titles(text, script)
    if script == "han" and len(text) > 4:
        text = _dotted(text)
    words = _words(text, script)
    reading = read(text, words, script)
    parts = tuple(_parts(words, script))
    return Name("".join(words), script, parts, reading, titled)


def _dotted(text: str) -> str:
    """A foreign name in Chinese characters whose parts are both known, with the dot that it was printed without."""
    known = tables.given_names()
    for cut in range(2, len(text) - 1):
        if text[:cut] in known and text[cut:] in known:
            return f"{text[:cut]}·{text[cut:]}"
    return text


def _without_titles(text: str, script: str) -> tuple[str, bool]:
    """The name without words of address, office and rank around it, and whether there were any."""
    if script == "han":
        for title in tables.chinese_honorifics():
            for cut in (text.removeprefix(title), text.removesuffix(title)):
                if cut != text and len(cut) > 1:
                    return cut.strip(), True
        return text, False
    lower = text.lower()
    for phrase in tables.honorific_phrases():
        if lower.startswith(phrase + " ") and len(text) > len(phrase) + 2:
            return _without_titles(text[len(phrase) :].strip(), script)[0], True
    words = text.split()
    titles = tables.honorifics()
    start = 0
    while start < len(words) - 1 and words[start].lower().strip(".,") in titles:
        start += 1
    return " ".join(words[start:]), start > 0


def _words(text: str, script: str) -> list[str]:
    """The words of a name in lower case, also of one that lost its spaces."""
    if script in ("latin", "cyrillic") and text != text.upper():
        text = _CAMEL.sub(" ", text)
    words = [w for w in _SPLIT.split(text) if w]
    found: list[str] = []
    for word in words:
        if any(c.isdigit() for c in word) and any(c.isalpha() for c in word):
            word = word.translate(_LEET)
        consonants = len(word) in (2, 3) and word.isupper() and word.isascii() and not set(word) & set("AEIOUY")
        if consonants and len(words) > 1 and any(not w.isupper() for w in words):
            found += list(word.lower())
        else:
            found.append(word.lower())
    return found


def _parts(words: list[str], script: str) -> list[Part]:
    """The parts that are compared: particles gone, `abd al-x` and `x al-din` in one."""
    found: list[tuple[str, bool]] = []
    son = False
    for place, word in enumerate(words):
        last = place == len(words) - 1
        if script == "latin" and word in _ARTICLES and len(words) > 1 and not last:
            continue
        if word in _SONS and place and not last:
            son = True
            continue
        if (word in _PARTICLES or word in _SONS) and len(words) > 2 and (place or word in _SONS):
            continue
        if found and found[-1][0] in _SERVANTS:
            found[-1] = ("abd" + word, found[-1][1])
        elif found and word == "din" and words[place - 1] in _ARTICLES:
            found[-1] = (found[-1][0] + "din", found[-1][1])
        else:
            found.append((word, son))
        son = False
    earlier: set[str] = set()
    parts = []
    for word, of_father in found:
        parts.append(_part(word, script, of_father, word in earlier))
        earlier.add(word)
    return parts


def part_of(word: str) -> Part:
    """A single Latin part.

    Args:
        word: lower-case letters.

    Returns:
        The same object for the same word, as long as it is remembered.
    """
    return _part(word, "latin", False, False)


@lru_cache(maxsize=4096)
def _part(word: str, script: str, of_father: bool, again: bool) -> Part:
    """A part and all that is asked of it."""
    bases = cyrillic.nominatives(word.replace("ё", "е")) if script == "cyrillic" else (word,)
    if script == "cyrillic":
        forms = tuple(dict.fromkeys(f for n in cyrillic.nominatives(word) for f in ascii_forms(cyrillic.latin(n))))
    else:
        forms = tuple(f for f in ascii_forms(_ARTICLE.sub("", word)) if f)
    if script == "rough":
        # و and ي (and their like) are vowels as often as consonants.
        forms = tuple(dict.fromkeys((*forms, *(f.replace("w", "u").replace("y", "i") for f in forms))))
    forms = tuple(_SERVANT.sub("abd", f) for f in forms) or (word,)
    forms = tuple(dict.fromkeys((*forms, *(_LATVIAN.sub("", f) for f in forms), *(_SERVED.sub("", f) for f in forms))))
    initial = len(forms[0]) == 1 and len(word) == 1
    patronymic = _PATRONYMIC.search(forms[0]) is not None or _PATRONYMIC.search(word) is not None
    weight = 0.5 if initial or patronymic or forms[0] in _COMMON else 1.0
    weight = 0.3 if again else weight
    known = tables.given_names()
    numbers = [known.get(w, frozenset()) for w in (word, *bases, *forms)]
    first = frozenset(f[0] for form in forms for f in foldings(form) if f)
    return Part(forms, first, initial, patronymic, weight, frozenset().union(*numbers), of_father, script == "cyrillic")
