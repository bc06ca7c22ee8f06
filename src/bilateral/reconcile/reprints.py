"""Which texts stand in which others, where new ones have come in."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bilateral.record import Store
from bilateral.record.reprints import Reprints
from bilateral.reprints import CAP, LISTED, Text, carried, leads, positions, text_of

_WORDS = 100_000
_PLACES = 10_000
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Touched:
    """Reports that share other text than before.

    Attributes:
        reports: all of them, new or old.
        parted: those of which more is new than that they share text with new reports.
    """

    reports: frozenset[str]
    parted: frozenset[str]


def find_reprints(store: Store, pending: Iterable[str]) -> Touched:
    """Compare the texts of new reports with all others.

    The result is that of `bilateral.reprints.find` over all reports: a new text can share with any other, and can make
    a run of words so common that it no longer leads two old texts to each other.

    Args:
        store: holds every reading.
        pending: the new reports.

    Returns:
        Every report, new or old, that shares other text than before.
    """
    pending = list(pending)
    again = {report for report in pending if store.reprints.mark_of(report) is not None}
    work = _Texts(store.reprints)
    if not all([work.take_in(report) for report in pending]):
        # A text that is gone can make runs rare again that led nowhere: begin anew.
        store.reprints.clear()
        work = _Texts(store.reprints)
        for report in store.report_ids():
            work.take_in(report)
        work.parted |= work.touched
    for mark in sorted(work.new):
        work.compare(mark)
    work.look_again()
    reports, parted = (
        frozenset(report for mark in marks for report in store.reprints.reports_of(mark))
        for marks in (work.touched, work.parted)
    )
    return Touched(reports, parted | again)


class _Shelf(Generic[K, V]):
    """Values made when they are wanted; the last ones stay at hand as long as they are not too large together."""

    def __init__(self, make: Callable[[K], V], size: Callable[[V], int], most: int) -> None:
        self._make = make
        self._size = size
        self._most = most
        self._held = 0
        self._values: OrderedDict[K, V] = OrderedDict()

    def __getitem__(self, key: K) -> V:
        if key in self._values:
            self._values.move_to_end(key)
            return self._values[key]
        value = self._make(key)
        self._values[key] = value
        self._held += self._size(value)
        while self._held > self._most and len(self._values) > 1:
            self._held -= self._size(self._values.popitem(last=False)[1])
        return value


class _Texts:
    """The work of one reconciliation."""

    def __init__(self, kept: Reprints) -> None:
        self._kept = kept
        self._text = _Shelf(self._load, lambda text: len(text.words), _WORDS)
        self._where: _Shelf[tuple[int, int], dict[int, int]] = _Shelf(
            lambda key: positions(self._text[key[0]], key[1]), len, _PLACES
        )
        self._common: set[int] = set()
        self.new: set[int] = set()
        self.touched: set[int] = set()
        self.parted: set[int] = set()

    def _load(self, mark: int) -> Text:
        return text_of(self._kept.passages(self._kept.reports_of(mark)[0]))

    def take_in(self, report: str) -> bool:
        """Keep the runs of a report's text; False where it had another text before."""
        text = text_of(self._kept.passages(report))
        before = self._kept.mark_of(report)
        if before is not None:
            return before == text.mark
        if not self._kept.reports_of(text.mark):
            self.new.add(text.mark)
            self._kept.put_runs(text.mark, text.sample)
            if text.parts:
                self._kept.put_share(text.mark, text.mark, 1.0)
        self._kept.put(report, text.mark, len(text.sample))
        self.touched |= {text.mark, *self._kept.partners(text.mark)}
        return True

    def compare(self, mark: int) -> None:
        """Find what a new text shares with the others."""
        text = self._text[mark]
        rare: Counter[int] = Counter()
        there: Counter[int] = Counter()
        back: Counter[int] = Counter()
        for run in text.sample:
            holders = self._kept.holders(run, CAP + 1)
            if len(holders) <= CAP:
                rare.update(holders)
                continue
            self._common.add(run)
            there.update(holders)
            if mark in holders:  # it is one of the few that stand for all: others are led to it
                back.update(self._kept.holders(run))
        for other in sorted((rare | there | back).keys() - {mark}):
            if other in self.new and other < mark:
                continue  # the two were compared when it was the other's turn
            smaller = min(len(text.sample), self._kept.runs_of(other))
            if any(leads(rare[other], common[other], smaller) for common in (there, back)):
                self._share(mark, other)

    def _share(self, mark: int, other: int) -> None:
        here = self._carried(mark, other)
        there = self._carried(other, mark)
        if here and there and max(here, there) >= LISTED:
            self._kept.put_share(mark, other, here)
            self._kept.put_share(other, mark, there)
            self.touched |= {mark, other}

    def _carried(self, mark: int, other: int) -> float:
        found = carried(self._text[mark], self._text[other].marks, lambda length: self._where[other, length])
        return found[0] if found[1] else 0.0

    def look_again(self) -> None:
        """Part old texts that were led to each other by runs which the new ones have made common."""
        doubtful: set[int] = set()
        for run in sorted(self._common):
            holders = self._kept.holders(run)
            old = [m for m in holders if m not in self.new]
            # A run that few held led all of them; one that many held led to those that stood for all.
            doubtful |= set(old) if len(old) <= CAP else set(old[: CAP + 1]) - set(holders[: CAP + 1])
        for mark in sorted(doubtful):
            for other in self._kept.partners(mark):
                if other not in self.new and not self._led(mark, other) and not self._led(other, mark):
                    self._kept.put_share(mark, other, None)
                    self._kept.put_share(other, mark, None)
                    self.touched |= {mark, other}
                    self.parted |= {mark, other}

    def _led(self, mark: int, other: int) -> bool:
        rare = common = 0
        sample = self._text[mark].sample
        for run in sample:
            holders = self._kept.holders(run, CAP + 1)
            if other in holders:
                rare, common = (rare + 1, common) if len(holders) <= CAP else (rare, common + 1)
        return leads(rare, common, min(len(sample), self._kept.runs_of(other)))
