"""Which clusters a frame can belong to by its time: the others are not looked at."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from bilateral.model import edtf
from bilateral.model.cluster import Cluster, Context
from bilateral.model.frame import Frame

NEAR = 45
"""Days between two publications that may tell of one undated happening."""
_SLACK = 5  # days by which two dates of one happening may miss each other, and one more
_WIDTH = 16  # days on a leaf
_SHORT = 62  # days; what is dated more vaguely stands on no leaf


class Calendar:
    """The clusters of one block by their days, so that a new frame meets few of many.

    It leaves out only clusters whose likeness would be 0 by their dates.
    """

    def __init__(self, context: Context) -> None:
        """Begin without clusters.

        Args:
            context: the reports' publication days and shared texts.
        """
        self._context = context
        self._dated: dict[int, set[int]] = defaultdict(set)
        self._told: dict[int, set[int]] = defaultdict(set)
        self._of_report: dict[str, set[int]] = defaultdict(set)
        self._vague: set[int] = set()
        self._every: list[int] = []

    def put(self, place: int, cluster: Cluster, frame: Frame) -> None:
        """Note what a cluster says now that a frame has joined it.

        Args:
            place: the cluster's number.
            cluster: with the frame.
            frame: the new one.
        """
        if len(cluster.frames) == 1:
            self._every.append(place)
        self._of_report[frame.report].add(place)
        published = _days(self._context.published.get(frame.report))
        if published:
            for leaf in _leaves(published, 0):
                self._told[leaf].add(place)
        days = _days(cluster.date)
        if days:
            for leaf in _leaves(days, 0):
                self._dated[leaf].add(place)
        if cluster.date is not None and not days or cluster.date is None and not published:
            self._vague.add(place)

    def may_hold(self, frame: Frame) -> list[int]:
        """The clusters that a frame may belong to.

        Args:
            frame: any of the block.

        Returns:
            Their numbers, in order.
        """
        days = _days(frame.date)
        published = _days(self._context.published.get(frame.report))
        if not days and not (published and (frame.date is None)):
            return self._every
        found = self._vague | self._of_report[frame.report]
        for leaf in _leaves(days, _SLACK) if days else ():
            found |= self._dated[leaf]
        for leaf in _leaves(days or published, NEAR):
            found |= self._told[leaf]
            if not days:
                found |= self._dated[leaf]
        for other in self._context.near.get(frame.report, frozenset()):
            found |= self._of_report[other]
        return sorted(found)


Days = tuple[int, int]


def _days(date: str | None) -> Days | None:
    """First and last day of a date in a known year that is not too vague."""
    found = edtf.stretch(date)
    if found is None or found.yearless or not 0 < found.days <= _SHORT:
        return None
    return found.first.toordinal(), found.last.toordinal()


def _leaves(days: Days | None, slack: int) -> range:
    if days is None:
        return range(0)
    last = min(days[1] + slack, dt.date.max.toordinal())
    return range(max(0, days[0] - slack) // _WIDTH, last // _WIDTH + 1)
