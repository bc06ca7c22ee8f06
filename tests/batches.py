"""Reports in any order, in batches of any size, some of them more than once."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from bilateral.model import Reading


def batches_of(told: Sequence[Reading], seed: int, sizes: Iterable[int], again: int) -> list[list[Reading]]:
    """All of `told` shuffled, `again` of them twice: batches of these sizes, then all that is left."""
    chance = random.Random(seed)
    every = [*told, *chance.sample(told, again)]
    chance.shuffle(every)
    batches, start = [], 0
    for size in (*sizes, len(every)):
        batches.append(every[start : start + size])
        start += size
    return batches
