"""How alike two names of organisations are."""

from __future__ import annotations


def org_likeness(a: str, b: str) -> float:
    """How alike two organisations' names are.

    Args:
        a: as written.
        b: as written.

    Returns:
        0 to 1.
    """
    return 1.0 if a.lower() == b.lower() else 0.0
