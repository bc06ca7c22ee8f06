"""What contradicts the rest is listed in the record, and comes out the same whatever the order of the reports."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from batches import batches_of
from bench.scale import Someone, World, cast_of, happening
from bilateral.merge import block_of
from bilateral.model import Item, Reading
from bilateral.reconcile import reconcile
from bilateral.record import Record

_MISREAD = 3
Batches = list[list[Reading]]


def _of_another_pair(reading: Reading, third: str) -> Reading:
    """A report that has another country in place of the second: what it tells of the people stays."""
    frames = tuple(
        replace(f, parties=(f.parties[0], third)) if f.type in ("event", "commitment") else f for f in reading.frames
    )
    return replace(reading, frames=frames)


@cache
def told() -> tuple[Reading, ...]:
    """Forty reports of a pair, of which three name a wrong country; two of each state's people share an office."""
    chance = random.Random(7)
    cast = {state: people[:6] for state, people in cast_of(5, 3).items()}
    one, other, third = sorted(cast)
    cast[one] = [Someone(p.name, p.party, "Minister of Defence") for p in cast[one]]
    found: list[Reading] = []
    wrong = 0
    while len(found) < 40:
        of_one = list(happening(len(found), (one, other), cast, chance, World()))
        if len(of_one) > 2 and wrong < _MISREAD:
            of_one[-1] = _of_another_pair(of_one[-1], third)
            wrong += 1
        found += of_one
    return tuple(found)


def items_of(batches: Batches) -> list[Item]:
    """The items of a record of some batches."""
    with tempfile.TemporaryDirectory() as scratch, Record.open(Path(scratch) / "r.db", create=True) as record:
        for batch in batches:
            for reading in batch:
                record.store.put_reading(reading, "", block_of)
            reconcile(record.store)
        assert record.verify() == []
        return list(record.items())


@cache
def at_once() -> list[Item]:
    """All reports in one batch."""
    return items_of([list(told())])


def _misread(items: Iterable[Item]) -> list[Item]:
    return [i for i in items if i.type == "conflict" and i.fields.get("misread")]


def test_a_happening_told_of_a_wrong_country_is_a_conflict_about_the_right_one() -> None:
    """The conflict names both pairs with their reports, and leads to the item that loses."""
    by_id = {i.id: i for i in at_once()}
    found = _misread(by_id.values())
    assert found
    for conflict in found:
        right, wrong = by_id[conflict.fields["about"]], by_id[conflict.fields["misread"]]
        assert conflict.fields["chosen"] == sorted(right.parties) != sorted(wrong.parties)
        assert right.independent_reports > wrong.independent_reports
        assert {p["id"] for p in right.fields["participants"]} & {p["id"] for p in wrong.fields["participants"]}
        assert {e.report for e in conflict.evidence} == {r for v in conflict.fields["values"] for r in v["reports"]}


def test_two_people_in_one_office_at_one_time_are_a_conflict() -> None:
    """It names those who are in the office at one time, whoever is taken first, each with reports that say so."""
    posts = [i for i in at_once() if i.type == "conflict" and i.fields.get("holders")]
    assert posts
    for conflict in posts:
        assert conflict.fields["about"] == conflict.fields["holders"][0]
        assert len(conflict.fields["holders"]) == len(conflict.fields["values"]) > 1
        assert all(v["reports"] and v["told"] >= len(v["reports"]) for v in conflict.fields["values"])


@settings(deadline=None, derandomize=True, max_examples=12, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**6), sizes=st.lists(st.integers(1, 12), max_size=12), again=st.integers(0, 9))
def test_any_order_batching_and_repetition_gives_the_same_conflicts(seed: int, sizes: list[int], again: int) -> None:
    """In batches of any size, some reports once more: the same items."""
    assert items_of(batches_of(told(), seed, sizes, again)) == at_once()


def test_a_report_read_again_without_its_mistake_takes_the_conflict_away() -> None:
    """What was told of a wrong country, and is no longer, leaves no conflict behind."""
    parties = {p for i in at_once() if i.type == "event" for p in i.parties}
    one, other, third = sorted(parties)
    again = [
        replace(r, frames=tuple(replace(f, parties=(one, other)) if third in f.parties else f for f in r.frames))
        for r in told()
        if any(third in f.parties for f in r.frames)
    ]
    assert again
    found = items_of([list(told()), again])
    assert _misread(found) == []
    changed = {r.report.id for r in again}
    assert found == items_of([[r for r in told() if r.report.id not in changed] + again])
