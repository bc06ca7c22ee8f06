"""The frames of one block become the items that they tell of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from bilateral.merge import (
    Past,
    merge_agreements,
    merge_commitments,
    merge_events,
    merge_mechanisms,
    merge_positions,
)
from bilateral.model import Frame, Item, digest
from bilateral.model.cluster import Cluster, Context
from bilateral.record import Made, happenings, things
from bilateral.record import people as persons_of
from bilateral.record.compose import Composer
from bilateral.record.disputes import conflicts, of_mechanism
from bilateral.record.readings import between_readers


@dataclass(frozen=True, slots=True)
class Before:
    """How things were when a block was last done.

    Attributes:
        bases: what its items were made of.
        led: each frame → the first of those that it was brought together with.
        changed: the reports of which anything is new since then: text, readings, copies, who is meant.
    """

    bases: Set[str]
    led: Mapping[str, str]
    changed: Set[str]


@dataclass(frozen=True, slots=True)
class _Way:
    """How frames of one type become items.

    Attributes:
        merge: the frames of a block, and how they were before → those that are one thing.
        compose: these → the item, and conflicts between what the frames say.
    """

    merge: Callable[[list[Frame], Context, Past], list[Cluster]]
    compose: Callable[[Cluster, Composer], Iterable[Item]]


def _event(cluster: Cluster, c: Composer) -> Iterator[Item]:
    item, found = happenings.event(cluster, c)
    yield item
    yield from (*conflicts(item.id, found, cluster, c), *between_readers([(item, cluster)], c))


def _agreement(cluster: Cluster, c: Composer) -> Iterator[Item]:
    item, found = things.agreement(cluster, c)
    yield item
    yield from (*conflicts(item.id, found, cluster, c), *between_readers([(item, cluster)], c))


def _mechanism(cluster: Cluster, c: Composer) -> Iterator[Item]:
    (item,) = things.mechanisms([cluster], c)
    yield item
    yield from conflicts(item.id, of_mechanism(cluster, c), cluster, c)


def _as_one(frames: list[Frame], _: Context, __: Past) -> list[Cluster]:
    """The block is one thing: the name and party, the level and parties are the same throughout."""
    return [Cluster(frames)]


_WAYS: Mapping[str, _Way] = {
    "event": _Way(merge_events, _event),
    "agreement": _Way(merge_agreements, _agreement),
    "commitment": _Way(merge_commitments, lambda cluster, c: things.commitments([cluster], c)),
    "mechanism": _Way(merge_mechanisms, _mechanism),
    "position": _Way(merge_positions, lambda cluster, c: things.positions([cluster], c)),
    "relationship": _Way(_as_one, lambda cluster, c: things.relationships(cluster.frames, c)),
    "organisation": _Way(_as_one, lambda cluster, c: persons_of.organisations(cluster.frames, c)),
}


def items_of(kind: str, frames: list[Frame], composer: Composer, before: Before) -> tuple[list[Item], Made]:
    """What the frames of one block tell of.

    Args:
        kind: their type; persons are brought together by their names instead.
        frames: all frames of the block, in any order.
        composer: what items need to know of reports and people.
        before: how the block was last done.

    Returns:
        Items, with the conflicts between what the frames say of them, not linked yet; and of what they are made. Those
        are left out that rest on the same frames as before, where nothing is new of their reports.
    """
    way = _WAYS[kind]
    past = Past.of(frames, before.led, before.changed)
    items: list[Item] = []
    basis: dict[str, str] = {}
    led: dict[tuple[str, str], str] = {}
    there = {mark.partition(":")[0]: mark for mark in before.bases}
    kept: set[str] = set()
    for cluster in way.merge(frames, composer.context, past) if frames else ():
        first = cluster.lead.id
        if cluster.same and first in there:
            kept.add(there[first])
            continue
        led |= {(f.report, f.id): first for f in cluster.frames if before.led[f.id] != first}
        mark = _basis(cluster)
        if mark in before.bases and before.changed.isdisjoint(f.report for f in cluster.frames):
            kept.add(mark)
            continue
        made = list(way.compose(cluster, composer))
        items += made
        basis |= {item.id: mark for item in made}
    return items, Made(basis, kept, led)


def _basis(cluster: Cluster) -> str:
    """What a cluster is made of: its first frame, and what tells all of it from any other."""
    whole = digest(cluster.date or "", *(part for f in cluster.frames for part in (f.id, f.date or "")))
    return f"{cluster.lead.id}:{whole}"
