"""Where reports contradict one another over more than one item: wrong countries, and two people in one office."""

from __future__ import annotations

from collections.abc import Iterable

from bilateral.languages.offices import country_name
from bilateral.model import Item, digest
from bilateral.reconcile.lookups import Lookups
from bilateral.record import Store
from bilateral.record.disputes import FIRST, MORE, OWN
from bilateral.record.misread import conflict, told_rightly
from bilateral.record.posts import Holder, Post, contested


def wrong_parties(store: Store) -> None:
    """List anew what is told of the wrong parties, as far as this reconciliation has altered it.

    Args:
        store: whose items are as they will be.
    """
    for wrong_id in sorted(store.clues.renew()):
        wrong = store.item(wrong_id)
        others = store.items(ids=store.clues.near(wrong_id)) if wrong is not None and wrong.id == wrong_id else ()
        right = told_rightly(wrong, others) if wrong is not None else None
        found = [conflict(right, wrong)] if right is not None and wrong is not None else []
        store.blocks.put("conflict", f"misread {wrong_id}", "", found)


def give_posts(store: Store, pending: Iterable[str]) -> set[Post]:
    """Keep which offices new reports give.

    Args:
        store: holds the reports.
        pending: their ids.

    Returns:
        The offices.
    """
    found: set[Post] = set()
    for report in sorted(pending):
        found |= store.posts.put(report, store.published(report), store.blocks.frames_of(report, "person"))
    return found


def two_in_office(store: Store, posts: Iterable[Post], lookups: Lookups) -> None:
    """List anew who are in one office at one time, according to different reports.

    Args:
        store: whose persons are as they will be.
        posts: the offices of which anything is new.
        lookups: as things are.
    """
    for post in sorted(set(posts)):
        holders = contested(store.posts.holders(post))
        found = [_over(store, post, holders, lookups)] if holders else []
        store.blocks.put("conflict", f"office {' '.join(post)}", "", found)


def _over(store: Store, post: Post, holders: list[Holder], lookups: Lookups) -> Item:
    """The conflict over an office: whoever is taken for its holder first."""
    c, party = lookups.composer, post[0]
    said = {}
    for held in holders:
        others = [h for h in holders if h.person != held.person]
        time = min(h.first for h in others), max(h.last for h in others)
        said[held.person] = store.posts.giving(post, held.person, *time)
    reports = {person: [report for report, *_ in rows] for person, rows in said.items()}
    worth = {p: (c.witnesses(listed), sum(c.home(r) == party for r in listed)) for p, listed in reports.items()}
    in_order = sorted(holders, key=lambda h: (-worth[h.person][0], -worth[h.person][1], h.person))
    best, *rest = (worth[h.person] for h in in_order)
    why = next((why for n, why in ((1, MORE), (2, OWN)) if all(best[:n] > w[:n] for w in rest)), FIRST)
    title = min(title for rows in said.values() for *_, title in rows)
    chosen = in_order[0].person
    fields = {
        "about": chosen,
        "field": f"holder of the office {title} of {country_name(party)}",
        "values": [{"value": c.name(h.person), "reports": reports[h.person], "told": h.reports} for h in in_order],
        "chosen": c.name(chosen),
        "why": why,
        "holders": [h.person for h in in_order],
    }
    evidence = c.quotes((report, start, end) for rows in said.values() for report, start, end, _ in rows)
    listed = sorted({e.report for e in evidence})
    return Item("conflict", "co-" + digest("office", *post), fields, evidence, len(listed), c.witnesses(listed), 0.6)
