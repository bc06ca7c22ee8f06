"""Quotes: exactly there, in any script, or not at all; in time linear in the text."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilateral.llm.quotes import Normal, normal

TEXTS = {
    "vi": "Bộ trưởng Quốc phòng hai nước đã hội đàm tại Hà Nội. ",
    "zh": "两国国防部长在河内举行会谈并签署合作计划。",
    "ar": "أجرى وزيرا الدفاع محادثات في المدينة ووقعا خطة للتعاون. ",
    "th": "รัฐมนตรีทั้งสองประเทศหารือและลงนามแผนความร่วมมือ",
    "hi": "दोनों देशों के मंत्रियों ने वार्ता की और योजना पर हस्ताक्षर किए। ",
}


@pytest.mark.parametrize("code", TEXTS)
def test_words_are_found_where_they_stand_composed_or_not(code: str) -> None:
    """A quote composed otherwise than the report, or broken over lines, is the same quote."""
    text = TEXTS[code].strip()
    words = text[3:23].strip()
    whole = text if code in ("zh", "th") else " ".join(text.split()[1:4])
    for stored in (text, unicodedata.normalize("NFD", text), text.replace(" ", " \n\u00a0")):
        for quote in (whole, unicodedata.normalize("NFD", whole)):
            found = Normal(stored, 5).find(quote)
            assert found is not None
            assert normal(stored[found[0] - 5 : found[1] - 5]) == normal(quote)
    assert Normal(text).find(words[:-1] + "ж") is None


def test_nothing_is_found_by_likeness() -> None:
    """Another case, another mark, another order, half a word: not there."""
    text = Normal("The two ministers met in Hà Nội on 3 December 2018 – again.")
    for words in (
        "the two",
        "Ha Noi",
        "met the",
        "minister",
        "inisters",
        "3 December 20",
        "2018 - again",
        "",
        "  ",
        "mét",
    ):
        assert text.find(words) is None, words
    assert text.find("two  ministers\nmet") == (4, 21)
    assert Normal("a\u00adb cd").find("ab cd") == (0, 6)


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=300, deadline=None)
def test_what_is_found_is_what_was_quoted(text: str, a: int, b: int) -> None:
    """Whatever stands at the place found normalises to the quote."""
    quote = text[min(a, b) : max(a, b)]
    found = Normal(text).find(quote)
    if found is not None:
        assert normal(text[slice(*found)]) == normal(quote)


@pytest.mark.parametrize("code", TEXTS)
def test_a_long_report_with_many_quotes_takes_no_second(code: str) -> None:
    """200,000 characters, one passage, 500 quotes, half of them not there."""
    unit = TEXTS[code]
    text = (unit * (200_000 // len(unit) + 1))[:200_000]
    quotes = [text[i : i + 90] for i in range(250)] + [text[i : i + 90] + "ж" for i in range(250)]
    started = time.process_time()
    passage = Normal(text)
    assert sum(passage.find(q) is not None for q in quotes) > 20
    assert time.process_time() - started < 1.0
