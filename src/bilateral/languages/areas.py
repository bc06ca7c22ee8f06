"""Which areas of cooperation a stretch of text names."""

from __future__ import annotations

from functools import cache

import ahocorasick_rs

from bilateral import languages

NONE = "none"  # phrases that hold an area's words and name none: the healthy growth of relations


class Areas:
    """The area phrases of one pack in one automaton."""

    def __init__(self, code: str) -> None:
        """Read the pack's phrases.

        Args:
            code: language code.
        """
        self.spaced = languages.spaced(code)
        table: dict[str, list[str]] = {}
        for area, phrases in languages.data(code, "areas").items():
            for phrase in phrases:
                table.setdefault(phrase.lower().replace("’", "'").replace("–", "-"), []).append(area)
        self._phrases = list(table)
        self._areas = [tuple(table[p]) for p in self._phrases]
        self._automaton = ahocorasick_rs.AhoCorasick([p.rstrip("*") for p in self._phrases] or ["\0"])

    def find(self, text: str) -> list[tuple[int, int, tuple[str, ...]]]:
        """Area phrases in a text, the longest at each place, without overlap.

        Args:
            text: lower case.

        Returns:
            (start, end, areas) in order.
        """
        hits = []
        size = len(text)
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if self.spaced:
                if start and text[start - 1].isalnum():
                    continue
                stem = self._phrases[index].endswith("*")
                if stem:
                    while end < size and text[end].isalnum():
                        end += 1
                elif end < size and text[end].isalnum():
                    continue
            hits.append((start, -end, self._areas[index]))
        hits.sort()
        out: list[tuple[int, int, tuple[str, ...]]] = []
        last = 0
        for start, minus_end, areas in hits:
            if start >= last:
                last = -minus_end
                out.append((start, last, areas))
            elif out and out[-1][0] == start and out[-1][1] == -minus_end:
                out[-1] = (start, last, tuple(dict.fromkeys(out[-1][2] + areas)))
        return out


@cache
def areas(code: str) -> Areas:
    """The areas of a pack, built once."""
    return Areas(code)


def areas_of(text: str, code: str) -> tuple[str, ...]:
    """The areas a text names, each once, in order of mention.

    Args:
        text: any case.
        code: language code.

    Returns:
        Names of RECORD.md's list.
    """
    lower = text.lower().replace("’", "'").replace("–", "-").translate(languages.letters(code))
    found = (area for _, _, named in areas(code).find(lower) for area in named)
    return tuple(dict.fromkeys(area for area in found if area != NONE))
