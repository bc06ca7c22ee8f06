"""A text as paragraphs: a line each, lines that were only wrapped put together again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from bilateral.clean.furniture import furniture_line

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]+")
_BULLET = re.compile(r"[-–—•·*▪►●○◦+>]|\d{1,2}[.)]\s|[a-zа-я]\)\s")
_CLOSERS = "\"'”“’»)]）】」』 \t\xa0"
_STOPS = ".!?…。！？；;：:।؟۔"
_WRAPPED = 20
_LOWER = 4


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a text.

    Attributes:
        start: its first character that is no white space.
        end: one past its last.
        text: the characters between.
    """

    start: int
    end: int
    text: str


def stops(text: str) -> bool:
    """Whether a paragraph comes to an end of its own: a stop, a question, a colon.

    Args:
        text: without white space around it.

    Returns:
        False where it merely breaks off, as headlines do.
    """
    last = text[-1:]
    if last in _STOPS:
        return bool(last)
    if last in _CLOSERS:
        return text.rstrip(_CLOSERS)[-1:] in _STOPS
    return False


def bulleted(text: str) -> bool:
    """Whether a paragraph is an item of a list.

    Args:
        text: without white space around it.

    Returns:
        True where it begins with a dash, dot or number.
    """
    return _BULLET.match(text) is not None


def paragraphs(text: str) -> list[Paragraph]:
    """Splits a text into paragraphs.

    Args:
        text: a report's text.

    Returns:
        Its paragraphs in order: every character that is no white space lies in one of them.
    """
    lines: list[_Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        bare = raw.strip()
        if not bare:
            continue
        start = match.start() + (len(raw) - len(raw.lstrip()) if bare[0] != raw[0] else 0)
        fresh = start != match.start() or text.count("\n", last_end, start) > 1
        lines.append(_Line(start, start + len(bare), bare, fresh, stops(bare), raw[-1].isspace()))
        last_end = start + len(bare)
    return [Paragraph(start, end, text[start:end]) for start, end in _join(lines)]


class _Line(NamedTuple):
    start: int
    end: int
    text: str
    fresh: bool  # behind a blank line, or indented
    stopped: bool
    loose: bool  # with white space at its end


def _join(lines: list[_Line]) -> list[tuple[int, int]]:
    """Puts wrapped lines together: such a page goes on in small letters after lines that do not stop."""
    open_ends = [i for i in range(1, len(lines)) if not lines[i].fresh and not lines[i - 1].stopped]
    small = {i for i in open_ends if lines[i].text[0].islower()}
    wrapped = sum(1 for i in small if len(lines[i - 1].text) >= _LOWER) > 1
    joined = {i for i in open_ends if _goes_on(lines[i - 1], lines[i], wrapped)}
    spans: list[tuple[int, int]] = []
    for i, line in enumerate(lines):
        if i in joined:
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
    return spans


def _goes_on(before: _Line, line: _Line, wrapped: bool) -> bool:
    long = len(before.text) >= _WRAPPED or len(line.text) >= _WRAPPED
    if line.text[0].islower() and (wrapped or (long and len(before.text) >= _LOWER)):
        return not furniture_line(before.text) and not furniture_line(line.text)
    if before.text[-1] == "," and len(before.text) >= _WRAPPED:
        return not bulleted(line.text)
    if not wrapped or before.loose or bulleted(line.text) or furniture_line(before.text) or furniture_line(line.text):
        return False
    return before.text[-1].isalnum() or before.text[-1] in ",’'-–—)"
