"""People without an office beside them in scripts without spaces: in Latin letters, or before a verb of saying."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from bilateral import languages
from bilateral.model.mention import Element
from bilateral.model.view import View

_LATIN = regex.compile(
    r"(?<![\p{Latin}\p{N}@/.])\p{Lu}[\p{Ll}\p{M}][\p{Latin}\p{M}'’-]*(?: \p{Lu}[\p{Latin}\p{M}'’.-]+){0,3}"
)
ENVOY = "special_envoy"
Found = tuple[int, int, int]


@cache
def given(script: str) -> frozenset[str]:
    """Given names in a script that all packs know.

    Args:
        script: latin, cyrillic or han.

    Returns:
        As the shared list has them.
    """
    return frozenset(languages.data("shared", "given").get(script, ()))


@cache
def _speech(code: str) -> tuple[str, ...]:
    """Verbs of saying."""
    return tuple(languages.data(code, "actors").get("speech_verbs", ()))


@cache
def _saying(code: str) -> tuple[str, ...]:
    """Verbs of saying that only people are the subject of: those of one letter are prepositions and adverbs as well."""
    return tuple(v for v in _speech(code) if len(v) > 1 or v in "说称")


@cache
def _opening(code: str) -> regex.Pattern[str]:
    """A short run between a mark and a verb of saying of two letters or more, or the most usual ones."""
    verbs = "|".join(regex.escape(v) for v in _speech(code) if len(v) > 1) or "(?!)"
    return regex.compile(rf"(?:^|(?<=[，。；：、,;:!?！？“”\"]))(\p{{Han}}{{3,5}})(?={verbs})")


def latin(view: View, taken: list[Element], code: str) -> Iterator[Found]:
    """Names left in Latin letters: sure where a given name opens several words, likely where somebody speaks.

    Args:
        view: the passage.
        taken: what is known in it.
        code: language code.

    Yields:
        Start, end and points of each.
    """
    for match in _LATIN.finditer(view.text):
        start, end = match.span()
        if match[0].isupper() or overlaps(start, end, taken):
            continue
        words = match[0].split(" ")
        verbs = _speech(code) if len(words) > 1 else _saying(code)
        told = any(view.lower.startswith(verb, end + view.lower.startswith(" ", end)) for verb in verbs)
        points = 3 if len(words) > 1 and words[0] in given("latin") else len(words) > 1
        yield start, end, max(int(points), 2 * told)


def speakers(
    view: View, taken: list[Element], surnames: regex.Pattern[str], foreign: regex.Pattern[str], code: str
) -> Iterator[Found]:
    """Names between a mark and a verb of saying: a surname and two letters, or letters that write foreign names.

    Args:
        view: the passage.
        taken: what is known in it.
        surnames: a surname.
        foreign: letters that write foreign names.
        code: language code.

    Yields:
        Start, end and points of each.
    """
    for match in _opening(code).finditer(view.lower):
        name = match[1]
        start, end = match.span(1)
        native = len(name) == 3 and surnames.match(name)
        if (native or foreign.fullmatch(name)) and not overlaps(start, end, taken):
            yield start, end, 2


def envoys(view: View, elements: list[Element], names: list[Element]) -> tuple[list[Element], list[Element]]:
    """Somebody's envoy: whom he stands for is part of his office (`N主席特使N`), and no second man of the list.

    Args:
        view: the passage.
        elements: its elements but for the names.
        names: mentions of people.

    Returns:
        Both, with the name and what goes with it within the office.
    """
    for envoy in [e for e in elements if e.cls == "H" and e.key == ENVOY]:
        title = next((e for e in elements if e.cls == "H" and e.end == envoy.start), None)
        behind = title.start if title else envoy.start
        name = next((n for n in names if n.end in (envoy.start, behind)), None)
        start = name.start if name else behind
        if name and title is None and name.end - start <= len(name.key):  # the offices in front are his who sent him
            for other in sorted((e for e in elements if e.end <= start), key=lambda e: -e.end):
                if other.cls not in "HQM" or view.lower[other.end : start] not in ("", "、"):
                    break
                start = other.start
        inside = [e for e in elements if start <= e.start and e.end <= envoy.end]
        elements = sorted(
            [e for e in elements if e not in inside] + [Element(start, envoy.end, "H", ENVOY)], key=_start
        )
        names = [n for n in names if n is not name]
    return elements, names


def _start(element: Element) -> int:
    return element.start


def overlaps(start: int, end: int, taken: list[Element]) -> bool:
    """Whether a stretch of a passage shares a letter with any element.

    Args:
        start: its first letter.
        end: one past its last.
        taken: elements of the passage.
    """
    return any(e.start < end and start < e.end for e in taken)
