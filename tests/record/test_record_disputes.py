"""Two values for one field: all are kept, one is chosen, and the reason is given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bilateral.merge import merge_commitments
from bilateral.model import Actor, Frame, Office
from bilateral.model.cluster import Cluster, Context
from bilateral.record import disputes, happenings
from bilateral.record.compose import Composer

PUBLISHED = {"r-1": "2022-05-06", "r-2": "2022-05-07", "r-3": "2022-05-06", "r-4": "2023-01-02"}
CONTEXT = Context({}, PUBLISHED, {"r-2": frozenset({"r-1"})})


def composer(copies: Iterable[str] = ()) -> Composer:
    """A composer to whom some reports are copies of r-1."""
    copied = {*copies, "r-1"}
    return Composer(CONTEXT, {}, lambda *_: "words", lambda rs: len({"r-1" if r in copied else r for r in rs}))


def meeting(report: str, date: str, **others: object) -> Frame:
    """A meeting in Lima as one report tells it."""
    whole = Frame("f-" + report, report, 0, 9, "event", "meeting", "held", date, "stated", "Lima", "PER")
    return replace(whole, parties=("PER", "CHL"), **others)  # type: ignore[arg-type]


def found(frames: list[Frame], c: Composer, status: str = "held") -> dict[str, tuple[object, str]]:
    """The values chosen, by field, with the reasons."""
    told = disputes.of_event(Cluster(frames), status, c)
    return {d.field: (d.chosen, d.why) for d in told}


def test_more_independent_witnesses_win() -> None:
    """Copies count once; one report against its copies is no dispute of two."""
    days = [meeting("r-1", "2022-05-05"), meeting("r-2", "2022-05-06"), meeting("r-3", "2022-05-06")]
    assert found(days, composer()) == {"date": ("2022-05-06", disputes.MORE)}
    assert found(days[:2], composer(["r-2"])) == {}


def test_what_is_told_closer_in_time_wins_where_witnesses_are_even() -> None:
    """The report of the same day knows better than one of a year later."""
    days = [meeting("r-1", "2022-05-06"), meeting("r-4", "2022-05-05")]
    assert found(days, composer()) == {"date": ("2022-05-06", disputes.CLOSER)}


def test_place_round_status_and_office_are_compared() -> None:
    """A town against a town, not against its palace; a minister against a deputy; held against cancelled."""
    palace = [meeting("r-1", "2022-05-06"), meeting("r-4", "2022-05-06", place="Presidential Palace")]
    assert found(palace, composer()) == {}
    town = [meeting("r-1", "2022-05-06"), meeting("r-4", "2022-05-06", place="Cusco")]
    assert found(town, composer()) == {"place": ("Lima", disputes.CLOSER)}
    rounds = [meeting(r, "2022-05-06", kind="session", round=n) for r, n in (("r-1", 3), ("r-2", 3), ("r-4", 4))]
    assert found(rounds, composer()) == {"round": (3, disputes.MORE)}
    off = [meeting("r-1", "2022-05-06"), meeting("r-3", "2022-05-06", status="cancelled")]
    assert found(off, composer())["status"][0] in ("held", "cancelled")

    def with_office(report: str, title: str) -> Frame:
        rosa = Actor("person", "Rosa Huamán", "Huamán", 0, 5, "PER", (Office(title, None, "PER"),))
        return meeting(report, "2022-05-06", actors=(rosa,))

    ranks = [with_office(r, t) for r, t in (
        ("r-1", "Minister of Defence"), ("r-3", "Minister of National Defence"), ("r-4", "Deputy Minister of Defence"),
    )]  # fmt: skip
    assert found(ranks, composer()) == {"office of Rosa Huamán": ("Minister of Defence", disputes.MORE)}


def test_the_partys_own_source_knows_its_own_people() -> None:
    """One report against one: the paper of the person's own state is believed, though it came out later."""

    def with_office(report: str, title: str) -> Frame:
        rosa = Actor("person", "Rosa Huamán", "Huamán", 0, 5, "PER", (Office(title, None, "PER"),))
        return meeting(report, "2022-05-06", actors=(rosa,))

    told = [with_office("r-3", "Minister of Defence"), with_office("r-4", "Deputy Minister of National Defence")]
    assert found(told, composer()) == {"office of Rosa Huamán": ("Minister of Defence", disputes.CLOSER)}
    at_home = replace(composer(), home=lambda report: "PER" if report == "r-4" else "CHL")
    assert found(told, at_home) == {"office of Rosa Huamán": ("Deputy Minister of Defence", disputes.OWN)}
    item, (dispute,) = happenings.event(Cluster(told), at_home)
    assert item.fields["participants"][0]["office"] == "Deputy Minister of National Defence"
    assert dispute.why == disputes.OWN
    more = [*told, with_office("r-1", "Minister of Defence")]
    assert found(more, at_home) == {"office of Rosa Huamán": ("Minister of Defence", disputes.MORE)}


def test_a_day_bears_out_its_year() -> None:
    """Since 1992 and since 29 June 1992 are one date told more and less fully; 1993 is another."""

    def since(report: str, value: str) -> Frame:
        return Frame("f-" + report, report, 0, 9, "relationship", level="diplomatic relations", since=value)

    told = [since("r-1", "1992"), since("r-2", "1992"), since("r-3", "1992-06-29")]
    assert disputes.since_when(told, composer()) == ("1992-06-29", [])
    value, (dispute,) = disputes.since_when([*told, since("r-4", "1993")], composer())
    assert (value, dispute.chosen, dispute.why) == ("1992-06-29", "1992-06-29", disputes.MORE)


def promise(report: str, what: str, areas: tuple[str, ...], date: str | None, **others: object) -> Frame:
    """A promise of two states."""
    whole = Frame("f-" + report + what, report, 0, 9, "commitment", None, "agreed", date, language="en")
    return replace(whole, what=what, areas=areas, parties=("PER", "CHL"), **others)  # type: ignore[arg-type]


def test_a_promise_repeated_is_one_and_unrelated_ones_of_an_area_are_not() -> None:
    """Word for word the same at the next meeting; the fifth round is not the sixth; one area makes no promise one."""
    wide = "expand the training of army doctors"
    same = [promise("r-1", wide, ("training",), "2022-05-06"), promise("r-4", wide, ("training",), "2023-01-02")]
    assert len(merge_commitments(same, CONTEXT)) == 1
    rounds = [promise(f"r-{i}", f"hold the {n} round of the dialogue", ("dialogue",), f"202{i}-05-06")
              for i, n in ((1, "fifth"), (2, "sixth"))]  # fmt: skip
    assert len(merge_commitments(rounds, CONTEXT)) == 2
    apart = [
        promise("r-1", "send observers to a naval drill", ("defence",), None),
        promise("r-4", "repair helicopters together", ("defence",), None),
        promise("r-4", "cooperate in defence", ("defence",), None, language="vi"),
    ]
    assert len(merge_commitments(apart, CONTEXT)) == 3
    assert len(merge_commitments([apart[0], replace(apart[2], report="r-1")], CONTEXT)) <= 2
