"""What was brought together before changes nothing of what comes out: it only spares looking at all of it again."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilateral.merge import (
    Past,
    merge_agreements,
    merge_commitments,
    merge_events,
    merge_mechanisms,
    merge_positions,
)
from bilateral.model.cluster import Cluster, Context
from bilateral.model.frame import Actor, Frame

Merge = Callable[[list[Frame], Context, Past], list[Cluster]]
MERGES: dict[str, Merge] = {
    "event": merge_events,
    "agreement": merge_agreements,
    "commitment": merge_commitments,
    "mechanism": merge_mechanisms,
    "position": merge_positions,
}
WORDS = ("joint", "training", "of", "pilots", "crews", "a", "railway", "ports", "fifth", "round", "exchange")
AREAS = ((), ("defence",), ("defence", "trade"), ("trade",), ("energy",))


def day(chance: random.Random) -> str | None:
    """A day within four months; now and then without its year, only its month, or nothing."""
    month, number = chance.randint(1, 4), chance.randint(1, 28)
    ways = (f"2019-{month:02}-{number:02}",) * 6 + (f"XXXX-{month:02}-{number:02}", f"2019-{month:02}", None, None)
    return chance.choice(ways)


def frame(kind: str, number: int, chance: random.Random) -> Frame:
    """A frame of one of very few pairs, reports and persons, so that many could go together."""
    report = f"r-{chance.randrange(40):02}"
    people = sorted(chance.sample(("Ann Bek", "Ivo Cel", "Ron Dug", "Una Ems"), chance.choice((0, 1, 2, 2))))
    actors = tuple(
        Actor("person", p, p, 0, 1, "ABC", role=chance.choice(("guest", "host", "signatory"))) for p in people
    )
    status = {"event": ("held", "held", "planned", "invited"), "agreement": ("signed", "considered")}
    kinds = {"event": ("meeting", "session", "visit", "signing"), "agreement": ("agreement", "plan", "mou")}
    return Frame(
        f"f-{number}", report, number, number + 1, kind, chance.choice(kinds.get(kind, ("",))) or None,
        chance.choice(status.get(kind, ("agreed",))), day(chance), chance.choice(("stated", "inherited", "none")),
        parties=("ABC", "DEF") if kind != "position" else ("ABC",),
        actors=actors[:1] if kind == "position" else actors, areas=chance.choice(AREAS),
        what=" ".join(chance.sample(WORDS, 4)), round=chance.choice((None, None, None, 5, 6)),
        country=chance.choice((None, None, "ABC", "DEF")), mode=chance.choice((None, None, None, "online")),
        topic=chance.choice((None, None, "plan")), form=chance.choice(("dialogue", "committee")),
        language=chance.choice(("en", "vi")), stance="supports" if kind == "position" else None,
    )  # fmt: skip


def world(chance: random.Random, shift: frozenset[str]) -> Context:
    """Who is who, what was published when, and what shares text; other for the reports in `shift` than for no one."""
    reports = [f"r-{i:02}" for i in range(40)]
    person = {(r, "Ron Dug"): "p-1" if r not in shift else "p-2" for r in reports}
    person |= {(r, "Ann Bek"): "p-1" for r in shift}
    published = {r: day(chance) if i % 4 else None for i, r in enumerate(reports)}
    published = {r: d if d and "X" not in d and len(d) == 10 else None for r, d in published.items()}
    near: dict[str, frozenset[str]] = {}
    for one, other in [(r, chance.choice(reports)) for r in reports[::5]]:
        if one != other:
            near[one] = near.get(one, frozenset()) | {other}
            near[other] = near.get(other, frozenset()) | {one}
    return Context(person, published, near)


def shape(clusters: list[Cluster]) -> list[tuple[str | None, list[str]]]:
    """What clusters hold, in order."""
    return [(c.date, [f.id for f in c.frames]) for c in clusters]


@pytest.mark.parametrize("kind", MERGES)
@settings(deadline=None, derandomize=True, max_examples=120, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**9), count=st.integers(8, 90), more=st.integers(0, 6), shifted=st.integers(0, 2))
def test_the_past_makes_no_difference(kind: str, seed: int, count: int, more: int, shifted: int) -> None:
    """New frames, and reports in which others are meant than before: the same clusters as if all came at once."""
    chance = random.Random(seed)
    frames = [frame(kind, i, chance) for i in range(count + more)]
    shift = frozenset(f"r-{chance.randrange(40):02}" for _ in range(shifted))
    then, now = world(random.Random(seed), frozenset()), world(random.Random(seed), shift)
    before = MERGES[kind](frames[:count], then, Past())
    led = {f.id: c.lead.id for c in before for f in c.frames} | {f.id: "" for f in frames[count:]}
    chance.shuffle(frames)
    again = MERGES[kind](frames, now, Past.of(frames, led, shift))
    assert shape(again) == shape(MERGES[kind](frames, now, Past()))
    same = [c for c in again if c.same]
    assert [s for s in shape(same) if s not in shape(before)] == []
    assert all(f.report not in shift for c in same for f in c.frames)
