"""Offices told once for a list of people: `foreign ministers A and B`, `their Lao counterparts C and D`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import regex

from bilateral.frames.patterns import compiled
from bilateral.languages.offices import leaves, offices_of, plural_offices
from bilateral.model.frame import Office
from bilateral.model.mention import Element
from bilateral.model.recognised import Told


@cache
def _chain(code: str) -> regex.Pattern[str]:
    return compiled("A(?:{sep}{det}A)+", code)


@cache
def _next(code: str) -> regex.Pattern[str]:
    return compiled("{sep}{det}A", code)


def fellows(told: Told, position: int) -> list[Element]:
    """The actors that stand in one list behind an actor.

    Args:
        told: the passage.
        position: of the actor in the folded text.

    Returns:
        Elements of class A, in order.
    """
    out = []
    while (found := _next(told.passage.language).match(told.folded.text, position + 1)) is not None:
        position = found.end() - 1
        out.append(told.folded.at[position])
    return out


def told_once(told: Told, held: Callable[[Element], list[Office]]) -> dict[int, Office]:
    """What each member of a list holds where a plural in front of it says so for all.

    Args:
        told: the passage.
        held: the offices of an actor as far as they are known.

    Returns:
        Start of the element → office.
    """
    out: dict[int, Office] = {}
    for match in _chain(told.passage.language).finditer(told.folded.text):
        places = [i for i in range(*match.span()) if (e := told.folded.at.get(i)) is not None and e.cls == "A"]
        for order, place in enumerate(places):
            members = [told.folded.at[place]]
            for other in places[order + 1 :]:
                if any(e.cls in "HKJCG" for e in leaves(told.folded.at[other])):
                    break
                members.append(told.folded.at[other])
            if len(members) > 1:
                before = [e for i, e in sorted(told.folded.at.items()) if e.cls == "A" and i < place]
                offices = _shared(members, before, held, told.passage.language)
                out.update({m.start: o for m, o in zip(members, offices, strict=False)})
    return out


def _shared(
    members: list[Element], before: list[Element], held: Callable[[Element], list[Office]], code: str
) -> list[Office]:
    flat = leaves(members[0])
    parties = [e.key for e in flat if e.cls in "JC"]
    if any(e.cls == "K" for e in flat) and not any(e.cls == "H" for e in flat):
        partners = [held(e) for e in before[-len(members) :]]
        if len(partners) < len(members) or not all(partners):
            return []
        return [replace(p[0], party=parties[0] if parties else None) for p in partners]
    if not any(e.cls == "H" and e.key.endswith("*") for e in flat):
        return []
    listed = plural_offices(members[0]) or offices_of(members[0], code)
    titles = list(dict.fromkeys(o.title for o in listed))
    if not titles:
        return []
    out = []
    for i in range(len(members)):
        title = titles[i] if len(titles) == len(members) else titles[0]
        party = parties[i] if len(parties) == len(members) else next(iter(parties), None)
        out.append(replace(listed[0], title=title, party=party, organisation=None))
    return out
