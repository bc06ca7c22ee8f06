"""Whether words stand in a passage: exactly, after nothing more than Unicode and white-space normalisation."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable

# Space of no width, and characters that mark where a line may or may not be broken: white space that shows nothing.
_NO_WIDTH = frozenset("\u200b\u2060\ufeff\u00ad")
_TRIES = 2000  # at so many places in a passage words are looked at before they count as not there


class Normal:
    """A text composed (NFC), every run of white space one space, and the way back to its own characters.

    Attributes:
        text: what quotes are looked for in, and what a model is shown.
    """

    __slots__ = ("_from", "_starts", "_to", "base", "text")

    def __init__(self, raw: str, base: int = 0) -> None:
        """Normalise, in time linear in the text.

        Args:
            raw: the stored characters.
            base: their offset in the report.
        """
        self.base = base
        pieces: list[str] = []
        self._starts: list[int] = []  # where each piece starts in `text`
        self._from: list[int] = []  # and in `raw`
        self._to: list[int] = []
        size = 0
        for start, end, shown in _pieces(raw):
            if shown == " " and (not pieces or pieces[-1] == " "):
                if pieces:
                    self._to[-1] = end
                continue
            pieces.append(shown)
            self._starts.append(size)
            self._from.append(start)
            self._to.append(end)
            size += len(shown)
        if pieces and pieces[-1] == " ":
            pieces.pop()
        self.text = "".join(pieces)

    def find(self, words: str) -> tuple[int, int] | None:
        """Where words stand in the report.

        Args:
            words: as somebody quotes them.

        Returns:
            (start, end) of their first place in the stored text; None where they do not stand there exactly.
        """
        wanted = Normal(words).text
        if not wanted:
            return None
        at = self.text.find(wanted)
        for _ in range(_TRIES):
            if at < 0:
                return None
            if self._whole(at, at + len(wanted)):
                return self.origin(at, at + len(wanted))
            at = self.text.find(wanted, at + 1)
        return None

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the report's stored text.

        Args:
            start: first character in this text.
            end: one past the last; more than start.

        Returns:
            (start, end) in the report.
        """
        first = bisect_left(self._starts, start + 1) - 1
        last = bisect_left(self._starts, end) - 1
        return self.base + self._from[first], self.base + self._to[last]

    def _whole(self, start: int, end: int) -> bool:
        """Whether a stretch ends at words' ends, in scripts that part words by spaces and write endings with them.

        No stretch, in whatever script, parts a letter from its marks.
        """
        text = self.text
        if not self._parted_at(start) or not self._parted_at(end):
            return False
        before = start > 0 and _parted(text[start - 1]) and _parted(text[start])
        behind = end < len(text) and _parted(text[end - 1]) and _parted(text[end])
        return not before and not behind

    def _parted_at(self, at: int) -> bool:
        """Whether one letter with its marks ends at a place, or another begins."""
        place = bisect_left(self._starts, at)
        return at == len(self.text) or place < len(self._starts) and self._starts[place] == at


def _parted(c: str) -> bool:
    """Whether a letter or digit belongs to Latin, Greek, Cyrillic, Armenian or Georgian, or is a European digit."""
    return c.isalnum() and (c < "\u0590" or "\u10a0" <= c <= "\u10ff" or "\u1e00" <= c <= "\u1fff")


def _pieces(raw: str) -> Iterable[tuple[int, int, str]]:
    """Stretches that normalise independently of one another: (start, end, normalised)."""
    i, size = 0, len(raw)
    plain = raw.isascii()
    while i < size:
        c = raw[i]
        j = i + 1
        if c.isspace():
            while j < size and (raw[j].isspace() or raw[j] in _NO_WIDTH):
                j += 1
            yield i, j, " "
        elif c in _NO_WIDTH:
            pass
        elif plain:
            yield i, j, c
        else:
            while j < size and _joins(raw[j]):
                j += 1
            yield i, j, c if j == i + 1 and c < "\u0300" else unicodedata.normalize("NFC", raw[i:j])
        i = j


def _joins(c: str) -> bool:
    """Whether a character composes with what stands before it: a mark, or a vowel or final of a Korean syllable."""
    return c >= "\u0300" and (unicodedata.combining(c) != 0 or "\u1161" <= c <= "\u11c2" or not _starts(c))


def _starts(c: str) -> bool:
    return unicodedata.category(c) not in ("Mn", "Mc")


def normal(text: str) -> str:
    """A text composed, its runs of white space one space each.

    Args:
        text: any text.

    Returns:
        What `Normal` looks for.
    """
    return Normal(text).text
