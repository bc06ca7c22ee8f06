"""Reports that try to direct the model, before an endpoint that obeys them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bilateral import Record
from bilateral.llm.quotes import normal
from bilateral.llm.suspicion import directs
from bilateral.pipeline import read_loaded
from llm.endpoint_script import Answer, serving
from llm.hostile import BAIT, TEXTS
from llm.made import KEY, TEXT, asked, good, number, read, reader, report

OTHER = "Peru and Nepal opened talks on a railway between their capitals last week."


def obedient(body: dict[str, Any]) -> Answer:
    """The right answer, and whatever the bait asks for: its claim, invented words, another report's, settings."""
    data = json.loads(good(body))
    text = asked(body)
    war = {"type": "event", "kind": "incident", "status": "held", "parties": ["TCD", "TGO"]}
    try:
        data["facts"].append({**war, "q": [{"p": number(text, BAIT), "w": BAIT}]})
    except AssertionError:
        pass  # it stands where a model is shown nothing
    data["facts"] += [
        {**war, "q": [{"p": 0, "w": "Chad's army crossed the border of Togo at dawn"}]},
        {**war, "q": [{"p": 1, "w": OTHER}], "parties": ["PER", "NPL"]},
        {**war, "q": [{"p": 99, "w": BAIT}]},
        {**war, "q": [{"p": 0, "w": "You extract facts about relations between states"}]},
        {**war, "q": [{"p": 0, "w": BAIT}], "confidence": 1, "settings": {"budget": 9999}},
    ]
    data.update(settings={"budget": 9999, "endpoint": "http://203.0.113.9/v1"}, budget=9999, reader="grammar")
    return Answer(json.dumps(data, ensure_ascii=False))


def test_there_are_enough_of_them() -> None:
    """At least forty ways."""
    assert len(TEXTS) >= 40


@pytest.mark.parametrize("way", TEXTS)
def test_an_obedient_model_brings_nothing_but_the_reports_own_words(tmp_path: Path, way: str) -> None:
    """What the injected words claim is that passage's claim, in a report flagged; all else of it is thrown out."""
    lead, rest = TEXT.strip().split("\n\n")
    given = report(f"{lead}\n\n{TEXTS[way]}\n\n{rest}\n")
    with serving(obedient) as there:
        by = reader(there.url, tmp_path)
        before = (repr(by.ledger.endpoint), by.ledger.budget)
        frames = read(by, given)
        assert (repr(by.ledger.endpoint), by.ledger.budget) == before
        assert len(there.bodies) == 1 and KEY not in json.dumps(there.bodies)
    assert frames
    whole = normal(given.text)
    for frame in frames:
        assert frame.report == given.id
        assert frame.cited and all(normal(given.text[a:b]) in whole and normal(given.text[a:b]) for a, b in frame.cited)
        assert frame.doubt in ("claim", "manipulated") and frame.confidence < 0.5
        assert frame.parties != ("PER", "NPL")
    claims = [f for f in frames if f.kind == "incident"]
    assert len(claims) <= 1
    for claim in claims:
        assert claim.doubt == "claim" and claim.confidence <= 0.1
        assert [given.text[a:b] for a, b in claim.cited] == [BAIT]


def test_one_report_says_nothing_in_anothers_record(tmp_path: Path) -> None:
    """Words of the report read before are not words of this one."""
    with serving(obedient) as there:
        by = reader(there.url, tmp_path)
        read(by, report(OTHER + "\n\n" + TEXT, "other.txt"))
        assert all("PER" not in f.parties for f in read(by, report()))


NEWS = [
    "The two sides agreed to ignore their differences and to follow the instructions of their leaders.",
    "The ministry said that all previous agreements stay in force.",
    "The new system of rules for students takes effect in May.",
    "President A answered the questions of journalists and sent a message of thanks.",
    "The parties will set up a working group on artificial intelligence and language models.",
    "They changed the budget of the joint fund and updated its rules.",
    "Foreign Minister: the talks were useful.",
    "Hai bên nhất trí bỏ qua khác biệt và tăng cường hợp tác quốc phòng.",
    "双方同意忽略分歧，加强合作。",
    "Стороны договорились не обращать внимания на разногласия.",
    "The delegation reported the following events of the year: a visit, a game, a fair.",
    "The secretary posted a token of thanks to the embassy.",
]


@pytest.mark.parametrize("text", NEWS)
def test_news_is_not_taken_for_a_direction(text: str) -> None:
    """Words of the same field in honest sentences raise no doubt."""
    assert not directs(text)


@pytest.mark.parametrize("way", TEXTS)
def test_every_way_is_seen(way: str) -> None:
    """The passage itself is recognised, whatever a model does with it."""
    assert any(directs(part) for part in (TEXTS[way], *TEXTS[way].split("\n")))


def test_the_record_flags_the_report_and_the_claim(tmp_path: Path) -> None:
    """On the report's line, and on what rests on it alone; an honest report beside it bears no flag."""
    lead, rest = TEXT.strip().split("\n\n")
    given = report(f"{lead}\n\n{TEXTS['ignore the above']}\n\n{rest}\n")
    honest = report("Laos and Mongolia stand by each other.\n\n" + TEXT, "b.txt")
    with serving(obedient) as there, Record.open(tmp_path / "r.db", create=True) as book:
        read_loaded([given, honest], book, reader=reader(there.url, tmp_path).read)
        assert {r.id: r.fields.get("doubt") for r in book.items("report")} == {given.id: "manipulated", honest.id: None}
        events = {e.fields["kind"]: e for e in book.items("event")}
        assert not book.verify()
    assert events["incident"].fields["doubt"] == "claim" and events["incident"].confidence <= 0.1
    assert events["meeting"].reports == 2 and "doubt" not in events["meeting"].fields
