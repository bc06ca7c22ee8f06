"""Which capitalised words are people: cues are counted over the whole report, no single one decides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

import regex

from bilateral import languages
from bilateral.model.mention import Element
from bilateral.model.recognised import People, plain
from bilateral.model.view import View
from bilateral.recognise import unspaced
from bilateral.recognise.aliases import by_father
from bilateral.recognise.cases import cases, nominative, stem, words_of
from bilateral.recognise.lexicon import Lexicon, fold

_WORD = (
    r"(?:\p{Lu}\.(?:-?\p{Lu}\.)*(?=[ ]?\p{Lu})|"
    r"(?:[dDlLO]')?\p{Lu}[\p{L}\p{M}]*(?:[-'·]\p{L}[\p{L}\p{M}]*)*|"
    r"\p{Lu}\.(?:-?\p{Lu}\.)*|(?:al|el|Al|El)-\p{Lu}[\p{L}\p{M}]+)"
)


@dataclass(frozen=True, slots=True)
class Customs:
    """A pack's naming customs, compiled."""

    sequence: regex.Pattern[str]
    family_first: regex.Pattern[str] | None
    given: frozenset[str]
    given_stems: frozenset[str]
    surnames: frozenset[str]
    not_names: frozenset[str]
    not_endings: regex.Pattern[str]
    nouns_capital: bool
    particles: frozenset[str]
    speech: regex.Pattern[str]
    speech_before: regex.Pattern[str]
    surname_endings: regex.Pattern[str]
    placeish: regex.Pattern[str]
    attribute: regex.Pattern[str]
    foreign: regex.Pattern[str]
    named_after: regex.Pattern[str]
    behind_office: regex.Pattern[str]


@cache
def customs(code: str) -> Customs:
    """The naming customs of a pack.

    Args:
        code: language code.

    Returns:
        Compiled customs.
    """
    data = languages.data(code, "names")
    actors, shared = languages.data(code, "actors"), languages.data("shared", "given")
    particles = "|".join(sorted(map(regex.escape, data.get("particles", ())), key=len, reverse=True)) or r"(?!)"
    sequence = regex.compile(
        rf"(?<![\p{{L}}\p{{N}}@/])(?:{_WORD})(?:(?: |(?<=\p{{Lu}}\.))(?:(?:{particles})[ -]?){{0,2}}(?:{_WORD})){{0,4}}"
    )
    by_country = data.get("surnames_by_country", {})
    vietnamese = sorted(
        {s for s in by_country.get("VNM", ())} | set(data.get("family_names", ())), key=len, reverse=True
    )
    family_first = None
    if vietnamese:
        syllable = r"\p{Lu}[\p{Ll}\p{M}]{0,6}"
        family = "|".join(map(regex.escape, vietnamese))
        family_first = regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:{family})(?: {syllable}){{1,3}}(?!-?[\p{{L}}\p{{N}}])")
    surnames = {fold(s, code) for group in by_country.values() for s in group}
    surnames |= {fold(s, code) for s in data.get("family_names", ())} | {
        fold(s, code) for s in data.get("surnames", ())
    }
    not_names = {fold(w, code) for w in actors.get("not_names", ())}
    not_endings = "|".join(sorted(map(regex.escape, actors.get("not_name_endings", ())), key=len, reverse=True))
    speech = "|".join(actors.get("speech_verbs", ())) or r"(?!)"
    placeish = "|".join(actors.get("place_words_before", ())) or r"(?!)"
    named_after = "|".join(actors.get("named_after", ())) or r"(?!)"
    return Customs(
        sequence,
        family_first,
        frozenset(fold(g, code) for g in (*data.get("given", ()), *shared.get("latin", ()), *cases(code).forms)),
        frozenset(stem(plain(g), code) for g in shared.get("cyrillic", ())) if cases(code).stems else frozenset(),
        frozenset(surnames),
        frozenset(not_names),
        regex.compile(rf"\p{{L}}{{2,}}(?:{not_endings})" if not_endings else r"(?!)"),
        languages.data(code, "pack").get("nouns_capital") == "yes",
        frozenset(fold(w, code) for p in data.get("particles", ()) for w in p.split()),
        regex.compile(rf"^,? ?(?:also )?(?:{speech})(?!\p{{L}})"),
        regex.compile(rf"(?<!\p{{L}})(?:{speech}) $" if actors.get("speech_before") == "yes" else r"(?!)"),
        regex.compile(rf"\p{{L}}{{2,}}(?:{'|'.join(data.get('surname_endings', ())) or '(?!)'})"),
        regex.compile(rf"(?<!\p{{L}})(?:{placeish}) $"),
        regex.compile(data.get("attributes") or r"(?!)"),
        regex.compile(data.get("foreign") or r"(?!)"),
        regex.compile(rf"(?<!\p{{L}})(?:{named_after}) $"),
        regex.compile(rf" (?:{'|'.join(data.get('behind_office', ())) or '(?!)'})(?= )"),
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
    if not lex.spaced:
        return unspaced.candidates(view, elements, lex.code)
    custom = customs(lex.code)
    names: list[Element] = []
    if custom.family_first is not None:
        for match in custom.family_first.finditer(view.text):
            clash = [e for e in elements if e.start < match.end() and match.start() < e.end]
            if any(e.start <= match.start() and e.cls in "CPGIFHJUVX" for e in clash):
                continue
            stops = (
                e.start
                for e in clash
                if e.start > match.start() and (e.cls in "CIGH" or " " in view.text[e.start : e.end])
            )
            end = min(stops, default=match.end())
            # a country at the end of a name (… Nga) is the name's last syllable only where two syllables go before
            if end < match.end() and view.text[match.start() : end].strip().count(" ") == 1:
                end = match.end()
            surface = view.text[match.start() : end].rstrip()
            if " " not in surface:
                continue
            names.append(
                Element(match.start(), match.start() + len(surface), "N", surface, info={"family_first": True})
            )
            elements = [e for e in elements if e.end <= match.start() or e.start >= match.start() + len(surface)]
    elements = [e for e in elements if not _first_name(e, elements, view, custom, lex.code)]
    taken = sorted(elements + names, key=lambda e: e.start)
    position = 0
    for element in [*taken, None]:
        stop = element.start if element else len(view.text)
        if stop > position:
            names.extend(_between(view, position, stop, custom, lex))
        position = element.end if element else position
    names.sort(key=lambda e: e.start)
    return elements, names


_CAPITAL_WORD = regex.compile(r" (\p{Lu}\p{Ll}[\p{L}'-]*)")


def _first_name(element: Element, elements: list[Element], view: View, custom: Customs, code: str) -> bool:
    """Whether a town is somebody's first name: a title right in front of it, and a name right behind (Hon. Aden …)."""
    behind = _CAPITAL_WORD.match(view.text, element.end) if element.cls == "P" else None
    if behind is None or " " in view.text[element.start : element.end]:
        return False
    titled = any(e.cls in "TR" and e.end < element.start <= e.end + 2 for e in elements)
    taken = any(e.start < behind.end() and behind.start(1) < e.end for e in elements)
    return titled and not taken and not _common(fold(behind[1], code), custom)


def _between(view: View, start: int, stop: int, custom: Customs, lex: Lexicon) -> list[Element]:
    found = []
    for match in custom.sequence.finditer(view.text, start, stop):
        words = match[0].split(" ")
        offset = match.start()
        while words and (_common(fold(words[0], lex.code), custom) or words[0].isdigit()):
            offset += len(words[0]) + 1
            words.pop(0)
        owner = _owner(words, lex.code)
        offset += sum(len(word) + 1 for word in words[:owner])
        words = words[owner:]
        if words and words[0][:2] in _ELIDED and _name_like(words[0][2:], custom, lex.code):
            offset += 2  # la visite d'Emmanuel …
            words[0] = words[0][2:]
        seen: set[str] = set()
        kept: list[str] = []
        for order, word in enumerate(words):
            key = plain(word)
            # tooltips repeat a name backwards right behind it; the first telling is the name
            form = fold(word, lex.code)
            inside = form in custom.particles  # Le Drian, de la Fuente
            if kept and form in custom.given and order + 1 < len(words):
                inside = not _common(fold(words[order + 1], lex.code), custom)  # Jan Christian Weber
            if (key in seen and not inside) or (kept and _common(form, custom) and not inside):
                break
            seen.add(key)
            kept.append(word)
            if word.endswith(("'s", "’s")):  # whose: Ann Lee's Parliament
                break
        while kept and fold(kept[-1], lex.code) in custom.particles:
            kept.pop()
        surface = " ".join(kept)
        if surface.endswith("'s"):
            surface = surface[:-2]
        if len(surface) > 1 and (not (shouted := _shouted(surface)) or len(kept) == 1 and len(surface) > 3):
            stop = offset + len(surface)
            if surface.endswith(_JUNIOR) and view.text[stop : stop + 1] == ".":
                stop += 1
            # in capitals a surname counts only where the report names somebody in full
            found.append(Element(offset, stop, "N", surface, info={"points": 0} if shouted else {}))
    return found


_ELIDED, _JUNIOR = ("d'", "l'", "d’", "l’"), (" Jr", " Sr")


def _name_like(word: str, custom: Customs, code: str) -> bool:
    """Whether a word behind an elision is a name by itself: Emmanuel, but not Ornano."""
    form = fold(word, code)
    return form in custom.given or form in custom.surnames


_LATIN = regex.compile(r"\p{Latin}")


def _owner(words: list[str], code: str) -> int:
    """How many words in front of a name are whose its bearer is: `директор NASA Билл …`, `глава Химок Владимир …`.

    Told by another script, by capitals throughout, or by a genitive before a given name in the nominative, in languages
    whose names have cases.
    """
    known = cases(code)
    if not known.stems or len(words) < 2:
        return 0
    for i, word in enumerate(words[1:], 1):
        if not _LATIN.match(word) and all(_LATIN.match(w) and w[-1] != "." for w in words[:i]):
            return i
        given = known.given.get(plain(word))
        if not word.isupper() and all(w.isupper() and len(w) > 1 and "." not in w for w in words[:i]):
            return i
        ahead = [plain(w) for w in words[:i]]
        if given and i + 1 < len(words) and not any(w in known.given or w in known.families for w in ahead):
            agrees = given[0].case != "nominative" or all(map(known.owner.fullmatch, ahead))
            return i if agrees and not any(map(customs(code).surname_endings.fullmatch, ahead)) else 0
    return 0


def _common(word: str, custom: Customs) -> bool:
    """Whether a word is listed as no name, or has the ending of a common noun and is not listed as a name."""
    if word in custom.not_names:
        return True
    return custom.not_endings.fullmatch(word) is not None and word not in custom.given and word not in custom.surnames


def _shouted(surface: str) -> bool:
    words = [w for w in regex.split(r"[ \-]", surface) if w]
    return all(w.isupper() for w in words)


_APPOSED = frozenset((", ", ", the ", " (", ", who is ", ", le ", ", la ", ", l'", ", el ", ", der ", ", die "))


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
    if "points" in name.info:
        return int(name.info["points"])
    custom = customs(code)
    points = 0
    before = max((e for e in elements if e.end <= name.start), key=lambda e: e.end, default=None)
    after = min((e for e in elements if e.start >= name.end), key=lambda e: e.start, default=None)
    if before is not None:
        points += _announced(before, elements, custom.behind_office.sub("", view.lower[before.end : name.start]), view)
    if after is not None and after.cls in "HJCQR" and view.lower[name.end : after.start] in _APPOSED:
        points += 2 if after.cls == "H" or _head_near(after, elements) else 0
    if custom.speech.match(view.lower[name.end :]):
        points += _speaker(name, custom)
    points += _form([fold(w, code) for w in words_of(name.key)], name, custom, code)
    if custom.speech_before.search(view.lower[max(0, name.start - 20) : name.start]):
        points += 1
    if custom.placeish.search(view.lower[max(0, name.start - 26) : name.start]):
        points -= 2
    if " " not in name.key and (custom.attribute.match(view.lower, name.start) or custom.foreign.fullmatch(name.key)):
        points -= 3
    head = before.start if before is not None and before.cls in "HRT" and name.start - before.end < 2 else name.start
    if custom.named_after.search(view.lower[max(0, head - 26) : head]):
        points -= 4  # the airport President …
    return points


def _announced(before: Element, elements: list[Element], gap: str, view: View) -> int:
    """Points for what stands in front: an office, rank or honorific, or a state behind an office."""
    close = gap in (" ", "", ", ", " - ", ". ", ") ") and not (gap == ". " and before.cls != "T")
    if close and (before.cls in "HRTK" or before.cls == "Q" and _office_before(before, elements, view)):
        return 3 if gap != ", " else 2
    if close and before.cls in "JCGIM" and gap in (" ", ", "):
        return 1 if _office_before(before, elements, view) else 0
    return 0


def _form(words: list[str], name: Element, custom: Customs, code: str) -> int:
    """Points for the words of a candidate themselves."""
    if name.info.get("family_first"):
        return 2 if len(words) > 2 else 1
    if len(words) < 2:
        return 0
    if regex.match(r"\p{Lu}{2,}(?!\p{L})", name.key) and not name.key.isupper():  # RIA, before words of small letters
        return 1
    if words[0] in custom.given or words[-1] in custom.surnames or words[-1].split("-")[0] in custom.given:
        return 3
    if custom.given_stems and stem(plain(words[0]), code) in custom.given_stems:
        return 3
    return 2 if custom.surname_endings.fullmatch(words[-1]) else 1


def _speaker(name: Element, custom: Customs) -> int:
    """Points for a verb of saying behind a candidate: where nouns have capitals too, whatever speaks may be a noun."""
    return 1 if custom.nouns_capital and " " not in name.key else 2


def _office_before(element: Element, elements: list[Element], view: View) -> bool:
    i = elements.index(element)
    return any(
        e.cls in "HK" and element.start - e.end < 45 and "," not in view.lower[e.end : element.start]
        for e in elements[max(0, i - 3) : i]
    )


def _head_near(element: Element, elements: list[Element]) -> bool:
    i = elements.index(element)
    return any(e.cls == "H" and e.start - element.end < 30 for e in elements[i + 1 : i + 4])


def settle(scored: list[tuple[str, int]], code: str = "en") -> People:
    """Decide over a whole report who is a person, and which short name is whose.

    Args:
        scored: every candidate's surface and points.
        code: the report's language, whose cases the names stand in.

    Returns:
        The people.
    """
    best: dict[str, int] = {}
    shown: dict[str, list[str]] = {}
    stems: dict[str, str] = {}
    count: Counter[str] = Counter()
    for surface, points in unspaced.pruned(scored):
        key = plain(surface)
        form = stems.setdefault(key, stem(key, code))
        best[form] = max(best.get(form, -9), points)
        count[form] += 1
        if surface not in shown.setdefault(form, []):
            shown[form].append(surface)
    accepted = {k for k, v in best.items() if v >= 2}
    long = sorted((k for k in accepted if len(_words(k)) > 1), key=lambda k: (-len(_words(k)), k))
    full: dict[str, str] = {}
    for form in best:
        whole = next((k for k in long if k != form and _shorter(_words(form), _words(k))), by_father(form, long, code))
        if whole is not None and (form in accepted or best[form] > -2):
            full[form] = whole
        elif form in accepted:
            full[form] = form
    full = {form: full.get(whole, whole) for form, whole in full.items()}  # short forms of short forms
    short = {w: [s for f, whole in full.items() if whole == w != f for s in shown[f]] for w in full.values()}
    names = {w: nominative(shown[_usual(w, count)], code, short[w]) for w in full.values()}
    return unspaced.with_parts(People({key: names[full[form]] for key, form in stems.items() if form in full}))


def _usual(whole: str, count: Counter[str]) -> str:
    """A full name without a word that clings to it once (… Thanh Việt) where the rest stands there more often."""
    words = _words(whole)
    shorter = [
        w for w in (" ".join(words[:-1]), " ".join(words[1:])) if len(words) > 2 and count[w] >= 2 * count[whole]
    ]
    return max(shorter, key=lambda w: (count[w], w), default=whole)


def _words(name: str) -> list[str]:
    """The parts of a name, between spaces or dots."""
    return name.replace("·", " ").split()


def _shorter(short: list[str], full: list[str]) -> bool:
    """Whether a name holds nothing but parts of a longer one, or their initials."""
    if not _anchored(short, full):
        return False
    initials = [p[:-1] for p in short if p.endswith(".")]
    known = not initials or any(f.startswith(initials[0]) for f in full if f != short[-1])
    return known and all(p in full or p.endswith(".") for p in short)


def _anchored(s: list[str], f: list[str]) -> bool:
    """Whether a short name holds the first, last or (of two surnames) last but one part of the full one."""
    borne = [w for w in f if w not in ("da", "das", "de", "del", "do", "dos", "la", "los", "y")]
    return s[-1] in (f[-1], f[0]) or s[0] in (f[0], f[-1]) or (len(borne) > 2 and s == [borne[-2]])
