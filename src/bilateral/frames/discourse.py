"""What a report has said so far: who is who, whose, which two states it is about, what its main happening is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial

import regex

from bilateral import languages
from bilateral.frames.clause import macro
from bilateral.frames.draft import OpenList
from bilateral.frames.lists import fellows, lists_end, told_once
from bilateral.frames.patterns import meeting_words
from bilateral.languages.customs import borne_in, fits, origin
from bilateral.languages.offices import leaves, of_party, offices_of, party_of
from bilateral.model.frame import Actor, Office
from bilateral.model.mention import Element
from bilateral.model.persons import bare_title
from bilateral.model.recognised import Recognised, Told


@dataclass(slots=True)
class Main:
    """The happening that later words (the talks, the same day, on this occasion) point back to."""

    date: str | None = None
    place: str | None = None
    country: str | None = None
    people: tuple[str, ...] = ()
    mode: str | None = None
    by_dateline: bool = False


@dataclass(slots=True)
class Discourse:
    """The state of one report while it is read from top to bottom.

    Attributes:
        rec: what recognition found.
        offices: full name → offices, each once, in order of mention.
        party: full name → party.
        pair: the two states that the report is about; fewer where it is about fewer.
        main: the main happening so far.
        focus: full name of the person last spoken of as subject.
        speakers: full names in the order in which they spoke or acted.
        last_day: the day last stated of a happening: `the same day` is that one.
        counterparts: (passage index, element start) → office taken over from the partner.
        listing: the list whose lines are being read, where one is open.
    """

    rec: Recognised
    offices: dict[str, list[Office]] = field(default_factory=dict)
    party: dict[str, str] = field(default_factory=dict)
    pair: tuple[str, ...] = ()
    main: Main = field(default_factory=Main)
    focus: str | None = None
    speakers: list[str] = field(default_factory=list)
    last_day: str | None = None
    counterparts: dict[tuple[int, int], Office] = field(default_factory=dict)
    listing: OpenList | None = None

    @property
    def own(self) -> str | None:
        """The country whose offices go without saying: the outlet's, or the one that the language is written in."""
        if self.rec.home:
            return self.rec.home
        code = self.rec.told[0].passage.language if self.rec.told else "en"
        return languages.data(code, "pack").get("home") or None

    def name_in(self, element: Element) -> str | None:
        """The full name of the person inside an actor element, or None."""
        leaf = next((e for e in leaves(element) if e.cls == "N"), None)
        return self.rec.people.of(leaf.key) if leaf else None

    def holder(self, office: Office, party: str | None) -> str | None:
        """Who holds an office in this report, or None where it names nobody for it."""
        want = office.party or party
        held = [
            name
            for name, offices in self.offices.items()
            for o in offices
            if (
                _same_title(o.title, office.title)
                or (office.party == o.party and o.title.startswith(office.title + " of "))
            )
            and (not want or not o.party or o.party == want)
        ]
        exact = [n for n in held if self.party.get(n) == want]
        names = list(dict.fromkeys(exact or held))
        if len(names) > 1 and not want:
            names = [n for n in names if self.party.get(n) == self.own] or names  # "the Prime Minister" is one's own
        if not names and not want:  # "the minister", of whatever portfolio
            shorter = office.title + " of "
            names = [n for n, held in self.offices.items() if any(o.title.startswith(shorter) for o in held)]
        if len(names) > 1 and not want and self.focus in names:
            return self.focus  # of two, whoever was last spoken of
        return names[0] if len(names) == 1 else None


# What "the head of state" may stand for.
_HEADS = {
    "Head of State": frozenset(("President", "King", "Queen", "Emperor", "Emir", "Sultan", "Grand Duke", "Prince")),
    "Head of Government": frozenset(("Prime Minister", "Premier", "Chancellor")),
}


def _same_title(a: str, b: str) -> bool:
    """Defence and National Defence, and the like, are one portfolio told by two states; b may stand for a."""
    return bare_title(a) == bare_title(b) or a in _HEADS.get(b, ())


def gather(rec: Recognised) -> Discourse:
    """Read all offices and parties of a report before its frames.

    Args:
        rec: what recognition found.

    Returns:
        A discourse at the top of the report.
    """
    out = Discourse(rec)
    votes: dict[str, dict[str, int]] = {}
    previous: Element | None = None
    previous_at = -1
    for told in rec.told:
        given = told_once(told, partial(_held, out, code=told.passage.language))
        for position in sorted(told.folded.at):
            element = told.folded.at[position]
            if element.cls != "A":
                continue
            name = out.name_in(element)
            if name is None:
                continue
            offices = offices_of(element, told.passage.language)
            if element.start in given:
                offices = [given[element.start]]
                out.counterparts[(told.passage.index, element.start)] = offices[0]
            flat = leaves(element)
            near = previous is not None and (previous_at == told.passage.index or "W" in told.folded.text[:position])
            if any(e.cls == "K" for e in flat) and not offices and previous is not None and near:
                offices = _taken_over(out, previous, flat, told.passage.language)
                for office in offices:
                    out.counterparts[(told.passage.index, element.start)] = office
            _note(out, votes, name, offices, element)
            if not votes.get(name) and (state := _state_before(told, position)):
                votes[name] = {state: 1}
            previous, previous_at = element, told.passage.index
    _assign(out, votes)
    return out


_STATE_BEFORE = regex.compile(r"\p{Ll}{4} C ")


def _state_before(told: Told, position: int) -> str | None:
    """The state in the genitive right before a name: `Egypt's A`, and behind a noun `с генералом армии России A`."""
    if told.folded.text[max(0, position - 4) : position] == "C's ":  # Egypt's A
        return told.folded.at[position - 4].key
    cased = languages.data(told.passage.language, "names").get("stems")
    if not cased or not _STATE_BEFORE.fullmatch(told.folded.text, max(0, position - 7), position):
        return None
    return told.folded.at[position - 2].key


def _held(out: Discourse, element: Element, code: str) -> list[Office]:
    """The offices of an actor by its own words, else by those that went before."""
    name = out.name_in(element)
    return offices_of(element, code) or (out.offices.get(name, []) if name else [])


_SENT_TITLES = ("Ambassador", "Envoy", "Special Envoy", "Consul", "Chargé")


def _note(out: Discourse, votes: dict[str, dict[str, int]], name: str, offices: list[Office], element: Element) -> None:
    """Keep a person's offices, and what they say of the person's party."""
    listed = out.offices.setdefault(name, [])
    listed.extend(o for o in offices if o not in listed)
    parties = [o.party for o in offices if o.party]
    if not parties and not any(o.title.startswith(_SENT_TITLES) for o in offices) and (party := party_of(element)):
        parties = [party]
    ballot = votes.setdefault(name, {}) if parties else {}
    for party in parties:
        ballot[party] = ballot.get(party, 0) + 1


def _taken_over(out: Discourse, partner: Element, flat: list[Element], code: str) -> list[Office]:
    """The office of "his Russian counterpart": the partner's, in the other party."""
    name = out.name_in(partner)
    held = offices_of(partner, code) or (out.offices.get(name, []) if name else [])
    party = next((e.key for e in flat if e.cls in "JC"), None)
    # one state's minister of national defence faces another's minister of defence
    return (
        [replace(held[0], title=held[0].title.replace("National Defence", "Defence"), organisation=None, party=party)]
        if held
        else []
    )


def _assign(out: Discourse, votes: dict[str, dict[str, int]]) -> None:
    """Give each person a party: by offices, else by name, else by whom they face, else the outlet's own country."""
    rec = out.rec
    for name in out.offices:
        ballot = votes.get(name)
        hint = _origin(out, name)
        if ballot and hint and hint in rec.parties and fits(name, hint):
            # a name that keeps to its country's strict customs outweighs one word of a report (or of its translation);
            # an ending that several states share does not
            ballot[hint] = ballot.get(hint, 0) + 2
        if ballot:
            out.party[name] = max(sorted(ballot), key=lambda p: ballot[p])
    counted = [c for c, _ in rec.parties.most_common() if len(c) == 3 and c not in _IGO_LIKE and c != "SUN"]
    pair = counted[:2]
    if out.own and out.own not in pair and len(pair) < 2:
        pair.append(out.own)  # "the Prime Minister received …": one's own goes without saying
    out.pair = _facing_pair(out) or tuple(pair)
    pair = list(out.pair)
    unknown = [name for name in out.offices if name not in out.party]
    for name in unknown:
        hint = _origin(out, name)
        if hint and (hint in counted or hint in (rec.home, out.own)):
            out.party[name] = hint
    _by_company(out, pair)
    if not rec.home:
        _by_list(out)
    for name in unknown:
        if name not in out.party and (party := _by_default(out, name)):
            out.party[name] = party
    _by_company(out, list(out.pair))  # whoever meets one of those just placed
    # who meet are known better now than what states were named most often: the place of a summit is no side
    out.pair = _facing_pair(out) or _traveller(out, counted) or out.pair
    for name, offices in out.offices.items():
        party = out.party.get(name)
        out.offices[name] = list(dict.fromkeys(of_party(o, party) for o in offices))


_OFTEN = 3  # so often a report names a state whose people it tells of


def _traveller(out: Discourse, counted: list[str]) -> tuple[str, ...]:
    """Who is named first, on a journey to several lands, is one side, though each of these is named more often."""
    first = next((out.party[n] for n in out.offices if n in out.party), None)
    strange = len(out.pair) > 1 and not set(out.pair) & set(out.party.values())
    return (first, out.pair[0]) if strange and first is not None and first in counted else ()


def _by_company(out: Discourse, pair: list[str]) -> None:
    """Place people by those who are listed with them, then by those whom they meet."""
    for name, fellow in _same_side(out):
        if name not in out.party and fellow in out.party:
            out.party[name] = out.party[fellow]
    home, told = out.rec.home, out.rec.parties
    for name, other, where in _facing(out):
        if name not in out.party and other in out.party and out.party[other] in pair and len(pair) == 2:
            theirs = pair[1] if out.party[other] == pair[0] else pair[0]
            # a country's own pages leave out whose its people are; a third country's pages say it, or where they met
            silent = home not in pair and theirs not in where and (home in told or told[theirs] < _OFTEN)
            own = home if silent and fits(name, home or "") is not False else None
            out.party[name] = own or theirs


def _by_list(out: Discourse) -> None:
    """Place who is listed behind somebody with a state, and has an office of which no state is told: the same one's."""
    for told in out.rec.told:
        for position, element in sorted(told.folded.at.items()):
            party = out.party.get(out.name_in(element) or "") if element.cls == "A" else None
            for fellow in fellows(told, position)[:1] if party else ():
                name = out.name_in(fellow)
                if name and name not in out.party and out.offices.get(name):
                    out.party[name] = str(party)


def _facing_pair(out: Discourse) -> tuple[str, ...]:
    """The parties of the first two people who are said to meet, where both are known and of two states."""
    for one, other, _ in _facing(out, first=4):
        mine, theirs = out.party.get(one), out.party.get(other)
        if mine and theirs and mine != theirs and len(mine) == len(theirs) == 3:
            return mine, theirs
    return ()


def _origin(out: Discourse, name: str) -> str | None:
    """Whose customs a name follows, by the lists of the report's own language or of English."""
    told = out.rec.told
    return (origin(name, told[0].passage.language) if told else None) or origin(name)


def _by_default(out: Discourse, name: str) -> str | None:
    """Whose somebody is whom nothing else places: by the syllables of the name, the side still empty, the outlet."""
    hint, pair = _origin(out, name), out.pair
    home = out.rec.home or (out.own if out.own in pair else None)
    if len(pair) == 2:
        barred = [p for p in pair if fits(name, p) is False]
        if len(barred) == 1:
            return pair[1] if barred[0] == pair[0] else pair[0]
        if home in pair and fits(name, home):
            return home
        missing = [p for p in pair if p not in out.party.values()]
        if len(missing) == 1 and (not hint or hint not in pair):
            return missing[0]
    if home and (home in pair or len(pair) < 2) and (not hint or hint == home):
        return home
    if home and hint and hint not in out.rec.parties and borne_in(hint, home):
        return home  # nothing but a name that its neighbours bear too speaks for another state
    return hint or _by_bare_office(out, name)


def _by_bare_office(out: Discourse, name: str) -> str | None:
    """Whose somebody is whose office is told with its state elsewhere, but for the name: Peru's prime minister."""
    titles = {o.title for o in out.offices[name]}
    parties = {
        office.party
        for told in out.rec.told
        for element in told.folded.at.values()
        if element.cls == "O"
        for office in offices_of(element, told.passage.language)
        if office.party and office.title in titles
    }
    return parties.pop() if len(parties) == 1 else None


def _facing(out: Discourse, first: int | None = None) -> list[tuple[str, str, frozenset[str]]]:
    """Pairs of people who meet, both ways round, wherever a word of meeting stands between the two.

    Beside them the states that their sentence names, by themselves or by their towns.
    """
    found = []
    for told in out.rec.told[:first]:
        where = frozenset(p for e in told.folded.at.values() if e.cls in "CP" and (p := party_of(e)))
        found += [(one, other, where) for one, other in _meeting(out, told)]
    return found


def _meeting(out: Discourse, told: Told) -> list[tuple[str, str]]:
    """Pairs of people who meet in one passage, both ways round."""
    pairs = _counterparts(out, told)
    patterns = (meeting_words(told.passage.language), macro(told.passage.language, "between"))
    for match in (m for p in patterns if p is not None for m in p.finditer(told.folded.text)):
        one = out.name_in(told.folded.at[match.start("a")])
        two = out.name_in(told.folded.at[match.start("b")])
        if one and two and one != two:
            pairs += [(one, two), (two, one)]
            pairs += [(third, one) for e in fellows(told, match.start("b")) if (third := out.name_in(e))]
    return pairs


def _counterparts(out: Discourse, told: Told) -> list[tuple[str, str]]:
    """Pairs of people where the second is called the counterpart of the first right behind: A and his counterpart B."""
    pairs = []
    actors = [(i, e) for i, e in sorted(told.folded.at.items()) if e.cls == "A"]
    for (i, one), (k, two) in zip(actors, actors[1:], strict=False):
        if k - i < 12 and any(e.cls == "K" for e in leaves(two)) and "." not in told.folded.text[i:k]:
            first, second = out.name_in(one), out.name_in(two)
            if first and second and first != second:
                pairs += [(first, second), (second, first)]
    return pairs


def _same_side(out: Discourse) -> list[tuple[str, str]]:
    """Pairs of people listed together on one side of a meeting: A and B met C and D, both ways round."""
    pairs = []
    for told in out.rec.told:
        pattern = meeting_words(told.passage.language)
        for match in pattern.finditer(told.folded.text) if pattern is not None else ():
            for side in (
                lists_end(told, match.start("a")),
                [told.folded.at[match.start("b")], *fellows(told, match.start("b"))],
            ):
                names = [n for e in side if (n := out.name_in(e))]
                pairs += [(one, other) for one in names for other in names if one != other]
    return pairs


_IGO_LIKE = frozenset(
    ("BRI", "CIS", "SCO", "OAS", "OIC", "GCC", "IMF", "WTO", "WHO", "PIF", "OIF", "IPU", "LAS", "G20", "G77")
)


def person(d: Discourse, element: Element, told: Told, name: str) -> Actor:
    """The actor for a named person.

    Args:
        d: the discourse.
        element: the actor element.
        told: its passage.
        name: the full name.

    Returns:
        An actor with the offices that the report gives the person anywhere.
    """
    start, end = told.view.origin(element.start, element.end)
    return Actor(
        kind="person",
        name=name,
        surface=told.view.text[element.start : element.end],
        start=start,
        end=end,
        party=d.party.get(name),
        offices=tuple(d.offices.get(name, ())),
    )
