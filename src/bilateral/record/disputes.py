"""Where independent reports give two values for one field: which is taken, and why."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from bilateral.languages.offices import country_name
from bilateral.model import Item, digest, edtf
from bilateral.model.cluster import Cluster
from bilateral.model.frame import Frame
from bilateral.model.persons import bare_title
from bilateral.record.compose import Composer

MORE = "more independent reports say so"
OWN = "the party's own source says so of its own people"
CLOSER = "told closer in time"
FIRST = "as many reports say the one as the other; the first in order is taken"
OFFICE = "office of "
"""What the field of a dispute over a participant's office begins with; the name follows."""
_DAY = 6
_RANK = re.compile(r"^(?:(?:first|senior|permanent|standing|acting|vice|deputy)[ -])+", re.IGNORECASE)
_BUILDING = re.compile(
    r"palace|residence|house|hall|headquarters|ministry|airport|base\b|square|museum|hotel|\bsea\b|bay\b|kremlin|akorda",
    re.IGNORECASE,
)
_MOVING = ("visit", "exercise")


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two or more values for one field.

    Attributes:
        field: a field of RECORD.md; for a participant's office `office of NAME`.
        values: value → the reports that give it.
        chosen: one of the values.
        why: for people.
    """

    field: str
    values: Mapping[str | int, frozenset[str]]
    chosen: str | int
    why: str


Told = dict[str | int, set[str]]


def settle(
    field: str, told: Mapping[str | int, Iterable[str]], c: Composer, whose: str | None = None
) -> Dispute | None:
    """Choose between values.

    Args:
        field: its name.
        told: value → the reports that give it.
        c: the composer, which counts witnesses and knows days of publication and outlets' countries.
        whose: the party whose own people the values are about; its own sources know best.

    Returns:
        None where there are not two values from independent reports.
    """
    values = {value: frozenset(reports) for value, reports in told.items() if reports}
    everyone = sorted(set().union(*values.values())) if values else []
    if len(values) < 2 or c.witnesses(everyone) < 2:
        return None
    counts = {value: c.witnesses(sorted(reports)) for value, reports in values.items()}
    gaps = {value: _gap(value, reports, c) for value, reports in values.items()}
    at_home = {report for report in everyone if whose and c.home(report) == whose}
    own = {value: c.witnesses(sorted(reports & at_home)) for value, reports in values.items()}
    worth = {value: (counts[value], own[value], -gaps[value]) for value in values}
    chosen = min(values, key=lambda v: ([-part for part in worth[v]], str(v)))
    return Dispute(field, values, chosen, why_best(worth[chosen], [worth[v] for v in values if v != chosen]))


def why_best(best: tuple[int, ...], rivals: Iterable[tuple[int, ...]]) -> str:
    """Why one value is taken before others.

    Args:
        best: independent witnesses of the one, the party's own among them, and, where that counts, closeness in time.
        rivals: the same of the others.

    Returns:
        The first of these by which it is ahead of all, for people.
    """
    others = list(rivals)
    ways = ((1, MORE), (2, OWN), (3, CLOSER))
    return next((why for n, why in ways if all(best[:n] > rival[:n] for rival in others)), FIRST)


def _gap(value: str | int, reports: Iterable[str], c: Composer) -> int:
    """How many days lie between a value that is a date and the first report of it; else how late that came out."""
    days = [day for r in reports if (day := c.context.published.get(r))]
    if isinstance(value, str) and edtf.precision(value) == _DAY:
        known = [gap for day in days if (gap := edtf.distance(value, day)) is not None]
        return min(known, default=10**6)
    firsts = [s.first.toordinal() for day in days if (s := edtf.stretch(day)) is not None and not s.yearless]
    return min(firsts, default=10**6)


def of_event(cluster: Cluster, status: str, c: Composer) -> Iterator[Dispute]:
    """What reports of one happening disagree on.

    Args:
        cluster: its frames.
        status: of the event.
        c: the composer.

    Yields:
        Disputes, in a fixed order of fields.
    """
    here = [f for f in cluster.frames if f.status == status]
    kind = cluster.lead.kind
    if kind not in _MOVING:
        yield from _one("date", _days(here), c)
        yield from _one("place", _places(here), c)
    yield from _one("round", _by(here, lambda f: f.round if f.kind == "session" else None), c)
    yield from _statuses(cluster, c)
    yield from _offices(here, c)


def of_agreement(cluster: Cluster, c: Composer) -> Iterator[Dispute]:
    """What reports of one agreement disagree on.

    Args:
        cluster: its frames.
        c: the composer.

    Yields:
        Disputes, in a fixed order of fields.
    """
    yield from _one("date", _days([f for f in cluster.frames if f.status in ("signed", "in_force")]), c)
    yield from _one("period", _by(cluster.frames, lambda f: f.period), c)


def of_mechanism(cluster: Cluster, c: Composer) -> Iterator[Dispute]:
    """What reports of one mechanism disagree on.

    Args:
        cluster: its frames.
        c: the composer.

    Yields:
        Disputes.
    """
    yield from _one("level", _by(cluster.frames, lambda f: f.level), c)


def since_when(frames: Iterable[Frame], c: Composer) -> tuple[str | None, list[Dispute]]:
    """Since when a relationship holds: 29 June 1992 bears out 1992, and says more.

    Args:
        frames: of one relationship.
        c: the composer.

    Returns:
        The date, and the dispute where dates exclude one another.
    """
    told: dict[str, set[str]] = defaultdict(set)
    for frame in frames:
        if frame.since:
            told[frame.since].add(frame.report)
    # the most telling date of those that bear one another out stands for them all
    groups: Told = {}
    for value in sorted(told, key=lambda v: (-edtf.precision(v), -c.witnesses(sorted(told[v])), v)):
        home = next((g for g in groups if edtf.meet(str(g), value)), value)
        groups.setdefault(home, set()).update(told[value])
    dispute = settle("since", groups, c)
    if dispute is not None:
        return str(dispute.chosen), [dispute]
    # without two independent reports: what most frames say
    best = min(groups, key=lambda g: (-len(groups[g]), str(g)), default=None)
    return (str(best) if best is not None else None), []


def conflict(about: str, dispute: Dispute, cluster: Cluster, c: Composer) -> Item:
    """A dispute as an item of the record.

    Args:
        about: id of the item in dispute.
        dispute: the values.
        cluster: the item's frames.
        c: the composer.

    Returns:
        A conflict, with the sentences that give the values.
    """
    reports = sorted(set().union(*dispute.values.values()))
    fields = {
        "about": about,
        "field": dispute.field,
        "values": [{"value": v, "reports": sorted(dispute.values[v])} for v in sorted(dispute.values, key=str)],
        "chosen": dispute.chosen,
        "why": dispute.why,
    }
    evidence = c.evidence(f for f in cluster.frames if f.report in reports)
    id_ = "co-" + digest("conflict", about, dispute.field)
    return Item("conflict", id_, fields, evidence, len(reports), c.witnesses(reports), 0.7)


def conflicts(about: str, found: Iterable[Dispute], cluster: Cluster, c: Composer) -> Iterator[Item]:
    """Where independent reports give two values for one field.

    Args:
        about: id of the item in dispute.
        found: what its reports disagree on.
        cluster: the item's frames.
        c: the composer.

    Yields:
        Conflict items: every value with its reports, the one chosen, and why.
    """
    yield from (conflict(about, dispute, cluster, c) for dispute in found)


def _one(field: str, told: Told, c: Composer, whose: str | None = None) -> Iterator[Dispute]:
    found = settle(field, told, c, whose)
    if found is not None:
        yield found


def _by(frames: Iterable[Frame], value: Callable[[Frame], str | int | None]) -> Told:
    told: Told = defaultdict(set)
    for frame in frames:
        found = value(frame)
        if found is not None:
            told[found].add(frame.report)
    return told


def _days(frames: Iterable[Frame]) -> Told:
    """Full days by report. A day stated goes before one taken over from the report's main happening."""
    stated: dict[str, set[str]] = defaultdict(set)
    inherited: dict[str, set[str]] = defaultdict(set)
    for frame in frames:
        if frame.date and edtf.precision(frame.date) == _DAY:
            (stated if frame.dated == "stated" else inherited)[frame.report].add(frame.date)
    told: Told = defaultdict(set)
    if not stated:
        return told
    for report, days in (inherited | stated).items():
        for day in days:
            told[day].add(report)
    return told


def _places(frames: Iterable[Frame]) -> Told:
    """Towns by report; that a report names the country alone, or the palace, contradicts nothing."""

    def town(frame: Frame) -> str | None:
        name = frame.place
        return name if name and name != country_name(frame.country or "") and not _BUILDING.search(name) else None

    return _by(frames, town)


def _statuses(cluster: Cluster, c: Composer) -> Iterator[Dispute]:
    """Held according to one report, cancelled according to another. Anything else may be one thing at two times."""
    told = _by(cluster.frames, lambda f: f.status if f.status in ("held", "cancelled") else None)
    yield from _one("status", told, c)


def _offices(frames: Iterable[Frame], c: Composer) -> Iterator[Dispute]:
    """A minister to one report and a deputy minister to another. People may hold two offices, but hardly those."""
    told: dict[tuple[str, str], Told] = defaultdict(lambda: defaultdict(set))
    names: dict[str, str] = {}
    parties: dict[str, Counter[str]] = defaultdict(Counter)
    for frame in frames:
        for actor in frame.actors:
            if actor.kind != "person":
                continue
            who, names_as = c.who(frame, actor)
            names[who] = names_as
            parties[who].update([actor.party] if actor.party else ())
            for office in actor.offices:
                title = bare_title(office.title)
                told[(who, _RANK.sub("", title).lower())][title].add(frame.report)
    for (who, _), titles in sorted(told.items()):
        whose = max(sorted(parties[who]), key=lambda p: parties[who][p], default=None)
        yield from _one(OFFICE + names[who], titles, c, whose)
