"""What is due between two parties on a day: promises, agreements, mechanisms, invitations, plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median
from typing import Any

from bilateral.errors import SettingsError
from bilateral.languages.countries import country_name
from bilateral.model import Item, edtf
from bilateral.query import phrases
from bilateral.query.answer import Brief, Group, Line, Section
from bilateral.query.dates import say
from bilateral.query.lines import Lines
from bilateral.query.misread import misread
from bilateral.query.sources import Sources
from bilateral.record import Record
from bilateral.record.rounds import missing

SILENT = 365
"""Days without a word after which a promise counts as silent for long."""
SOON = 365
"""Days before its end from which an agreement counts as about to end."""
SLACK = 1.25
"""So many times its usual spacing may pass before a mechanism is behind its rhythm."""
_FIRM = ("under_way", "agreed", "pledged", "planned")
_SOFT = ("proposed", "considered", "hoped")
_PAPERS = ("in_force", "signed", "extended", "ended", "under_negotiation", "considered")
_DONE = ("done", "lapsed")
_Found = tuple[tuple[Any, ...], Item, str, str]
"""An item with what puts it in order, its status on the day, and a note."""


def due(record: Record, a: str, b: str, on: str) -> Brief:
    """What is open, overdue, silent, about to end, behind its rhythm or not taken up between two parties.

    Only what was reported up to the day counts: a promise kept later is still open on it.

    Args:
        record: an open record.
        a: a country or organisation, by code or name in any language the packs know.
        b: the other one.
        on: the day, as an EDTF date; of a month or year its last day.

    Returns:
        A brief whose sections are what is due.

    Raises:
        NotInRecord: no such country or organisation is known.
        SettingsError: the date is not usable.
    """
    span = edtf.stretch(on)
    if span is None or span.yearless:
        raise SettingsError(f"--on {on!r} is no date. Write it as 2024-11-24, 2024-11 or 2024.")
    pair = (record.party(a), record.party(b))
    between = record.between(*pair)
    wrong = misread(between).lost
    items = [i for i in between if i.review != "rejected" and i.id not in wrong]
    view = _View(record, pair, items, span.last)
    sections = (
        *view.promises(),
        Section("agreements", "Agreements", view.agreements()),
        Section("mechanisms", "Mechanisms behind their rhythm", view.mechanisms()),
        Section("invitations", "Invitations not taken up", view.invitations()),
        Section("plans", "Planned, and not reported since", view.plans()),
    )
    counts = [(s.title.lower(), sum(len(g.lines) for g in s.groups)) for s in sections]
    figures = tuple((title, str(n)) for title, n in counts if n)
    title = f"{country_name(pair[0])} and {country_name(pair[1])}: what is due"
    return Brief(title, pair, f"on {say(span.last.isoformat())}", (), figures, sections, view.sources.listed())


class _View:
    """The record between two parties as it stood on a day."""

    def __init__(self, record: Record, pair: tuple[str, str], items: Sequence[Item], on: dt.date) -> None:
        self.on = on
        self.items = {i.id: i for i in items}
        self.sources = Sources(record, [i for i in items if i.type == "report"])
        self._lines = Lines(self.items, self.sources, pair)
        self._published = {i.id: i.fields.get("published") for i in items if i.type == "report"}

    def _of(self, kind: str) -> list[Item]:
        """Items of a type that had been reported by the day, by id."""
        return [i for i in self.items.values() if i.type == kind and self._known(i)]

    def _known(self, item: Item) -> bool:
        days = [_first(self._published.get(e.report)) for e in item.evidence]
        known = [day for day in days if day is not None]
        return not known or min(known) <= self.on

    def _rows(self, item: Item) -> list[dict[str, Any]]:
        """The steps of an item's history up to the day; one without a date counts."""
        rows: Iterable[dict[str, Any]] = item.fields.get("history") or ()
        return [r for r in rows if (day := _first(r.get("date"))) is None or day <= self.on]

    def _status(self, item: Item, order: Sequence[str]) -> str:
        found = {r.get("status") for r in self._rows(item)}
        if not item.fields.get("history"):
            found = {item.fields.get("status")}
        return next((s for s in order if s in found), "")

    def promises(self) -> tuple[Section, ...]:
        """Overdue, open with a term or lately spoken of, and silent for long."""
        overdue: list[_Found] = []
        waiting: list[_Found] = []
        silent: list[_Found] = []
        for item in self._of("commitment"):
            status = self._status(item, (*_DONE, *_FIRM, *_SOFT))
            if status in _DONE or not status:
                continue
            by, told = _last(item.fields.get("horizon")), self._last_told(item)
            rank = (by or dt.date.max, told or dt.date.min, item.id)
            if by is not None and by < self.on:
                overdue.append((rank, item, status, f"due by {_say(by)}, {_ago(by, self.on)}"))
            elif by is None and told is not None and (self.on - told).days > SILENT:
                silent.append((rank, item, status, f"last told {_say(told)}, {_ago(told, self.on)}"))
            else:
                note = f"due by {_say(by)}" if by else f"last told {_say(told)}" if told else ""
                waiting.append((rank, item, status, note))
        return (
            Section("overdue", "Overdue", self._by_force(overdue)),
            Section("open", "Open", self._by_force(waiting)),
            Section("silent", "Silent for long", self._by_force(silent)),
        )

    def _by_force(self, found: list[_Found]) -> tuple[Group, ...]:
        groups = []
        for title, statuses in (("Agreed, pledged, planned", _FIRM), ("Proposed, considered, hoped for", _SOFT)):
            told = self._in_order(f for f in found if f[2] in statuses)
            if told:
                groups.append(Group(title, told))
        return tuple(groups)

    def _in_order(self, found: Iterable[_Found]) -> tuple[Line, ...]:
        return tuple(self._line(i, status, note) for _, i, status, note in sorted(found, key=lambda f: f[0]))

    def _line(self, item: Item, status: str, *notes: str) -> Line:
        line = self._lines.line(item)
        return replace(line, status=phrases.words(status), notes=(*(n for n in notes if n), *line.notes))

    def _last_told(self, item: Item) -> dt.date | None:
        """The latest day up to the one asked for on which a report speaks of an item."""
        days = [_first(self._published.get(e.report)) for e in item.evidence]
        days += [_first(r.get("date")) for r in self._rows(item)]
        return max((d for d in days if d is not None and d <= self.on), default=None)

    def agreements(self) -> tuple[Group, ...]:
        """Those that have ended by their period, those that will soon, and those still being prepared."""
        ended: list[_Found] = []
        ending: list[_Found] = []
        prepared: list[_Found] = []
        for item in self._of("agreement"):
            status = self._status(item, _PAPERS)
            end = _last(item.fields.get("period")) if "/" in (item.fields.get("period") or "") else None
            if status in ("under_negotiation", "considered"):
                told = self._last_told(item)
                note = f"last told {_say(told)}, {_ago(told, self.on)}" if told else ""
                prepared.append(((told or dt.date.min, item.id), item, status, note))
            elif end is not None and end < self.on:
                ended.append(((end, item.id), item, status, f"ended {_say(end)}, {_ago(end, self.on)}"))
            elif end is not None and (end - self.on).days <= SOON:
                days = (end - self.on).days
                ending.append(((end, item.id), item, status, f"ends {_say(end)}, in {_days(days)}"))
        named = (("About to end", ending), ("Ended", ended), ("Not signed yet", prepared))
        return tuple(Group(title, self._in_order(found)) for title, found in named if found)

    def mechanisms(self) -> tuple[Group, ...]:
        """Those whose next round has not come in the time that it usually takes; and rounds that are missing."""
        behind, gaps = [], []
        for item in sorted(self._of("mechanism"), key=lambda i: (i.fields.get("what") or "", i.id)):
            rounds = item.fields.get("rounds") or ()
            days = sorted({d for r in rounds if (d := _first(r.get("date"))) is not None and d <= self.on})
            late = _late(days, self.on)
            if late:
                behind.append(self._line(item, item.fields.get("status") or "", late))
            lost = missing(rounds)
            if lost:
                gaps.append(self._line(item, "", phrases.missing_rounds(lost)))
        named = (("No round in the usual time", behind), ("Rounds that no report here tells of", gaps))
        return tuple(Group(title, tuple(lines)) for title, lines in named if lines)

    def invitations(self) -> tuple[Group, ...]:
        """Invitations that no visit has taken up by the day."""
        told = []
        for item in self._of("event"):
            if item.fields.get("status") != "invited":
                continue
            visit = self.items.get(item.fields.get("taken_up_by") or "")
            came = _first(visit.fields.get("date")) if visit else None
            if came is None or came > self.on:
                asked = _first(item.fields.get("invited_on")) or self._last_told(item)
                note = f"invited {_say(asked)}, {_ago(asked, self.on)}" if asked else ""
                told.append(((asked or dt.date.min, item.id), item, "invited", note))
        lines = self._in_order(told)
        return (Group("", lines),) if lines else ()

    def plans(self) -> tuple[Group, ...]:
        """Happenings whose planned day has passed, and of which no report says that they took place."""
        told: list[_Found] = []
        held = [e for e in self._of("event") if e.fields.get("status") == "held" and e.fields.get("round")]
        for item in self._of("event"):
            if any(_same_round(item, e) for e in held):
                continue
            end = _last(item.fields.get("date"))
            if item.fields.get("status") == "planned" and end is not None and end < self.on:
                told.append(((end, item.id), item, "planned", f"the day passed {_ago(end, self.on)}"))
        lines = self._in_order(told)
        return (Group("", lines),) if lines else ()


def _same_round(plan: Item, event: Item) -> bool:
    """Whether a round that was planned is one that was held."""
    same = event.fields.get("round") == plan.fields.get("round") and event.fields.get("kind") == plan.fields.get("kind")
    return same and edtf.meet(plan.fields.get("date"), event.fields.get("date")) is not False


def _late(days: Sequence[dt.date], on: dt.date) -> str:
    """How far a mechanism is behind the spacing of its rounds; empty where it is not, or none can be told."""
    if len(days) < 2:
        return ""
    usual = median((later - earlier).days for earlier, later in zip(days, days[1:], strict=False))
    since = (on - days[-1]).days
    if since <= SLACK * usual:
        return ""
    return f"last round {_say(days[-1])}, {_ago(days[-1], on)}; rounds came about every {_days(round(usual))}"


def _first(date: str | None) -> dt.date | None:
    span = edtf.stretch(date)
    return None if span is None or span.yearless or span.first == dt.date.min else span.first


def _last(date: str | None) -> dt.date | None:
    span = edtf.stretch(date)
    return None if span is None or span.yearless or span.last == dt.date.max else span.last


def _say(day: dt.date | None) -> str:
    return say(day.isoformat() if day else None)


def _ago(day: dt.date | None, on: dt.date) -> str:
    return f"{_days((on - day).days)} ago" if day else ""


def _days(days: int) -> str:
    """A span as people say it."""
    if days < 60:
        return f"{days} day{'' if days == 1 else 's'}"
    if days < 700:
        return f"{round(days / 30.44)} months"
    years = round(days / 365.25, 1)
    return f"{years:g} years"
