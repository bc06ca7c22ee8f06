"""Reconcile: clusters of frames become the record's items, with ids, statuses, history, links and conflicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Any

from bilateral.model import Evidence, Item, digest
from bilateral.model.cluster import Cluster, Context
from bilateral.model.frame import Actor, Frame
from bilateral.model.persons import Known

MAX_EVIDENCE = 24
"""An item told a thousand times needs no thousand quotes; every report keeps one."""


@dataclass(slots=True)
class Composer:
    """What every item needs: texts for quotes, witnesses for counting, people for naming.

    Attributes:
        context: person ids, publication days.
        people: person id → who that is.
        quote: (report, start, end) → the exact characters.
        witnesses: report ids → how many independent ones.
        home: report → the country whose outlet published it, or None.
        why_one: names with the offices told beside them, and the usual name → why they are one person's.
    """

    context: Context
    people: Mapping[str, Known]
    quote: Callable[[str, int, int], str]
    witnesses: Callable[[Iterable[str]], int]
    home: Callable[[str], str | None] = lambda _: None
    why_one: Callable[[Mapping[str, Set[str]], str], list[dict[str, Any]]] = lambda *_: []

    def evidence(self, frames: Iterable[Frame]) -> tuple[Evidence, ...]:
        """Quotes of frames, each stretch once; at most a few a report."""
        return self.quotes((f.report, f.start, f.end) for f in frames)

    def quotes(self, where: Iterable[tuple[str, int, int]], each: int = 3) -> tuple[Evidence, ...]:
        """Quotes of stretches of reports, each once; where there are very many, the first `each` of a report."""
        spans = sorted(set(where))
        per_report = Counter(s[0] for s in spans)
        out = []
        taken: Counter[str] = Counter()
        for report, start, end in spans:
            if len(spans) > MAX_EVIDENCE and per_report[report] > each and taken[report] >= each:
                continue
            taken[report] += 1
            out.append(Evidence(report, start, end, self.quote(report, start, end)))
        return tuple(out)

    def item(self, kind: str, cluster: Cluster, fields: dict[str, Any]) -> Item:
        """An item from a cluster."""
        reports = cluster.reports
        independent = self.witnesses(reports)
        confidence = min(0.99, max(f.confidence for f in cluster.frames) + 0.1 * (independent - 1))
        return Item(
            kind,
            identity(kind, cluster),
            {**fields, **provenance(cluster.frames)},
            self.evidence(cluster.frames),
            len(reports),
            independent,
            round(confidence, 2),
            once=tuple(sorted({identity(kind, Cluster([f])) for f in cluster.frames})),
        )

    def who(self, frame: Frame, actor: Actor) -> tuple[str, str]:
        """(id, name) of a participant: the person's own name in the record, or the organisation's."""
        if actor.kind == "person":
            person_id = self.context.person.get((frame.report, actor.name))
            if person_id:
                return person_id, self.name(person_id)
        return organisation_id(actor.name, actor.party), actor.name

    def name(self, person_id: str) -> str:
        """The name a person goes by in the record."""
        known = self.people.get(person_id)
        return known.name if known else person_id


def provenance(frames: Iterable[Frame]) -> dict[str, Any]:
    """Which readers say so, where it is not the grammar alone; and whether every frame is to be doubted.

    Args:
        frames: of one item.

    Returns:
        `readers` (reader, model and prompt version, as often as they differ) and `doubt`, where there is any.
    """
    listed = list(frames)
    out: dict[str, Any] = {}
    ways = sorted({(f.reader, f.model, f.prompt) for f in listed})
    if ways != [("grammar", "", "")]:
        out["readers"] = [{"reader": r, "model": m or None, "prompt": p or None} for r, m, p in ways]
    if listed and all(f.doubt for f in listed):
        out["doubt"] = "manipulated" if any(f.doubt == "manipulated" for f in listed) else "claim"
    return out


def identity(kind: str, cluster: Cluster) -> str:
    """The id of an item: a hash of the earliest frame in it, so that order and batching never change it."""
    first = min((f.report, f.start, f.end, f.rule, f.id) for f in cluster.frames)
    return f"{kind[0:2]}-" + digest(kind, *map(str, first))


def organisation_id(name: str, party: str | None) -> str:
    """The id of an organisation: its English name and party."""
    return "or-" + digest("organisation", name.lower(), party or "")


def best_status(cluster: Cluster, order: tuple[str, ...]) -> str:
    """The furthest status that any frame reaches, by a fixed order."""
    found = {f.status for f in cluster.frames if f.status}
    return next((s for s in order if s in found), order[-1])


def history(cluster: Cluster, context: Context) -> list[dict[str, Any]]:
    """How the status went: each status with the day and report that first bear it out."""
    rows = sorted(
        {
            (f.date or context.published.get(f.report) or "", f.status or "", f.report)
            for f in cluster.frames
            if f.status
        }
    )
    return [{"status": s, "date": d or None, "report": r} for d, s, r in rows]
