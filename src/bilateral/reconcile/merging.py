"""The frames of one block become the items that they tell of."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bilateral.merge import merge_agreements, merge_commitments, merge_events, merge_mechanisms, merge_positions
from bilateral.model import Frame, Item
from bilateral.record import happenings, things
from bilateral.record import people as persons_of
from bilateral.record.compose import Composer
from bilateral.record.disputes import conflicts
from bilateral.record.readings import between_readers


def _events(frames: list[Frame], c: Composer) -> list[Item]:
    told = merge_events(frames, c.context)
    items = happenings.events(told, c)
    both = list(zip(items, told, strict=True))
    return [*items, *conflicts(both, c), *between_readers(both, c)]


def _agreements(frames: list[Frame], c: Composer) -> list[Item]:
    papers = merge_agreements(frames, c.context)
    items = things.agreements(papers, c)
    both = list(zip(items, papers, strict=True))
    return [*items, *conflicts(both, c), *between_readers(both, c)]


def _commitments(frames: list[Frame], c: Composer) -> list[Item]:
    return things.commitments(merge_commitments(frames, c.context), c)


def _mechanisms(frames: list[Frame], c: Composer) -> list[Item]:
    standing = merge_mechanisms(frames, c.context)
    items = things.mechanisms(standing, c)
    return [*items, *conflicts(list(zip(items, standing, strict=True)), c)]


def _positions(frames: list[Frame], c: Composer) -> list[Item]:
    return things.positions(merge_positions(frames, c.context), c)


def _relationships(frames: list[Frame], c: Composer) -> list[Item]:
    return list(things.relationships(frames, c))


def _organisations(frames: list[Frame], c: Composer) -> list[Item]:
    return list(persons_of.organisations(frames, c))


WAYS: Mapping[str, Callable[[list[Frame], Composer], list[Item]]] = {
    "event": _events,
    "agreement": _agreements,
    "commitment": _commitments,
    "mechanism": _mechanisms,
    "position": _positions,
    "relationship": _relationships,
    "organisation": _organisations,
}


def items_of(kind: str, frames: list[Frame], composer: Composer) -> list[Item]:
    """What the frames of one block tell of.

    Args:
        kind: their type; persons are brought together by their names instead.
        frames: all frames of the block, in any order.
        composer: what items need to know of reports and people.

    Returns:
        Items, with the conflicts between what the frames say of them, not linked yet.
    """
    return WAYS[kind](frames, composer) if frames else []
