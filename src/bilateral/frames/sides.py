"""Whose affair an event is, and who of them is host or guest."""

from __future__ import annotations

from dataclasses import replace

from bilateral.frames.discourse import Discourse
from bilateral.frames.draft import Draft
from bilateral.frames.lending import far_afield
from bilateral.languages.offices import country_name, leaves, party_of
from bilateral.model.frame import Actor

FUTURE = frozenset(("planned", "invited", "postponed", "cancelled"))


def between_states(draft: Draft, d: Discourse) -> bool:
    """Whether an event is between states at all; where one side is only implied, it is the report's other state.

    Args:
        draft: an event; its parties are completed.
        d: the discourse at the end of the report.

    Returns:
        False for what is no affair between states.
    """
    place_country = draft.fields.get("country")
    if draft.kind == "visit" and not draft.actors and not draft.parties and not draft.refers:
        return False
    if draft.kind == "visit":
        guests = {a.party for a in draft.actors if a.role == "guest" and a.party}
        if isinstance(place_country, str):
            draft.add_party(place_country)
            if guests and guests <= {place_country}:
                return False
            if not guests and set(draft.parties) == {place_country} and draft.fields["status"] in FUTURE:
                draft.add_party(next((p for p in d.pair if p != place_country), None))
    if len(set(draft.parties)) >= 2:
        return True
    if draft.group or draft.refers or not draft.parties:
        # "the two countries" are the guest's and the host's, where the report names but one
        for party in (*d.pair, d.main.country if draft.group and len(d.pair) < 2 else None):
            draft.add_party(party)
        return len(set(draft.parties)) >= 2
    return _implied(draft, d)


_NOWHERE = frozenset(("recall", "sanction", "suspension"))  # a place in its sentence is where it was announced
_ONE_SIDED = frozenset(
    (
        "visit",
        "award",
        "gift",
        "exercise",
        "ceremony",
        "protest",
        "expulsion",
        "recall",
        "sanction",
        "contact",
        "suspension",
    )  # fmt: skip
)


def _implied(draft: Draft, d: Discourse) -> bool:
    abroad = draft.fields.get("country") not in (None, *draft.parties)
    own = len(draft.actors) > 1 and {a.party for a in draft.actors} == set(draft.parties)
    if own and not abroad and draft.kind not in ("recall", "expulsion"):
        return False  # all who take part are of one state, at home: no affair between states
    home = d.rec.home
    if draft.kind in ("meeting", "session", "contact") and draft.told.passage.role == "headline" and home:
        # "Meeting with President …" on a government's own page: its own side needs no name
        draft.add_party(home)
        return len(set(draft.parties)) >= 2
    if draft.kind in _ONE_SIDED:
        other = next((p for p in d.pair if p not in draft.parties), None)
        if other and draft.kind != "visit":
            draft.add_party(other)
            return True
        if draft.kind == "visit" and isinstance(draft.fields.get("country"), str):
            return len(set(draft.parties)) >= 2
        if draft.kind == "visit" and other and draft.fields.get("place") is None and not far_afield(draft):
            draft.add_party(other)
            draft.fields["place"], draft.fields["country"] = country_name(other), other
            return True
    country = draft.fields.get("country")
    if isinstance(country, str) and country not in draft.parties:
        draft.add_party(country)
        return True
    if draft.kind in ("signing", "session"):
        # "signed an agreement with Kenya", "held the dialogue of the deputy ministers of Russia and Vietnam"
        behind = [e for i, e in draft.told.folded.at.items() if i > draft.folded_span[1] and e.cls in "CJGAO"]
        named = {party_of(e) for e in behind} | {x.key for e in behind for x in leaves(e) if x.cls in "CJ"}
        draft.add_party(next((p for p in d.pair if p in named and p not in draft.parties), None))
        return len(set(draft.parties)) >= 2
    return False


def settle_place_and_roles(draft: Draft) -> None:
    """Whoever is at home is host, whoever has come is guest; on line and by phone all are parties.

    Args:
        draft: an event between states; changed in place.
    """
    if draft.kind in _NOWHERE:
        draft.fields["place"] = draft.fields["country"] = None
    if draft.kind == "expulsion" and draft.doer in draft.parties and draft.fields.get("country") != draft.doer:
        # whoever is expelled is so from the land of those who expel, wherever that was announced
        draft.fields["place"], draft.fields["country"] = country_name(draft.doer), draft.doer
    if draft.kind not in ("meeting", "session", "contact", "visit"):
        return
    country = draft.fields.get("country")
    if draft.fields.get("mode") in ("online", "phone", "letter") or draft.kind == "contact":
        draft.actors = [replace(a, role="party") for a in draft.actors]
        return
    if draft.kind == "visit" or not isinstance(country, str):
        return
    parties = {a.party for a in draft.actors}
    if country in parties and len(parties) > 1:
        draft.actors = [replace(a, role="host" if a.party == country else "guest") for a in draft.actors]
    elif country not in parties and country in draft.parties:
        # whoever receives is at home, even where nothing says whose minister that is
        hosts = [a for a in draft.actors if a.role == "host" and a.party is None]
        draft.actors = [_at_home(a, country) if a in hosts else replace(a, role="guest") for a in draft.actors]


def _at_home(host: Actor, country: str) -> Actor:
    """A minister who receives somebody in a country is that country's."""
    return replace(host, party=country) if host.kind == "person" and host.offices else host


_TOP = frozenset(("head_of_state", "head_of_government", "minister"))


def by_host(draft: Draft) -> list[Draft]:
    """ "Talks with the President and with the Minister of Defence": a visitor calls on each of them by himself.

    Args:
        draft: an event between states.

    Returns:
        A meeting for each host where one person faces several of the top, all of different rank; else the one.
    """
    people = [a for a in draft.actors if a.kind == "person"]
    sides = {p: [a for a in people if a.party == p] for p in {a.party for a in people}}
    if draft.kind != "meeting" or draft.group or len(sides) != 2 or min(map(len, sides.values())) != 1:
        return [draft]
    one, many = sorted(sides.values(), key=len)
    ranks = [next((o.level for o in a.offices if o.level in _TOP), None) for a in many]
    if len(many) < 2 or None in ranks or len(set(ranks)) < len(ranks):
        return [draft]
    rest = [a for a in draft.actors if a.kind != "person"]
    return [replace(draft, actors=[*one, host, *rest], fields=dict(draft.fields)) for host in many]
