"""EDTF dates for people, and for putting things in order."""

from __future__ import annotations

import re
from dataclasses import dataclass

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
UNKNOWN = "date unknown"

_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_PARTS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}
_PART_NAMES = {
    33: "first quarter", 34: "second quarter", 35: "third quarter", 36: "fourth quarter", 40: "first half",
    41: "second half",
}  # fmt: skip
_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX|X{4})(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T[\d:.Z+-]+)?([?~%]?)")

Day = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Point:
    """One end of a date: None for what is not known."""

    year: int | None
    month: int | None
    day: int | None
    decade: str | None = None
    mark: str = ""


def _point(text: str) -> _Point | None:
    found = _POINT.fullmatch(text.strip())
    if not found:
        return None
    year, month, day, mark = found.groups()
    number = int(year) if year.isdigit() else None
    decade = year if number is None and year != "XXXX" else None
    return _Point(number, _number(month), _number(day), decade, mark)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None


def say(edtf: str | None) -> str:
    """A date as people write it.

    Args:
        edtf: such as `2021-12-01`, `XXXX-08-07`, `2019/2021`, `../2030`; None where unknown.

    Returns:
        Such as `1 December 2021`, `7 August (year unknown)`, `2019 to 2021`, `until 2030`, `date unknown`. What is not
        understood is given back as it is, never guessed at.
    """
    if not edtf:
        return UNKNOWN
    if "/" not in edtf:
        point = _point(edtf)
        return _say_point(point) if point else edtf
    first, _, last = edtf.partition("/")
    if first in ("", "..") or last in ("", ".."):
        return _say_open(first, last)
    start, end = _point(first), _point(last)
    if start is None or end is None:
        return edtf
    return _say_range(start, end)


def _say_open(first: str, last: str) -> str:
    if first in ("", "..") and last in ("", ".."):
        return UNKNOWN
    return f"until {say(last)}" if first in ("", "..") else f"from {say(first)}"


def _say_range(start: _Point, end: _Point) -> str:
    same_year = start.year == end.year and start.decade == end.decade
    if start == end:
        return _say_point(start)
    if same_year and start.month and start.month == end.month and start.day and end.day:
        return f"{start.day}–{_say_point(end)}"
    if same_year and start.month and end.month:
        return f"{_say_point(start, year=False)} to {_say_point(end)}"
    return f"{_say_point(start)} to {_say_point(end)}"


def _say_point(point: _Point, year: bool = True) -> str:
    words = []
    if point.day:
        words.append(str(point.day))
    if point.month:
        words.append(_say_month(point.month))
    if year:
        if point.year is not None:
            words.append(str(point.year))
        elif point.decade:
            words.append(f"the {point.decade.replace('X', '0')}s")
        elif words:
            words.append("(year unknown)")
    text = " ".join(words) or UNKNOWN
    about = "about " if point.mark in ("~", "%") else ""
    return about + text + (" (uncertain)" if point.mark in ("?", "%") else "")


def _say_month(month: int) -> str:
    if 1 <= month <= 12:
        return MONTHS[month - 1]
    if month in _PART_NAMES:
        return f"{_PART_NAMES[month]} of"
    return _SEASONS.get(month, str(month))


def bounds(edtf: str | None) -> tuple[Day, Day] | None:
    """The first and the last day that a date may mean.

    Args:
        edtf: a date; None where unknown.

    Returns:
        Two (year, month, day); None where the year is not known.
    """
    if not edtf:
        return None
    first, slash, last = edtf.partition("/")
    last = last if slash else first
    if first in ("", "..") and last in ("", ".."):
        return None
    low = (0, 1, 1) if first in ("", "..") else _edge(first, end=False)
    high = (9999, 12, 31) if last in ("", "..") else _edge(last, end=True)
    return (low, high) if low and high else None


def _edge(text: str, end: bool) -> Day | None:
    point = _point(text)
    if point is None or (point.year is None and point.decade is None):
        return None
    year = point.year
    if year is None:
        year = int((point.decade or "").replace("X", "9" if end else "0"))
    first, last = _months(point.month, year)
    return year, last if end else first, point.day or (31 if end else 1)


def _months(month: int | None, year: int) -> tuple[int, int]:
    if month is None or month == 24:  # winter lies in two years; the whole year is the honest answer
        return 1, 12
    if month in _PARTS:
        return _PARTS[month]
    if month in _SEASONS:
        start = {21: 3, 22: 6, 23: 9}[month]
        return start, start + 2
    return month, month


def order(edtf: str | None) -> tuple[int, Day, Day, str]:
    """A key that puts dates in order: known ones first, then those without a year, then the unknown.

    Args:
        edtf: a date; None where unknown.

    Returns:
        A comparable value.
    """
    found = bounds(edtf)
    if found:
        return 0, found[0], found[1], edtf or ""
    return (1 if edtf else 2), (0, 0, 0), (0, 0, 0), edtf or ""


def within(edtf: str | None, since: str | None, until: str | None) -> bool | None:
    """Whether a date may fall into a span.

    Args:
        edtf: a date; None where unknown.
        since: EDTF date from which on; None for no limit.
        until: EDTF date up to which; None for no limit.

    Returns:
        None where the date is not known well enough to tell.
    """
    found = bounds(edtf)
    if since is None and until is None:
        return True
    if found is None:
        return None
    low, high = bounds(since), bounds(until)
    return (low is None or found[1] >= low[0]) and (high is None or found[0] <= high[1])


def year_of(edtf: str | None) -> str:
    """The heading under which a date stands in a list by years.

    Args:
        edtf: a date; None where unknown.

    Returns:
        Such as `2021`, `Year unknown`, `Date unknown`.
    """
    found = bounds(edtf)
    if found:
        return str(found[0][0] or found[1][0])
    return "Year unknown" if edtf else "Date unknown"
