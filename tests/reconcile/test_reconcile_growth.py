"""What only grows by one more report is added to, and comes out as if all had been made at once."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from batches import batches_of
from bench.scale import World, cast_of, happening
from bilateral.merge import block_of
from bilateral.model import Reading
from bilateral.reconcile import reconcile
from bilateral.record import Record


@cache
def told() -> tuple[Reading, ...]:
    """Ninety reports of four persons, in two scripts, many of them reprints: every person is named very often."""
    chance = random.Random(11)
    cast = {state: people[:2] for state, people in cast_of(5, 2).items()}
    pair = (sorted(cast)[0], sorted(cast)[1])
    found: list[Reading] = []
    while len(found) < 90:
        found += happening(len(found), pair, cast, chance, World())
    return tuple(found)


def kept(batches: list[list[Reading]]) -> tuple[list[str], list[tuple[str, ...]], list[str]]:
    """The lines of a record, the ids that lead to them, and what its index finds."""
    with tempfile.TemporaryDirectory() as scratch, Record.open(Path(scratch) / "r.db", create=True) as record:
        for batch in batches:
            for reading in batch:
                record.store.put_reading(reading, "", block_of)
            reconcile(record.store)
        items = list(record.items())
        assert record.verify() == []
        names = [str(n["name"]) for i in items if i.type == "person" for n in i.fields["names"]]
        found = [repr(record.store.search(name, 50)) for name in names]
        db = record.store._db  # type: ignore[attr-defined]
        once = list(db.rows("SELECT alias, item FROM aliases ORDER BY alias, item"))
        told_anew = reconcile(record.store)
        assert told_anew.empty
        return [repr(i) for i in items], once, found


@cache
def at_once() -> tuple[list[str], list[tuple[str, ...]], list[str]]:
    """All reports in one batch."""
    return kept([list(told())])


@settings(deadline=None, derandomize=True, max_examples=12, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**6), sizes=st.lists(st.integers(1, 30), min_size=1, max_size=12), again=st.integers(0, 9))
def test_any_order_batching_and_repetition_gives_the_same_record(seed: int, sizes: list[int], again: int) -> None:
    """Large batches first, then smaller ones, some reports once more: the same lines, former ids and index."""
    assert kept(batches_of(told(), seed, sizes, again)) == at_once()


def test_one_by_one_after_a_large_batch() -> None:
    """Seventy at once, then each of the others by itself, in both directions."""
    every = list(told())
    for order in (every, every[::-1]):
        assert kept([order[:70], *([reading] for reading in order[70:])]) == at_once()


def test_a_report_that_comes_with_other_words_or_another_day_changes_what_it_told() -> None:
    """A report read again that no longer names somebody, or is of another day: as if it had never been otherwise."""
    every = list(told())
    mute = replace(every[40], frames=())
    later = replace(every[41], report=replace(every[41].report, published="2031-05-06"))
    anew = [*every[:40], mute, later, *every[42:]]
    assert kept([every, [mute], [later]])[0] == kept([anew])[0]
