"""The gate: home news and sports never reach a model; what tells of dealings between states does."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilateral.frames import read as grammar
from bilateral.llm.gate import Verdict, judge
from llm.endpoint_script import Answer, serving
from llm.made import TEXT, prepared, read, reader, report

HOME = [
    "The Parliament of Peru passed the budget on Monday.\n\nIt raises pensions and cuts the tax on fuel. The minister "
    "of finance thanked the deputies. The opposition voted against it.",
    "The mayor opened a bridge in Lima on Friday.\n\nIt cost ten million and took three years. Buses will use it from "
    "Monday. A concert was held in the evening.",
    "The harvest was good this year.\n\nFarmers of the north met in May and signed a letter to the minister of "
    "agriculture. They agreed to plant more maize.",
]
SPORTS = [
    "Peru beat Norway 3-1 on Sunday.\n\nThe striker scored twice before the break. The crowd of forty thousand sang. "
    "The next game is on Friday.",
]
ABROAD = [
    TEXT,
    "Peru and Norway signed an agreement on fisheries on Monday.\n\nIt enters into force in May.",
    "NEWSROOM\n\nFollow us everywhere\n\nThe Foreign Minister of Peru received the Ambassador of Norway on Monday. The "
    "two sides agreed to hold consultations in May.",
]


PLAIN = [
    "Lao Foreign Minister Khamsone Phommalath met Mongolian Foreign Minister Enkhtuya Dorjsuren on Monday.",
    "Danish Prime Minister Lars Holm spoke by telephone with Greek Prime Minister Nikos Pappas on Friday.\n\nThe "
    "weather in Copenhagen was fair.",
]


def judged(text: str) -> Verdict:
    """What the gate says of a report."""
    given = prepared(report(text))
    return judge(given[3], grammar(*given))


@pytest.mark.parametrize("text", HOME + SPORTS)
def test_what_is_no_affair_between_states_is_not_asked_about(tmp_path: Path, text: str) -> None:
    """No call, no frame; it is counted."""
    with serving(Answer(status=500)) as there:
        by = reader(there.url, tmp_path, gate=True)
        assert read(by, report(text)) == ()
        assert not there.bodies and by.ledger.gated == 1


@pytest.mark.parametrize("text", ABROAD)
def test_what_is_one_passes(text: str) -> None:
    """Also with furniture at its head, and where only its first sentence names both states."""
    assert judged(text).passages


@pytest.mark.parametrize("text", PLAIN)
def test_what_the_grammar_has_read_is_not_asked_about(tmp_path: Path, text: str) -> None:
    """A plain report is the grammar's, and its frames say so; with a promise left unread it is the model's."""
    with serving(Answer(status=500)) as there:
        by = reader(there.url, tmp_path, gate=True)
        found = read(by, report(text))
        assert not there.bodies and by.ledger.settled == 1 and by.ledger.gated == 0
    assert any(f.type == "event" for f in found) and {f.reader for f in found} == {"grammar"}
    assert not judged(text + " The two sides, it was agreed, are of one mind.").settled


def test_a_language_without_a_pack_passes() -> None:
    """Nothing can be said of it, so it is asked about."""
    assert judged("네팔과 부탄의 외교장관이 회담했다. 두 나라는 협정에 서명했다.") == Verdict(None)


def test_windows_without_such_a_passage_are_left_out(tmp_path: Path) -> None:
    """A long report is asked about where it tells of another state."""
    dull = "\n".join(
        f"On day {i} the harvest of the north was weighed and found good by all who saw it." for i in range(300)
    )
    with serving(Answer(status=500)) as there:
        by = reader(there.url, tmp_path, gate=True, window=2000)
        assert len(by.windows(*prepared(report(TEXT + "\n" + dull)))) == 1
