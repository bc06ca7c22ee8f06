"""The day a report was published, as its page and its address tell it."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from bilateral.clean.furniture import furniture

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_HAN = re.compile(r"((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_VIET = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm|,|/)?\s*((?:19|20)\d\d)", re.IGNORECASE)
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?([^\W\d_]{3,12})\.?,?\s+(?:del?\s+)?((?:19|20)\d\d)"
)
_MONTH_DAY = re.compile(r"([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\.?,?\s+((?:19|20)\d\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_]+(?:\s+[2-7])?")
_TIME = re.compile(r"\d{1,2}[:h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\(?(?:GMT|UTC)\s*[+-]?\s*\d*\)?", re.IGNORECASE)
_URL_DAY = re.compile(
    r"(?<!\d)(?!\d{5,7}(?!\d))((?:19|20)\d\d)[-/_.]?(0?[1-9]|1[0-2])[-/_.]?(0[1-9]|[12]\d|3[01]|[1-9])(?=\d{4}(?!\d)|\d{6}(?!\d)|[^\d]|$)"
)
_URL_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])(?!\d)")
_MONTH_FIRST = frozenset({"USA", "PHL"})


@dataclass(frozen=True, slots=True)
class Found:
    """A full date in some text.

    Attributes:
        start: first character.
        end: one past the last.
        day: the day, EDTF.
    """

    start: int
    end: int
    day: str


def _day(year: str, month: int | str, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _numeric(match: re.Match[str], text: str, country: str | None) -> str | None:
    """Day before month or after it: the larger number, the named weekday or the country decides, else nothing does."""
    first, second, year = match.group(1), match.group(3), match.group(4)
    either = [d for d in (_day(year, second, first), _day(year, first, second)) if d]
    if len(either) < 2 or either[0] == either[1]:
        return either[0] if either else None
    if match.group(2) == "." or country is not None:
        return either[1] if country in _MONTH_FIRST else either[0]
    english = [i for i, name in enumerate(calendar.day_name) if name.casefold() in text.casefold()]
    named = [d for d in either if english and datetime.date.fromisoformat(d).weekday() == english[0]]
    if len(named) == 1:
        return named[0]
    return None if text.isascii() else either[0]


def full_dates(text: str, country: str | None = None) -> Iterator[Found]:
    """Dates with day, month and year.

    Args:
        text: any text.
        country: whose custom decides what 5/2/2020 means.

    Yields:
        Each date, in no particular order.
    """
    if not _YEAR.search(text):
        return
    months = furniture().months
    for m in _ISO.finditer(text):
        yield from _found(m, _day(m.group(1), m.group(3), m.group(4)))
    for m in _HAN.finditer(text):
        yield from _found(m, _day(m.group(1), m.group(2), m.group(3)))
    for m in _VIET.finditer(text):
        yield from _found(m, _day(m.group(3), m.group(2), m.group(1)))
    for m in _NUMERIC.finditer(text):
        yield from _found(m, _numeric(m, text, country))
    for m in _DAY_MONTH.finditer(text):
        number = months.get(m.group(2).casefold())
        yield from _found(m, _day(m.group(3), number, m.group(1)) if number else None)
    for m in _MONTH_DAY.finditer(text):
        number = months.get(m.group(1).casefold())
        yield from _found(m, _day(m.group(3), number, m.group(2)) if number else None)


def _found(match: re.Match[str], day: str | None) -> Iterator[Found]:
    if day is not None:
        yield Found(match.start(), match.end(), day)


def date_line(text: str, country: str | None) -> str | None:
    """The day that a short line of a page gives, where the line is there to give it.

    Args:
        text: a short line.
        country: of the outlet.

    Returns:
        EDTF day; None where the line holds no date or says something besides.
    """
    if len(text) > 120:
        return None
    found = next(full_dates(text, country), None)
    if found is None:
        return None
    rest = _TIME.sub(" ", text[: found.start] + " " + text[found.end :])
    weekdays = furniture().weekdays
    words = [w for w in _WORD.findall(rest) if w.casefold() not in weekdays]
    letters = sum(map(len, words))
    parted = re.search(r"[|•·:/,]|\s[-–—]\s", rest) is not None
    return found.day if letters <= 25 or (parted and letters <= 40) else None


def address_date(url: str | None) -> str | None:
    """The day or month in an address.

    Args:
        url: such as `https://example.org/2015/07/17/a-visit`.

    Returns:
        EDTF day or month; None where the address has none.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    path = f"{parts.path}?{parts.query}"
    for m in _URL_DAY.finditer(path):
        day = _day(*m.groups())
        if day and day < "2040":
            return day
    month = _URL_MONTH.search(path)
    return f"{month.group(1)}-{month.group(2)}" if month and month.group(1) < "2040" else None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a page says about its day of publication.

    Attributes:
        given: what the feed or the user said.
        url: the report's address.
        head: days in the page's head, the most trusted first.
        dateline: day and month of the dateline, as `MM-DD` or a full day.
        body: the body's own full dates.
        captions: full dates of captions: no picture is older than its page.
    """

    given: str | None
    url: str | None
    head: tuple[str, ...] = ()
    dateline: str | None = None
    body: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()


def published(evidence: Evidence) -> str | None:
    """Weighs what a page says: what was given, then the address, then the head, each refined by a finer one.

    Args:
        evidence: what was found.

    Returns:
        EDTF; `XXXX-MM-DD` where only the dateline speaks; None where nothing does.
    """
    best = evidence.given or address_date(evidence.url)
    head = next((d for d in evidence.head if _credible(d, evidence)), None)
    if best is None:
        best = head
    elif len(best) == 7 and head is not None and _months_apart(head, best) <= 1:
        best = head
    elif len(best) == 4 and head is not None and head[:4] == best:
        best = head
    return _with_dateline(best, evidence.dateline)


def _credible(day: str, evidence: Evidence) -> bool:
    """A page's head often shows the day it was fetched or made over.

    The report's own dates then lie years before it, the date of a caption after it, or the dateline months away.
    """
    if any(d[: len(day)] > day for d in evidence.captions):
        return False
    line = evidence.dateline
    if line is not None and day.endswith(line):
        return True
    before = any(d[: len(day)] <= day for d in evidence.body)
    if before and all(_months_apart(day, d) > 12 for d in evidence.body):
        return False
    if line is None:
        return True
    filed = line if len(line) == 10 else f"{day[:4]}-{line}"
    return min(_months_apart(day, filed), 12 - _months_apart(day, filed) % 12 if len(line) == 5 else 99) <= 1


def _months_apart(a: str, b: str) -> int:
    return abs((int(a[:4]) * 12 + int(a[5:7])) - (int(b[:4]) * 12 + int(b[5:7])))


def _with_dateline(best: str | None, dateline: str | None) -> str | None:
    if dateline is None or (best is not None and len(best) == 10):
        return best
    if len(dateline) == 10:
        return dateline if best is None or dateline.startswith(best) else best
    if best is None:
        return f"XXXX-{dateline}"
    year, month = best[:4], best[5:7]
    if month and month != dateline[:2]:
        return best
    return _day(year, *dateline.split("-")) or best
