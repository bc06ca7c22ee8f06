"""Reconciling only what is new gives what reconciling everything gives."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from bench.scale import World, readings
from bilateral.merge import block_of
from bilateral.model import Page, Passage, Reading, Report
from bilateral.reconcile import reconcile
from bilateral.record import Record
from bilateral.reprints import find

Batches = Callable[[Sequence[Reading]], list[list[Reading]]]
FORMULA = "the two sides agreed to further strengthen cooperation in the fields of their common interest and trust"


def kept(path: Path, batches: Iterable[Sequence[Reading]]) -> list[str]:
    """The lines of the record after each batch was reconciled by itself."""
    with Record.open(path, create=True) as record:
        for batch in batches:
            for reading in batch:
                record.store.put_reading(reading, "", block_of)
            reconcile(record.store)
        return [repr(item) for item in record.items()]


def one_by_one(every: Sequence[Reading]) -> list[list[Reading]]:
    """Each report in a batch of its own."""
    return [[reading] for reading in every]


def in_threes(every: Sequence[Reading]) -> list[list[Reading]]:
    """Three at a time, the last ones first."""
    turned = list(reversed(every))
    return [turned[i : i + 3] for i in range(0, len(turned), 3)]


def twice(every: Sequence[Reading]) -> list[list[Reading]]:
    """All, and half of them once more."""
    return [list(every), list(every[::2])]


@pytest.mark.parametrize("batches", [one_by_one, in_threes, twice])
def test_batches_make_no_difference(batches: Batches, tmp_path: Path) -> None:
    """Names in two scripts, undated reports, reprints: whatever the batches, every line of the record is the same."""
    every = list(readings(90, World()))
    whole = kept(tmp_path / "whole.db", [every])
    assert kept(tmp_path / "batches.db", batches(every)) == whole
    assert len(whole) > len(every)


def plain_reading(number: int, sentences: list[str]) -> Reading:
    """A report without frames."""
    text = " ".join(sentences)
    passages, start = [], 0
    for index, sentence in enumerate(sentences):
        passages.append(Passage(index, start, start + len(sentence), "en", "body", False, 0))
        start += len(sentence) + 1
    report = Report(f"r-{number:016x}", text, f"{number}.txt", f"{number}.txt", language="en")
    return Reading(report, Page(()), tuple(passages), ())


def test_a_formula_that_grows_common_no_longer_leads_to_reprints(tmp_path: Path) -> None:
    """Sixty reports with one formula, one after the other: what is told of reprints is what all at once would give."""
    chance = random.Random(3)

    def own() -> str:
        return " ".join("".join(chance.choices("abcdefgh", k=6)) for _ in range(14)) + "."

    texts = [[FORMULA + ".", own()] for _ in range(60)] + [[own(), own()] for _ in range(5)]
    texts += [[*texts[-1], own()], [own(), FORMULA + "."]]
    every = [plain_reading(i, t) for i, t in enumerate(texts)]
    shared = find((r.report.id, t) for r, t in zip(every, texts, strict=True))
    with Record.open(tmp_path / "r.db", create=True) as record:
        for reading in every:
            record.store.put_reading(reading, "", block_of)
            reconcile(record.store)
        told = {i.id: i.fields["reprints"] for i in record.items("report")}
    assert told == {r: [{"report": s.report, "share": round(s.share, 2)} for s in found] for r, found in shared.items()}
    assert any(told.values())


def test_an_id_that_a_merge_took_away_still_leads_to_the_item(tmp_path: Path) -> None:
    """Whatever was known by an id when fewer reports had come in is found by it when all have."""
    every = list(readings(60, World()))
    early: set[str] = set()
    with Record.open(tmp_path / "r.db", create=True) as record:
        for reading in reversed(every):
            record.store.put_reading(reading, "", block_of)
            reconcile(record.store)
            early |= {i.id for kind in ("event", "commitment", "person") for i in record.items(kind)}
        now = {i.id for i in record.items()}
        assert early - now  # some were merged away
        for id_ in early:
            assert record.item(id_).id in now
