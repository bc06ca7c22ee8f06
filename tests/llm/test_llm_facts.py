"""A model's answer becomes frames only as far as its words stand in the report."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bilateral.errors import ReaderError
from bilateral.llm.answer import parse, schema
from bilateral.llm.prompt import VERSION, tokens, windows
from bilateral.model import Frame
from llm.endpoint_script import Answer, serving
from llm.made import TEXT, answer, asked, endpoint, good, number, prepared, read, reader, report


def read_with(
    tmp_path: Path, reply: Callable[[dict[str, Any]], str], text: str = TEXT
) -> tuple[tuple[Frame, ...], Any]:
    """Frames and tally of a report whose only answer is this one."""
    with serving(lambda body: Answer(reply(body))) as there:
        by = reader(there.url, tmp_path)
        return read(by, report(text)), by.ledger.tally


def test_a_right_answer_is_read_in_the_packs_own_words(tmp_path: Path) -> None:
    """Dates by our own code, titles and places by the packs; reader, model and prompt version on every frame."""
    frames, tally = read_with(tmp_path, good)
    talks = next(f for f in frames if f.type == "event")
    assert (talks.date, talks.dated, talks.place, talks.country) == ("2023-03-13", "stated", "Vientiane", "LAO")
    assert [(a.name, a.party, a.role, a.offices[0].title) for a in talks.actors] == [
        ("Khamsone Phommalath", "LAO", "host", "Minister of Foreign Affairs"),
        ("Enkhtuya Dorjsuren", "MNG", "guest", "Minister of Foreign Affairs"),
    ]
    plan = next(f for f in frames if f.type == "agreement")
    assert (plan.period, plan.date, plan.dated) == ("2023/2025", "2023-03-13", "inherited")
    assert next(f for f in frames if f.type == "commitment").date == "2023-03-13"
    assert {(f.reader, f.model, f.prompt) for f in frames} == {("model", "scripted", VERSION)}
    assert tally.quotes == tally.exact > 8
    for frame in frames:
        assert frame.cited and all(TEXT[a:b].strip() for a, b in frame.cited)
        assert Frame.from_json(json.dumps(frame.to_json())) == frame


FAULTS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "words of another passage": lambda d: d["facts"][0]["q"][0].update(w="signed a cooperation plan"),
    "words nobody wrote": lambda d: d["facts"][0]["q"][0].update(w="met the Mongolian Foreign Minister"),
    "words in another case": lambda d: d["facts"][0]["q"][0].update(w="MET MONGOLIAN FOREIGN MINISTER"),
    "no such passage": lambda d: d["facts"][0]["q"][0].update(p=77),
    "half a word": lambda d: d["facts"][0]["q"][0].update(w="et Mongolian"),
    "only a sign": lambda d: d["facts"][0]["q"][0].update(w="."),
    "date nobody wrote": lambda d: d["facts"][0]["date"].update(w="Tuesday", en="Tuesday"),
    "place nobody wrote": lambda d: d["facts"][0]["place"].update(w="Hanoi"),
    "participant nobody named": lambda d: d["facts"][0]["who"][0].update(id="zz"),
    "name nobody wrote": lambda d: d["names"][0].update(w="Khamson Phommalat"),
    "kind unknown": lambda d: d["facts"][0].update(kind="handshake"),
    "field unknown": lambda d: d["facts"][0].update(settings={"budget": 9}),
    "number as words": lambda d: d["facts"][0]["q"][0].update(p="one"),
    "no quote": lambda d: d["facts"][0].update(q=[]),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_not_borne_out_is_thrown_out_and_counted(tmp_path: Path, fault: str) -> None:
    """The one frame goes, the others stay, and the reason is counted."""

    def reply(body: dict[str, Any]) -> str:
        data = json.loads(good(body))
        FAULTS[fault](data)
        return json.dumps(data)

    frames, tally = read_with(tmp_path, reply)
    assert not [f for f in frames if f.type == "event"]
    assert {f.type for f in frames} >= {"agreement", "commitment", "person"}
    assert sum(tally.refused.values()) >= 1


def test_a_date_says_no_more_than_its_words(tmp_path: Path) -> None:
    """A year that the model adds is left out: our own code finds it from the report's day."""

    def reply(body: dict[str, Any]) -> str:
        data = json.loads(good(body))
        data["facts"][0]["date"].update(w="Monday", en="Monday 5 May 1999")
        return json.dumps(data)

    frames, _ = read_with(tmp_path, reply)
    assert next(f for f in frames if f.type == "event").date == "2023-03-13"


HINDI = "नेपाल के विदेश मंत्री रमेश थापा ने 3 मई 2023 को काठमांडू में भूटान के विदेश मंत्री दोरजी वांगमो से मुलाकात की।"
KOREAN = "몽골 외교장관 바트바야르는 2023년 5월 3일 울란바토르에서 라오스 외교장관 캄펭과 회담했다."


@pytest.mark.parametrize(
    ("text", "people", "date", "en", "met"),
    [
        (HINDI, ("रमेश थापा", "दोरजी वांगमो"), "3 मई 2023", "3 May 2023", "मुलाकात की"),
        (KOREAN, ("바트바야르", "캄펭"), "2023년 5월 3일", "3 May 2023", "회담했다"),
    ],
)
def test_a_language_without_a_pack_is_read_by_the_model_alone(
    tmp_path: Path, text: str, people: tuple[str, str], date: str, en: str, met: str
) -> None:
    """Names as written, offices in English, the date computed by our own code from the words cited."""

    def reply(body: dict[str, Any]) -> str:
        p = number(asked(body), people[0])
        names = [
            {"id": str(i), "is": "person", "p": p, "w": n, "party": party,
             "offices": [{"p": p, "w": n, "en": "Foreign Minister"}]}
            for i, (n, party) in enumerate(zip(people, ("NPL", "BTN"), strict=True))
        ]  # fmt: skip
        fact = {
            "type": "event", "kind": "meeting", "q": [{"p": p, "w": met}], "date": {"p": p, "w": date, "en": en},
            "who": [{"id": "0"}, {"id": "1"}], "parties": ["NPL", "BTN"],
        }  # fmt: skip
        return answer(names, [fact])

    frames, _ = read_with(tmp_path, reply, text)
    talks = next(f for f in frames if f.type == "event")
    assert talks.date == "2023-05-03"
    assert tuple(a.name for a in talks.actors) == people
    assert talks.actors[0].offices[0].title == "Minister of Foreign Affairs"


@pytest.mark.parametrize(
    "content",
    ["", "  ", "I am sorry, I cannot do that.", '{"names":[],"facts":[{"type":"ev', "[]", '{"facts":[]}', "null",
     '{"names":{},"facts":[]}', "```\nno\n```", "Xin lỗi, tôi không thể.", "[" * 5000, '{"result":{"names":[]}}'],
)  # fmt: skip
def test_what_is_no_answer_is_refused(content: str) -> None:
    """Prose, half an answer, another form."""
    with pytest.raises(ReaderError):
        parse(content)


def test_an_answer_may_be_wrapped() -> None:
    """A fence or a train of thought around it does no harm."""
    for content in ('```json\n{"names":[],"facts":[]}\n```', '<think>so {…}</think>\n{"names":[],"facts":[]}'):
        assert parse(content).facts == []


def test_the_prompt_is_small_and_holds_no_example() -> None:
    """A report of 2,000 characters takes at most 3,500 tokens with the form; no sentence of it reads as news."""
    text = (TEXT * 9)[:2000]
    window = windows(*prepared(report(text))[0::2][:2])
    assert len(window) == 1
    size = sum(tokens(t) for _, t in window[0].messages) + tokens(json.dumps(schema()))
    assert size < 3500
    assert "202" not in window[0].messages[0][1].replace("2018", "").replace("2020", "")


def test_a_long_report_is_read_in_windows_that_overlap(tmp_path: Path) -> None:
    """Every passage is in a window, neighbours share one, and all but the first are told how the report begins."""
    text = "\n".join(f"On day {i} the ministers of Laos and Mongolia met again in Vientiane." for i in range(200))
    known, _, passages, _ = prepared(report(text))
    found = windows(known, passages, ("Khamsone Phommalath",), 2000)
    assert len(found) > 5
    for one, other in zip(found, found[1:], strict=False):
        assert one.passages[-1] == other.passages[0]
        assert "The report begins" in other.messages[1][1] and "Khamsone" in other.messages[1][1]
    assert {p.index for w in found for p in w.passages} == {p.index for p in passages}
    assert endpoint("http://localhost/v1").window == 6000
