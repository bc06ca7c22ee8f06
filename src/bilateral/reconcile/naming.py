"""Who is who, where new reports have come in: names that may be one person's are brought together anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bilateral.model.persons import Known, Named, Person, display_name, named_in
from bilateral.model.recognised import plain
from bilateral.reconcile.lookups import Lookups
from bilateral.reconcile.reprints import Touched
from bilateral.record import Store
from bilateral.record.names import Names
from bilateral.resolve.names import keys
from bilateral.resolve.people import Bearer, akin, attach, bearer, bring_together, forms, is_full, sounds_like


@dataclass(frozen=True, slots=True)
class NewNames:
    """What bringing names together has changed.

    Attributes:
        reports: in which somebody is now somebody else, or goes by another name.
        persons: who are new, gone, or not told of as before.
        grown: other persons whom new reports name too, with those reports; nothing else is new of them.
    """

    reports: frozenset[str]
    persons: frozenset[str]
    grown: Mapping[str, frozenset[str]]


def bring_names_together(store: Store, pending: Iterable[str], touched: Touched, lookups: Lookups) -> NewNames:
    """Say who is meant by the names in new reports, and in those whose names are akin.

    Args:
        store: holds every reading.
        pending: the new reports.
        touched: what is new of reprints.
        lookups: as things are.
    """
    work = _Names(store.names, lookups)
    full: set[str] = set()
    for report in pending:
        full |= work.take_in(report, named_in(store.blocks.frames_of(report, "person")))
    for component in sorted({store.names.component(name) for name in full}):
        work.settle(component)
    every = {*pending, *touched.reports}
    for report in sorted(every):
        work.short |= store.names.shorts_in(report)
    for name in sorted(work.short | work.sought()):
        work.settle_short(name)
    # what is known of when and by how many witnesses may have changed
    for report in sorted(touched.parted):
        work.persons |= set(store.names.persons_in(report).values())
    grown = {p: frozenset(r) for p, r in work.grown.items() if p not in work.persons}
    return NewNames(frozenset(work.news), frozenset(work.persons), grown)


_Who = Mapping[str, tuple[Known, Any]]


class _Names:
    """The work of one reconciliation."""

    def __init__(self, names: Names, lookups: Lookups) -> None:
        self._names = names
        self._near = lookups.near
        self._tokens: set[str] = set()
        self.short: set[str] = set()
        self.news: set[str] = set()
        self.persons: set[str] = set()
        self.grown: dict[str, set[str]] = defaultdict(set)

    def take_in(self, report: str, named: list[Named]) -> set[str]:
        """Note whom a report names; the folded full names, of before and of now, that are to be settled."""
        folded = [(n, plain(n.name), not is_full(n.name)) for n in named]
        before, persons = self._names.put_named(report, folded)
        self.persons |= persons
        for entry, name, short in folded:
            if not short:
                self._learn(entry, name)
        every = before | {(name, short) for _, name, short in folded}
        self.short |= {name for name, short in every if short}
        return {name for name, short in every if not short}

    def _learn(self, entry: Named, name: str) -> None:
        """Where a spelling is new, or told of a party for the first time, find the names that it is akin to."""
        new = [self._names.is_new(name, form, entry.party or "") for form in forms(entry)]
        if not any(new):
            return
        mine, parties = self._names.spelt(name)
        found = frozenset().union(*(keys(form) for form in mine))
        component = self._names.component(name)
        for other in sorted(self._names.under(found) - {name}):
            theirs = self._names.component(other)
            if theirs != component:
                spelt, whose = self._names.spelt(other)
                if ("" in parties | whose or parties & whose) and akin(mine, spelt):
                    self._names.join(component, theirs)
                    component = min(component, theirs)
        self._names.put_keys(name, found)

    def settle(self, component: str) -> None:
        """Bring the full names of a component together."""
        before = self._names.persons(component)
        people = bring_together(self._names.manners(self._names.members(component)))
        after = _persons(people)
        for person in people:
            for named in person.named:
                self._note(self._names.say_who(plain(named.name), named, person.id), person.id)
            if person.id in before and before[person.id][0] != after[person.id][0]:
                self.news |= {n.report for n in self._names.of_person(person.id)}
        self._names.put_persons(component, after, {i: body[2] for i, (_, body) in after.items()})
        self._compare(before, after)
        for one, other in ((before, after), (after, before)):
            for person_id, (_, body) in one.items():
                if person_id not in other or other[person_id][1] != body:
                    self._tokens |= set(body[2])

    def sought(self) -> set[str]:
        """The short names that may mean somebody of whom other things are known than before."""
        found = set(self._tokens)
        for token in sorted(self._tokens):
            under = keys(token)
            self._names.put_token_keys(token, under)
            found |= {t.removeprefix("?") for t in self._names.tokens_under(under) if t.startswith("?")}
        return {t for t in found if self._names.is_sought(t)}

    def settle_short(self, name: str) -> None:
        """Say whom a single name means in each report that knows no more of its bearer."""
        entries = self._names.short(name)
        under = keys(name)
        self._names.put_token_keys("?" + name, under)
        sounding = {t for t in self._names.tokens_under(under) if not t.startswith("?") and t != name}
        alike = [b for t in sorted(sounding) if sounds_like(name, t) for b in self._bearers(t)]
        meant, alone = attach(entries, self._bearers(name), alike, self._around)
        component = f"short:{name}"
        before = self._names.persons(component)
        after = _persons(alone)
        for (report, spelt), person in sorted(meant.items()):
            self._note(self._names.say_who_in(report, spelt, person), person)
        self._names.put_persons(component, after, {})
        self._compare(before, after)

    def _compare(self, before: _Who, after: _Who) -> None:
        """Note who is new, gone, or goes by another name or party."""
        for person in before.keys() | after.keys():
            if person not in before or person not in after or before[person][0] != after[person][0]:
                self.persons.add(person)

    def _note(self, found: Iterable[tuple[str, str | None]], person: str) -> None:
        """Note the reports in which a person is now meant, and who was meant there before."""
        for report, before in found:
            self.news.add(report)
            if before is None:
                self.grown[person].add(report)
            else:
                self.persons |= {before, person}

    def _bearers(self, token: str) -> list[Bearer]:
        return [
            Bearer(person, party, frozenset(titles), frozenset(tokens))
            for person, (party, titles, tokens) in self._names.bearers(token)
        ]

    def _around(self, report: str) -> frozenset[str]:
        return frozenset(
            person
            for other in self._near.get(report, frozenset())
            for person in self._names.persons_in(other, full=True).values()
        )


def _persons(people: Iterable[Person]) -> dict[str, tuple[Known, list[Any]]]:
    """Who people are, and what short names need to know of them as plain JSON data."""
    found: dict[str, tuple[Known, list[Any]]] = {}
    for person in people:
        seen = bearer(person)
        known = Known(display_name(person.named), person.usual_party())
        found[person.id] = (known, [seen.party, sorted(seen.titles), sorted(seen.tokens)])
    return found
