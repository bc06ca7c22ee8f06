"""Offices told once for a list of people: `foreign ministers A and B`, `their Lao counterparts C and D`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import regex

from bilateral.frames.patterns import compiled
from bilateral.languages.offices import leaves, offices_of, plural_offices, titled, with_portfolios
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


def lists_end(told: Told, position: int) -> list[Element]:
    """The members of the list that ends with an actor.

    Args:
        told: the passage.
        position: of the actor in the folded text.

    Returns:
        Elements of class A, in order; the actor alone where it ends no list.
    """
    for match in _chain(told.passage.language).finditer(told.folded.text, 0, position + 1):
        if match.end() == position + 1:
            return [e for i in range(*match.span()) if (e := told.folded.at.get(i)) is not None and e.cls == "A"]
    return [told.folded.at[position]]


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
            group = _group_before(told, place)
            several = group is not None or any(e.cls == "H" and e.key.endswith("*") for e in leaves(members[0]))
            for other in places[order + 1 :]:
                if any(e.cls in ("HKG" if several else "HKJCG") for e in leaves(told.folded.at[other])):
                    break
                members.append(told.folded.at[other])
            if len(members) > 1:
                before = [e for i, e in sorted(told.folded.at.items()) if e.cls == "A" and i < place]
                if group is not None:
                    offices = _of_group(group, members)
                else:
                    offices = _shared(members, before, held, told.passage.language)
                out.update({m.start: o for m, o in zip(members, offices, strict=False)})
    return out


_HEADS = {"presidents": "president", "prime_ministers": "prime_minister"}
_MINISTERS = {"ministers": None, "foreign_ministers": "foreign_affairs", "defence_ministers": "defence"}
_BEHIND_GROUP = regex.compile(r"U(?:[^A-Z,.;]{1,12}(?P<c>C),?)? $")


def _group_before(told: Told, place: int) -> tuple[Element, str | None] | None:
    """The group that says the office of the list behind it, and its first state: the ministers of C, A, and of C, A."""
    found = _BEHIND_GROUP.search(told.folded.text, max(0, place - 20), place)
    if found is None or (found["c"] is None and found.start() + 2 != place):
        return None
    state = told.folded.at.get(found.start("c")) if found["c"] else None
    return told.folded.at[found.start()], state.key if state is not None else None


def _of_group(group: tuple[Element, str | None], members: list[Element]) -> list[Office]:
    flat = leaves(group[0])
    key = next((e.key for e in flat if e.cls == "U"), group[0].key)
    portfolio = next((e.key for e in flat if e.cls == "Q"), _MINISTERS.get(key))
    if key in _HEADS:
        title, level, ministry = *titled(_HEADS[key]), None
    elif key in _MINISTERS and portfolio:
        (title, ministry), level = with_portfolios(titled("minister")[0], [portfolio]), "minister"
    else:
        return []
    out = []
    for i, member in enumerate(members):
        own = next((e.key for e in leaves(member) if e.cls in "JC"), None) if i else group[1]
        out.append(Office(title, ministry, own, level))
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
    for i, member in enumerate(members):
        title = titles[i] if len(titles) == len(members) else titles[0]
        own = next((e.key for e in leaves(member) if e.cls in "JC"), None) if i else None
        party = own or (parties[i] if len(parties) == len(members) else next(iter(parties), None))
        out.append(replace(listed[0], title=title, party=party, organisation=None))
    return out
