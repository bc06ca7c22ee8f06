"""One wire in two languages: reports whose facts and their order coincide."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bilateral.model import Reading
from bilateral.record import Record

_TYPES = frozenset({"event", "agreement", "commitment", "mechanism", "person"})
_LEAST = 5  # facts that both must tell
_SHARE = 0.7  # of the facts that either tells: two agencies at one meeting choose differently
_ORDER = 0.9  # of the shared facts that come in the same order
_FIGURES = 0.6  # of the numbers that stand in either
_LENGTHS = 1.35  # the longer may have so many times the sentences of the shorter
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Translation:
    """A report that tells the same as another in a different language.

    Attributes:
        report: its id.
        share: of the facts that either tells, how many both tell.
        order: how many of these come in the same order.
    """

    report: str
    share: float
    order: float


def translations(record: Record, report: str) -> list[Translation]:
    """The reports in other languages that seem to be the same wire, translated.

    Args:
        record: an open record.
        report: id of a report.

    Returns:
        The nearest first.
    """
    own = record.store.reading(report)
    if own is None:
        return []
    mine = _facts(record, report)
    near = Counter(
        e for item in record.store.items(ids=mine) for e in {piece.report for piece in item.evidence} if e != report
    )
    found = []
    for other, shared in sorted(near.items()):
        if shared < _LEAST:
            continue
        reading = record.store.reading(other)
        if reading is None or reading.report.language == own.report.language or not _alike(own, reading):
            continue
        theirs = _facts(record, other)
        both = set(mine) & set(theirs)
        share = len(both) / len(set(mine) | set(theirs))
        order = _in_order([i for i in mine if i in both], [i for i in theirs if i in both]) / len(both)
        if share >= _SHARE and order >= _ORDER:
            found.append(Translation(other, round(share, 2), round(order, 2)))
    return sorted(found, key=lambda t: (-t.share, -t.order, t.report))


def _facts(record: Record, report: str) -> list[str]:
    """The items that a report tells of, in the order in which it does."""
    items = record.store.items(ids=sorted(record.store.items_from(report)))
    placed = sorted((min(e.start for e in i.evidence if e.report == report), i.id) for i in items if i.type in _TYPES)
    return [item for _, item in placed]


def _alike(one: Reading, other: Reading) -> bool:
    """Whether two reports have about as many sentences, and mostly the same figures."""
    lengths = sorted(sum(p.role == "body" for p in reading.passages) for reading in (one, other))
    if lengths[1] > _LENGTHS * lengths[0] + 1:
        return False
    mine, theirs = (_figures(reading) for reading in (one, other))
    return len(mine & theirs) >= _FIGURES * len(mine | theirs)


def _figures(reading: Reading) -> set[str]:
    text = reading.report.text
    return {n for p in reading.passages if p.role == "body" for n in _NUMBER.findall(text[p.start : p.end])}


def _in_order(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for item in one:
        before = 0
        for j, their in enumerate(other, 1):
            before, row[j] = row[j], before + 1 if item == their else max(row[j], row[j - 1])
    return row[-1]
