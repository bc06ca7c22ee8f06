"""People and organisations, as items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from bilateral.model import Item
from bilateral.model.cluster import Cluster
from bilateral.model.frame import Frame, Office
from bilateral.model.persons import Named, Person, person_identity
from bilateral.record.compose import Composer, organisation_id


def person(person_id: str, named: Iterable[Named], c: Composer) -> Item | None:
    """A person item.

    Args:
        person_id: the item's id.
        named: where the person is named, by report.
        c: the composer.

    Returns:
        The item, with every spelling and the offices over time; None where nobody names the person any more.
    """
    who = Person(person_id)
    names: Counter[tuple[str, str]] = Counter()
    offices: dict[tuple[str, str | None], dict[str, Any]] = {}
    spans: list[tuple[str, int, int]] = []
    once: set[str] = set()
    for entry in named:
        who.weigh(entry)
        names.update(entry.spelt)
        names[(entry.name, entry.language)] += 0
        once.add(person_identity(entry.report, entry.name))
        spans.extend((entry.report, start, end) for start, end in entry.spans)
        for office in entry.offices:
            _see(office, c.context.published.get(entry.report), offices)
    if not spans:
        return None
    reports = sorted({report for report, _, _ in spans})
    fields = {
        "name": c.name(person_id),
        "names": [{"name": n, "language": lang, "count": max(k, 1)} for (n, lang), k in sorted(names.items())],
        "party": who.usual_party(),
        "offices": [offices[k] for k in sorted(offices, key=str) if not _told_more_fully(k, offices)],
    }
    evidence = c.quotes(spans, each=1)
    witnesses = c.witnesses(reports)
    return Item("person", person_id, fields, evidence, len(reports), witnesses, 0.8, once=tuple(sorted(once)))


def _see(office: Office, seen: str | None, offices: dict[tuple[str, str | None], dict[str, Any]]) -> None:
    """Note that a report shows a person in an office on a day."""
    new = {"title": office.title, "organisation": office.organisation, "party": office.party, "from": seen, "to": seen}
    entry = offices.setdefault((office.title, office.party), new)
    entry["organisation"] = entry["organisation"] or office.organisation
    if seen:
        entry["from"] = min(entry["from"] or seen, seen)
        entry["to"] = max(entry["to"] or seen, seen)


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
