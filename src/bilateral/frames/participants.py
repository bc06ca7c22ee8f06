"""Who takes part: the elements in a slot become persons, organisations and parties."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import regex

from bilateral.frames.discourse import Discourse, person
from bilateral.languages.offices import country_name, leaves, offices_of, organisation, party_of, plural_offices
from bilateral.model.frame import Actor, Office
from bilateral.model.mention import Element
from bilateral.model.recognised import Told

# Groups that stand for persons of the main happening, and how their office must begin.
_GROUPS: dict[str, str | tuple[str, ...]] = {
    "ministers": "Minister", "deputy_ministers": "Deputy Minister", "presidents": "President", "leaders": "",
    "prime_ministers": "Prime Minister", "foreign_ministers": "Minister of Foreign Affairs",
    "defence_ministers": ("Minister of Defence", "Minister of National Defence"), "officials": "", "host_guest": "",
    "speakers": "", "commanders": "",
}  # fmt: skip


@dataclass(slots=True)
class Cast:
    """Who fills a slot.

    Attributes:
        actors: persons and organisations.
        parties: parties, also of states that stand for themselves.
        group: key of a definite group (sides, ministers …) where the slot is one.
    """

    actors: list[Actor] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    group: str | None = None

    def add_party(self, party: str | None) -> None:
        """Note a party once."""
        if party and party not in self.parties:
            self.parties.append(party)


def cast(d: Discourse, told: Told, start: int, end: int) -> Cast:
    """Read a slot.

    Args:
        d: the discourse.
        told: the passage.
        start: first character of the slot in the folded text.
        end: one past the last.

    Returns:
        Its persons, organisations and parties.
    """
    out = Cast()
    for position in range(start, end):
        element = told.folded.at.get(position)
        if element is not None:
            _one(d, told, element, out)
    return out


def _one(d: Discourse, told: Told, element: Element, out: Cast) -> None:
    if element.cls == "A":
        name = d.name_in(element)
        if name:
            actor = person(d, element, told, name)
            out.actors.append(actor)
            out.add_party(actor.party)
    elif element.cls == "O":
        _office_holder(d, told, element, out)
    elif element.cls == "G":
        name, kind, party = organisation(element)
        start, end = told.view.origin(element.start, element.end)
        surface = told.view.text[element.start : element.end]
        full = f"{name} of {country_name(party)}" if party and name and _needs_country(name, party) else name
        full = full or surface.removeprefix("the ").removeprefix("The ")
        out.actors.append(Actor("organisation", full, surface, start, end, party, (), None, kind))
        out.add_party(party)
    elif element.cls in "CJI":
        out.add_party(element.key)
    elif element.cls == "P":
        out.add_party(party_of(element))
    elif element.cls == "L":
        party = party_of(element)
        out.add_party(party)
        if party is None:
            out.group = out.group or "side"
    elif element.cls == "U":
        _group(d, told, element, out)
    elif element.cls == "W":
        _pronoun(d, told, element, out)


def _needs_country(name: str, party: str) -> bool:
    return len(party) == 3 and country_name(party).lower() not in name.lower()


def _office_holder(d: Discourse, told: Told, element: Element, out: Cast) -> None:
    offices = offices_of(element, told.passage.language)
    party = party_of(element)
    start, end = told.view.origin(element.start, element.end)
    surface = told.view.text[element.start : element.end]
    if not offices and any(e.cls == "K" for e in leaves(element)):
        out.add_party(party)
        if name := _counterpart(d, told, element, party):
            out.actors.append(Actor("person", name, surface, start, end, d.party[name], tuple(d.offices[name])))
            out.add_party(d.party[name])
        else:
            out.group = out.group or "counterpart"
        return
    several = plural_offices(element)
    if several:
        _holders(d, told, element, several, out)
        return
    for office in offices[:1]:
        name = d.holder(office, party)
        if name:
            actor = Actor("person", name, surface, start, end, d.party.get(name), tuple(d.offices.get(name, ())))
            out.actors.append(actor)
            out.add_party(actor.party)
        else:
            out.add_party(office.party or party)


def _counterpart(d: Discourse, told: Told, element: Element, party: str | None) -> str | None:
    """Whom "his counterpart" means: who holds, for the other side, the office of whoever is named before it."""
    before = [e for i, e in sorted(told.folded.at.items()) if e.cls == "A" and e.end <= element.start]
    partner = (d.name_in(before[-1]) if before else None) or d.focus
    mine = d.party.get(partner or "")
    if partner is None or mine not in d.pair or len(d.pair) < 2:
        return None
    theirs = party or next(p for p in d.pair if p != mine)
    for office in d.offices.get(partner, ())[:1]:
        name = d.holder(replace(office, party=theirs, organisation=None), theirs)
        if name and name != partner and d.party.get(name) == theirs:
            return name
    return None


def _holders(d: Discourse, told: Told, element: Element, offices: list[Office], out: Cast) -> None:
    """Everybody in this report who holds one of several offices."""
    start, end = told.view.origin(element.start, element.end)
    surface = told.view.text[element.start : element.end]
    parties = [o.party for o in offices if o.party] or list(d.pair)
    out.group = "officials"
    for party in parties:
        out.add_party(party)
    for title in dict.fromkeys(o.title for o in offices):
        for party in dict.fromkeys(parties):
            name = d.holder(Office(title, None, party, None), party)
            if name and d.party.get(name) == party:
                held = tuple(d.offices.get(name, ()))
                out.actors.append(Actor("person", name, surface, start, end, party, held))


def _group(d: Discourse, told: Told, element: Element, out: Cast) -> None:
    key = next((e.key for e in element.parts if e.cls == "U"), element.key)
    out.group = key
    for part in element.parts:
        if part.cls in "CJ":  # the foreign ministers of Chad and Togo
            out.add_party(part.key)
    start, end = told.view.origin(element.start, element.end)
    surface = told.view.text[element.start : element.end]
    if key == "host":
        names = [n for n in d.main.people if d.main.country and d.party.get(n) == d.main.country]
        names = names or [n for n in [*d.main.people, *reversed(d.speakers)] if n != d.focus and _facing(d, n)][:1]
    elif key == "guest":
        names = [n for n in d.main.people if d.main.country and d.party.get(n) != d.main.country]
    elif key in _GROUPS:
        prefix = _GROUPS[key]
        names = (
            [n for n in d.main.people if any(o.title.startswith(prefix) for o in d.offices.get(n, ()))]
            if prefix
            else []
        )
        if len(names) < 2 and prefix and len(d.pair) == 2:
            names = [n for p in d.pair if (n := _bearer(d, prefix, p))]
        names = names if len(names) > 1 else list(d.main.people)
        names = [n for n in names if not out.parties or d.party.get(n) in out.parties]
    else:
        names = []
    for name in names:
        out.actors.append(Actor("person", name, surface, start, end, d.party.get(name), tuple(d.offices.get(name, ()))))
        out.add_party(d.party.get(name))
    if key not in ("host", "guest") and len(out.parties) < 2:
        for party in d.pair:
            out.add_party(party)


def _bearer(d: Discourse, prefix: str | tuple[str, ...], party: str) -> str | None:
    """The one person of a party in this report whose office begins so."""
    names = [
        n for n, held in d.offices.items() if d.party.get(n) == party and any(o.title.startswith(prefix) for o in held)
    ]
    # one person whose name a report spells in two ways is one bearer
    return names[0] if len({n.split()[-1] for n in names}) == 1 else None


def _facing(d: Discourse, name: str) -> bool:
    """Whether a person stands on the other side from the one last spoken of."""
    mine, theirs = d.party.get(d.focus or ""), d.party.get(name)
    return mine is None or theirs is None or mine != theirs


def _pronoun(d: Discourse, told: Told, element: Element, out: Cast) -> None:
    if element.key == "they":
        out.group = "they"
        for who in d.main.people:
            out.add_party(d.party.get(who))
        if len(out.parties) < 2:
            for party in d.pair:
                out.add_party(party)
    elif name := _meant(d, told, element) or d.focus:
        start, end = told.view.origin(element.start, element.end)
        surface = told.view.text[element.start : element.end]
        own = d.party.get(name)
        out.actors.append(Actor("person", name, surface, start, end, own, tuple(d.offices.get(name, ()))))
        out.add_party(own)


def _meant(d: Discourse, told: Told, pronoun: Element) -> str | None:
    """Whom "he" means inside a sentence: the one person named before it there ("A came to C, where he and B …")."""
    before = (e for e in told.folded.at.values() if e.cls == "A" and e.end <= pronoun.start)
    names = {name for e in before if (name := d.name_in(e))}
    return next(iter(names)) if len(names) == 1 else None


def four_ministers(d: Discourse, span: tuple[int, int]) -> list[Actor]:
    """Who takes part in talks of two and two: the ministers of foreign affairs and of defence of both states.

    Args:
        d: the discourse.
        span: the words of the report that tell of the talks.

    Returns:
        The four, where the report names each of them and is about two states; else nobody.
    """
    names = [_bearer(d, prefix, party) for party in d.pair for prefix in (_FOREIGN, _DEFENCE)]
    if len(names) != 4 or None in names:
        return []
    return [Actor("person", n, n, *span, d.party.get(n), tuple(d.offices.get(n, ()))) for n in names if n is not None]


_FOREIGN = ("Minister of Foreign Affairs", "Secretary of Foreign Affairs", "Secretary of State")
_DEFENCE = ("Minister of Defence", "Minister of National Defence", "Secretary of Defence", "Secretary of National Def")


def unsaid(d: Discourse, told: Told, at: int) -> Cast:
    """Who is meant where a verb stands without a subject: who is named behind the quotation, or was last spoken of.

    Args:
        d: the discourse.
        told: the passage.
        at: where the verb stands in the folded text.

    Returns:
        That person, or nobody.
    """
    out = Cast()
    d.focus = _quoted(d, told, at) or d.focus
    if d.focus:
        start, end = told.view.origin(*told.folded.view_span(at, at + 1))
        party = d.party.get(d.focus)
        offices = tuple(d.offices.get(d.focus, ()))
        out.actors.append(Actor("person", d.focus, d.focus, start, end, party, offices))
        out.add_party(party)
    return out


_CLOSED = regex.compile(r'["»”][ ,.—–-]*[^"«“A-Z.;]{0,30}(?P<who>A)')


def _quoted(d: Discourse, told: Told, at: int) -> str | None:
    """Who said a quotation that something stands in, where he is named right behind it."""
    text = told.folded.text
    closed = _CLOSED.search(text, at + 1)
    if closed is None or text.find('"', at + 1) not in (-1, closed.start()):
        return None
    element = told.folded.at.get(closed.start("who"))
    return d.name_in(element) if element is not None else None


def with_roles(actors: list[Actor], role: str) -> list[Actor]:
    """The same actors in one role."""
    return [replace(a, role=role) for a in actors]
