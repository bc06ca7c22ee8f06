"""A report's text as numbers, and how much of one text stands in another."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bilateral.reprints.shingles import Manner, fingerprint, grams, tokens

LISTED = 0.3
"""How much of the smaller of two reports must stand in the other for the pair to be told."""
_SAMPLE = 4
_CONTAINED = 0.5
_COVERED = 0.7


@dataclass(frozen=True, slots=True)
class Part:
    """Where a passage that counts stands in its text's words.

    Attributes:
        position: of the passage in what was given.
        start: its first word.
        end: one past its last.
        size: its characters.
        mark: fingerprint of its words.
        manner: how its words are counted.
    """

    position: int
    start: int
    end: int
    size: int
    mark: int
    manner: Manner


@dataclass(frozen=True, slots=True)
class Text:
    """The text of one or more reports: copies that are equal word for word are one text.

    Attributes:
        mark: fingerprint of the whole, 63 bits.
        words: one number a word.
        parts: the passages that are long enough to count.
        sample: the sampled runs of words by which copies find each other.
        size: characters of the passages that count.
    """

    mark: int
    words: array[int]
    parts: tuple[Part, ...]
    sample: array[int]
    size: int

    @property
    def marks(self) -> set[int]:
        """The fingerprints of the passages."""
        return {p.mark for p in self.parts}


def text_of(passages: Sequence[str]) -> Text:
    """A report as numbers.

    Args:
        passages: the texts of its passages that are read (no furniture).

    Returns:
        Its text.
    """
    words: list[int] = []
    kept: list[Part] = []
    sample: set[int] = set()
    for position, passage in enumerate(passages):
        manner, these = tokens(passage)
        start = len(words)
        words += these
        if len(these) >= manner.least:
            kept.append(Part(position, start, len(words), len(passage.strip()), fingerprint(these), manner))
            sample.update([g for g in grams(these, manner.wide) if not g % _SAMPLE])
            sample.add(kept[-1].mark >> 1)
    whole = fingerprint([*words, *(n for p in kept for n in (p.position, p.start, p.end, p.size))])
    size = sum(p.size for p in kept)
    return Text(whole >> 1, array("I", words), tuple(kept), array("q", sorted(sample)), size)


def positions(text: Text, length: int) -> dict[int, int]:
    """Where each run of a text stands last.

    Args:
        text: any text.
        length: of the runs, in words.

    Returns:
        Run → its first word.
    """
    return dict(zip(grams(text.words, length), range(len(text.words)), strict=False))


def carried(text: Text, marks: set[int], where: Callable[[int], dict[int, int]]) -> tuple[float, tuple[int, ...]]:
    """How much of a text stands in another, and which passages.

    Args:
        text: the one.
        marks: fingerprints of the other's passages.
        where: the other's `positions`, by length of the runs.

    Returns:
        The share, 0 to 1 by characters, and the positions of the passages.
    """
    found = [
        p
        for p in text.parts
        if p.mark in marks or _stands(text.words[p.start : p.end], p.manner, where(p.manner.narrow))
    ]
    return sum(p.size for p in found) / max(1, text.size), tuple(p.position for p in found)


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
