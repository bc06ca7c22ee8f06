"""Events: visits, talks, signings, awards and the rest, with who, when, where and whether they came to pass."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import regex

from bilateral.frames.clause import (
    beside_it,
    core,
    date_near,
    is_past,
    mode_of,
    place_near,
    place_value,
    same_time,
    status_of,
    years_since,
)
from bilateral.frames.discourse import Discourse
from bilateral.frames.draft import Draft, sentence_span
from bilateral.frames.instruments import round_said
from bilateral.frames.lending import from_guests, lend_day, settle_call
from bilateral.frames.papers import documents_in
from bilateral.frames.participants import Cast, cast, four_ministers, unsaid, with_roles
from bilateral.frames.patterns import Kind, Pattern, matches
from bilateral.frames.sides import FUTURE, between_states, by_host, settle_place_and_roles
from bilateral.frames.tours import each_land
from bilateral.model.frame import Actor
from bilateral.model.recognised import Told

_TWO_AND_TWO = regex.compile(r"(?<!\d)2 ?\+ ?2(?!\d)")
_DROPPED = frozenset(("denied", "hoped"))


def read(told: Told, kind: Kind, d: Discourse, before: list[Draft]) -> list[Draft]:
    """The events of one kind in one passage.

    Args:
        told: the passage.
        kind: the pattern file.
        d: the discourse so far.
        before: drafts already read in this passage, whose words are not read again as the same kind.

    Returns:
        New drafts.
    """
    out: list[Draft] = []
    text = told.folded.text
    claimed: list[tuple[int, int]] = [x.folded_span for x in before if x.type == "event" and not x.refers]
    whole: list[tuple[int, int]] = []
    for pattern in kind.patterns:
        for match in matches(pattern, text):
            verb = core(match)
            if _clash(verb, claimed) or _clash(match.span(), whole):
                continue
            draft = _event(told, pattern, match, d)
            if draft is not None:
                draft.folded_span = verb
                claimed.append(verb)
                whole.append(match.span())
                each = _each(draft, told, match, d) if pattern.options.get("each") else each_land(draft, told, match)
                out.extend(each)
    return out


def _clash(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in taken)


def _event(told: Told, pattern: Pattern, match: regex.Match[str], d: Discourse) -> Draft | None:
    options = pattern.options
    status = status_of(told, match, options.get("status"))
    if status in _DROPPED and not (status == "hoped" and options.get("agreement")):
        return None
    if "doc" in match.re.groupindex and not documents_in(told, match.span("doc")):
        return None
    draft = Draft(told, sentence_span(told), "event", pattern.kind, pattern.id, refers=options.get("refers") == "yes")
    draft.day = d.main.date
    draft.place = (d.main.place, d.main.country) if d.main.place and d.main.country else None
    draft.fields["status"] = status or "held"
    _fill(draft, told, match, d, options.get("roles", {}))
    if pattern.kind == "session" and not _persons(draft) and _TWO_AND_TWO.search(told.view.text):
        draft.actors.extend(with_roles(four_ministers(d, draft.span), "party"))
    _when(draft, told, match, d)
    place, country = place_value(place_near(told, match))
    if place:
        draft.fields["place"], draft.fields["country"] = place, country
    draft.fields["mode"] = options.get("mode") or mode_of(told, match) or None
    settle_call(draft, match)
    if "topic" in options:
        draft.fields["topic"] = options["topic"]
    if pattern.kind == "session" and "n" in match.re.groupindex and match.start("n") >= 0:
        number = round_said(told, match)
        if number:
            draft.fields["round"] = number
    if options.get("agreement"):
        draft.fields["what"] = "agreement:" + options["agreement"]
        draft.fields["doc"] = match.span("doc") if "doc" in match.re.groupindex else match.span()
    if (
        "date" not in draft.fields
        and not draft.told_long_ago
        and (options.get("same_day") == "yes" or same_time(told, pattern.kind))
    ):
        draft.same_day = True
    return draft


def number_rounds(drafts: list[Draft]) -> None:
    """A session takes the number that its sentence gives a mechanism, where it gives one alone.

    Args:
        drafts: all of one passage, changed in place.
    """
    told = {x.fields["round"] for x in drafts if "round" in x.fields}
    sessions = [x for x in drafts if x.type == "event" and x.kind == "session"]
    if len(told) == 1 and len(sessions) == 1:
        sessions[0].fields.setdefault("round", told.pop())


def _each(draft: Draft, told: Told, match: regex.Match[str], d: Discourse) -> list[Draft]:
    """ "The minister met with A, B and C": three meetings, where one visitor calls on several hosts."""
    who = cast(d, told, match.start("who"), match.end("who")).actors
    others = cast(d, told, match.start("with"), match.end("with")).actors
    if len(who) != 1 or len(others) < 2 or any(a.kind != "person" for a in (*who, *others)):
        return [draft]
    if any(a.party == who[0].party for a in others):
        return [draft]
    out = []
    for other in others:
        actors = [a for a in draft.actors if a.name in (who[0].name, other.name)]
        out.append(replace(draft, actors=actors, fields=dict(draft.fields), parties=list(draft.parties)))
    return out


def _fill(draft: Draft, told: Told, match: regex.Match[str], d: Discourse, roles: dict[str, str]) -> None:
    seen: set[str] = set()
    for slot in match.re.groupindex:
        if slot in ("v", "place", "date", "what", "doc", "p", "n") or match.start(slot) < 0:
            continue
        filled: Cast = cast(d, told, match.start(slot), match.end(slot))
        role = roles.get(slot, "party")
        if filled.group and not draft.group:
            draft.group = filled.group
        for party in filled.parties:
            draft.add_party(party)
        if slot == "who" and filled.parties:
            draft.doer = filled.parties[0]
        if slot in ("by", "who") and filled.actors and filled.actors[0].kind == "person":
            d.focus = filled.actors[0].name
        if role == "none":
            continue
        for actor in with_roles(filled.actors, role):
            if actor.name not in seen:
                seen.add(actor.name)
                draft.actors.append(actor)
    if "unsaid" in roles:
        filled = unsaid(d, told, match.start())
        for party in filled.parties:
            draft.add_party(party)
        draft.actors.extend(with_roles(filled.actors, roles["unsaid"]))


def _when(draft: Draft, told: Told, match: regex.Match[str], d: Discourse) -> None:
    since = years_since(told, match, d.rec.published)
    if since is not None:
        draft.fields["dated"] = "stated" if since else "past"
        if since:
            draft.fields["date"] = since
        draft.told_long_ago = True
        return
    element = date_near(told, match, draft.fields["status"] in FUTURE)
    if element is None:
        if is_past(told, match):
            draft.told_long_ago, draft.fields["dated"] = True, "past"
        return
    info = element.info
    if draft.fields["status"] == "invited" and told.folded.text.find("D") < match.start():
        return  # the day on which somebody was invited is not the day of the visit
    if info["kind"] == "same_day":
        draft.same_day = True
        if d.last_day:
            draft.fields["date"], draft.fields["dated"] = d.last_day, "inherited"
        return
    if info["kind"] == "day_before":
        return
    value = _reckoned(info, str(draft.fields["status"]), d.rec.published)
    if value:
        weak = draft.fields["status"] == "held" and beside_it(told, match, element)
        draft.fields["date"], draft.fields["dated"] = value, "inherited" if weak else "stated"
        if info["kind"] == "day" and draft.fields["status"] == "held":
            d.last_day = value


def _reckoned(info: dict[str, Any], status: str, published: str | None) -> str | None:
    """The day that a date means beside what happened or will: who last met in July did not do so in a July to come."""
    value: str | None = info["edtf"]
    if status in FUTURE:
        return info.get("ahead") or value
    month = value is not None and len(value) == 7 and value[:4].isdigit() and info.get("yearless")
    if value and month and status == "held" and published and value > published[:7]:
        return f"{int(value[:4]) - 1:04d}{value[4:]}"
    return value


def settle(drafts: list[Draft], d: Discourse) -> list[Draft]:
    """Finish the events of a report once all of it is read: inherit day, place and people; give roles; drop the rest.

    Args:
        drafts: all drafts of the report, in order.
        d: the discourse at the end of the report.

    Returns:
        The drafts that stand.
    """
    events = [x for x in drafts if x.type == "event"]
    _lend_people(events)
    lend_day(events, d)
    stand = {id(x) for x in events if not x.refers and _stands(x, d)}
    # "the talks" are none that somebody had with students or veterans
    told_anew = {x.kind for x in events if id(x) in stand and x.fields.get("topic") != "people"}
    again = {id(x) for x in events if x.refers and x.kind in told_anew}
    out = []
    for draft in drafts:
        if draft.type != "event":
            if id(draft.fields.get("event")) not in again:  # "the document" is one that was told of before
                out.append(draft)
            continue
        elsewhere = draft.kind == "meeting" and not told_anew.isdisjoint(("session", "contact"))
        if draft.refers and draft.kind not in told_anew and not elsewhere:
            told_anew.add(draft.kind)  # one reference is enough
            _from_speakers(draft, d)
            from_guests(draft, d)
            if _stands(draft, d):
                stand.add(id(draft))
        if id(draft) in stand:
            settle_place_and_roles(draft)
            for actor in draft.actors:
                if actor.kind == "person" and actor.party:
                    d.party.setdefault(actor.name, actor.party)
            out.extend(by_host(draft))
    return out


def _stands(draft: Draft, d: Discourse) -> bool:
    """Whether a happening is one between states, once it has what it takes from the others."""
    _inherit(draft, d)
    return between_states(draft, d)


def _lend_people(events: list[Draft]) -> None:
    """ "The event was chaired by …" names the people of a happening that was told without them."""
    for draft in events:
        if not draft.refers or not draft.actors:
            continue
        bare = next((x for x in events if x.kind == draft.kind and not x.refers and not _persons(x)), None)
        if bare is not None:
            bare.actors.extend(draft.actors)
            for party in draft.parties:
                bare.add_party(party)


def _persons(draft: Draft) -> list[Actor]:
    return [a for a in draft.actors if a.kind == "person"]


def _from_speakers(draft: Draft, d: Discourse) -> None:
    """ "The talks" in a report that tells of them nowhere else: its two sides' first speakers met."""
    if draft.actors or draft.kind not in ("meeting", "session"):
        return
    seen: dict[str, str] = {}
    beside = [d.name_in(draft.told.folded.at[i]) for i in sorted(draft.told.folded.at)]
    here: dict[str, str] = {}
    for name in beside:
        if name and (party := d.party.get(name)) in d.pair:
            here.setdefault(str(party), name)
    # "at the talks A thanked B": the two of one sentence, else whoever speaks for each side in the report
    for name in here.values() if len(here) > 1 else d.speakers:
        party = d.party.get(name)
        if party and party not in seen:
            seen[party] = name
    if len(seen) < 2:
        return
    start, end = draft.span
    for party, name in list(seen.items())[:2]:
        draft.actors.append(Actor("person", name, name, start, end, party, tuple(d.offices.get(name, ())), "party"))
        draft.add_party(party)


def _inherit(draft: Draft, d: Discourse) -> None:
    main = d.main
    future = draft.fields.get("status") in FUTURE
    if draft.told_long_ago:
        return
    near = draft.same_day or draft.refers or _of_the_lead(draft, d)
    day = draft.day or main.date
    if near and day and not future and "date" not in draft.fields and draft.kind != "visit":
        draft.fields["date"], draft.fields["dated"] = day, "inherited"
    if draft.kind in ("visit", "protest", "expulsion", "recall", "sanction", "suspension", "incident", "exercise"):
        return
    if future or draft.fields.get("mode") is not None or main.mode is not None:
        return
    same = near or "date" not in draft.fields or draft.fields.get("date") in (draft.day, main.date)
    where = draft.place or ((main.place, main.country) if main.place else None)
    if same and "place" not in draft.fields and where is not None:
        draft.fields["place"], draft.fields["country"] = where


def _of_the_lead(draft: Draft, d: Discourse) -> bool:
    """Whether an undated happening near the top of a report is part of what its lead tells of: the same people met."""
    if draft.kind in ("signing", "statement") and draft.group:
        return True  # "the two ministers signed": those who are spoken of all along
    if draft.kind not in ("meeting", "session", "signing", "statement") or draft.told.passage.index > 8:
        return False
    if draft.told.passage.role == "headline":
        return True
    people = {a.name for a in draft.actors if a.kind == "person"}
    sides = {a.party for a in draft.actors if a.kind == "person"} if draft.told.passage.index < 3 else None
    if draft.kind == "signing" and (not people or sides == set(d.pair)) and set(draft.parties) == set(d.pair):
        return True  # both sides signed
    return bool(people) and people <= set(d.main.people)


def _prelude(draft: Draft, d: Discourse) -> None:
    """A welcome or a signing told before the talks gives day and place to what follows, where nothing has yet."""
    date, place, country = (draft.fields.get(k) for k in ("date", "place", "country"))
    if d.main.date is None and isinstance(date, str) and len(date) == 10:
        d.main.date = date
    if (d.main.place is None or d.main.by_dateline) and isinstance(place, str) and isinstance(country, str):
        d.main.place, d.main.country, d.main.by_dateline = place, country, False


def remember(draft: Draft, d: Discourse) -> None:
    """Let a held event become the main happening that later words point back to.

    Args:
        draft: an event just read.
        d: the discourse, changed in place.
    """
    if (
        draft.refers
        or draft.fields.get("status") != "held"
        or draft.kind not in ("visit", "meeting", "session", "contact")
    ):
        if draft.kind in ("signing", "ceremony") and draft.fields.get("status") == "held":
            _prelude(draft, d)
        return
    main = d.main
    people = tuple(a.name for a in draft.actors if a.kind == "person")
    date = draft.fields.get("date")
    first = main.date is None and not main.people
    if draft.kind != "visit" and people and (first or len(people) >= 2):
        main.people = people
        mode = draft.fields.get("mode")
        main.mode = mode if isinstance(mode, str) else None
    elif first and people:
        main.people = people
    if isinstance(date, str) and (main.date is None or len(people) >= 2) and len(date) == 10:
        main.date = date
    if draft.kind == "visit" and main.people and not set(people) & set(main.people):
        return  # somebody else's visit, told as background
    place, country = draft.fields.get("place"), draft.fields.get("country")
    if main.by_dateline and isinstance(place, str):
        main.place, main.country, main.by_dateline = None, None, False
    if isinstance(place, str) and isinstance(country, str) and (main.place is None or main.country == country):
        if draft.kind != "visit" or main.place is None:
            main.place, main.country = place, country
