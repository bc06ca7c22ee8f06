"""The reports seen so far, by the runs of words they hold; what one of them shares with the others."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from bilateral.reprints.shingles import Manner, fingerprint, grams, tokens

LISTED = 0.3
"""How much of the smaller of two reports must stand in the other for the pair to be told."""
_SAMPLE = 4
_CAP = 32
_HINT = 0.06
_COMMON_HINT = 0.15
_CONTAINED = 0.5
_COVERED = 0.7


@dataclass(frozen=True, slots=True)
class Share:
    """That much of a report stands in another.

    Attributes:
        report: the other.
        share: 0 to 1, how much of this report's text, by characters of the passages that count.
        passages: which of this report's passages, by their position in what was given.
    """

    report: str
    share: float
    passages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Passage:
    """Where a passage that counts stands in its text's words."""

    position: int
    start: int
    end: int
    size: int
    mark: int
    manner: Manner


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of one or more reports: copies that are equal word for word are kept once."""

    name: str
    words: array[int]
    passages: tuple[_Passage, ...]
    sample: array[int]
    size: int


class Index:
    """Finds copies among reports added one after another.

    What `matches` says depends on which reports were added, not on their order. A run of words that very many texts
    hold (a boilerplate clause) leads only to a fixed choice of them, so that the work stays near-linear.
    """

    def __init__(self) -> None:
        """Begin without any report."""
        self._text_of: dict[str, int] = {}
        self._texts: list[_Text] = []
        self._carriers: list[list[str]] = []
        self._whole: dict[int, int] = {}
        self._postings: dict[int, list[int]] | None = None
        # Texts never change once they are in, so what was worked out about a pair stays true.
        self._maps = lru_cache(maxsize=256)(self._positions)
        self._carried = lru_cache(maxsize=65536)(self._work_out_carried)

    def __len__(self) -> int:
        """How many reports were added."""
        return len(self._text_of)

    def __iter__(self) -> Iterator[str]:
        """The reports' ids, in the order they were added."""
        return iter(self._text_of)

    def add(self, report_id: str, passages: Sequence[str]) -> None:
        """Take a report in. One that is known already is left as it is.

        Args:
            report_id: its id, which stands for this text for ever.
            passages: the texts of its passages that are read (no furniture).
        """
        if report_id in self._text_of:
            return
        text, whole = _text(report_id, passages)
        number = self._whole.get(whole)
        if number is None:
            number = self._whole[whole] = len(self._texts)
            self._texts.append(text)
            self._carriers.append([])
            self._postings = None
        self._carriers[number].append(report_id)
        self._text_of[report_id] = number

    def matches(self, report_id: str) -> tuple[Share, ...]:
        """What of a report stands in which others.

        Args:
            report_id: of a report that was added.

        Returns:
            The others, the greatest share first, equal ones by id; only those where at least LISTED of the smaller
            of the two stands in the other.

        Raises:
            KeyError: no such report was added.
        """
        number = self._text_of[report_id]
        found = [
            Share(other, share.share, share.passages)
            for near, share in self._shares(number)
            for other in self._carriers[near]
            if other != report_id
        ]
        return tuple(sorted(found, key=lambda s: (-s.share, s.report)))

    def share(self, report_id: str, other: str) -> Share | None:
        """What of one report stands in another.

        Args:
            report_id: of a report that was added.
            other: of another.

        Returns:
            How much; None where less than LISTED of the smaller of the two is shared.

        Raises:
            KeyError: one of them was not added.
        """
        return self._pair(self._text_of[report_id], self._text_of[other], other)

    def _shares(self, number: int) -> Iterable[tuple[int, Share]]:
        """The texts that share enough with one, itself among them."""
        for near in (number, *self._candidates(number)):
            share = self._pair(number, near, "")
            if share:
                yield near, share

    def _pair(self, number: int, near: int, name: str) -> Share | None:
        """What of one text stands in another, where that is enough to be told."""
        here, passages = self._carried(number, near)
        there, others = self._carried(near, number)
        # The smaller of two is the one of which the greater share stands in the other.
        if not passages or not others or max(here, there) < LISTED:
            return None
        return Share(name, here, passages)

    def _candidates(self, number: int) -> list[int]:
        """The texts that share more sampled runs with one than chance would have."""
        rare: Counter[int] = Counter()
        common: Counter[int] = Counter()
        postings = self._shared_runs()
        for gram in self._texts[number].sample:
            posting = postings.get(gram, ())
            (common if len(posting) > _CAP else rare).update(posting)
        mine = len(self._texts[number].sample)
        found = {n for n, hits in rare.items() if hits >= _HINT * min(mine, len(self._texts[n].sample))}
        for near, hits in common.items():
            # What everybody writes hints at a copy only where it makes up much of a text.
            if hits + rare[near] >= _COMMON_HINT * min(mine, len(self._texts[near].sample)):
                found.add(near)
        return sorted(found - {number})

    def _shared_runs(self) -> dict[int, list[int]]:
        """Which texts hold the sampled runs that more than one holds; found anew when texts have come in.

        Nearly all runs stand in one text alone, and are not kept. Of very many texts with one run a few stand for all:
        by fingerprint, so that order does not matter.
        """
        if self._postings is None:
            every = sorted(chain.from_iterable(text.sample for text in self._texts))
            postings: dict[int, list[int]] = {one: [] for one, other in pairwise(every) if one == other}
            for number, text in enumerate(self._texts):
                for gram in text.sample:
                    if gram in postings:
                        postings[gram].append(number)
            for posting in postings.values():
                if len(posting) > _CAP + 1:
                    posting.sort(key=lambda n: self._texts[n].name)
                    del posting[_CAP + 1 :]
            self._postings = postings
        return self._postings

    def _positions(self, number: int, length: int) -> dict[int, int]:
        """Where each run of a text stands last."""
        words = self._texts[number].words
        return dict(zip(grams(words, length), range(len(words)), strict=False))

    def _work_out_carried(self, number: int, other: int) -> tuple[float, tuple[int, ...]]:
        """How much of a text stands in another, and which passages."""
        text, marks = self._texts[number], {p.mark for p in self._texts[other].passages}
        found = [
            p
            for p in text.passages
            if p.mark in marks or _stands(text.words[p.start : p.end], p.manner, self._maps(other, p.manner.narrow))
        ]
        return sum(p.size for p in found) / max(1, text.size), tuple(p.position for p in found)


def _text(report_id: str, passages: Sequence[str]) -> tuple[_Text, int]:
    """A report as numbers, and the fingerprint of all its words."""
    words: list[int] = []
    kept: list[_Passage] = []
    sample: set[int] = set()
    for position, passage in enumerate(passages):
        manner, these = tokens(passage)
        start = len(words)
        words += these
        if len(these) >= manner.least:
            kept.append(_Passage(position, start, len(words), len(passage.strip()), fingerprint(these), manner))
            sample.update([g for g in grams(these, manner.wide) if not g % _SAMPLE])
            sample.add(kept[-1].mark >> 1)
    whole = fingerprint([*words, *(n for p in kept for n in (p.position, p.start, p.end, p.size))])
    size = sum(p.size for p in kept)
    text = _Text(f"{whole:016x}", array("I", words), tuple(kept), array("q", sample), size)
    return text, whole


def _stands(words: array[int], manner: Manner, where: dict[int, int]) -> bool:
    """Whether a passage stands, perhaps lightly edited, in the text whose runs are given.

    Enough of its runs must be there, and so close to one another and in such order that they make the same passage:
    formulas that two reports happen to share are scattered.
    """
    runs = list(grams(words, manner.narrow))
    shifts = [(i, where[g] - i) for i, g in enumerate(runs) if g in where]
    if len(shifts) < _CONTAINED * len(runs):
        return False
    middle = sorted(s for _, s in shifts)[len(shifts) // 2]
    slack = max(3, len(words) // 4)
    covered: set[int] = set()
    near = 0
    for i, shift in shifts:
        if abs(shift - middle) <= slack:
            near += 1
            covered.update(range(i, i + manner.narrow))
    return near >= 0.8 * _CONTAINED * len(runs) and len(covered) >= _COVERED * len(words)
