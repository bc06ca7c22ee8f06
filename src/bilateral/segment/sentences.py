"""Where a sentence ends: stops, and what looks like one and is none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from bilateral import languages

# A stop, the quotes and brackets that close with it, and the white space behind.
_STOP = re.compile(
    r"(?:\./\.|[.!?…]+|[。！？；]+|[।؟۔]+)(?:[\xa0\u202f ]?»|“(?=$|[。，；]))?[\"'”’»)\]）】」』›>]*"
    r"(?=(\s+)|$|(?<=[。！？；…”’」』）])|(?<=[^\W\d_]\.)[A-ZÀ-ÖØ-ÞĂĐƠƯẠ-ỸА-ЯЁ])"
)
_WORD_BEFORE = re.compile(r"[^\s(\[«\"“‘'/,–—]+$")
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_TOLD = re.compile(r"[^，。；！？]{0,12}?(?:说|說|表示|道|指出|称|稱|强调|強調|问|問)")
_OPENERS = "<\"'“‘«([（【「『‹–—-¿¡•*"
_QUOTES = "\"'”’»)]）】」』›>"
_LONG = 400  # letters: what is parted by a semicolon is one sentence, since its first verb governs all, up to so many
_LISTS = ("abbreviations", "numbered_abbreviations", "ending_abbreviations")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]", re.UNICODE)


class _Abbreviations(NamedTuple):
    never: frozenset[str]  # no sentence ends in them
    numbered: frozenset[str]  # they stand before a number, or a sentence ends in them
    ending: frozenset[str]  # a sentence may end in them
    opening: frozenset[str]  # words that open a sentence
    ordinals: bool  # whether a number with a stop is an ordinal (der 3. Oktober)


@cache
def _abbreviations(language: str) -> _Abbreviations:
    """A language's abbreviations and those of English, which its reports use for names."""
    pages = [languages.data(language, "page"), languages.data("en", "page")]
    listed = [_both_cases(a for page in pages for a in page.get(name, ())) for name in _LISTS]
    opening = frozenset(w for page in pages[:1] for w in page.get("common_words", ()))
    ordinals = languages.data(language, "pack").get("ordinal_stop") == "yes"
    return _Abbreviations(listed[0] - listed[1] - listed[2], listed[1] - listed[2], listed[2], opening, ordinals)


def _both_cases(rows: Iterable[str]) -> frozenset[str]:
    """`Mr` is no word in small letters; `etc` may open a line."""
    found = set(rows)
    return frozenset(found | {a[0].upper() + a[1:] for a in found})


def sentences(text: str, language: str) -> list[tuple[int, int]]:
    """Splits a paragraph into sentences.

    Args:
        text: a paragraph.
        language: its language, for its abbreviations.

    Returns:
        Spans in order, without the white space between them; together they hold every other character.
    """
    spans: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for match in _STOP.finditer(text):
        end = match.end()
        if end <= start or not _ends(text, match, start, language):
            continue
        spans.append((start, end))
        start = end + len(match.group(1) or "")
    stop = len(text.rstrip())
    if start < stop:
        spans.append((start, stop))
    return spans


def _ends(text: str, match: re.Match[str], start: int, language: str) -> bool:
    mark, after = match.group(), match.end(1) if match.group(1) else match.end()
    if mark[0] in "。！？" and mark[-1] in "”」』" and _TOLD.match(text, after):
        return False  # “很好。”他说 is one sentence
    if after >= len(text) or mark.startswith("./."):
        return True
    if mark[0] == "；":
        return after - start > _LONG
    if mark[0] in "。！？।؟۔":
        return text[after] not in "。！？，、；：”」』"
    following = text[after]
    if following in _OPENERS and after + 1 < len(text):
        following = text[after + 1] if not text[after + 1].isspace() else text[after + 2 : after + 3] or following
    if following.islower() or following in ",;:.!?%)":
        return False
    if mark[0] != "." or len(mark.rstrip(_QUOTES)) > 1:
        return True
    if not match.group(1):
        return _run_together(text, match.start(), after)
    return not _abbreviated(text, match.start(), after, start, language)


def _run_together(text: str, dot: int, after: int) -> bool:
    """`hai nước.Việt Nam`: two sentences whose white space was lost, not an address such as `Gazeta.Ru`."""
    before = _WORD_BEFORE.search(text, max(0, dot - 24), dot)
    following = _NEXT_WORD.match(text, after)
    if before is None or following is None or len(following.group()) < 2:
        return False
    word, new = before.group(), following.group()
    return (
        len(word) > 1
        and word[-1].islower()
        and "." not in word
        and new[1:].islower()
        and not _address(text, after, new)
    )


def _address(text: str, after: int, new: str) -> bool:
    end = after + len(new)
    return len(new) <= 3 and (
        end >= len(text) or not text[end].isspace() or new.casefold() in ("com", "net", "org", "ru", "vn")
    )


def _abbreviated(text: str, dot: int, after: int, start: int, language: str) -> bool:
    before = _WORD_BEFORE.search(text, max(start, dot - 24), dot)
    if before is None:
        return False
    word = before.group()
    known = _abbreviations(language)
    if word in known.ending:
        following = _NEXT_WORD.match(text, after)
        return following is None or following.group().casefold() not in known.opening
    if word in known.never:
        return True
    if word in known.numbered:
        return text[after].isdigit()
    if word.isdigit():
        return len(word) <= 2 and (known.ordinals or before.start() == start)
    # Initials of a name: С. К. Примеров, J.-Y. Exemple.
    return len(word) <= 6 and _INITIAL.fullmatch(word) is not None and word[0].isupper()
