"""Which texts can be alike at all: the others are not compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from fractions import Fraction


class Alike:
    """Sets of words by their seldom words, so that those with an overlap above a threshold are found among many.

    Of two sets that share `o` words, all but `o - 1` words of the one, the most seldom first, hold one of the other's
    (Chaudhuri, Ganti and Kaushik 2006). It leaves out only sets whose overlap is below the threshold.
    """

    def __init__(self, every: Iterable[frozenset[str]], least: Fraction) -> None:
        """Begin with no sets.

        Args:
            every: the sets that may come, to learn which words are seldom among them.
            least: the overlap from which two count as alike; above 0.
        """
        told = Counter(word for words in every for word in words)
        self._place = {word: i for i, word in enumerate(sorted(told, key=lambda w: (told[w], w)))}
        self._part, self._whole = least.numerator, least.numerator + least.denominator
        self._sets: dict[tuple[int, int, str], list[int]] = defaultdict(list)
        self._sizes: set[int] = set()

    def put(self, place: int, words: frozenset[str]) -> None:
        """Take in a set.

        Args:
            place: its number.
            words: one of those that were to come.
        """
        self._sizes.add(len(words))
        for at, word in enumerate(self._sorted(words)):
            self._sets[len(words), at, word].append(place)

    def may_be(self, words: frozenset[str]) -> set[int]:
        """The sets whose overlap with one may reach the threshold.

        Args:
            words: one of those that were to come.

        Returns:
            Their numbers.
        """
        found: set[int] = set()
        mine = self._sorted(words)
        for size in self._sizes:
            shared = max(1, -(-self._part * (len(mine) + size) // self._whole))
            if shared > min(len(mine), size):
                continue
            for word in mine[: len(mine) - shared + 1]:
                for at in range(size - shared + 1):
                    found.update(self._sets.get((size, at, word), ()))
        return found

    def _sorted(self, words: frozenset[str]) -> list[str]:
        return sorted(words, key=self._place.__getitem__)
