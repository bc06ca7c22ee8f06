"""A tagger as one more witness on names of people: heard only where the report's own words leave it open.

Offices, ranks, honorifics and given names that a pack knows settle a name over the whole report; the tagger is not
even asked then, nor loaded. See docs/decisions/0004-taggers-as-witnesses.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from bilateral.model.mention import Element
from bilateral.model.recognised import plain
from bilateral.model.view import View
from bilateral.recognise.cases import stem
from bilateral.recognise.speakers import overlaps
from bilateral.recognise.taggers import Tagged, at_hand, tagged, tells_kinds

ENOUGH = 2  # points that make a person
_SHORTEST = 3  # letters of a name that a tagger alone finds in a script without spaces
_IN_LATIN = regex.compile(r" ?[(（] ?\p{Lu}\p{Ll}+[ -]\p{Lu}")


@dataclass(frozen=True, slots=True)
class Claim:
    """A candidate, and how strongly the words around it say that it is a person.

    Attributes:
        view: the passage.
        name: the candidate.
        code: the passage's language.
        points: as scored.
        clear: whether capitals tell names from other words there.
    """

    view: View
    name: Element
    code: str
    points: int
    clear: bool = True


def heard(claims: list[Claim]) -> list[Claim]:
    """Claims after the taggers were heard on those that the report leaves open.

    Args:
        claims: of one report.

    Returns:
        As many, in the same order.
    """
    codes = {code for code in {c.code for c in claims} if at_hand(code)}
    if not codes:
        return claims
    forms = [stem(plain(c.name.key), c.code) if c.code in codes else "" for c in claims]
    best: dict[str, int] = {}
    for form, claim in zip(forms, claims, strict=True):
        best[form] = max(best.get(form, 0), claim.points)
    return [
        replace(claim, points=_points(claim)) if form and best[form] <= ENOUGH and _open(claim) else claim
        for form, claim in zip(forms, claims, strict=True)
    ]


def _open(claim: Claim) -> bool:
    """Whether the words around a candidate leave it open: several words with a capital, or just enough for a yes."""
    several = claim.clear and claim.points == ENOUGH - 1 and " " in claim.name.key
    return "points" not in claim.name.info and (several or claim.points == ENOUGH)


def _points(claim: Claim) -> int:
    """A claim's points once the tagger was heard."""
    words, name = tagged(claim.view.text, claim.code), claim.name
    over = [i for i, t in enumerate(words) if t.start < name.end and name.start < t.end]
    tags = {words[i].tag for i in over}
    if not tells_kinds(claim.code):
        return _by_word_classes(claim, words, over)
    if tags == {"person"} and words[over[0]].start <= name.start and name.end <= words[over[0]].end:
        return ENOUGH
    if tags & {"place", "organisation"} and "person" not in tags:
        return min(claim.points, 0)
    return claim.points


def _by_word_classes(claim: Claim, words: tuple[Tagged, ...], over: list[int]) -> int:
    """A claim's points where the tagger tells names from other words, but not what they name.

    A name that opens its sentence or clause and does something, or has words set beside it, is a person's rather than
    a firm's, a league's or a town's behind its common noun.
    """
    tags = {words[i].tag for i in over}
    if claim.points >= ENOUGH:
        return claim.points if not over or "name" in tags else 0
    name = claim.name
    if tags != {"name"} or words[over[0]].start < name.start or words[over[-1]].end > name.end:
        return claim.points
    before = words[over[0] - 1].tag if over[0] else "mark"
    behind = words[over[-1] + 1] if over[-1] + 1 < len(words) else None
    does = behind is not None and (behind.tag == "verb" or claim.view.text[behind.start : behind.end] == ",")
    return ENOUGH if does and before in ("mark", "verb", "title", "link") else claim.points


def named(
    view: View, taken: list[Element], surnames: regex.Pattern[str], foreign: regex.Pattern[str], code: str
) -> Iterator[tuple[int, int, int]]:
    """People that a tagger finds in a script without capitals, where the words beside them agree.

    It must have the name in its own dictionary, with a verb behind it or, for a name family first, a preposition in
    front; or the name must stand in Latin letters behind it. A guess beside other letters that write foreign names is a
    piece of a name.

    Args:
        view: the passage.
        taken: what is known in it.
        surnames: a surname.
        foreign: letters that write foreign names.
        code: language code.

    Yields:
        Start, end and points of each.
    """
    words = tagged(view.lower, code) if at_hand(code) else ()
    for i, word in enumerate(words):
        length = word.end - word.start
        if word.tag != "person" or length < _SHORTEST or overlaps(word.start, word.end, taken):
            continue
        text = view.lower[word.start : word.end]
        native = length == _SHORTEST and surnames.match(text) is not None
        if not native and not foreign.fullmatch(text):
            continue
        before = words[i - 1] if i else None
        behind = words[i + 1] if i + 1 < len(words) else None
        if any(n is not None and _goes_on(view, n, foreign) for n in (before, behind)):
            continue
        does = behind is not None and behind.tag == "verb"
        met = native and before is not None and before.tag == "link"
        if (word.listed and (does or met)) or _IN_LATIN.match(view.text, word.end):
            yield word.start, word.end, ENOUGH


def _goes_on(view: View, word: Tagged, foreign: regex.Pattern[str]) -> bool:
    """Whether the word beside a name is rather a piece of it."""
    if word.tag in ("verb", "link"):
        return False
    return word.tag == "person" or foreign.fullmatch(view.lower[word.start : word.end]) is not None
