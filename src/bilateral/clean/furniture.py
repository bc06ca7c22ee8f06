"""What the packs say stands around a report, gathered over all languages: pages mix them freely."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from bilateral import languages

_EDGES = " \t\xa0()[]{}（）【】「」«»\"'“”‘’*|•·▶►●■>»›:：.。…,，、/-–—_=#☰×"
_NUMBER = re.compile(r"^\d{1,2}[.)]\s+")
_COUNT = re.compile(r"[\s(（\[]*\d+[\s)）\]]*$")


@dataclass(frozen=True, slots=True)
class Furniture:
    """The packs' lists, ready to be asked.

    Attributes:
        lines: whole lines by their key: related, ends, button, boilerplate or credit.
        starts: beginnings of boilerplate by their first word.
        read_also: beginnings of one link to another report by their first word.
        months: month numbers by name.
        weekdays: names of days of the week.
        acronyms: capitals that are no place.
        caption_words: alternation of words such as `Photo`.
        credit_words: alternation of words such as `Source`.
        hints: alternation of words such as `left`.
        counters: alternation of words that number pictures.
    """

    lines: dict[str, str]
    starts: dict[str, tuple[str, ...]]
    read_also: dict[str, tuple[str, ...]]
    months: dict[str, int]
    weekdays: frozenset[str]
    acronyms: frozenset[str]
    caption_words: str
    credit_words: str
    hints: str
    counters: str


def key(line: str) -> str:
    """A line as the lists compare it: without case, edge punctuation and a count at its end.

    Args:
        line: a line of a page.

    Returns:
        The key; empty where nothing is left.
    """
    if not line.isascii():
        line = unicodedata.normalize("NFC", line)
    bare = " ".join(line.split()).casefold().replace("’", "'").strip(_EDGES)
    if bare and bare[0].isdigit():
        bare = _NUMBER.sub("", bare)
    if bare and bare[-1].isdigit():
        return _COUNT.sub("", bare).strip(_EDGES) or bare
    return bare


def first_word(text: str) -> str:
    """The first word of a key, under which its beginnings are kept.

    Args:
        text: a key.

    Returns:
        Everything before the first space; for scripts without spaces the first two characters.
    """
    if text and text[0] > "\u2e80":
        return text[:2]
    return text.partition(" ")[0].rstrip(":,.")


def _gather(name: str) -> list[str]:
    rows: list[str] = []
    for code in (*languages.codes(), "shared"):
        rows.extend(languages.data(code, "page").get(name, ()))
    return rows


def _alternation(rows: Iterable[str]) -> str:
    distinct = sorted(set(rows), key=lambda row: (-len(row), row))
    return "|".join(re.escape(row).replace(r"\ ", r"\s+") for row in distinct)


def _by_first_word(rows: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in rows:
        start = " ".join(row.split()).casefold()
        found.setdefault(first_word(start), []).append(start)
    return {word: tuple(sorted(starts, key=len, reverse=True)) for word, starts in found.items()}


@cache
def furniture() -> Furniture:
    """All packs' `page.yaml` and the shared one, gathered once."""
    lines: dict[str, str] = {}
    # A line in two lists keeps the first role: a marker says more than a button.
    for name, role in (("ends", "ends"), ("related", "related"), ("buttons", "button"), ("boilerplate", "boilerplate")):
        for row in _gather(name):
            lines.setdefault(key(row) or row.casefold(), role)
    months: dict[str, int] = {}
    for code in (*languages.codes(), "shared"):
        for month, number in languages.data(code, "page").get("months", {}).items():
            months[month.casefold().rstrip(".")] = int(number)
    return Furniture(
        lines=lines,
        starts=_by_first_word(_gather("boilerplate_starts")),
        read_also=_by_first_word(_gather("read_also")),
        months=months,
        weekdays=frozenset(day.casefold() for day in _gather("weekdays")),
        acronyms=frozenset(_gather("acronyms")),
        caption_words=_alternation(_gather("captions")),
        credit_words=_alternation(_gather("credits")),
        hints=_alternation(_gather("caption_hints")),
        counters=_alternation(_gather("caption_counters")),
    )


def furniture_line(line: str) -> bool:
    """Whether the lists know a line as a whole.

    Args:
        line: a line of a page.

    Returns:
        True for a marker, a button or boilerplate.
    """
    return len(line) <= 80 and key(line) in furniture().lines
