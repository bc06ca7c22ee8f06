"""A text as patterns see it: composed, with plain quotes and spaces, and the way back to the stored characters."""

from __future__ import annotations

import re
import unicodedata

# One character for one character: the offsets stay as they are.
_PLAIN = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ", "\t": " ", "\n": " ", "\r": " ", "\u2028": " ",
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    }
)  # fmt: skip

# Characters that show nothing and would break words.
_UNSEEN = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")

# Old tone placement to new, so that hoà and hòa compare alike (TCVN 6909 keeps both).
_TONES: dict[str, str] = {}
for _first, _second in (("o", "a"), ("o", "e"), ("u", "y")):
    for _mark in ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323"):
        _old = unicodedata.normalize("NFC", _first + _second + _mark)
        _new = unicodedata.normalize("NFC", _first + _mark + _second)
        _TONES[_old] = _new
        _TONES[_old.capitalize()] = _new.capitalize()
_TONE = re.compile("(?<![qQ])(" + "|".join(map(re.escape, _TONES)) + r")(?![^\W\d_])")


def tones(text: str) -> str:
    """Vietnamese with the tone mark where modern spelling puts it (hòa, not hoà); same length.

    Args:
        text: composed (NFC) text.

    Returns:
        The text with old placements replaced.
    """
    return _TONE.sub(lambda m: _TONES[m[1]], text)


class View:
    """A passage normalised for comparison.

    Attributes:
        text: NFC, plain quotes, dashes and spaces; nothing unseen.
        lower: the same in lower case and in the pack's own letters, character for character.
        base: where the passage starts in the report.
    """

    __slots__ = ("_map", "base", "lower", "text")

    def __init__(
        self, raw: str, base: int = 0, *, vietnamese: bool = False, letters: dict[int, str] | None = None
    ) -> None:
        """Normalise.

        Args:
            raw: the stored characters.
            base: their offset in the report.
            vietnamese: also move tone marks to their modern place.
            letters: letters that `lower` shows as others (traditional as simplified).
        """
        self.base = base
        self._map: list[int] | None = None
        if not raw.isascii() and (not unicodedata.is_normalized("NFC", raw) or not _UNSEEN.isdisjoint(raw)):
            raw, self._map = _compose(raw)
        text = raw.translate(_PLAIN)
        self.text = tones(text) if vietnamese else text
        lower = self.text.lower()
        if len(lower) != len(self.text):
            lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text)
        self.lower = lower.translate(letters) if letters else lower

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the report's stored text.

        Args:
            start: first character in this view.
            end: one past the last.

        Returns:
            (start, end) in the report.
        """
        if self._map is None:
            return self.base + start, self.base + end
        return self.base + self._map[start], self.base + self._map[end]


def _compose(raw: str) -> tuple[str, list[int]]:
    """NFC without unseen characters, and for each of its characters (and the end) the offset in `raw`."""
    out: list[str] = []
    where: list[int] = []
    i = 0
    while i < len(raw):
        j = i + 1
        while j < len(raw) and unicodedata.combining(raw[j]):
            j += 1
        if raw[i] not in _UNSEEN:
            for c in unicodedata.normalize("NFC", raw[i:j]):
                out.append(c)
                where.append(i)
        i = j
    where.append(len(raw))
    return "".join(out), where
