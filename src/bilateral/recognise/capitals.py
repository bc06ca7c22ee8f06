"""Whether capitals tell that a word is a name: most sentences open with one, whatever their first word is."""

from __future__ import annotations

import regex

from bilateral.model.mention import Element
from bilateral.model.view import View

_STEM = 5  # letters that all cases of a name share
_SMALL = regex.compile(r"(?<![\p{L}'’-])\p{Ll}[\p{L}\p{M}]+")
_INSIDE = regex.compile(r"(?<=[\p{L}\p{N},;] )\p{Lu}[\p{L}\p{M}]+")
_CAPITALS = regex.compile(r"\p{Lu}{2,}\p{Ll}?")


class Capitals:
    """Whether a report writes single words with a capital as names, or because a sentence opens with them."""

    def __init__(self, text: str) -> None:
        """Look at the words of a report once.

        Args:
            text: the report's.
        """
        self._small = frozenset(_SMALL.findall(text))
        self._inside = frozenset(w[:_STEM] for w in _INSIDE.findall(text))

    def doubtful(self, view: View, name: Element) -> bool:
        """Whether a word is likely no name: written small elsewhere, a plural of capitals, or never inside a sentence.

        Args:
            view: the passage.
            name: a candidate of one word.

        Returns:
            True where a verb of saying behind it proves nothing.
        """
        key = name.key
        if " " in key or "·" in key or not key[:1].isupper():
            return False
        if key.lower() in self._small or _CAPITALS.fullmatch(key):
            return True
        opens = not any(c.isalnum() for c in view.text[: name.start])
        return opens and key[:_STEM] not in self._inside
