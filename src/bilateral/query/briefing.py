"""The brief: the relations between two parties, with sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bilateral.languages.countries import country_name
from bilateral.model import Item
from bilateral.query import phrases
from bilateral.query.answer import Answer, Brief, Group, Line, Section
from bilateral.query.choose import Scope, choose, dates_of
from bilateral.query.dates import bounds, order, say, year_of
from bilateral.query.lines import Lines
from bilateral.query.misread import misread
from bilateral.query.sources import Sources
from bilateral.record import Record

LEFT_OUT = "left out because their date is not known"
_COMING = frozenset({"planned", "invited"})
# What stands first is what a reader asks first: what was promised and agreed, then what is only wished for.
_PROMISES = ("agreed", "pledged", "planned", "under_way", "done", "proposed", "considered", "hoped", "lapsed")
_AGREEMENTS = ("in_force", "signed", "extended", "under_negotiation", "considered", "ended")


def brief(
    record: Record,
    a: str,
    b: str,
    since: str | None = None,
    until: str | None = None,
    about: str | None = None,
) -> Brief:
    """The relations between two parties, with sources.

    Args:
        record: an open record.
        a: a country or organisation, by code or name in any language the packs know.
        b: the other one.
        since: EDTF date from which on; None for no limit.
        until: EDTF date up to which; None for no limit.
        about: an area of RECORD.md; None for all.

    Returns:
        The brief.

    Raises:
        NotInRecord: no such country or organisation is known.
        SettingsError: a date or area is not usable.
    """
    scope = Scope(since, until, about)
    pair = (record.party(a), record.party(b))
    between = record.between(*pair)
    wrong = misread(between)
    chosen = choose([i for i in between if i.id not in wrong.lost | wrong.repeated], scope)
    by_type: dict[str, list[Item]] = {}
    for item in chosen.items.values():
        by_type.setdefault(item.type, []).append(item)
    sources = Sources(record, by_type.get("report", ()))
    lines = Lines(chosen.items, sources, pair)
    events = by_type.get("event", [])
    coming = [e for e in events if e.fields.get("status") in _COMING]
    past = [e for e in events if e.fields.get("status") not in _COMING]
    level = _level(by_type.get("relationship", ()), lines, pair)
    sections = (
        Section("events", "Events", _events(past, lines)),
        Section("agreements", "Agreements", _by_status(by_type.get("agreement", ()), _AGREEMENTS, lines)),
        Section("promises", "Promises", _by_status(by_type.get("commitment", ()), _PROMISES, lines)),
        Section("mechanisms", "Mechanisms", _mechanisms(by_type.get("mechanism", ()), lines)),
        Section("people", "People", _people(by_type.get("person", ()), lines, pair)),
        Section("positions", "What was said", _positions(by_type.get("position", ()), lines, pair)),
        Section("planned", "What is planned", _one_group(lines.tree(coming))),
        Section("conflicts", "Where reports disagree", _one_group(map(lines.conflict, by_type.get("conflict", ())))),
    )  # fmt: skip
    title = f"{country_name(pair[0])} and {country_name(pair[1])}"
    figures = _figures(by_type, sources)
    return Brief(title, pair, str(scope), level, figures, sections, sources.listed(), chosen.left_out)


def timeline(
    record: Record,
    a: str | None = None,
    b: str | None = None,
    since: str | None = None,
    until: str | None = None,
    about: str | None = None,
) -> Answer:
    """Events by year.

    Args:
        record: an open record.
        a: a country or organisation; None for every one.
        b: the other one; None for any.
        since: EDTF date from which on; None for no limit.
        until: EDTF date up to which; None for no limit.
        about: an area of RECORD.md; None for all.

    Returns:
        One section with a group a year, and the sources.

    Raises:
        NotInRecord: no such country or organisation is known.
        SettingsError: a date or area is not usable.
    """
    scope = Scope(since, until, about)
    pair = [record.party(party) for party in (a, b) if party]
    items: Iterable[Item]
    if len(pair) == 2:
        items = record.between(*pair)
    else:
        wanted = record.store.items_of(pair[0]) if pair else None
        items = (i for i in record.items() if wanted is None or i.id in wanted or i.type in ("mechanism", "report"))
    chosen = choose(items, scope)
    sources = Sources(record)
    lines = Lines(chosen.items, sources, pair)
    groups = _events([i for i in chosen.items.values() if i.type == "event"], lines)
    title = phrases.countries(pair) or "All events"
    facts = (("asked", str(scope)),) if str(scope) else ()
    left_out = ((LEFT_OUT, str(chosen.left_out)),) if chosen.left_out else ()
    return Answer(title, facts + left_out, (Section("events", "Timeline", groups),), sources.listed())


def _one_group(lines: Iterable[Line]) -> tuple[Group, ...]:
    told = tuple(lines)
    return (Group("", told),) if told else ()


def _events(events: Sequence[Item], lines: Lines) -> tuple[Group, ...]:
    by_id = {event.id: event for event in events}
    years: dict[str, list[Line]] = {}
    for line in lines.tree(events):
        years.setdefault(year_of(by_id[line.item].fields.get("date")), []).append(line)
    return tuple(Group(year, tuple(told)) for year, told in years.items())


def _level(items: Iterable[Item], lines: Lines, pair: Sequence[str]) -> tuple[Line, ...]:
    ordered = sorted(items, key=lambda i: (order(i.fields.get("since")), i.id), reverse=True)
    known = [i for i in ordered if i.fields.get("since")] + [i for i in ordered if not i.fields.get("since")]
    told = []
    for item in known:
        line = lines.line(item)
        if set(item.fields.get("parties") or ()) == set(pair):
            since = f" since {say(item.fields['since'])}" if item.fields.get("since") else ""
            line = replace(line, text=f"{phrases.words(item.fields.get('level')).capitalize()}{since}")
        told.append(line)
    return tuple(told)


def _by_status(items: Iterable[Item], statuses: Sequence[str], lines: Lines) -> tuple[Group, ...]:
    by_status: dict[str, list[Item]] = {}
    for item in items:
        by_status.setdefault(item.fields.get("status") or "", []).append(item)
    known = [s for s in statuses if s in by_status] + sorted(by_status.keys() - set(statuses))
    groups = []
    for status in known:
        in_order = sorted(by_status[status], key=lambda i: (order(dates_of(i, {})[0]), i.id))
        told = tuple(replace(lines.line(item), status="") for item in in_order)
        groups.append(Group(phrases.words(status).capitalize() or "Status unknown", told))
    return tuple(groups)


def _mechanisms(items: Iterable[Item], lines: Lines) -> tuple[Group, ...]:
    in_order = sorted(items, key=lambda i: (-len(i.fields.get("rounds") or ()), i.fields.get("what") or "", i.id))
    return _one_group([replace(lines.line(item), children=lines.rounds(item)) for item in in_order])


def _by_party(items: Iterable[Item], lines: Lines, pair: Sequence[str]) -> dict[str, list[Item]]:
    parties: dict[str, list[Item]] = {party: [] for party in pair}
    for item in items:
        parties.setdefault(item.fields.get("party") or "", []).append(item)
    return {party: found for party, found in parties.items() if found}


def _people(items: Iterable[Item], lines: Lines, pair: Sequence[str]) -> tuple[Group, ...]:
    groups = []
    for party, people in _by_party(items, lines, pair).items():
        people.sort(key=lambda i: (not i.fields.get("offices"), -i.reports, i.fields.get("name") or "", i.id))
        groups.append(Group(country_name(party) if party else "Party unknown", tuple(lines.line(p) for p in people)))
    return tuple(groups)


def _positions(items: Iterable[Item], lines: Lines, pair: Sequence[str]) -> tuple[Group, ...]:
    groups = []
    for party, said in _by_party(items, lines, pair).items():
        said.sort(key=lambda i: (order(i.fields.get("said")), i.id))
        groups.append(Group(country_name(party) if party else "Party unknown", tuple(lines.line(s) for s in said)))
    return tuple(groups)


def _figures(by_type: dict[str, list[Item]], sources: Sources) -> tuple[tuple[str, str], ...]:
    held = [e for e in by_type.get("event", ()) if e.fields.get("status") == "held"]
    dated = sorted((e.fields["date"] for e in held if bounds(e.fields.get("date"))), key=order)
    signed = [a for a in by_type.get("agreement", ()) if a.fields.get("status") in ("signed", "in_force", "extended")]
    kept = [c for c in by_type.get("commitment", ()) if c.fields.get("status") == "done"]
    figures = [
        ("events held", str(len(held))),
        ("first", say(dated[0]) if dated else ""),
        ("latest", say(dated[-1]) if dated else ""),
        ("agreements signed", str(len(signed))),
        ("promises", str(len(by_type.get("commitment", ())))),
        ("of them kept", str(len(kept)) if kept else ""),
        ("sources", str(len(sources.listed()))),
    ]
    return tuple((what, value) for what, value in figures if value)
