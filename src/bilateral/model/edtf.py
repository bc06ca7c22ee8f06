"""Partial dates (EDTF, ISO 8601-2): whether two can be the same day, and which says more."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

_DAY = re.compile(r"(\d{4}|XXXX|\d{3}X)(?:-(\d\d|XX))?(?:-(\d\d|XX))?[?~%]?")


@dataclass(frozen=True, slots=True)
class Stretch:
    """First and last day of an EDTF date; where the year is unknown both stand in the leap year 2000.

    Attributes:
        first: first day.
        last: last day.
        yearless: the year is unknown.
    """

    first: dt.date
    last: dt.date
    yearless: bool = False

    @property
    def days(self) -> int:
        """How many days it spans."""
        return (self.last - self.first).days + 1


@lru_cache(maxsize=8192)
def stretch(edtf: str | None) -> Stretch | None:
    """The days an EDTF string covers.

    Args:
        edtf: such as `2021-12-01`, `2021-12`, `2019/2021`, `XXXX-08-07`, `../2030`.

    Returns:
        A stretch, or None where nothing is known.
    """
    if not edtf:
        return None
    left, slash, right = edtf.partition("/")
    right = right if slash else left
    if left in ("", "..") and right in ("", ".."):
        return None
    first = _edge(left, last=False) if left not in ("", "..") else (dt.date.min, False)
    last = _edge(right, last=True) if right not in ("", "..") else (dt.date.max, False)
    if first is None or last is None or first[0] > last[0]:
        return None
    return Stretch(first[0], last[0], first[1] or last[1])


def _edge(text: str, *, last: bool) -> tuple[dt.date, bool] | None:
    match = _DAY.fullmatch(text)
    if not match:
        return None
    yearless = match[1] == "XXXX"
    year = 2000 if yearless else int(match[1].replace("X", "9" if last else "0"))
    month = int(match[2]) if match[2] and match[2] != "XX" else (12 if last else 1)
    try:
        if match[3] and match[3] != "XX":
            return dt.date(year, month, int(match[3])), yearless
        if not last:
            return dt.date(year, month, 1), yearless
        following = dt.date(year + month // 12, month % 12 + 1, 1)
        return following - dt.timedelta(days=1), yearless
    except (ValueError, OverflowError):
        return None


def meet(a: str | None, b: str | None, slack: int = 0) -> bool | None:
    """Whether two dates can be the same.

    Args:
        a: EDTF or None.
        b: EDTF or None.
        slack: how many days they may miss each other by.

    Returns:
        None where one is unknown.
    """
    one, two = stretch(a), stretch(b)
    if one is None or two is None:
        return None
    if one.yearless != two.yearless:
        one, two = _without_year(one), _without_year(two)
        if one is None or two is None:
            return True
    return (one.first - two.last).days <= slack and (two.first - one.last).days <= slack


def _without_year(value: Stretch) -> Stretch | None:
    if value.yearless:
        return value
    if value.days > 200 or value.first.year != value.last.year:
        return None
    return Stretch(value.first.replace(year=2000), value.last.replace(year=2000), True)


def distance(a: str | None, b: str | None) -> int | None:
    """Days between two dates, 0 where they touch, None where one is unknown or without a year."""
    one, two = stretch(a), stretch(b)
    if one is None or two is None or one.yearless or two.yearless:
        return None
    if one.first <= two.last and two.first <= one.last:
        return 0
    return (one.first - two.last).days if one.first > two.last else (two.first - one.last).days


def precision(edtf: str | None) -> int:
    """How much a date says, for choosing between two: more is better, 0 is nothing."""
    value = stretch(edtf)
    if value is None:
        return 0
    if value.yearless:
        return 3 if value.days == 1 else 1
    return 6 if value.days == 1 else 5 if value.days <= 15 else 4 if value.days <= 31 else 2


def with_year(edtf: str, year: int) -> str:
    """A date without a year, put in a year."""
    return edtf.replace("XXXX", f"{year:04d}")
