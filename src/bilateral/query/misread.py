"""Reports that name a wrong country: the same happening as others tell it, between other parties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bilateral.model import Evidence, Item, digest, edtf
from bilateral.model.english import content_words, overlap
from bilateral.record import Record

_TYPES = ("event", "agreement", "commitment")
_LOST_WITH = (*_TYPES, "mechanism", "position")
_NEAR = 1  # days
_SAME = 0.8


@dataclass(frozen=True, slots=True)
class Misread:
    """What is told of the wrong countries.

    Attributes:
        conflicts: each with the parties that reports name, and those that are taken.
        lost: ids of the items that are told of the wrong parties.
    """

    conflicts: tuple[Item, ...]
    lost: frozenset[str]


def misread(record: Record, items: Iterable[Item], pair: Sequence[str]) -> Misread:
    """Find what one report tells of a pair and the others of another, one country being the same.

    A mistranslation that puts China for Vietnam loses against the rest: the same people, the same day, the same kind.

    Args:
        record: an open record.
        items: what it holds between the pair.
        pair: the parties' codes.

    Returns:
        Conflicts over the parties, and the items that lose.
    """
    inside = [i for i in items if i.type in _TYPES and set(i.parties) == set(pair)]
    found: dict[tuple[str, ...], tuple[Item, Item]] = {}
    for one, other in _twins(record, inside, pair):
        right, wrong = sorted((one, other), key=lambda i: (-i.independent_reports, i.id))
        if right.independent_reports == wrong.independent_reports:
            continue
        key = (*sorted(wrong.parties), *sorted({e.report for e in wrong.evidence}))
        before = found.get(key)
        if before is None or _worth(right) > _worth(before[0]):
            found[key] = (right, wrong)
    lost: set[str] = set()
    wrongly = {(frozenset(wrong.parties), e.report) for _, wrong in found.values() for e in wrong.evidence}
    for item in _around(record, pair):
        if item.type in _LOST_WITH and item.evidence:
            told = {(frozenset(item.parties), e.report) for e in item.evidence}
            alone = {(frozenset(pair), e.report) for e in item.evidence}  # what one of the wrong pair said or promised
            if told <= wrongly or len(set(item.parties)) < 2 and alone <= wrongly:
                lost.add(item.id)  # whatever else that report tells of the wrong parties
    conflicts = tuple(_conflict(right, wrong) for _, (right, wrong) in sorted(found.items()))
    return Misread(conflicts, frozenset(lost))


def _around(record: Record, pair: Sequence[str]) -> Iterator[Item]:
    """Items that concern one of the pair or both."""
    return record.store.items(ids=sorted(record.store.items_of(pair[0]) | record.store.items_of(pair[1])))


def _worth(item: Item) -> tuple[bool, int, str]:
    return item.type == "event", item.independent_reports, item.id


def _twins(record: Record, inside: Sequence[Item], pair: Sequence[str]) -> Iterator[tuple[Item, Item]]:
    """Items of the pair, each with one that has another party in place of one of the two."""
    of = {party: record.store.items_of(party) for party in pair}
    apart = (of[pair[0]] | of[pair[1]]) - (of[pair[0]] & of[pair[1]])
    if not inside or not apart:
        return
    by_type: dict[str, list[Item]] = {}
    for item in inside:
        by_type.setdefault(item.type, []).append(item)
    for other in record.store.items(ids=sorted(apart)):
        parties = set(other.parties)
        if other.type not in _TYPES or len(parties) != 2 or len(parties & set(pair)) != 1:
            continue
        for item in by_type.get(other.type, ()):
            if _same(item, other):
                yield item, other


def _same(one: Item, other: Item) -> bool:
    """Whether two items tell of one thing: in no report both, the same kind, people or words, on one day."""
    if {e.report for e in one.evidence} & {e.report for e in other.evidence}:
        return False
    if one.fields.get("kind") != other.fields.get("kind") or one.fields.get("status") != other.fields.get("status"):
        return False
    date, also = _date(one), _date(other)
    if edtf.meet(date, also, _NEAR) is False:
        return False
    if one.type == "event":
        shared = _people(one) & _people(other)
        return bool(shared) and (date is not None and also is not None) and edtf.precision(also) >= 4
    alike = overlap(content_words(one.fields.get("what")), content_words(other.fields.get("what")))
    if alike < _SAME:
        return False
    # of what is told without people, its own words must be many: "expand cooperation" is said everywhere
    return len(content_words(one.fields.get("what"))) >= 4 and (one.type == "commitment" or bool(one.fields["period"]))


def _date(item: Item) -> str | None:
    found: str | None = item.fields.get("date") or item.fields.get("said")
    return found


def _people(event: Item) -> set[str]:
    return {p["id"] for p in event.fields.get("participants") or () if p["id"].startswith("p-")}


def _conflict(right: Item, wrong: Item) -> Item:
    values = [{"value": sorted(i.parties), "reports": sorted({e.report for e in i.evidence})} for i in (right, wrong)]
    evidence: tuple[Evidence, ...] = (*right.evidence, *wrong.evidence)
    fields = {
        "about": right.id,
        "field": "parties",
        "values": values,
        "chosen": sorted(right.parties),
        "why": "more independent reports say so; the other is a mistranslation or a misreading",
    }
    reports = {e.report for e in evidence}
    witnesses = right.independent_reports + wrong.independent_reports
    id_ = "co-" + digest("misread", right.id, wrong.id)
    return Item("conflict", id_, fields, evidence, len(reports), witnesses, 0.6)
