"""Words of a passage that name something, and the folded clause that is left when they are taken together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Element:
    """A stretch of a passage and what it names.

    Attributes:
        start: first character in the passage's view.
        end: one past the last.
        cls: one letter, see `CLASSES`.
        key: the id in the vocabulary (country code, office id …) or the name as written.
        parts: what it was built from, in order.
        info: what the builder found out (see recognise.build).
    """

    start: int
    end: int
    cls: str
    key: str = ""
    parts: tuple[Element, ...] = ()
    info: dict[str, Any] = field(default_factory=dict)


# Letter -> meaning. Folded text is lower case, so that a capital letter in it, and in a pattern, is always a class.
CLASSES = {
    "H": "head of an office (minister)",
    "Q": "portfolio (defence)",
    "M": "word that makes a ministry of a portfolio",
    "B": "word that makes an organisation of a name (council)",
    "G": "organisation",
    "C": "country as a noun",
    "J": "country as an adjective",
    "I": "international organisation",
    "P": "place",
    "R": "military rank",
    "T": "honorific",
    "K": "counterpart",
    "U": "group (the two ministers)",
    "W": "pronoun",
    "F": "mechanism or forum",
    "X": "document (agreement, plan)",
    "V": "honour or gift",
    "D": "date",
    "N": "name of a person",
    "O": "office without a name",
    "A": "actor: a person with all that stands around the name",
    "L": "delegation",
}


@dataclass(slots=True)
class Folded:
    """A passage whose names, offices, places and dates are one capital letter each.

    Attributes:
        text: lower-case words and symbols, single spaces.
        start: for each character its start in the passage's view.
        end: for each character its end there.
        at: the element behind each symbol, by position in `text`.
    """

    text: str
    start: list[int]
    end: list[int]
    at: dict[int, Element]

    def view_span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text stands in the passage's view.

        Args:
            start: first character in the folded text.
            end: one past the last; more than start.

        Returns:
            (start, end) in the view.
        """
        return self.start[start], self.end[end - 1]
