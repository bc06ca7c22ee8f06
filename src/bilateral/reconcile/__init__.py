"""Over all reports: what a new report touches is brought together anew, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from bilateral.merge import pair_of
from bilateral.model import Item, Report
from bilateral.reconcile.conflicts import give_posts, of_two_countries, two_in_office, wrong_parties
from bilateral.reconcile.lookups import Lookups
from bilateral.reconcile.merging import Before, items_of
from bilateral.reconcile.naming import NewNames, bring_names_together
from bilateral.reconcile.reprints import find_reprints
from bilateral.record import Change, Store
from bilateral.record import people as persons_of
from bilateral.record.links import links
from bilateral.record.posts import Post
from bilateral.version import VERSION

__all__ = ["reconcile"]

_MANY = 4  # where more than one report of so many is new, all are looked at


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
        store.blocks.say_version(VERSION)
        pending = store.blocks.pending_reports()
        store.make_room(len(pending))
        shared = find_reprints(store, pending)
        touched = set(pending) | shared.reports
        posts = give_posts(store, pending) | set(store.posts.of_reports(sorted(touched)))
        news = bring_names_together(store, pending, shared, Lookups(store))
        lookups = Lookups(store)  # who is who may have changed
        _reports(store, touched, lookups)
        posts |= _persons(store, news, lookups)
        changed = touched | news.reports
        store.blocks.mark_blocks_of(sorted(changed))
        pairs: set[str] = set()
        for kind, block in store.blocks.pending_blocks():
            pair = pair_of(block)
            lookups.prepare(kind, block)
            frames, led = store.blocks.frames(kind, block)
            before = Before(store.blocks.bases(kind, block), led, changed)
            items, made = items_of(kind, frames, lookups.composer, before)
            if store.blocks.put(kind, block, pair, items, made) and pair:
                pairs.add(pair)
        for pair in sorted(pairs):
            store.blocks.put_links(pair, links(list(store.blocks.of_pair(pair))))
        two_in_office(store, posts, lookups)
        of_two_countries(store, {*news.persons, *news.grown}, lookups)
        wrong_parties(store)
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


def _persons(store: Store, news: NewNames, lookups: Lookups) -> set[Post]:
    """Make persons anew or add to them; the offices of which anything is new."""
    names, c = store.names, lookups.composer
    posts: set[Post] = set()
    for person in sorted({*news.persons, *news.grown}):
        new = news.grown.get(person, frozenset())
        body = names.tally(person) if person not in news.persons else None
        if body is None or len(new) > body[0] // _MANY:
            item, tally = persons_of.person(person, names.of_person(person), c)
            store.blocks.put("person", person, "", [] if item is None else [item])
        else:
            tally = persons_of.Tally.from_json(body)
            named = {report: names.naming(person, report) for report in sorted(new)}
            joined = _joined(store, person, new, lookups)
            store.blocks.add_to(persons_of.more_of(person, tally, named, c, joined), tally.quotes)
        names.put_tally(person, tally.to_json() if tally else None)
        posts |= store.posts.say_who(person, None if person in news.persons else new)
    return posts


def _joined(store: Store, person: str, new: frozenset[str], lookups: Lookups) -> Callable[[str], int]:
    """Count with how many witnesses of a person a new report is one: asked of one after the other, in order."""

    def joined(report: str) -> int:
        def known(other: str) -> bool:
            return (other not in new or other < report) and bool(store.names.naming(person, other))

        return lookups.joined(report, known)

    return joined
