"""Items become lines with sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from bilateral.model import Evidence, Item
from bilateral.model.english import ordinal
from bilateral.query import people, phrases
from bilateral.query.answer import Line
from bilateral.query.dates import bounds, order, say
from bilateral.query.offices import Offices
from bilateral.query.sources import Sources
from bilateral.record.rounds import missing

_UNCERTAIN = 0.5
_QUOTES_OF_A_PERSON = 4
_REPORTS_OF_A_PERSON = 8
_SPELLINGS = 8
_COURSE = ("visit", "ceremony", "meeting", "session", "contact", "signing", "statement", "award", "gift")
_TEXTS: Mapping[str, Callable[[Item], str]] = {
    "agreement": phrases.agreement_text,
    "commitment": phrases.commitment_text,
    "mechanism": phrases.mechanism_text,
    "position": phrases.position_text,
    "person": people.person_text,
    "organisation": people.person_text,
    "relationship": phrases.relationship_text,
}


class Lines:
    """Tells items, numbering their sources on the way."""

    def __init__(self, items: Mapping[str, Item], sources: Sources, pair: Sequence[str] = ()) -> None:
        """Prepare to tell.

        Args:
            items: by id, for what lines say of one another.
            sources: numbers the sources.
            pair: parties whose side is told first.
        """
        self._items = items
        self._sources = sources
        self._pair = tuple(pair)
        self._rounds = _rounds(items)
        self._offices = Offices(i for i in items.values() if i.type == "person")
        self._reports = {
            e.report for i in items.values() if i.type not in ("person", "organisation") for e in i.evidence
        }
        self._published = {i.id: i.fields.get("published") for i in items.values() if i.type == "report"}
        known = [bounds(day) for day in self._published.values()]
        self._latest = max((b[1] for b in known if b), default=None)

    def line(self, item: Item, children: Sequence[Line] = ()) -> Line:
        """Tell one item.

        Args:
            item: any but a report.
            children: lines that belong under it.

        Returns:
            The line; its sources are numbered now, so lines are told in the order in which they are shown.
        """
        named = item.type in ("person", "organisation")
        evidence = self._of_a_person(item) if named else item.evidence
        numbers = self._sources.numbers(evidence)
        each, most = (1, _QUOTES_OF_A_PERSON) if named else (2, 0)
        citations = self._sources.cite(evidence, each, most)
        notes = [*self._notes(item), *_standing(item)]
        date, status = self._date(item), phrases.words(item.fields.get("status"))
        return Line(
            item.id, item.type, date, self._text(item), status, tuple(n for n in notes if n), numbers, citations,
            tuple(children),
        )  # fmt: skip

    def _of_a_person(self, item: Item) -> list[Evidence]:
        """A president stands in thousands of reports: a few are cited, of those that the other lines cite."""
        here = [e for e in item.evidence if e.report in self._reports] or list(item.evidence)
        return self._sources.few(here, _REPORTS_OF_A_PERSON)

    def tree(self, events: Sequence[Item]) -> tuple[Line, ...]:
        """Tell events, what happened within another one under it.

        Args:
            events: any order.

        Returns:
            The outermost ones by date.
        """
        here = {event.id for event in events}
        under: dict[str | None, list[Item]] = {}
        for event in sorted(events, key=self._when):
            above = event.fields.get("part_of")
            under.setdefault(above if above in here and above != event.id else None, []).append(event)
        return tuple(self._branch(event, under, frozenset()) for event in under.get(None, ()))

    def _branch(self, event: Item, under: Mapping[str | None, list[Item]], above: frozenset[str]) -> Line:
        line = self.line(event)  # before its children, so that sources are numbered from above
        inner = above | {event.id}
        children = [self._branch(e, under, inner) for e in under.get(event.id, ()) if e.id not in inner]
        return Line(
            line.item, line.type, line.date, line.text, line.status, line.notes, line.numbers, line.citations,
            tuple(children),
        )  # fmt: skip

    def rounds(self, mechanism: Item) -> tuple[Line, ...]:
        """Tell a mechanism's rounds.

        Args:
            mechanism: a mechanism.

        Returns:
            By number; a round whose event is not in the record has the mechanism's sources, quoted above it.
        """
        told = []
        rounds = mechanism.fields.get("rounds") or ()
        for held in sorted(rounds, key=lambda r: (r.get("number") or 0, order(r.get("date")))):
            event = self._items.get(held.get("event") or "")
            evidence = event.evidence if event else mechanism.evidence
            name = f"{ordinal(held['number'])} round" if held.get("number") else "A round"
            place = phrases.place(event.fields.get("place")) if event else ""
            online = ", online" if event and event.fields.get("mode") == "online" else ""
            date = held.get("date") or (event.fields.get("date") if event else None)
            status = phrases.words(event.fields.get("status")) if event else ""
            told.append(
                Line(
                    event.id if event else mechanism.id, "event", say(date),
                    f"{name}{f' in {place}' if place else ''}{online}", status, (), self._sources.numbers(evidence),
                    self._sources.cite(evidence, 1, 3) if event else (),
                )
            )  # fmt: skip
        return tuple(told)

    def conflict(self, item: Item) -> Line:
        """Tell a conflict: the field, which value was chosen and why, and under it each value with its sources.

        Args:
            item: a conflict.

        Returns:
            The line.
        """
        about = self._items.get(item.fields.get("about") or "")
        field = item.fields.get("field") or ""
        numbers = self._sources.numbers(item.evidence)
        values = []
        for value in item.fields.get("values") or ():
            said = [e for e in item.evidence if e.report in set(value.get("reports") or ())]
            told = phrases.value_text(field, value.get("value"))
            marks, cited = self._sources.numbers(said), self._sources.cite(said, 1, 3)
            values.append(Line(item.id, "conflict", "", told, numbers=marks, citations=cited))
        chosen = phrases.value_text(field, item.fields.get("chosen"))
        why = item.fields.get("why")
        text = f"{phrases.words(field).replace('.', ' ').capitalize()} of {self._subject(item, about)}"
        if item.fields.get("holders"):
            text = field[:1].upper() + field[1:]
        notes = (f"taken here: {chosen}{f' ({why})' if why else ''}",)
        return Line(item.id, "conflict", "", text, "", notes, numbers, (), tuple(values))

    def _subject(self, conflict: Item, about: Item | None) -> str:
        """What a conflict is over; what was told of the wrong parties is not at hand."""
        if about is not None:
            return f"“{self._text(about)}”"
        if conflict.fields.get("misread"):
            wrong = next(v["value"] for v in conflict.fields["values"] if v["value"] != conflict.fields["chosen"])
            return f"what is told here of {phrases.countries(wrong)}"
        return str(conflict.fields.get("about"))

    def _text(self, item: Item) -> str:
        if item.type == "event":
            return phrases.event_text(item, self._pair, self._rounds)
        if item.type == "commitment":
            return phrases.commitment_text(item, self._pair)
        if item.type == "conflict":
            return f"Conflict over the {phrases.words(item.fields.get('field'))}"
        tell = _TEXTS.get(item.type)
        return tell(item) if tell else item.id

    def _date(self, item: Item) -> str:
        if item.type in ("event", "agreement"):
            return say(item.fields.get("date"))
        if item.type in ("commitment", "position"):
            return say(item.fields["said"]) if item.fields.get("said") else ""
        return ""

    def _notes(self, item: Item) -> list[str]:
        if item.type == "event":
            known = [self._unheard(item), self._taken_up(item), self._first_reported(item)]
            return [*known, self._outcomes(item), _areas(item)]
        if item.type in ("person", "organisation"):
            others, more = people.spellings(item), len(people.offices(item)) - people.OFFICES
            return [
                *self._offices.notes(item.id),
                f"{more} more offices in the record" if more > 0 else "",
                f"also {', '.join(others[:_SPELLINGS])}" if others else "",
            ]
        if item.type == "commitment":
            return [_history(item), _areas(item)]
        if item.type == "mechanism":
            lost = missing(item.fields.get("rounds") or ())
            return [phrases.missing_rounds(lost) if lost else "", _areas(item)]
        return [_areas(item)] if item.type in ("agreement", "position") else []

    def _unheard(self, event: Item) -> str:
        """A plan whose day has passed, and of which nobody reports."""
        found = bounds(event.fields.get("date"))
        passed = found is not None and self._latest is not None and found[1] < self._latest
        planned = event.fields.get("status") in ("planned", "invited")
        return "no report here says whether it took place" if planned and passed else ""

    def _taken_up(self, event: Item) -> str:
        """The visit that took an invitation up."""
        visit = self._items.get(event.fields.get("taken_up_by") or "")
        return f"taken up by the visit of {say(visit.fields.get('date'))}" if visit else ""

    def _when(self, event: Item) -> tuple[object, ...]:
        """By date; on one day in the order in which such days mostly go."""
        kind = event.fields.get("kind")
        rank = _COURSE.index(kind) if kind in _COURSE else len(_COURSE)
        date = order(event.fields.get("date"))
        return date, rank if bounds(event.fields.get("date")) else 0, self._reported(event), event.id

    def _reported(self, event: Item) -> tuple[object, ...]:
        """The first report's date, by which events are put in order whose own date is unknown."""
        return min((order(self._published.get(e.report)) for e in event.evidence), default=())

    def _first_reported(self, event: Item) -> str:
        """Where the day of an event is unknown, a reader is helped by the day of the report, called what it is."""
        if bounds(event.fields.get("date")):
            return ""
        if event.fields.get("announced_for"):
            return f"announced for {say(event.fields['announced_for'])}"
        days = [day for e in event.evidence if (day := self._published.get(e.report))]
        return f"first reported {say(min(days, key=order))}" if days else ""

    def _outcomes(self, event: Item) -> str:
        found = [self._items[o] for o in event.fields.get("outcomes") or () if o in self._items]
        told = [phrases.agreement_text(o) for o in found if o.type == "agreement"]
        promises = Counter(o.type for o in found)["commitment"]
        told += [f"{promises} promise{'s' if promises > 1 else ''}"] if promises else []
        return f"outcome: {'; '.join(told)}" if told else ""


def _rounds(items: Mapping[str, Item]) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in items.values():
        if item.type == "mechanism":
            for held in item.fields.get("rounds") or ():
                which = f"{ordinal(held['number'])} round" if held.get("number") else "Session"
                if held.get("event"):
                    found[held["event"]] = f"{which} of the {item.fields.get('what') or 'mechanism'}"
    return found


def _areas(item: Item) -> str:
    areas = [phrases.words(area) for area in item.fields.get("areas") or ()]
    return f"on {phrases.listed(areas)}" if areas else ""


def _history(item: Item) -> str:
    """How a promise's status went on, where it went on at all."""
    steps = item.fields.get("history") or ()
    told = []
    for step in steps:
        date = f" {say(step['date'])}" if step.get("date") else ""
        told.append(f"{phrases.words(step.get('status'))}{date}")
    told = [t for i, t in enumerate(told) if t not in told[:i]]
    return " → ".join(told) if len({s.get("status") for s in steps}) > 1 else ""


def _standing(item: Item) -> list[str]:
    """How well an item stands: reports, independent ones, doubts, and what a person ruled."""
    notes = []
    if item.reports > 1:
        copies = f", {item.independent_reports} independent" if item.independent_reports < item.reports else ""
        notes.append(f"{item.reports} reports{copies}")
    if item.confidence < _UNCERTAIN:
        notes.append(f"uncertain reading ({item.confidence:.2f})")
    if item.review != "machine":
        notes.append(f"{item.review} by a person")
    return notes
