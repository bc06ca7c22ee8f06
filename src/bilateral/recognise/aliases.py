"""Second names: what a report says in brackets right behind a name, and a father's name in the surname's place."""

from __future__ import annotations

import regex

from bilateral import languages
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


def by_father(name: str, known: list[str], code: str) -> str | None:
    """Who is called by first name and father's name: the one of the full names with that first name.

    Args:
        name: stems of its words.
        known: full names likewise.
        code: language code; its pack says how father's names end.

    Returns:
        The full name; None where the words are no such name, or none or several bear the first name.
    """
    ending = languages.data(code, "names").get("patronymic")
    words = name.split()
    if not ending or len(words) != 2 or regex.fullmatch(ending, words[1]) is None:
        return None
    bearers = [k for k in known if k != name and k.split()[0] == words[0]]
    return bearers[0] if len(bearers) == 1 else None
