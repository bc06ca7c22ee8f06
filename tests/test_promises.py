"""The promises: unknown is null, what is planned or denied is never held, an unrelated headline is no fact."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilateral import languages
from promises import export_of, facts, frames, readings, sentences

CALM = settings(deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def without_dates(language: str) -> list[str]:
    """The sample sentences in which no digit and no word of the pack's date lists stands."""
    data = languages.data(language, "dates")
    groups = ("months", "weekdays", "relative", "parts", "periods")
    words = {form for group in groups for forms in data.get(group, {}).values() for form in forms}
    listed = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    pattern = re.compile(rf"\d|(?<!\w)(?:{listed}|năm|year|day|ngày|sáng|chiều|tối)", re.IGNORECASE)
    return [s for s in sentences(language) if not pattern.search(s)]


@settings(CALM, max_examples=60)
@given(data=st.data(), language=st.sampled_from(("en", "vi")), day=st.dates(dt.date(1950, 1, 1), dt.date(2039, 12, 31)))
def test_the_day_of_publication_is_never_passed_off_as_the_day_of_the_event(
    data: st.DataObject, language: str, day: dt.date
) -> None:
    """Without a word of date in a report no frame has a day, whatever the day of publication."""
    parts = data.draw(st.lists(st.sampled_from(without_dates(language)), min_size=1, max_size=8))
    for frame in frames("\n\n".join(parts), day.isoformat()):
        assert frame.date is None, frame
        assert frame.dated == "none"


@pytest.mark.parametrize("published", ["2023-03-15", None])
def test_items_without_a_stated_day_have_none(published: str | None) -> None:
    """The same holds for the record: a dated feed line tells of talks on no day."""
    head = f"Published: {published}\n\n" if published else ""
    text = "Ministers meet in Vientiane\n" + head + (
        "Lao Foreign Minister Khamsone Phommalath held talks with Mongolian Foreign Minister Enkhtuya Dorjsuren in "
        "Vientiane. The two sides agreed to promote tourism. They signed a memorandum of understanding on health."
    )  # fmt: skip
    _, found = export_of({"a.txt": text})
    (report,) = (line for line in found if line["type"] == "report")
    assert report["published"] == published
    told = [line for line in found if line["type"] in ("event", "agreement", "commitment")]
    assert {line["type"] for line in told} == {"event", "agreement", "commitment"}
    for line in told:
        assert line.get("date") is None, line
        assert line.get("said") is None, line


@settings(CALM, max_examples=40)
@given(day=st.dates(dt.date(1990, 1, 1), dt.date(2039, 12, 31)))
def test_a_relative_word_is_counted_from_the_day_of_publication(day: dt.date) -> None:
    """`Yesterday` is the day before, `today` the day; without a day of publication neither is known."""
    told = "Lao Foreign Minister Khamsone Phommalath met Mongolian Foreign Minister Enkhtuya Dorjsuren in Vientiane {}."
    for word, distance in (("today", 0), ("yesterday", -1)):
        wanted = (day + dt.timedelta(days=distance)).isoformat()
        found = {f.date for f in facts(told.format(word), day.isoformat()) if f.kind == "meeting"}
        assert found == {wanted}
        assert {f.date for f in facts(told.format(word)) if f.kind == "meeting"} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "On October 14, President Yermek Sadykov of Kazakhstan will visit Armenia.",
        "Ngày 14/10, Tổng thống Kazakhstan Yermek Sadykov sẽ thăm Armenia.",
    ],
)
def test_a_plan_without_a_year_stands_nowhere_in_the_calendar(text: str) -> None:
    """Its day is kept beside it, as the report says it; with a day of publication the year is known."""
    (plan,) = (line for line in export_of({"a.txt": text})[1] if line["type"] == "event")
    assert (plan["status"], plan["date"], plan["announced_for"]) == ("planned", None, "XXXX-10-14")
    (dated,) = (line for line in export_of({"a.txt": f"11.10.2023\n\n{text}"})[1] if line["type"] == "event")
    assert (dated["status"], dated["date"]) == ("planned", "2023-10-14")
    assert "announced_for" not in dated


# Who, whom and where of the sentences below: nobody of this name holds such an office.
PEOPLE = {
    "en": (
        ("Lao Foreign Minister Khamsone Phommalath", "Mongolian Foreign Minister Enkhtuya Dorjsuren", "Ulaanbaatar"),
        ("President Hoang Ba Lam of Vietnam", "President Yermek Sadykov of Kazakhstan", "Astana"),
        ("Portuguese Defence Minister Duarte Vilhena", "his Uruguayan counterpart Rodrigo Etchart", "Montevideo"),
        ("Kazakhstan's Minister of Trade and Integration Saule Nurpeisova", "Minister Luong Van Thinh", "Hanoi"),
    ),
    "vi": (
        ("Bộ trưởng Ngoại giao Lào Khamsone Phommalath", "Ngoại trưởng Mông Cổ Enkhtuya Dorjsuren", "Ulan Bator"),
        ("Chủ tịch nước Hoàng Bá Lâm", "Tổng thống Kazakhstan Yermek Sadykov", "Astana"),
        ("Thủ tướng Đặng Trung Kiên", "Thủ tướng Kazakhstan Timur Orazbayev", "Almaty"),
    ),
}  # fmt: skip
NEVER_HELD = yaml.safe_load((Path(__file__).parent / "never_held.yaml").read_text("utf-8"))
NOT_YET = NEVER_HELD.pop("not_yet")
CASES = [
    pytest.param(code, form, id=f"{code}-{how}-{form}")
    for code, kinds in NEVER_HELD.items()
    for how, forms in kinds.items()
    for form in forms
]
CASES += [
    pytest.param(code, form, id=f"{code}-{form}", marks=pytest.mark.xfail(strict=True, reason="not yet read rightly"))
    for code, forms in NOT_YET.items()
    for form in forms or ()
]


@pytest.mark.parametrize(("code", "form"), CASES)
def test_what_did_not_happen_is_never_held(code: str, form: str) -> None:
    """Planned, invited, cancelled, denied, hoped: with any people and day, no event of it is held."""
    for a, b, place in PEOPLE[code]:
        text = form.format(a=a, b=b, p=place)
        held = [f for f in facts(text, "2023-03-15") if f.type == "event" and f.status == "held"]
        assert not held, f"read as held: {text!r} by {[f.rule for f in held]}"


HELD = {
    "en": "{a} held talks with {b} in {p} on Monday.",
    "vi": "Ngày 13/3, {a} hội đàm với {b} tại {p}.",
}


@pytest.mark.parametrize("code", HELD)
def test_what_did_happen_is_held(code: str) -> None:
    """The counter-test: with the same people, what was held is read as held."""
    for a, b, place in PEOPLE[code]:
        found = [f for f in facts(HELD[code].format(a=a, b=b, p=place), "2023-03-15") if f.kind == "meeting"]
        assert [(f.status, f.date) for f in found] == [("held", "2023-03-13")]


HEADLINES = {
    "en": (
        "Brazil, Peru hold talks on rainforest fund",
        "Chilean minister visits Ottawa",
        "Fifth round of trade dialogue opens in Geneva",
        "Two companies sign contract for ferries",
        "Norway and Finland agree on border cooperation",
        "President of Ghana receives Togolese ambassador",
        "Japan donates ambulances to Fiji",
        "Cup final: Uruguay beat Paraguay",
    ),
    "vi": (
        "Brazil và Peru hội đàm về quỹ rừng mưa",
        "Bộ trưởng Ngoại giao Chile thăm Canada",
        "Hai công ty ký hợp đồng đóng phà",
        "Na Uy và Phần Lan nhất trí hợp tác biên giới",
        "Tổng thống Ghana tiếp Đại sứ Togo",
    ),
}
MARKERS = {"en": ("You may also like", "Related news", "Read more"), "vi": ("Tin liên quan", "Tin cùng chuyên mục")}


@settings(CALM, max_examples=40)
@given(data=st.data(), code=st.sampled_from(("en", "vi")))
def test_headlines_of_other_stories_are_no_facts(data: st.DataObject, code: str) -> None:
    """Under a marker, any list of headlines leaves what the report says as it is, and adds nothing."""
    chosen = data.draw(st.sampled_from([r for r in readings() if r.report.language == code and r.frames]))
    listed = data.draw(st.lists(st.sampled_from(HEADLINES[code]), min_size=2, max_size=6, unique=True))
    marker = data.draw(st.sampled_from(MARKERS[code]))
    text = chosen.report.text.rstrip()
    published = chosen.report.published
    alone = told(text, published)
    assert told(f"{text}\n\n{marker}\n" + "\n".join(listed) + "\n", published) == alone


def told(text: str, published: str | None) -> list[str]:
    """What a text says, without ids, which depend on the whole text."""
    return sorted(repr(replace(f, id="", report="", within=None)) for f in facts(text, published))
