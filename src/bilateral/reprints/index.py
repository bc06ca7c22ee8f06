"""The reports seen so far, by the runs of words they hold; what one of them shares with the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from bilateral.reprints.texts import LISTED, Text, carried, positions, text_of

CAP = 32
"""A run of words that more texts hold is common."""
_HINT = 0.06
_COMMON_HINT = 0.15


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


def leads(rare: int, common: int, smaller: int) -> bool:
    """Whether the runs that one text shares with another are more than chance would have.

    Args:
        rare: shared runs that few texts hold.
        common: shared runs that many texts hold, and that lead to the other.
        smaller: how many runs the one of the two has that has fewer.

    Returns:
        True where the two are worth comparing. What everybody writes hints at a copy only where it makes up much of a
        text.
    """
    return bool(rare) and rare >= _HINT * smaller or bool(common) and rare + common >= _COMMON_HINT * smaller


class Index:
    """Finds copies among reports added one after another.

    What `matches` says depends on which reports were added, not on their order. A run of words that very many texts
    hold (a boilerplate clause) leads only to a fixed choice of them, so that the work stays near-linear.
    """

    def __init__(self) -> None:
        """Begin without any report."""
        self._text_of: dict[str, int] = {}
        self._texts: list[Text] = []
        self._carriers: list[list[str]] = []
        self._whole: dict[int, int] = {}
        self._postings: dict[int, list[int]] | None = None
        # Texts never change once they are in, so what was worked out about a pair stays true.
        self._maps = lru_cache(maxsize=256)(lambda number, length: positions(self._texts[number], length))
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
        text = text_of(passages)
        number = self._whole.get(text.mark)
        if number is None:
            number = self._whole[text.mark] = len(self._texts)
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
            (common if len(posting) > CAP else rare).update(posting)
        mine = len(self._texts[number].sample)
        found = {n for n in rare | common if leads(rare[n], common[n], min(mine, len(self._texts[n].sample)))}
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
                if len(posting) > CAP + 1:
                    posting.sort(key=lambda n: self._texts[n].mark)
                    del posting[CAP + 1 :]
            self._postings = postings
        return self._postings

    def _work_out_carried(self, number: int, other: int) -> tuple[float, tuple[int, ...]]:
        """How much of a text stands in another, and which passages."""
        return carried(self._texts[number], self._texts[other].marks, lambda length: self._maps(other, length))
