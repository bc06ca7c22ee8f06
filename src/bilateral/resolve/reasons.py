"""Why the names of a person are taken for one person's, so that nobody has to believe it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from bilateral.model.persons import in_latin
from bilateral.model.recognised import plain
from bilateral.resolve.names import likeness
from bilateral.resolve.people import is_full, sounds_like

_TITLES = 2


def why_one(told: Mapping[str, Set[str]], usual: str) -> list[dict[str, Any]]:
    """How each name of a person is tied to another one.

    Args:
        told: each name that reports give in full or short, with the offices told beside it, for comparison.
        usual: the name that the person goes by.

    Returns:
        For each name but the usual one: `name`, `with` (the name it is most like among those before it), `likeness`
        (0 to 1) and `because` (in English).
    """
    in_order = sorted(told, key=lambda n: (n != usual, not is_full(n), not in_latin(n), plain(n), n))
    found = []
    for place, name in enumerate(in_order[1:], 1):
        ties = ((*_tie(name, other), other) for other in in_order[:place])
        score, reason, other = max(ties, key=lambda tie: tie[0])  # of equals the first
        because = [reason, *(f"both told as {title}" for title in sorted(told[name] & told[other])[:_TITLES])]
        found.append({"name": name, "with": other, "likeness": round(score, 2), "because": because})
    return found


def _tie(name: str, other: str) -> tuple[float, str]:
    """How alike two names are, from 0 to 1, and what speaks for it."""
    if plain(name) == plain(other):
        return 1.0, "the same letters but for marks and case"
    if is_full(name) == is_full(other):
        score = likeness(name, other)
        return score, f"names alike ({score:.2f})"
    short, full = sorted((name, other), key=is_full)
    parts = plain(full).replace("-", " ").replace("·", " ").split()
    if plain(short) in parts:
        return 1.0, "a single name that is a part of the full one"
    score = max(likeness(short, part) for part in parts)
    if any(sounds_like(short, part) for part in parts):
        return score, f"a single name that sounds like a part of the full one ({score:.2f})"
    return score, f"a single name, meant by a report that shares its text or its office ({score:.2f})"
