"""Over all reports: what a new report touches is brought together anew, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bilateral.merge import pair_of
from bilateral.model import Item, Report
from bilateral.reconcile.lookups import Lookups
from bilateral.reconcile.merging import items_of
from bilateral.reconcile.naming import bring_names_together
from bilateral.reconcile.reprints import find_reprints
from bilateral.record import Change, Store
from bilateral.record import people as persons_of
from bilateral.record.links import link

__all__ = ["reconcile"]


def reconcile(store: Store) -> Change:
    """Bring together what all stored readings say.

    The record depends on the readings alone, never on the order or the batches they came in: reprints, names and
    frames fall into groups that cannot touch one another, and the groups in which anything is new are done again whole.

    Args:
        store: holds every reading, the new ones included.

    Returns:
        What that did to the record's items. It is all done, or nothing is.
    """
    with store.transaction():
        pending = store.blocks.pending_reports()
        store.make_room(len(pending))
        touched = set(pending) | find_reprints(store, pending)
        lookups = Lookups(store)
        news, persons = bring_names_together(store, pending, touched, lookups)
        lookups = Lookups(store)  # who is who may have changed
        _reports(store, touched, lookups)
        _persons(store, persons, lookups)
        store.blocks.mark_blocks_of(sorted(touched | news))
        pairs: set[str] = set()
        for kind, block in store.blocks.pending_blocks():
            pair = pair_of(block)
            items = items_of(kind, store.blocks.frames(kind, block), lookups.composer)
            if store.blocks.put(kind, block, pair, items) and pair:
                pairs.add(pair)
        for pair in sorted(pairs):
            _link(store, pair)
        return store.blocks.done()


def _reports(store: Store, touched: Iterable[str], lookups: Lookups) -> None:
    for report_id in sorted(touched):
        report = store.report(report_id)
        if report is not None:
            store.blocks.put("report", report_id, "", [_report_item(report, lookups, store.doubted(report_id))])


def _report_item(report: Report, lookups: Lookups, doubted: bool) -> Item:
    fields: dict[str, Any] = {
        "source": report.source, "file": report.file, "outlet": report.outlet, "title": report.title,
        "published": report.published, "language": report.language, "sha256": report.sha256,
        "reprints": [{"report": s.report, "share": round(s.share, 2)} for s in lookups.shares(report.id)],
    }  # fmt: skip
    if doubted:
        fields["doubt"] = "manipulated"
    return Item("report", report.id, fields, (), 1, 1, 1.0)


def _persons(store: Store, persons: Iterable[str], lookups: Lookups) -> None:
    for person in sorted(persons):
        item = persons_of.person(person, store.names.of_person(person), lookups.composer)
        store.blocks.put("person", person, "", [] if item is None else [item])


def _link(store: Store, pair: str) -> None:
    """Set the links within a pair of parties, where they differ from those set before."""
    items = list(store.blocks.of_pair(pair))
    links = {}
    for before, now in zip(items, link(items), strict=True):
        links[before.id] = {k: v for k, v in now.fields.items() if before.fields.get(k) != v}
    store.blocks.put_links(pair, links)
