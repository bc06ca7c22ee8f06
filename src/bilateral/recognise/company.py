"""Who is listed beside a person by a name that is known is a person, too."""

from __future__ import annotations

from functools import cache

import regex

from bilateral import languages
from bilateral.model.mention import Element
from bilateral.model.view import View

_SURE = 3


@cache
def _glue(code: str) -> regex.Pattern[str]:
    """What stands between two names of one list."""
    return regex.compile(languages.data(code, "actors").get("macros", {}).get("and") or r"(?!)")


def listed_together(view: View, names: list[Element], points: list[int], code: str) -> list[int]:
    """The points of candidates, where who is listed beside a person by a name that is known is one, too.

    Args:
        view: the passage.
        names: its candidates in order.
        points: what `score` gave each.
        code: language code.

    Returns:
        Points; a full name that only its form speaks for has enough beside such a person.
    """
    glue, out = _glue(code), list(points)
    for i, (one, other) in enumerate(zip(names, names[1:], strict=False)):
        if " " in one.key and " " in other.key and glue.fullmatch(view.lower[one.end : other.start]):
            low, high = sorted((i, i + 1), key=lambda k: points[k])
            if points[low] == 1 and points[high] >= _SURE:
                out[low] = 2
    return out
