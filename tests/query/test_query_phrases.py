"""Items in plain English: nothing said that no field says."""

from __future__ import annotations

import pytest

from bilateral.model import Item
from bilateral.model.english import ordinal
from bilateral.model.vocabulary import AGREEMENT_KINDS, AREAS, EVENT_KINDS, MODES, STANCES
from bilateral.query import people, phrases

GUEST = {"id": "p1", "name": "A", "office": "Minister", "party": "VNM", "role": "guest"}
HOST = {"id": "p2", "name": "B", "office": None, "party": "KAZ", "role": "host"}


def event(kind: str, **fields: object) -> Item:
    """An event with these fields."""
    return Item("event", "e", {"kind": kind, "parties": ["KAZ", "VNM"], **fields})


def told(item: Item) -> str:
    """An event's line, Vietnam's side first."""
    return phrases.event_text(item, ("VNM", "KAZ"), {})


def test_guests_come_before_hosts_and_sides_by_the_order_asked_for() -> None:
    """The line names who met whom, each with office and country."""
    moscow = {"name": "Astana", "country": "KAZ"}
    both = event("meeting", place=moscow, participants=[HOST, GUEST])
    assert told(both) == "Meeting in Astana: A (Minister, Vietnam) with B (Kazakhstan)"
    sides = event("meeting", participants=[HOST | {"role": "party"}, GUEST | {"role": "party"}])
    assert told(sides) == "Meeting: A (Minister, Vietnam) with B (Kazakhstan)"
    assert told(event("meeting", participants=[GUEST])) == "Meeting: A (Minister, Vietnam) with Kazakhstan"
    assert told(event("meeting")) == "Meeting: Vietnam and Kazakhstan"
    stranger = GUEST | {"party": None}
    assert told(event("meeting", participants=[stranger])) == (
        "Meeting: Vietnam and Kazakhstan; taking part: A (Minister)"
    )


def test_giving_goes_from_giver_to_recipient() -> None:
    """An order or gift names who gave it and who received it, and witnesses apart."""
    people = [GUEST | {"role": "recipient"}, HOST | {"role": "giver"}, HOST | {"name": "C", "role": "witness"}]
    assert told(event("award", participants=people)) == (
        "Award: B (Kazakhstan) to A (Minister, Vietnam); witnessed by C (Kazakhstan)"
    )


def test_a_protest_or_expulsion_says_by_whom() -> None:
    """The state that protests or expels is named, though no person of it is."""
    envoy = GUEST | {"office": "Ambassador", "role": "recipient"}
    assert told(event("protest", participants=[envoy])) == "Protest: Kazakhstan to A (Ambassador, Vietnam)"
    assert told(event("expulsion", participants=[envoy])) == "Expulsion: A (Ambassador, Vietnam) by Kazakhstan"
    ministry = HOST | {"role": "speaker"}
    assert (
        told(event("protest", participants=[envoy, ministry])) == "Protest: B (Kazakhstan) to A (Ambassador, Vietnam)"
    )


def test_a_ministry_protests_to_a_state() -> None:
    """Where only the speaker is named, the other state is the one that it speaks to."""
    ministry = {"name": "Ministry of Foreign Affairs of Kazakhstan", "office": None, "party": "KAZ", "role": "speaker"}
    line = told(event("protest", participants=[ministry]))
    assert line == "Protest: Ministry of Foreign Affairs of Kazakhstan to Vietnam"


def test_a_visit_says_whither() -> None:
    """The place with its country, else the party that is not the guests'."""
    assert told(event("visit", place={"name": "Astana", "country": "KAZ"}, participants=[GUEST])) == (
        "Visit to Astana (Kazakhstan): A (Minister, Vietnam)"
    )
    assert told(event("visit", participants=[GUEST])) == "Visit to Kazakhstan: A (Minister, Vietnam)"


def test_calls_and_letters_have_no_place() -> None:
    """What went by telephone was held nowhere."""
    call = event("contact", mode="phone", place={"name": "Astana", "country": "KAZ"})
    assert told(call) == "Telephone conversation: Vietnam and Kazakhstan"


def test_a_round_of_a_mechanism_is_called_so() -> None:
    """A session that is a mechanism's fourth round is told by that name."""
    line = phrases.event_text(event("session", mode="online"), ("VNM", "KAZ"), {"e": "4th round of the dialogue"})
    assert line == "4th round of the dialogue, online: Vietnam and Kazakhstan"


@pytest.mark.parametrize("kind", EVENT_KINDS)
@pytest.mark.parametrize("mode", [*MODES, None])
def test_every_kind_and_mode_can_be_told(kind: str, mode: str | None) -> None:
    """No kind of the closed list comes out as a code or as nothing."""
    line = told(event(kind, mode=mode, participants=[GUEST, HOST]))
    assert line[0].isupper()
    assert "_" not in line
    assert "A (Minister, Vietnam)" in line


@pytest.mark.parametrize("kind", AGREEMENT_KINDS)
def test_every_kind_of_agreement_can_be_told(kind: str) -> None:
    """Kinds are spelt out, with what it is about and for which time."""
    fields = {"kind": kind, "what": "visas", "period": "2023/2025", "signatories": [{"name": "A"}, "B"]}
    line = phrases.agreement_text(Item("agreement", "a", fields))
    assert line.endswith(": visas, for 2023 to 2025; signed by A and B")
    assert line[0].isupper()
    assert "_" not in line


def test_an_agreement_is_not_called_so_twice() -> None:
    """Where the title says what kind of paper it is, the kind is not said before it."""
    for what, told in (
        ("a Memorandum of Understanding on visas", "Memorandum of Understanding on visas"),
        (None, "Memorandum of understanding"),
        ("a memorandum", "Memorandum of understanding"),
    ):
        assert phrases.agreement_text(Item("agreement", "a", {"kind": "mou", "what": what})) == told


@pytest.mark.parametrize("stance", STANCES)
def test_every_stance_is_a_verb(stance: str) -> None:
    """A position says who takes which stance towards what."""
    fields = {"speaker": "A", "party": "VNM", "stance": stance, "what": "visits"}
    assert phrases.position_text(Item("position", "s", fields)).startswith("A (Vietnam) ")
    assert phrases.position_text(Item("position", "s", fields)).endswith(": visits")


def test_promises_mechanisms_people_and_relationships() -> None:
    """Each type has its sentence."""
    promise = {"by": ["VNM", "KAZ"], "what": "train officers", "horizon": "../2030"}
    assert (
        phrases.commitment_text(Item("commitment", "c", promise))
        == "Vietnam and Kazakhstan: train officers, until 2030"
    )
    mechanism = {"what": "defence dialogue", "form": "dialogue", "level": "deputy_minister"}
    assert phrases.mechanism_text(Item("mechanism", "m", mechanism)) == "Defence dialogue (deputy minister level)"
    offices = [{"title": "Minister", "party": "VNM", "from": "2021", "to": "2023"}]
    person = Item(
        "person", "p", {"name": "A", "party": "VNM", "offices": offices, "names": [{"name": "Á", "count": 2}]}
    )
    assert people.person_text(person) == "A: Minister, Vietnam (in reports from 2021 to 2023)"
    assert people.spellings(person) == ["Á"]
    assert people.person_text(Item("person", "p", {"name": "A"})) == "A: office unknown"
    level = {"parties": ["VNM", "KAZ"], "level": "alliance", "since": None}
    assert phrases.relationship_text(Item("relationship", "l", level)) == "Vietnam and Kazakhstan: alliance"


def test_nothing_is_said_twice() -> None:
    """Years that stand in the words, one spelling in two languages, a state that speaks for itself."""
    plan = {"kind": "plan", "what": "defence plan for 2023-2025", "period": "2023/2025"}
    assert phrases.agreement_text(Item("agreement", "a", plan)) == "Defence plan for 2023-2025"
    promise = {"by": ["KAZ", "VNM"], "what": "double trade by 2030", "horizon": "2030"}
    line = phrases.commitment_text(Item("commitment", "c", promise), ("VNM", "KAZ"))
    assert line == "Vietnam and Kazakhstan: double trade by 2030"
    names = [{"name": n, "language": x, "count": 1} for n, x in (("B", "en"), ("B", "vi"), ("A", "en"))]
    assert people.spellings(Item("person", "p", {"name": "A", "names": names})) == ["B"]
    words = {"speaker": "KAZ", "party": "KAZ", "stance": "concern", "what": "the delay"}
    assert phrases.position_text(Item("position", "s", words)) == "Kazakhstan is concerned: the delay"


def test_small_words() -> None:
    """Lists, ordinals and areas as people write them."""
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 111)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "103rd", "111th",
    ]  # fmt: skip
    assert phrases.listed([]) == ""
    assert phrases.listed(["a", "b", "c"]) == "a, b and c"
    assert not any("_" in phrases.words(area) for area in AREAS)
    assert phrases.words("science_technology") == "science and technology"
    assert phrases.value_text("date", "2021-05") == "May 2021"
    assert phrases.value_text("place", {"name": "Astana", "country": "KAZ"}) == "Astana"
    assert phrases.value_text("parties", ["VNM", "KAZ"]) == "Vietnam and Kazakhstan"
    assert phrases.value_text("status", None) == "unknown"
