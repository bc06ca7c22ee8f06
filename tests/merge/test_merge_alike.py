"""What is left out before comparing could not have been alike."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bilateral.merge.things as things
from bench.scale import World, readings
from bilateral.merge import merge_commitments
from bilateral.merge.alike import Alike
from bilateral.model.cluster import Context
from bilateral.model.english import overlap

WORDS = st.frozensets(st.sampled_from("abcdefgh"), max_size=7)


@given(sets=st.lists(WORDS, max_size=12), asked=WORDS, least=st.sampled_from(("0.6", "0.5", "1/3", "1")))
def test_no_set_is_left_out_that_is_alike(sets: list[frozenset[str]], asked: frozenset[str], least: str) -> None:
    """Every set whose overlap reaches the threshold is found, whatever else there is."""
    index = Alike([*sets, asked], Fraction(least))
    for place, words in enumerate(sets):
        index.put(place, words)
    near = {i for i, words in enumerate(sets) if words & asked and overlap(words, asked) >= float(Fraction(least))}
    assert near <= index.may_be(asked)


def test_promises_that_are_sieved_are_merged_as_if_all_were_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same clusters with the sieve and without, over a thousand reports."""
    every = list(readings(1000, World()))
    frames = [f for r in every for f in r.frames if f.type == "commitment"]
    near = {r.report.id: frozenset({every[i - 1].report.id}) for i, r in enumerate(every) if i % 7 == 0}
    published = {r.report.id: r.report.published if i % 3 else None for i, r in enumerate(every)}
    context = Context({}, published, near)
    sieved = [[f.id for f in c.frames] for c in merge_commitments(frames, context)]
    monkeypatch.setattr(things, "_FEW", len(frames))
    assert [[f.id for f in c.frames] for c in merge_commitments(frames, context)] == sieved
    assert any(len(c) > 1 for c in sieved)
