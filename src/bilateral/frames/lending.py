"""What a later sentence adds to talks that were told before: the meeting was held in Manila on 8 July."""

from __future__ import annotations

from dataclasses import replace

import regex

from bilateral.frames.clause import comes_about, macro
from bilateral.frames.discourse import Discourse
from bilateral.frames.draft import Draft, sentence_span
from bilateral.frames.participants import cast
from bilateral.languages.offices import country_name
from bilateral.model.frame import Actor
from bilateral.model.recognised import Told

_TALKS = ("meeting", "session")


def lend_day(events: list[Draft], d: Discourse) -> None:
    """ "The meeting was held in … on …" says day and place of talks that were told without them.

    Args:
        events: of one report, in order; changed in place.
        d: the discourse, whose main happening takes the day where it has none.
    """
    for order, draft in enumerate(events):
        if not draft.refers or draft.kind not in _TALKS or draft.fields.get("dated") != "stated":
            continue
        before = [x for x in events[:order] if x.kind in _TALKS and not x.refers]
        if not before or "date" in before[0].fields or before[0].fields.get("status") != draft.fields.get("status"):
            continue
        if comes_about(draft.told, draft.folded_span):
            for key in ("date", "dated", "place", "country"):
                if key in draft.fields:
                    before[0].fields.setdefault(key, draft.fields[key])
            d.main.date = d.main.date or str(draft.fields["date"])


def from_guests(draft: Draft, d: Discourse) -> None:
    """ "During the visit": whoever met his hosts in their country has come on it.

    Args:
        draft: a visit that is referred to; changed in place.
        d: the discourse at the end of the report.
    """
    main = d.main
    if draft.kind != "visit" or draft.actors or not main.country:
        return
    guests = [n for n in main.people if d.party.get(n) not in (None, main.country)]
    if guests and len(guests) < len(main.people):
        draft.actors = [
            Actor("person", n, n, *draft.span, d.party[n], tuple(d.offices.get(n, ())), "guest") for n in guests
        ]
        draft.fields.setdefault("place", main.place)
        draft.fields.setdefault("country", main.country)


def far_afield(draft: Draft) -> bool:
    """Whether a visit goes abroad in general, or round several states: his first trips abroad, a tour.

    Args:
        draft: a visit that names no place.

    Returns:
        True where the words around it say so.
    """
    words = macro(draft.told.passage.language, "abroad")
    start, end = draft.folded_span
    return words is not None and words.search(draft.told.folded.text, max(0, start - 30), end + 60) is not None


def settle_call(draft: Draft, match: regex.Match[str]) -> None:
    """Talks on the telephone are a contact, wherever the two were; nobody visits by telephone.

    Args:
        draft: an event just read; changed in place.
        match: its words.
    """
    if draft.fields.get("mode") != "phone":
        return
    phone = macro(draft.told.passage.language, "phone")
    told = phone is not None and phone.search(draft.told.folded.text, match.start(), match.end() + 25) is not None
    if draft.kind == "visit":
        draft.fields["mode"] = None
    elif draft.kind == "meeting" and told:
        draft.kind = "contact"
    if draft.kind == "contact" and told:
        draft.place = None
        draft.fields.pop("place", None)
        draft.fields.pop("country", None)


def come_visiting(told: Told, d: Discourse) -> list[Draft]:
    """ "Visiting Minister A" says by the way that A is on a visit; it counts where the report tells of it nowhere else.

    Args:
        told: the passage.
        d: the discourse so far.

    Returns:
        A visit that is referred to, for the first person so called.
    """
    pattern = macro(told.passage.language, "visiting")
    for position in sorted(told.folded.at) if pattern is not None else ():
        element = told.folded.at[position]
        start, end = told.folded.view_span(position, position + 1)
        if element.cls != "A" or pattern is None or pattern.match(told.view.lower[start:end]) is None:
            continue
        filled = cast(d, told, position, position + 1)
        guests = [replace(a, role="guest") for a in filled.actors if a.kind == "person" and a.party in d.pair]
        if not guests:
            continue
        host = next((p for p in d.pair if p != guests[0].party), None)
        draft = Draft(told, sentence_span(told), "event", "visit", "visiting", refers=True)
        draft.fields = {"status": "held", "mode": "in_person", "place": country_name(host) if host else None}
        draft.fields["country"] = host
        draft.actors = guests[:1]
        for party in (guests[0].party, host):
            draft.add_party(party)
        draft.folded_span = (position, position + 1)
        return [draft]
    return []
