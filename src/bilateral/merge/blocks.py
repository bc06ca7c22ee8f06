"""Which frames may be one item at all: the others are never compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bilateral.model.frame import Frame
from bilateral.model.vocabulary import family

_GAP = "|"


def block_of(frame: Frame) -> str:
    """The block a frame is compared in. Frames of different types or blocks are never one item.

    Args:
        frame: any.

    Returns:
        The pair of parties within whose relations it falls (empty where it falls in none), a bar, and what else keeps
        blocks apart.
    """
    return _BLOCKS[frame.type](frame)


def pair_of(block: str) -> str:
    """The pair of parties that a block belongs to.

    Args:
        block: what `block_of` gave.

    Returns:
        Such as `RUS,VNM`; empty where it belongs to none.
    """
    return block.partition(_GAP)[0]


def _pair(frame: Frame) -> str:
    """The two foremost parties; where one is alone, the two whose relations the report is about."""
    parties = list(dict.fromkeys(frame.parties))
    if len(parties) < 2 and frame.between:
        parties = list(frame.between)
    return ",".join(sorted(parties[:2]))


def _event(frame: Frame) -> str:
    return f"{_pair(frame)}{_GAP}{family(frame.kind)}"


def _by_parties(frame: Frame) -> str:
    parties = sorted(set(frame.parties))
    pair = ",".join(parties[:2]) if len(parties) > 1 else _pair(frame)
    return f"{pair}{_GAP}{','.join(parties)}"


def _position(frame: Frame) -> str:
    whose = next((a.party for a in frame.actors if a.party), None) or ",".join(sorted(frame.parties))
    return f"{_GAP}{frame.stance or ''}{_GAP}{whose}"


def _relationship(frame: Frame) -> str:
    return f"{_GAP}{frame.level or ''}{_GAP}{','.join(sorted(frame.parties))}"


def _organisation(frame: Frame) -> str:
    return f"{_GAP}{(frame.what or '').lower()}{_GAP}{frame.actors[0].party or ''}"


def _person(frame: Frame) -> str:
    return _GAP


_BLOCKS: Mapping[str, Callable[[Frame], str]] = {
    "event": _event,
    "agreement": _by_parties,
    "commitment": _by_parties,
    "mechanism": _by_parties,
    "position": _position,
    "relationship": _relationship,
    "organisation": _organisation,
    "person": _person,
}
