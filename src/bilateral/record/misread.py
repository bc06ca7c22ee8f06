"""Reports that name a wrong country: the same happening as others tell it, between other parties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from bilateral.model import Item, digest, edtf
from bilateral.model.english import commonness, content_words, overlap

TYPES = ("event", "agreement", "commitment")
"""The types of items that may be told of wrong parties."""
SLACK = 1
"""Days by which two tellings of one happening may lie apart."""
LONGEST = 40
"""Days that a clue spans at most; what is dated more loosely proves nothing."""
WHY = "more independent reports say so; the other is a mistranslation or a misreading"
_SAME = 0.8
_FEWEST = 4  # of what is told without people, its own words must be many: "expand cooperation" is said everywhere


@dataclass(frozen=True, slots=True)
class Clue:
    """What two tellings of one happening share, whatever parties they name.

    Attributes:
        text: equal for both.
        first: first day, counted from year 1; 0 where days do not count.
        last: last day.
    """

    text: str
    first: int = 0
    last: int = 0


def clues(item: Item) -> Iterator[Clue]:
    """Under what an item is found by others that may tell of the same.

    Whatever `same` takes for the same shares a clue. For words that is prefix filtering (Chaudhuri, Ganti and Kaushik
    2006) with two words at a time.

    Args:
        item: any item.

    Yields:
        Clues; none where the item cannot be told of wrong parties.
    """
    if item.type not in TYPES or len(set(item.parties)) != 2:
        return
    head = f"{item.type} {item.fields.get('kind') or ''} {item.fields.get('status') or ''} "
    if item.type == "event":
        days = _days(item)
        if days is not None:
            yield from (Clue(head + person, *days) for person in sorted(_people(item)))
    elif item.type == "commitment" or item.fields.get("period"):
        words = sorted(content_words(item.fields.get("what")), key=commonness)
        if len(words) >= _FEWEST:
            shared = -(-len(words) * 4 // 5)  # so many words at least two texts share whose overlap is _SAME
            yield from (Clue(head + " ".join(sorted(two))) for two in combinations(words[: len(words) - shared + 2], 2))


def one_between(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two pairs of parties have just one in common.

    Args:
        a: two parties.
        b: two parties.
    """
    return len(set(a) & set(b)) == 1


def same(one: Item, other: Item) -> bool:
    """Whether two items tell of one thing: in no report both, the same kind, people or words, on one day.

    Args:
        one: an item with clues.
        other: another, that shares one.
    """
    if {e.report for e in one.evidence} & {e.report for e in other.evidence}:
        return False
    if one.fields.get("kind") != other.fields.get("kind") or one.fields.get("status") != other.fields.get("status"):
        return False
    if edtf.meet(_date(one), _date(other), SLACK) is False:
        return False
    if one.type == "event":
        return bool(_people(one) & _people(other))
    return overlap(content_words(one.fields.get("what")), content_words(other.fields.get("what"))) >= _SAME


def told_rightly(wrong: Item, others: Iterable[Item]) -> Item | None:
    """What more independent reports tell of other parties, and one tells of these.

    Args:
        wrong: an item.
        others: of other pairs of parties, each sharing a clue.

    Returns:
        The best borne out; None where no other is better borne out than the item itself.
    """
    better = [o for o in others if o.independent_reports > wrong.independent_reports and same(o, wrong)]
    return min(better, key=lambda o: (-o.independent_reports, o.id), default=None)


def conflict(right: Item, wrong: Item) -> Item:
    """The conflict over the parties.

    Args:
        right: what is taken.
        wrong: what loses against it.

    Returns:
        A conflict about the first, whose `misread` is the second.
    """
    values = [{"value": sorted(i.parties), "reports": sorted({e.report for e in i.evidence})} for i in (right, wrong)]
    evidence = tuple(sorted({*right.evidence, *wrong.evidence}))
    fields = {
        "about": right.id,
        "field": "parties",
        "values": values,
        "chosen": sorted(right.parties),
        "why": WHY,
        "misread": wrong.id,
    }
    witnesses = right.independent_reports + wrong.independent_reports
    id_ = "co-" + digest("misread", wrong.id)
    return Item("conflict", id_, fields, evidence, len({e.report for e in evidence}), witnesses, 0.6)


def _days(event: Item) -> tuple[int, int] | None:
    """The days of an event, with the slack; None where they are not known well enough."""
    span = edtf.stretch(_date(event))
    if span is None or span.yearless or (span.last - span.first).days > LONGEST - 2 * SLACK:
        return None
    return span.first.toordinal() - SLACK, span.last.toordinal() + SLACK


def _date(item: Item) -> str | None:
    found: str | None = item.fields.get("date") or item.fields.get("said")
    return found


def _people(event: Item) -> Set[str]:
    return {p["id"] for p in event.fields.get("participants") or () if p["id"].startswith("p-")}
