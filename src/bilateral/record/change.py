"""What a reconciliation did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """What a reconciliation did to the items.

    Attributes:
        added: how many items of each type are new.
        altered: how many items of each type differ from before.
        removed: how many items of each type are gone.
    """

    added: Mapping[str, int]
    altered: Mapping[str, int]
    removed: Mapping[str, int]

    @property
    def empty(self) -> bool:
        """True where nothing changed."""
        return not (self.added or self.altered or self.removed)
