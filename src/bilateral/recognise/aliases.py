"""Second names: what a report says in brackets right behind a name."""

from __future__ import annotations

import regex

from bilateral.model.mention import Element
from bilateral.model.view import View

_SECOND_NAME = regex.compile(r" {0,2}[(（] ?(\p{Lu}[\p{Latin}\p{M}'.-]+(?: \p{Lu}[\p{Latin}\p{M}'.-]*){0,3}) ?[)）]")


def aliases(view: View, names: list[Element], spaced: bool) -> dict[str, str]:
    """Other names in brackets right behind a name: `Bagus Wirawan (Bagwir)`, `文海(Van Hai)`.

    Args:
        view: the passage.
        names: the candidates in it, in order; one that only tells another's second name is marked.
        spaced: whether the language parts its words by spaces.

    Returns:
        The name to go by for each that has two: the first, but Latin letters before others.
    """
    out: dict[str, str] = {}
    for i, first in enumerate(names):
        found = _SECOND_NAME.match(view.text, first.end)
        if found is None:
            continue
        if not spaced and " " in found[1]:
            out[first.key] = found[1]
        second = next((n for n in names[i + 1 :] if (n.start, n.end) == found.span(1)), None)
        if spaced and second is not None and " " in first.key and " " not in second.key:
            out[second.key] = first.key
            second.info["alias"] = True
    return out
