"""One report's passages as a model saw them, and the one question put to each of its quotes: does it stand there?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from bilateral.llm.answer import Quote
from bilateral.llm.quotes import Normal
from bilateral.model import Passage, Report


@dataclass(slots=True)
class Tally:
    """How a model's quotes and entries fared.

    Attributes:
        quotes: how many quotes were looked up.
        exact: how many of them stand in their passage exactly.
        taken: how many entries became frames.
        refused: reason → how many entries were thrown out for it.
    """

    quotes: int = 0
    exact: int = 0
    taken: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Count another report's too."""
        self.quotes += other.quotes
        self.exact += other.exact
        self.taken += other.taken
        self.refused += other.refused


class NotThere(Exception):  # noqa: N818  (it is no error of ours)
    """Words that a model cites do not stand where it says."""


class Passages:
    """The passages of one report that a model may cite."""

    def __init__(self, report: Report, passages: tuple[Passage, ...], tally: Tally) -> None:
        """Make them ready.

        Args:
            report: the report.
            passages: those that the model was shown.
            tally: counts what is looked up.
        """
        self._report = report
        self._known = {p.index: p for p in passages}
        self._normal: dict[int, Normal] = {}
        self.tally = tally

    def passage(self, number: int) -> Passage:
        """A passage by its number.

        Raises:
            NotThere: no such passage was shown.
        """
        if number not in self._known:
            raise NotThere("evidence: no such passage")
        return self._known[number]

    def span(self, quote: Quote) -> tuple[int, int]:
        """Where a quote stands in the report.

        Args:
            quote: passage number and words.

        Returns:
            (start, end) in the stored text.

        Raises:
            NotThere: it does not stand in that passage.
        """
        self.tally.quotes += 1
        passage = self.passage(quote.p)
        if quote.p not in self._normal:
            self._normal[quote.p] = Normal(self._report.text[passage.start : passage.end], passage.start)
        found = self._normal[quote.p].find(quote.w)
        if found is None:
            raise NotThere("evidence: words not in that passage")
        self.tally.exact += 1
        return found

    def words(self, span: tuple[int, int]) -> str:
        """The stored characters of a stretch."""
        return self._report.text[slice(*span)]
