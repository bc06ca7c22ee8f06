"""Where reports contradict one another over more than one item: wrong countries, two people in one office."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from bilateral.languages.countries import country_name
from bilateral.model import Item, digest
from bilateral.reconcile.lookups import Lookups
from bilateral.record import Store
from bilateral.record.compose import Composer
from bilateral.record.disputes import why_best
from bilateral.record.misread import conflict, told_rightly
from bilateral.record.posts import Giving, Holder, Post, contested


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
        found = [_holders(store, post, holders, lookups.composer)] if holders else []
        store.blocks.put("conflict", f"office {' '.join(post)}", "", found)


def of_two_countries(store: Store, persons: Iterable[str], lookups: Lookups) -> None:
    """List anew who holds offices of two countries, according to different reports.

    Args:
        store: whose persons are as they will be.
        persons: of whom anything is new.
        lookups: as things are.
    """
    for person in sorted(set(persons)):
        told = {party: n for party, n in store.posts.parties(person).items() if country_name(party) != party}
        found = [_countries(store, person, told, lookups.composer)] if len(told) > 1 else []
        store.blocks.put("conflict", f"party {person}", "", found)


_Given = dict[str, list[Giving]]
"""Value → the reports that give it, with the words that do."""


def _holders(store: Store, post: Post, holders: list[Holder], c: Composer) -> Item:
    """The conflict over an office: whoever is taken for its holder first."""
    said: _Given = {}
    for held in holders:
        others = [h for h in holders if h.person != held.person]
        time = min(h.first for h in others), max(h.last for h in others)
        said[held.person] = store.posts.giving(post, held.person, *time)
    in_order, why = _in_order(said, c, lambda _, report: c.home(report) == post[0])
    title = min(given.title for rows in said.values() for given in rows)
    told = {h.person: h.reports for h in holders}
    fields = {
        "about": in_order[0],
        "field": f"holder of the office {title} of {country_name(post[0])}",
        "values": [{"value": c.name(p), "reports": [g.report for g in said[p]], "told": told[p]} for p in in_order],
        "chosen": c.name(in_order[0]),
        "why": why,
        "holders": in_order,
    }
    return _conflict("co-" + digest("office", *post), fields, said, c)


def _countries(store: Store, person: str, told: dict[str, int], c: Composer) -> Item:
    """The conflict over whose somebody is."""
    said = {party: store.posts.of_party(person, party) for party in told}
    in_order, why = _in_order(said, c, lambda party, report: c.home(report) == party)
    fields = {
        "about": person,
        "field": "party",
        "values": [{"value": p, "reports": [g.report for g in said[p]], "told": told[p]} for p in in_order],
        "chosen": in_order[0],
        "why": why,
    }
    return _conflict("co-" + digest("party", person), fields, said, c)


def _in_order(said: _Given, c: Composer, own: Callable[[str, str], bool]) -> tuple[list[str], str]:
    """The values, the best borne out first, and why it is."""
    listed = {value: [given.report for given in rows] for value, rows in said.items()}
    worth = {v: (c.witnesses(reports), sum(own(v, r) for r in reports)) for v, reports in listed.items()}
    found = sorted(worth, key=lambda v: (-worth[v][0], -worth[v][1], v))
    best, *rest = (worth[v] for v in found)
    return found, why_best(best, rest)


def _conflict(id_: str, fields: dict[str, Any], said: _Given, c: Composer) -> Item:
    evidence = c.quotes((given.report, given.start, given.end) for rows in said.values() for given in rows)
    listed = sorted({e.report for e in evidence})
    return Item("conflict", id_, fields, evidence, len(listed), c.witnesses(listed), 0.6)
