"""One frame after the other joins the cluster that it fits best; what cannot have changed is not looked at again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any, Protocol

from bilateral.model.cluster import Cluster
from bilateral.model.frame import Frame

_FEW = 24  # so many frames anew are held against all; where there are more, a sieve is worth its making

Fitting = list[tuple[float, int]]


class Sieve(Protocol):
    """What leaves out clusters to which a frame cannot belong."""

    def put(self, place: int, cluster: Cluster, frame: Frame) -> None:
        """Note that a frame has joined a cluster."""

    def may_hold(self, frame: Frame) -> Iterable[int]:
        """The numbers of the clusters that a frame may belong to, in order."""


def _all_of_them(fitting: Fitting, clusters: Sequence[Cluster], frame: Frame) -> Fitting:
    return fitting


@dataclass(frozen=True, slots=True)
class Way:
    """How frames of one type find together.

    Attributes:
        rank: frame → what puts it in order: those that say more come first. No two are equal.
        worth: how well a frame fits a cluster; 0 where it cannot belong to it.
        join: put a frame into a cluster.
        sieve: frames, in order → which clusters are to be looked at.
        settle: those that fit (worth and number, in order of their numbers) → those that it may join.
        unsettled: whether `settle` makes a difference for a frame: all that fit then count, not the best alone.
    """

    rank: Callable[[Frame], Any]
    worth: Callable[[Cluster, Frame], float]
    join: Callable[[Cluster, Frame], None]
    sieve: Callable[[Sequence[Frame]], Sieve]
    settle: Callable[[Fitting, Sequence[Cluster], Frame], Fitting] = _all_of_them
    unsettled: Callable[[Frame], bool] = lambda _: False


@dataclass(frozen=True, slots=True)
class Past:
    """How the frames of a block were brought together before.

    Attributes:
        led: frame → the first frame of its cluster, both by id; empty for frames of which anything is new.
        hurt: the first frames of the clusters that held others.
    """

    led: Mapping[str, str] = field(default_factory=dict)
    hurt: Set[str] = frozenset()

    @staticmethod
    def of(frames: Sequence[Frame], led: Mapping[str, str], changed: Set[str]) -> Past:
        """What of the past still holds.

        Args:
            frames: of the block, as they are now; none is gone that others were brought together with.
            led: each frame → the first frame of its cluster, as of then; empty where it was in none.
            changed: the reports of which anything is new since.
        """
        if len(led) < len(frames):
            return NO_PAST  # two frames have one id
        anew = [f.id for f in frames if f.report in changed or not led[f.id]]
        return Past({**led, **dict.fromkeys(anew, "")}, {led[frame] for frame in anew})


NO_PAST = Past()
"""Nothing was brought together before."""


def gather(frames: Iterable[Frame], way: Way, past: Past) -> list[Cluster]:
    """Bring frames together.

    Args:
        frames: those that may be one thing, in any order.
        way: how.
        past: how they were before. What it holds makes no difference to what comes out.

    Returns:
        Clusters in the order of their first frames. Those that are known to be as they were are marked so.
    """
    ordered = sorted(frames, key=way.rank)
    anew = sum(not past.led.get(f.id) for f in ordered)
    if max(anew, len(past.hurt)) > _FEW or 2 * anew > len(ordered):
        return _at_once(ordered, way)
    return _Again(way, past).run(ordered)


def _at_once(frames: Sequence[Frame], way: Way) -> list[Cluster]:
    clusters: list[Cluster] = []
    sieve = way.sieve(frames)
    for frame in frames:
        place = _best(frame, sieve.may_hold(frame), clusters, way)
        if place is None:
            place = len(clusters)
            clusters.append(Cluster())
        way.join(clusters[place], frame)
        sieve.put(place, clusters[place], frame)
    return clusters


def _best(frame: Frame, places: Iterable[int], clusters: Sequence[Cluster], way: Way) -> int | None:
    fitting = [(worth, i) for i in places if (worth := way.worth(clusters[i], frame)) > 0]
    return _first(way.settle(fitting, clusters, frame))


def _first(fitting: Fitting) -> int | None:
    return max(fitting, key=lambda x: (x[0], -x[1]))[1] if fitting else None


class _Again:
    """Goes the way that was gone before, and looks anew only at what meets a cluster that is not as it was then.

    A cluster is called by its first frame. As long as one is not touched it holds, at every frame's turn, just what it
    held then. So a frame whose own cluster is not touched can only be drawn away by one that is.
    """

    def __init__(self, way: Way, past: Past) -> None:
        self._way = way
        self._past = past
        self._clusters: list[Cluster] = []
        self._place: dict[str, int] = {}
        self._touched: list[int] = []

    def run(self, frames: Iterable[Frame]) -> list[Cluster]:
        """The clusters.

        Args:
            frames: in order.
        """
        for frame in frames:
            before = self._past.led[frame.id]
            place = self._choose(frame, before)
            if place is None:
                place = self._place[frame.id] = len(self._clusters)
                self._clusters.append(Cluster())
                first = frame.id
            else:
                first = self._clusters[place].lead.id
            if first != before or first in self._past.hurt:
                self._touch(place)
                if before in self._place:
                    self._touch(self._place[before])
            self._way.join(self._clusters[place], frame)
        touched = set(self._touched)
        for place, cluster in enumerate(self._clusters):
            cluster.same = place not in touched
        return self._clusters

    def _touch(self, place: int) -> None:
        if place not in self._touched:
            self._touched.append(place)

    def _choose(self, frame: Frame, before: str) -> int | None:
        """The number of the cluster that a frame joins; None where it is the first of a new one."""
        own = self._place.get(before)
        if before != frame.id and (own is None or own in self._touched):
            return self._among_all(frame)
        if not self._touched:
            return own
        if self._way.unsettled(frame):
            return self._among_all(frame)
        worth = self._way.worth
        drawn = [(w, i) for i in self._touched if (w := worth(self._clusters[i], frame)) > 0]
        if drawn and own is not None:
            drawn.append((worth(self._clusters[own], frame), own))
        return _first(drawn) if drawn else own

    def _among_all(self, frame: Frame) -> int | None:
        return _best(frame, range(len(self._clusters)), self._clusters, self._way)
