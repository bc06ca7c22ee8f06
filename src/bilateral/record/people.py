"""People and organisations, as items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from bilateral.languages.offices import of_party
from bilateral.model import Evidence, Item
from bilateral.model.cluster import Cluster
from bilateral.model.frame import Frame, Office
from bilateral.model.persons import Named, Person, bare_title, person_identity
from bilateral.record.compose import MAX_EVIDENCE, Composer, organisation_id


class Tally:
    """What adds up over the reports that name a person, whatever their order.

    Attributes:
        reports: how many there are.
        independent: how many independent witnesses they are.
        quotes: the words that stand for the person there, each once.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.reports = 0
        self.independent = 0
        self.quotes: set[str] = set()
        self._names: Counter[tuple[str, str]] = Counter()
        self._parties = Person("")
        self._offices: dict[tuple[str, str | None], dict[str, Any]] = {}
        self._told: dict[str, set[str]] = {}
        self._joined: list[dict[str, Any]] | None = None

    def add(self, entry: Named, published: str | None) -> None:
        """Take in how a report names the person.

        Args:
            entry: one manner of naming in it.
            published: when it came out, or None.
        """
        self._parties.weigh(entry)
        self._names.update(entry.spelt)
        self._names[(entry.name, entry.language)] += 0
        titles = {bare_title(office.title) for office in entry.offices}
        if entry.name not in self._told or not titles <= self._told[entry.name]:
            self._told.setdefault(entry.name, set()).update(titles)
            self._joined = None
        for place, office in enumerate(entry.offices):
            self._see(office, published, [entry.report, entry.name, place])

    def _see(self, office: Office, seen: str | None, where: list[Any]) -> None:
        """Note that a report shows the person in an office on a day; the first that names its organisation counts."""
        told = where if office.organisation else None
        new = {"organisation": office.organisation, "told": told, "from": seen, "to": seen}
        _join(self._offices.setdefault((office.title, office.party), dict(_UNSEEN)), new)

    def fields(self, name: str, c: Composer) -> dict[str, Any]:
        """The fields of the person's item.

        Args:
            name: that the person goes by.
            c: the composer.
        """
        if self._joined is None:
            self._joined = c.why_one(self._told, name)
        party = self._parties.usual_party()
        held = self._held(party)
        offices = [
            {"title": k[0], "organisation": v["organisation"], "party": k[1], "from": v["from"], "to": v["to"]}
            for k, v in sorted(held.items(), key=lambda x: str(x[0]))
            if not _told_more_fully(k, held)
        ]
        names = [{"name": n, "language": lang, "count": max(k, 1)} for (n, lang), k in sorted(self._names.items())]
        fields = {"name": name, "names": names, "party": party, "offices": offices}
        return {**fields, "joined": self._joined} if self._joined else fields

    def _held(self, party: str | None) -> dict[tuple[str, str | None], dict[str, Any]]:
        """The offices; where no report says whose one is, it is taken for one of the person's own party."""
        held: dict[tuple[str, str | None], dict[str, Any]] = {}
        for (title, whose), entry in self._offices.items():
            known = of_party(Office(title, None, whose), party).party
            _join(held.setdefault((title, known), dict(_UNSEEN)), entry)
        return held

    def to_json(self) -> list[Any]:
        """All of it as plain JSON data."""
        names = [[*key, n] for key, n in sorted(self._names.items())]
        offices = [[*key, self._offices[key]] for key in sorted(self._offices, key=str)]
        told = {name: sorted(titles) for name, titles in sorted(self._told.items())}
        parties = dict(self._parties.parties)
        return [self.reports, self.independent, sorted(self.quotes), names, parties, offices, told, self._joined]

    @staticmethod
    def from_json(data: list[Any]) -> Tally:
        """The tally that `to_json` wrote.

        Args:
            data: plain JSON data.
        """
        found = Tally()
        found.reports, found.independent, quotes, names, parties, offices, told, found._joined = data
        found._told = {name: set(titles) for name, titles in told.items()}
        found.quotes = set(quotes)
        found._names.update({(name, language): n for name, language, n in names})
        found._parties.parties.update(parties)
        found._offices = {(title, party): entry for title, party, entry in offices}
        return found


_UNSEEN: dict[str, Any] = {"organisation": None, "told": None, "from": None, "to": None}


def _join(entry: dict[str, Any], other: Mapping[str, Any]) -> None:
    """Let an office's entry say what another one says, too."""
    if other["told"] is not None and (entry["told"] is None or other["told"] < entry["told"]):
        entry |= {"organisation": other["organisation"], "told": other["told"]}
    for edge, outer in (("from", min), ("to", max)):
        days = [day for day in (entry[edge], other[edge]) if day]
        entry[edge] = outer(days, default=None)


def person(person_id: str, named: Iterable[Named], c: Composer) -> tuple[Item | None, Tally | None]:
    """A person item.

    Args:
        person_id: the item's id.
        named: where the person is named, by report.
        c: the composer.

    Returns:
        The item, with every spelling and the offices over time, None where nobody names the person any more; and what
        adds up, where so many reports name the person that the next one should be added to it.
    """
    tally = Tally()
    spans: list[tuple[str, int, int]] = []
    once: set[str] = set()
    for entry in named:
        tally.add(entry, c.context.published.get(entry.report))
        once.add(person_identity(entry.report, entry.name))
        spans.extend((entry.report, start, end) for start, end in entry.spans)
    if not spans:
        return None, None
    reports = sorted({report for report, _, _ in spans})
    evidence = c.quotes(spans, each=1)
    tally.reports, tally.independent = len(reports), c.witnesses(reports)
    tally.quotes = {e.quote for e in evidence}
    item = _item(person_id, tally, evidence, once, c)
    return item, tally if len(set(spans)) > MAX_EVIDENCE else None


def more_of(
    person_id: str, tally: Tally, named: Mapping[str, list[Named]], c: Composer, joined: Callable[[str], int]
) -> Item:
    """What is new of a person whom many reports name and some more have come to name.

    Args:
        person_id: the item's id.
        tally: what added up so far; grows.
        named: new reports, each with how it names the person.
        c: the composer.
        joined: new report → with how many of the witnesses so far it is one, called in the order of `named`.

    Returns:
        The item as it is now, with the new reports' evidence and former ids alone.
    """
    evidence: list[Evidence] = []
    once: set[str] = set()
    for report, entries in named.items():
        for entry in entries:
            tally.add(entry, c.context.published.get(report))
            once.add(person_identity(report, entry.name))
        spans = sorted((report, start, end) for entry in entries for start, end in entry.spans)
        evidence += c.quotes(spans[:1])  # there is more than enough evidence: one piece of each report is kept
        tally.reports += bool(spans)
        tally.independent += (1 - joined(report)) if spans else 0
    tally.quotes |= {e.quote for e in evidence}
    return _item(person_id, tally, tuple(evidence), once, c)


def _item(person_id: str, tally: Tally, evidence: tuple[Evidence, ...], once: set[str], c: Composer) -> Item:
    fields = tally.fields(c.name(person_id), c)
    told = (tally.reports, tally.independent)
    return Item("person", person_id, fields, evidence, *told, 0.8, once=tuple(sorted(once)))


def _told_more_fully(key: tuple[str, str | None], others: Iterable[tuple[str, str | None]]) -> bool:
    """Whether a bare `Minister` is the `Minister of …` that the person is anyway, or Defence is National Defence."""
    title, party = key
    bare = title.endswith("Minister")
    longer = title.replace("of Defence", "of National Defence")
    return any(
        (bare and t.startswith(title + " of ")) or (longer != title and t == longer and p == party) for t, p in others
    )


def organisations(frames: Iterable[Frame], c: Composer) -> Iterator[Item]:
    """Organisation items: one for each English name and party.

    Args:
        frames: of type organisation.
        c: the composer.

    Yields:
        Items.
    """
    groups: dict[str, Cluster] = {}
    for frame in frames:
        groups.setdefault(organisation_id(frame.what or "", frame.actors[0].party), Cluster()).frames.append(frame)
    for key in sorted(groups):
        cluster = groups[key]
        lead = cluster.frames[0]
        names = Counter((f.actors[0].surface, f.language) for f in cluster.frames)
        reports = cluster.reports
        fields = {
            "name": lead.what,
            "names": [{"name": n, "language": lang, "count": k} for (n, lang), k in sorted(names.items())],
            "party": lead.actors[0].party,
            "kind": next((f.kind for f in cluster.frames if f.kind), "agency"),
        }
        yield Item("organisation", key, fields, c.evidence(cluster.frames), len(reports), c.witnesses(reports), 0.7)
