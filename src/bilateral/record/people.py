"""People and organisations, as items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bilateral.model import Item
from bilateral.model.cluster import Cluster, Context
from bilateral.model.frame import Frame
from bilateral.model.persons import Named, Person
from bilateral.record.compose import Composer, organisation_id


def person(person_id: str, named: Sequence[Named], c: Composer) -> Item:
    """A person item.

    Args:
        person_id: the item's id.
        named: where the person is named.
        c: the composer.

    Returns:
        The item, with every spelling and the offices over time.
    """
    who = Person(person_id)
    names: Counter[tuple[str, str]] = Counter()
    for entry in named:
        who.add(entry)
        names.update(entry.spelt)
        names[(entry.name, entry.language)] += 0
    reports = sorted({n.report for n in named})
    fields = {
        "name": c.name(person_id),
        "names": [{"name": n, "language": lang, "count": max(k, 1)} for (n, lang), k in sorted(names.items())],
        "party": who.usual_party(),
        "offices": _offices(named, c.context),
    }
    evidence = c.quotes((n.report, start, end) for n in named for start, end in n.spans)
    return Item("person", person_id, fields, evidence, len(reports), c.witnesses(reports), 0.8)


def _offices(named: Iterable[Named], context: Context) -> list[dict[str, Any]]:
    out: dict[tuple[str, str | None], dict[str, Any]] = {}
    for entry_of in named:
        seen = context.published.get(entry_of.report)
        for office in entry_of.offices:
            entry = out.setdefault(
                (office.title, office.party),
                {
                    "title": office.title,
                    "organisation": office.organisation,
                    "party": office.party,
                    "from": seen,
                    "to": seen,
                },
            )
            entry["organisation"] = entry["organisation"] or office.organisation
            if seen:
                entry["from"] = min(entry["from"] or seen, seen)
                entry["to"] = max(entry["to"] or seen, seen)
    return [out[k] for k in sorted(out, key=str) if not _told_more_fully(k, out)]


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
