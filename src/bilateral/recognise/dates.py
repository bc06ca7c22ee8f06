"""Dates as reports write them, resolved against the report's own day and kept as EDTF (ISO 8601-2)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from bilateral import languages
from bilateral.errors import PackError
from bilateral.model.mention import Element
from bilateral.model.view import View
from bilateral.recognise.cascade import expand
from bilateral.recognise.lexicon import fold


@dataclass(frozen=True, slots=True)
class Forms:
    """The compiled date forms of a pack and what its words mean."""

    patterns: tuple[tuple[str, regex.Pattern[str]], ...]
    months: dict[str, int]
    weekdays: dict[str, int]
    relative: dict[str, str]
    numbers: dict[str, int]


def _listed(data: dict[str, Any], group: str, code: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for key, forms in data.get(group, {}).items():
        for form in forms:
            out.setdefault(fold(form, code), key)
    return out


def _any(words: dict[str, Any]) -> str:
    listed = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(map(regex.escape, listed)) or r"(?!)"


@cache
def forms(code: str) -> Forms:
    """The date forms of a pack.

    Args:
        code: language code.

    Returns:
        Compiled forms.

    Raises:
        PackError: a form is no regular expression.
    """
    data = languages.data(code, "dates")
    months = {w: int(k) for w, k in _listed(data, "months", code).items()}
    weekdays = {w: int(k) for w, k in _listed(data, "weekdays", code).items()}
    relative = _listed(data, "relative", code)
    numbers = {w: int(k) for w, k in _listed(data, "numbers", code).items()}
    macros = {
        "month": _any(months),
        "weekday": _any(weekdays),
        "relative": _any(relative),
        "number": _any(numbers),
        "dd": r"(?:0?[1-9]|[12]\d|3[01])",
        "mm": r"(?:0?[1-9]|1[0-2])",
        "yyyy": r"(?:1[89]|20)\d\d",
    }
    listed = []
    edge, end = (r"(?<![\p{L}\p{N}])", r"(?![\p{L}\p{N}])") if code not in ("zh", "ja") else ("(?<![0-9])", "(?![0-9])")
    for form in languages.data(code, "date_forms").get("forms", ()):
        try:
            listed.append((form["name"], regex.compile(edge + "(?:" + expand(form["match"], macros) + ")" + end)))
        except regex.error as error:
            raise PackError(
                f"date_forms.yaml of {code}: form {form['name']!r}: {error}. Mend the expression."
            ) from error
    return Forms(tuple(listed), months, weekdays, relative, numbers)


def find(view: View, code: str, published: str | None) -> list[Element]:
    """The dates of a passage.

    Args:
        view: the passage.
        code: language code.
        published: EDTF date of the report, or None.

    Returns:
        Elements of class D in order; `info["edtf"]` is the date or None where it cannot be known,
        `info["kind"]` is day, month, year, range or same_day.
    """
    if not any(c.isnumeric() for c in view.lower) and not _worded(view, code):
        return []
    known = forms(code)
    found: list[Element] = []
    taken: list[tuple[int, int]] = []
    for name, pattern in known.patterns:
        for match in pattern.finditer(view.lower):
            a, b = match.span()
            if any(a < end and start < b for start, end in taken) or a == b:
                continue
            value = resolve({k: v for k, v in match.groupdict().items() if v}, known, published)
            if value is None:
                continue
            taken.append((a, b))
            found.append(Element(a, b, "D", name, info=value))
    found.sort(key=lambda e: e.start)
    return found


@cache
def _word_pattern(code: str) -> regex.Pattern[str]:
    known = forms(code)
    return regex.compile(_any({**known.months, **known.weekdays, **known.relative}))


def _worded(view: View, code: str) -> bool:
    return _word_pattern(code).search(view.lower) is not None


def _int(text: str | None, numbers: dict[str, int]) -> int | None:
    if text is None:
        return None
    return int(text) if text.isdigit() else numbers.get(text)


def resolve(parts: dict[str, str], known: Forms, published: str | None) -> dict[str, Any] | None:
    """What a matched form means.

    Args:
        parts: named groups: d, m, y (first day), d2, m2, y2 (last day), wd, rel, when (last/this/next), n.
        known: the pack's words.
        published: EDTF date of the report.

    Returns:
        `{"edtf": …, "kind": …}`, or None where the words are no date after all.
    """
    today = day_of(published)
    if "when" in parts:  # last, this, next, or a relative word: tahun lalu
        parts = {**parts, "when": known.relative.get(parts["when"], parts["when"]).partition("_")[0]}
    if "rel" in parts:
        return relative(known.relative[parts["rel"]], today)
    if "wd" in parts and "d" not in parts:
        return _weekday(known.weekdays[parts["wd"]], parts.get("when", ""), today)
    if "d" in parts and not {"m", "m2", "y"} & parts.keys():
        return _bare_day(parts, known, today)
    if "when" in parts and "m" in parts and "y" not in parts and today is not None:
        parts = {**parts, "y": str(today.year + {"last": -1, "next": 1}.get(parts["when"], 0))}
    first = _date(parts, "", known, published)
    if first is None:
        return None
    if "d2" in parts or "m2" in parts or "y2" in parts:
        last = _date({**parts, **_shared(parts)}, "2", known, published)
        if last is None or last <= first:
            return None
        if "y" in parts and "y2" not in parts:
            first = last[:4] + first[4:] if "m" in parts else first
        return {"edtf": f"{first}/{last}", "kind": "range"}
    kind = {4: "year", 7: "month"}.get(len(first), "day")
    return {"edtf": first, "kind": kind, "yearless": "y" not in parts}


def _bare_day(parts: dict[str, str], known: Forms, today: dt.date | None) -> dict[str, Any] | None:
    """A day without its month (6日): the day so numbered that lies nearest to the report's own, rather behind it."""
    days = [_int(parts[k], known.numbers) for k in ("d", "d2") if k in parts]
    if today is None or None in days:
        return {"edtf": None, "kind": "day"}
    found = []
    for day in days:
        near = [today + dt.timedelta(days=n) for n in range(-25, 16)]
        fit = [d for d in near if d.day == day]
        if not fit:
            return None
        found.append(min(fit, key=lambda d: (abs((d - today).days), d)).isoformat())
    if len(found) == 1:
        return {"edtf": found[0], "kind": "day"}
    return {"edtf": "/".join(found), "kind": "range"} if found[0] < found[1] else None


def _shared(parts: dict[str, str]) -> dict[str, str]:
    """What the second date of a range takes from the first."""
    out = {}
    if "m2" not in parts and "m" in parts:
        out["m2"] = parts["m"]
    if "y2" not in parts and "y" in parts:
        out["y2"] = parts["y"]
    return out


def _date(parts: dict[str, str], suffix: str, known: Forms, published: str | None) -> str | None:
    day = _int(parts.get("d" + suffix), known.numbers)
    month_text = parts.get("m" + suffix)
    month = None
    if month_text is not None:
        month = (
            int(month_text) if month_text.isdigit() else known.months.get(month_text) or known.numbers.get(month_text)
        )
    year_text = parts.get("y" + suffix)
    year = _int(year_text, known.numbers)
    if year is not None and year < 100:
        year += 2000 if suffix != "2" or "y" not in parts else int(parts["y"]) // 100 * 100
    if day is None and month is None:
        return f"{year:04d}" if year else None
    if month is None or not 1 <= month <= 12:
        return None
    if year is None:
        year = _nearest_year(month, day, published)
    shown = "XXXX" if year is None else f"{year:04d}"
    if day is None:
        return f"{shown}-{month:02d}"
    try:
        dt.date(year or 2000, month, day)
    except ValueError:
        return None
    return f"{shown}-{month:02d}-{day:02d}"


def _nearest_year(month: int, day: int | None, published: str | None) -> int | None:
    """The year that puts month and day closest to the day of publication."""
    if not published or not published[:4].isdigit():
        return None
    year = int(published[:4])
    today = day_of(published)
    if today is None:
        if len(published) >= 7 and published[5:7].isdigit():
            today = dt.date(year, int(published[5:7]), 15)
        else:
            return year
    options = []
    for candidate in (year - 1, year, year + 1):
        try:
            there = dt.date(candidate, month, day or 15)
        except ValueError:
            continue
        # news tells of what was rather than of what will be: a date equally far ahead loses
        ahead = (there - today).days
        options.append((abs(ahead) + (20 if ahead > 150 else 0), candidate))
    return min(options)[1] if options else None


def day_of(edtf: str | None) -> dt.date | None:
    """The day an EDTF date names, or None where it is not one day."""
    if not edtf or len(edtf) != 10 or not edtf[:4].isdigit():
        return None
    try:
        return dt.date.fromisoformat(edtf)
    except ValueError:
        return None


def _weekday(weekday: int, when: str, today: dt.date | None) -> dict[str, Any]:
    if today is None:
        return {"edtf": None, "kind": "day"}
    back = (today.isoweekday() - weekday) % 7
    there = today - dt.timedelta(days=back)
    ahead = there if back == 0 else there + dt.timedelta(days=7)
    chosen = {
        "next": ahead if ahead > today else ahead + dt.timedelta(days=7),
        "last": there if back else there - dt.timedelta(days=7),
    }
    value = chosen.get(when, there).isoformat()
    return {"edtf": value, "kind": "day", "ahead": ahead.isoformat()}


_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "day_before_yesterday": -2, "day_after_tomorrow": 2}
_YEARS = {"this_year": 0, "last_year": -1, "next_year": 1}
_MONTHS = {"this_month": 0, "last_month": -1, "next_month": 1}
_WEEKS = {"this_week": 0, "last_week": -7, "next_week": 7}


def relative(word: str, today: dt.date | None) -> dict[str, Any] | None:
    """What a relative word means.

    Args:
        word: a key of the pack's `relative` list.
        today: the report's day, or None.

    Returns:
        The date's info, or None where the word is no date here.
    """
    if word in ("same_day", "same_time"):
        return {"edtf": None, "kind": "same_day"}
    if word in ("day_before", "the_day_before", "eve"):
        return {"edtf": None, "kind": "day_before"}
    if today is None:
        return {"edtf": None, "kind": "day"} if word in {**_DAYS, **_YEARS, **_MONTHS, **_WEEKS} else None
    if word in _DAYS:
        return {"edtf": (today + dt.timedelta(days=_DAYS[word])).isoformat(), "kind": "day"}
    if word in _YEARS:
        return {"edtf": f"{today.year + _YEARS[word]:04d}", "kind": "year"}
    if word in _MONTHS:
        index = today.year * 12 + today.month - 1 + _MONTHS[word]
        return {"edtf": f"{index // 12:04d}-{index % 12 + 1:02d}", "kind": "month"}
    if word in _WEEKS:
        monday = today + dt.timedelta(days=_WEEKS[word] + 1 - today.isoweekday())
        return {"edtf": f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}", "kind": "range"}
    return None
