"""The same happening told in six languages gives the same facts, and one event."""

from __future__ import annotations

import json

import pytest

from bilateral.model import vocabulary
from eval import agreement, gate

HAPPENINGS = {name: agreement.load(name) for name in agreement.names()}


def test_six_languages_agree() -> None:
    """Kind, parties, date, status and areas reach their floors, and none of the first four is under 0.95."""
    found = agreement.figures()
    floors = json.loads(gate.FLOORS.read_text("utf-8"))
    faults = gate.failures({"agreement": found}, {"agreement": floors["agreement"]})
    low = [slot for slot in ("kind", "parties", "date", "status") if found[slot] < 0.95]
    if faults or low:
        _, apart = agreement.merged(agreement.names())
        tallies = agreement.by_language(agreement.names())
        pytest.fail("\n".join([*faults, *(m for t in tallies.values() for m in t.misses), *apart]), pytrace=False)


@pytest.mark.parametrize("name", HAPPENINGS)
def test_a_happening_is_whole(name: str) -> None:
    """Six texts, facts to compare, and only what the scorer knows."""
    happening = HAPPENINGS[name]
    assert set(happening) <= {"published", "texts", "optional", *agreement.SECTIONS}
    assert tuple(happening["texts"]) == agreement.LANGUAGES
    assert len({text.strip() for text in happening["texts"].values()}) == len(agreement.LANGUAGES)
    facts = [fact for section in agreement.SECTIONS for fact in happening.get(section, ())]
    assert facts
    for fact in facts:
        assert set(fact) <= {"by", "period", "mode", *agreement.SLOTS}


def test_the_happenings_are_of_many_kinds() -> None:
    """At least 25, of every kind and status, between many pairs of states."""
    events = [event for happening in HAPPENINGS.values() for event in happening.get("event", ())]
    assert len(HAPPENINGS) >= 25
    assert {kind for e in events for kind in [e["kind"]] if isinstance(kind, str)} == set(vocabulary.EVENT_KINDS)
    assert {e["status"] for e in events} == set(vocabulary.EVENT_STATUSES)
    assert len({tuple(sorted(e["parties"])) for e in events}) >= 25


FACT = {"kind": "visit", "status": "held", "date": ["2023-03-15", "null"], "parties": ["LAO", "PER"]}
LINE = {"type": "event", "kind": "visit", "status": "held", "date": None, "parties": ["PER", "LAO"], "reports": 1}
PROMISE = {"type": "commitment", "by": ["LAO", "PER"], "status": "agreed"}


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({}, set()),
        ({"kind": "meeting"}, {"kind"}),
        ({"status": "planned"}, {"status"}),
        ({"date": "2023-03-16"}, {"date"}),
        ({"parties": ["PER", "BOL"]}, {"parties"}),
    ],
)
def test_a_wrong_slot_is_noticed(changed: dict[str, object], wrong: set[str]) -> None:
    """Each slot can fail by itself."""
    tally = agreement.compare({"event": [FACT]}, agreement.told([LINE | changed]))
    fallen = {slot for slot in tally.asked if tally.right[slot] < tally.asked[slot]}
    assert fallen - {"parties"} == wrong - {"parties"}
    assert ("parties" in wrong) == ("parties" in fallen)


def test_what_is_missing_or_unwanted_is_noticed() -> None:
    """A missing fact is wrong in each slot; one too many is a wrong kind, unless it is optional."""
    missing = agreement.compare({"event": [FACT]}, agreement.told([]))
    assert missing.figures() == {"kind": 0.0, "parties": 0.0, "date": 0.0, "status": 0.0}
    extra = LINE | {"kind": "gift"}
    unwanted = agreement.compare({"event": [FACT]}, agreement.told([LINE, extra]))
    assert unwanted.figures()["kind"] == 0.5
    optional = {"event": [{"kind": "gift", "status": "held"}]}
    allowed = agreement.compare({"event": [FACT], "optional": optional}, agreement.told([LINE, extra]))
    assert allowed.figures()["kind"] == 1.0


def test_promises_of_one_side_and_status_are_taken_together() -> None:
    """One clause or two, the areas are what is compared."""
    wanted = {"commitment": [{"by": ["LAO", "PER"], "status": "agreed", "areas": ["trade", "culture"]}]}
    lines = [PROMISE | {"areas": ["trade"]}, PROMISE | {"areas": ["culture"]}]
    assert agreement.compare(wanted, agreement.told(lines)).figures() == dict.fromkeys(
        ("kind", "parties", "status", "areas"), 1.0
    )
    assert agreement.compare(wanted, agreement.told(lines[:1])).figures()["areas"] == 0.0
