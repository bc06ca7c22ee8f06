"""Reprints among many reports at once, and how many witnesses remain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from bilateral.reprints.index import Index, Share

SAME_WITNESS = 0.5
"""How much of the smaller of two reports must stand in the other for both to be one witness."""


def find(texts: Iterable[tuple[str, Sequence[str]]]) -> dict[str, tuple[Share, ...]]:
    """Which reports carry whose text: whole, in part, lightly edited, in any language.

    Args:
        texts: report id and the texts of its passages that are read, in any order.

    Returns:
        For each report, in the order of ids, the others that share text with it (see `Index.matches`).
    """
    index = Index()
    for report_id, passages in texts:
        index.add(report_id, passages)
    found = {report_id: {s.report: s for s in index.matches(report_id)} for report_id in sorted(index)}
    for report_id, shares in found.items():
        for other in shares:
            # Where very many texts hold the same words, one of two may be led to the other and not the other way.
            share = None if report_id in found[other] else index.share(other, report_id)
            if share:
                found[other][report_id] = share
    return {r: tuple(sorted(s.values(), key=lambda s: (-s.share, s.report))) for r, s in found.items()}


def witnesses(report_ids: Iterable[str], shares: Mapping[str, Sequence[Share]]) -> list[frozenset[str]]:
    """Group reports so that reprints of one another are together: each group is one witness.

    Args:
        report_ids: the reports in question.
        shares: what `find` returned.

    Returns:
        Disjoint groups, in the order of their smallest id. Only reports in question join others.
    """
    head = {report_id: report_id for report_id in report_ids}

    def top(report_id: str) -> str:
        while head[report_id] != report_id:
            head[report_id] = head[head[report_id]]
            report_id = head[report_id]
        return report_id

    for report_id in head:
        for share in shares.get(report_id, ()):
            # The share of the smaller is the greater of the pair's two shares, so either side may tell.
            if share.share >= SAME_WITNESS and share.report in head:
                one, two = sorted((top(report_id), top(share.report)))
                head[two] = one
    groups: dict[str, set[str]] = {}
    for report_id in head:
        groups.setdefault(top(report_id), set()).add(report_id)
    return sorted((frozenset(g) for g in groups.values()), key=min)


def independent_count(report_ids: Iterable[str], shares: Mapping[str, Sequence[Share]]) -> int:
    """How many independent witnesses some reports are.

    Args:
        report_ids: the reports in question.
        shares: what `find` returned.

    Returns:
        The number of groups of `witnesses`.
    """
    return len(witnesses(report_ids, shares))


def joined(report: str, known: Callable[[str], bool], shares: Mapping[str, Sequence[Share]]) -> int:
    """With how many of the groups of `witnesses` a further report is one.

    Args:
        report: the further one.
        known: whether a report is among those that make the groups.
        shares: what `find` returned.

    Returns:
        0 where it is a witness of its own.
    """
    groups = 0
    seen = {report}
    for first in _copies(report, shares):
        if first in seen or not known(first):
            continue
        groups += 1
        seen.add(first)
        waiting = [first]
        while waiting:
            near = {other for other in _copies(waiting.pop(), shares) if other not in seen and known(other)}
            seen |= near
            waiting += near
    return groups


def _copies(report: str, shares: Mapping[str, Sequence[Share]]) -> list[str]:
    """The reports that are one witness with a report, whichever of the two holds the other."""
    return sorted(
        s.report
        for s in shares.get(report, ())
        if s.share >= SAME_WITNESS
        or any(t.report == report and t.share >= SAME_WITNESS for t in shares.get(s.report, ()))
    )
