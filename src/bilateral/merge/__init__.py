"""Merge: the same happening, agreement, promise or mechanism in many reports is one."""

from bilateral.merge.blocks import block_of, pair_of
from bilateral.merge.events import merge_events
from bilateral.merge.greedy import Past
from bilateral.merge.things import merge_agreements, merge_commitments, merge_mechanisms, merge_positions

__all__ = [
    "Past", "block_of", "merge_agreements", "merge_commitments", "merge_events", "merge_mechanisms",
    "merge_positions", "pair_of",
]  # fmt: skip
