"""Which capitalised words are people: cues are counted over the whole report, no single one decides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from bilateral import languages
from bilateral.model.mention import Element
from bilateral.model.recognised import People, plain
from bilateral.model.view import View
from bilateral.recognise.lexicon import Lexicon, fold

_WORD = r"(?:(?:[dDlLO]')?\p{Lu}[\p{L}\p{M}]*(?:[-'·]\p{L}[\p{L}\p{M}]*)*|\p{Lu}\.(?:-?\p{Lu}\.)*|(?:al|el|Al|El)-\p{Lu}[\p{L}\p{M}]+)"


@dataclass(frozen=True, slots=True)
class Customs:
    """A pack's naming customs, compiled."""

    sequence: regex.Pattern[str]
    family_first: regex.Pattern[str] | None
    given: frozenset[str]
    surnames: frozenset[str]
    not_names: frozenset[str]
    speech: regex.Pattern[str]
    placeish: regex.Pattern[str]


@cache
def customs(code: str) -> Customs:
    """The naming customs of a pack.

    Args:
        code: language code.

    Returns:
        Compiled customs.
    """
    data = languages.data(code, "names")
    actors = languages.data(code, "actors")
    particles = "|".join(sorted(map(regex.escape, data.get("particles", ())), key=len, reverse=True)) or r"(?!)"
    sequence = regex.compile(rf"(?<![\p{{L}}\p{{N}}@/])(?:{_WORD})(?: (?:(?:{particles})[ -]?){{0,2}}(?:{_WORD})){{0,4}}")
    by_country = data.get("surnames_by_country", {})
    vietnamese = sorted({s for s in by_country.get("VNM", ())} | set(data.get("family_names", ())), key=len, reverse=True)
    family_first = None
    if vietnamese:
        syllable = r"\p{Lu}[\p{Ll}\p{M}]{0,6}"
        family = "|".join(map(regex.escape, vietnamese))
        family_first = regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:{family})(?: {syllable}){{1,3}}(?![\p{{L}}\p{{N}}])")
    surnames = {fold(s, code) for group in by_country.values() for s in group}
    surnames |= {fold(s, code) for s in data.get("family_names", ())} | {fold(s, code) for s in data.get("surnames", ())}
    not_names = {fold(w, code) for w in actors.get("not_names", ())}
    speech = "|".join(actors.get("speech_verbs", ())) or r"(?!)"
    placeish = "|".join(actors.get("place_words_before", ())) or r"(?!)"
    return Customs(
        sequence,
        family_first,
        frozenset(fold(g, code) for g in data.get("given", ())),
        frozenset(surnames),
        frozenset(not_names),
        regex.compile(rf"^,? ?(?:also )?(?:{speech})(?!\p{{L}})"),
        regex.compile(rf"(?<!\p{{L}})(?:{placeish}) $"),
    )


def candidates(view: View, elements: list[Element], lex: Lexicon) -> tuple[list[Element], list[Element]]:
    """Capitalised stretches that may be people.

    Args:
        view: the passage.
        elements: what the lexicon found.
        lex: the lexicon.

    Returns:
        (elements, names): the elements that remain, and name candidates of class N, neither overlapping.
    """
    custom = customs(lex.code)
    names: list[Element] = []
    if custom.family_first is not None:
        for match in custom.family_first.finditer(view.text):
            clash = [e for e in elements if e.start < match.end() and match.start() < e.end]
            if any(e.start <= match.start() and e.cls in "CPGIFHJUVX" for e in clash):
                continue
            end = min((e.start for e in clash if e.start > match.start() and e.cls in "CIGH"), default=match.end())
            # a country at the end of a name (… Nga) is the name's last syllable only where two syllables go before
            if end < match.end() and view.text[match.start() : end].strip().count(" ") == 1:
                end = match.end()
            surface = view.text[match.start() : end].rstrip()
            if " " not in surface:
                continue
            names.append(Element(match.start(), match.start() + len(surface), "N", surface, info={"family_first": True}))
            elements = [e for e in elements if e.end <= match.start() or e.start >= match.start() + len(surface)]
    taken = sorted(elements + names, key=lambda e: e.start)
    position = 0
    for element in [*taken, None]:
        stop = element.start if element else len(view.text)
        if stop > position:
            names.extend(_between(view, position, stop, custom, lex))
        position = element.end if element else position
    names.sort(key=lambda e: e.start)
    return elements, names


def _between(view: View, start: int, stop: int, custom: Customs, lex: Lexicon) -> list[Element]:
    found = []
    for match in custom.sequence.finditer(view.text, start, stop):
        words = match[0].split(" ")
        offset = match.start()
        while words and (fold(words[0], lex.code) in custom.not_names or words[0].isdigit()):
            offset += len(words[0]) + 1
            words.pop(0)
        seen: set[str] = set()
        kept = []
        for word in words:
            key = plain(word)
            # tooltips repeat a name backwards right behind it; the first telling is the name
            if key in seen or (kept and fold(word, lex.code) in custom.not_names):
                break
            seen.add(key)
            kept.append(word)
        surface = " ".join(kept)
        if surface.endswith("'s"):
            surface = surface[:-2]
        if len(surface) > 1 and not _shouted(surface):
            found.append(Element(offset, offset + len(surface), "N", surface))
    return found


def _shouted(surface: str) -> bool:
    words = [w for w in regex.split(r"[ \-]", surface) if w]
    return all(w.isupper() for w in words)


def score(view: View, name: Element, elements: list[Element], code: str) -> int:
    """How strongly the words around a candidate say that it is a person: 2 or more is a yes.

    Args:
        view: the passage.
        name: the candidate.
        elements: what the lexicon found in the passage.
        code: language code.

    Returns:
        Points, possibly negative.
    """
    custom = customs(code)
    points = 0
    before = max((e for e in elements if e.end <= name.start), key=lambda e: e.end, default=None)
    after = min((e for e in elements if e.start >= name.end), key=lambda e: e.start, default=None)
    if before is not None:
        gap = view.lower[before.end : name.start]
        close = gap in (" ", "", ", ", " - ", ". ") and not (gap == ". " and before.cls != "T")
        if close and before.cls in "HRTQK":
            points += 3 if gap != ", " else 2
        elif close and before.cls in "JCGIM" and gap in (" ", ", "):
            points += 1 if _office_before(before, elements, view) else 0
    if after is not None and after.cls in "HJCQR" and view.lower[name.end : after.start] in (", ", ", the ", " (", ", who is "):
        points += 2 if after.cls == "H" or _head_near(after, elements) else 0
    if custom.speech.match(view.lower[name.end :]):
        points += 2
    words = [fold(w, code) for w in name.key.split(" ")]
    if name.info.get("family_first"):
        points += 2 if len(words) > 2 else 1
    elif len(words) > 1:
        points += 1
        if words[0] in custom.given or words[-1] in custom.surnames or words[-1].split("-")[0] in custom.given:
            points += 2
    if custom.placeish.search(view.lower[max(0, name.start - 12) : name.start]):
        points -= 2
    return points


def _office_before(element: Element, elements: list[Element], view: View) -> bool:
    i = elements.index(element)
    return any(
        e.cls == "H" and element.start - e.end < 45 and "," not in view.lower[e.end : element.start]
        for e in elements[max(0, i - 3) : i]
    )


def _head_near(element: Element, elements: list[Element]) -> bool:
    i = elements.index(element)
    return any(e.cls == "H" and e.start - element.end < 30 for e in elements[i + 1 : i + 4])


def settle(scored: list[tuple[str, int]]) -> People:
    """Decide over a whole report who is a person, and which short name is whose.

    Args:
        scored: every candidate's surface and points.

    Returns:
        The people.
    """
    best: dict[str, int] = {}
    count: dict[str, int] = {}
    shown: dict[str, str] = {}
    for surface, points in scored:
        key = plain(surface)
        best[key] = max(best.get(key, -9), points)
        count[key] = count.get(key, 0) + 1
        shown.setdefault(key, surface)
        if any(ord(c) > 127 for c in surface):
            shown[key] = surface  # the form with diacritics is the fuller one
    accepted = {k for k, v in best.items() if v >= 2}
    long = sorted((k for k in accepted if " " in k), key=lambda k: (-len(k.split()), k))
    people = People()
    for key in best:
        parts = set(key.split())
        whole = next((k for k in long if parts <= set(k.split()) and k != key and _anchored(key, k)), None)
        if whole is not None and (key in accepted or best[key] > -2):
            people.full[key] = shown[whole]
        elif key in accepted:
            people.full[key] = shown[key]
    for key, full in list(people.full.items()):  # a short form of a short form
        people.full[key] = people.full.get(plain(full), full)
    return people


def _anchored(short: str, full: str) -> bool:
    """Whether a short name holds the first or last part of the full one, or drops a middle part."""
    s, f = short.split(), full.split()
    return s[-1] in (f[-1], f[0]) or s[0] in (f[0], f[-1])
