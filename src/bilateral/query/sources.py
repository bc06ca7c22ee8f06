"""Numbers sources in the order in which an answer cites them, and puts quotes into their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from bilateral.model import Evidence, Item, Passage, Reading
from bilateral.query.answer import Citation, Source
from bilateral.query.dates import order, say
from bilateral.record import Record

_CONTEXT = 400


class Sources:
    """The numbered sources of one answer."""

    def __init__(self, record: Record, reports: Iterable[Item] = ()) -> None:
        """Start an empty list.

        Args:
            record: an open record.
            reports: the record's report items, where the caller has them; the rest is looked up.
        """
        self._record = record
        self._items = {item.id: item for item in reports}
        self._numbers: dict[str, int] = {}
        self._readings: dict[str, Reading | None] = {}

    def number(self, report: str) -> int:
        """A report's number; the next free one where it has none.

        Args:
            report: its id.

        Returns:
            From 1.
        """
        return self._numbers.setdefault(report, len(self._numbers) + 1)

    def numbers(self, evidence: Iterable[Evidence]) -> tuple[int, ...]:
        """Numbers of the reports that evidence stands in; new ones are given by date of publication.

        Args:
            evidence: pieces of evidence.

        Returns:
            Ascending.
        """
        reports = {e.report for e in evidence}
        return tuple(sorted(self.number(r) for r in sorted(reports, key=self._when)))

    def few(self, evidence: Iterable[Evidence], most: int) -> list[Evidence]:
        """Evidence from a few reports: those that have a number already first, then the earliest.

        Args:
            evidence: pieces of evidence.
            most: from at most so many reports.

        Returns:
            The pieces from these reports.
        """
        pieces = list(evidence)
        rank = {r: (self._numbers.get(r, len(self._numbers) + 1), self._when(r)) for r in {e.report for e in pieces}}
        chosen = sorted(rank, key=lambda r: rank[r])[:most]
        return [e for e in pieces if e.report in chosen]

    def cite(self, evidence: Iterable[Evidence], each: int = 2, most: int = 0) -> tuple[Citation, ...]:
        """Quotes in their sentences.

        Args:
            evidence: pieces of evidence.
            each: at most so many from one report; 0 for all.
            most: at most so many in all; 0 for all.

        Returns:
            By source and place.
        """
        pieces = sorted(set(evidence), key=lambda e: (self._when(e.report), e.start, -e.end))
        cited = []
        for report, group in groupby(pieces, key=lambda e: e.report):
            of_one = list(group)
            if each:
                of_one = _apart(of_one)[:each]
            cited += [self._citation(self.number(report), e) for e in of_one]
        cited.sort(key=lambda c: (c.number, c.start))
        return tuple(cited[:most] if most else cited)

    def listed(self) -> tuple[Source, ...]:
        """The list of sources so far.

        Returns:
            By number.
        """
        return tuple(self._source(report, number) for report, number in self._numbers.items())

    def _when(self, report: str) -> tuple[object, ...]:
        item = self._item(report)
        return (*order(item.fields.get("published") if item else None), report)

    def _item(self, report: str) -> Item | None:
        if report not in self._items:
            found = self._record.store.item(report)
            if found is None:
                return None
            self._items[report] = found
        return self._items[report]

    def _reading(self, report: str) -> Reading | None:
        if report not in self._readings:
            self._readings[report] = self._record.store.reading(report)
        return self._readings[report]

    def _citation(self, number: int, piece: Evidence) -> Citation:
        reading = self._reading(piece.report)
        if reading is None:
            return Citation(number, "", piece.quote, "", "und", piece.start, piece.end)
        text = reading.report.text
        around = _sentence(reading.passages, piece)
        language = around[0].language if around else reading.report.language
        start = max(around[0].start, piece.start - _CONTEXT) if around else piece.start
        end = min(around[-1].end, piece.end + _CONTEXT) if around else piece.end
        before, after = text[min(start, piece.start) : piece.start], text[piece.end : max(end, piece.end)]
        if around and start > around[0].start:
            before = "…" + before
        if around and end < around[-1].end:
            after += "…"
        return Citation(number, before, piece.quote, after, language, piece.start, piece.end)

    def _source(self, report: str, number: int) -> Source:
        item = self._item(report)
        reading = self._reading(report)
        fields = item.fields if item else {}
        copies = [
            (self._numbers[r["report"]], float(r.get("share") or 0.0))
            for r in fields.get("reprints") or ()
            if r.get("report") in self._numbers
        ]
        return Source(
            number=number,
            report=report,
            outlet=fields.get("outlet"),
            published=say(fields.get("published")),
            title=fields.get("title") or headline(reading) or fields.get("file") or report,
            where=fields.get("source") or report,
            url=reading.report.url if reading else None,
            language=fields.get("language") or "und",
            copies=tuple(sorted(copies)),
        )


def headline(reading: Reading | None) -> str | None:
    """A report's headline as it stands in its text.

    Args:
        reading: a report, wholly read.

    Returns:
        On one line, without Markdown's marks; None where there is none.
    """
    if reading is None:
        return None
    for block in reading.page.blocks:
        if block.role == "headline":
            return " ".join(reading.report.text[block.start : block.end].strip("#* \n\t").split()) or None
    return None


def _sentence(passages: Sequence[Passage], piece: Evidence) -> list[Passage]:
    return [p for p in passages if p.start < piece.end and piece.start < p.end]


def _apart(pieces: list[Evidence]) -> list[Evidence]:
    """Without those that lie within another one: their sentence is quoted already."""
    kept: list[Evidence] = []
    for piece in pieces:
        if not any(k.start <= piece.start and piece.end <= k.end for k in kept):
            kept.append(piece)
    return kept
