"""EDTF dates in words, in order, and within spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilateral.query.dates import bounds, order, say, within, year_of

POINTS = st.from_regex(r"(\d{4}|XXXX|20\dX)(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d))?)?[?~%]?", fullmatch=True)
DATES = (
    POINTS | st.tuples(POINTS | st.just(".."), POINTS | st.just("..")).map("/".join) | st.text(max_size=12) | st.none()
)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2021-12-01", "1 December 2021"),
        ("2021-12", "December 2021"),
        ("2021", "2021"),
        ("XXXX-08-07", "7 August (year unknown)"),
        ("2019/2021", "2019 to 2021"),
        ("../2030", "until 2030"),
        ("2021/..", "from 2021"),
        ("2018-12-03/2018-12-05", "3–5 December 2018"),
        ("2018-11-30/2018-12-02", "30 November to 2 December 2018"),
        ("2018-12-30/2019-01-02", "30 December 2018 to 2 January 2019"),
        ("XXXX-04-20/XXXX-04-22", "20–22 April (year unknown)"),
        ("2023/2025-06", "2023 to June 2025"),
        ("202X", "the 2020s"),
        ("2021-22", "summer 2021"),
        ("2021-33", "first quarter of 2021"),
        ("2021~", "about 2021"),
        ("2021-05?", "May 2021 (uncertain)"),
        ("2021-05-03/2021-05-03", "3 May 2021"),
        (None, "date unknown"),
        ("", "date unknown"),
        ("../..", "date unknown"),
        ("next week", "next week"),
    ],
)
def test_dates_in_words(edtf: str | None, words: str) -> None:
    """Every form that the record uses reads as people write it; nothing is guessed at."""
    assert say(edtf) == words


@given(DATES)
def test_no_date_breaks_a_brief(edtf: str | None) -> None:
    """Whatever stands in a date field, saying, ordering and grouping it work, and known bounds are in order."""
    assert say(edtf)
    assert year_of(edtf)
    assert order(edtf) >= (0,)
    found = bounds(edtf)
    if found and "/" not in (edtf or ""):
        assert found[0] <= found[1]


def test_known_dates_come_first_and_unknown_ones_last() -> None:
    """A brief tells what can be put in order in order, then the rest."""
    dates = [None, "2022", "XXXX-01-01", "2021-12-01", "2021", "2021-12"]
    assert sorted(dates, key=order) == ["2021", "2021-12-01", "2021-12", "2022", "XXXX-01-01", None]


def test_within_does_not_guess() -> None:
    """A date without a year is neither within nor outside a span; a month that reaches into it is within."""
    assert within("2021-12", "2021-12-15", None) is True
    assert within("2021-11", "2021-12-15", None) is False
    assert within("2022", None, "2021") is False
    assert within("XXXX-12-20", "2021", None) is None
    assert within(None, None, "2021") is None
    assert within(None, None, None) is True
