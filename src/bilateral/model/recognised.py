"""What recognition hands on: the passages folded, and the people and parties of the report."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from bilateral.model.frame import Frame
from bilateral.model.mention import Folded
from bilateral.model.report import Page, Passage, Report
from bilateral.model.view import View


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Lower case without diacritics, for comparing names inside one report."""
    text = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in text if not unicodedata.combining(c))


@dataclass(slots=True)
class People:
    """The people of one report: which surfaces are persons, and the fullest form of each.

    Attributes:
        full: plain surface → fullest form as written in this report.
    """

    full: dict[str, str] = field(default_factory=dict)

    def of(self, surface: str) -> str | None:
        """The fullest form of the person this surface names, or None where it is nobody."""
        return self.full.get(plain(surface))

    def rename(self, second: dict[str, str]) -> None:
        """Let persons go by other names that the report gives them.

        Args:
            second: surface → the name to go by; where that is a person's too, by its fullest form.
        """
        for surface, name in second.items():
            known, wanted = self.of(surface), self.of(name)
            if known is not None or wanted is not None:
                whole = wanted or name
                self.full = {key: whole if value == known else value for key, value in self.full.items()}
                self.full[plain(surface)] = whole


@dataclass(frozen=True, slots=True)
class Told:
    """A passage, folded."""

    passage: Passage
    view: View
    folded: Folded


@dataclass(slots=True)
class Recognised:
    """What a report names.

    Attributes:
        told: the passages that are read for facts, folded, in order.
        people: the people of the report.
        parties: how often each country and international organisation is named, the headline and lead counted thrice.
        home: the outlet's own country, where known.
        anchor: the day that relative words count from: of publication, or else of a captioned photo.
        published: EDTF day of publication, where known.
        dateline: (place name, country) of the dateline, where known.
    """

    told: list[Told] = field(default_factory=list)
    people: People = field(default_factory=People)
    parties: Counter[str] = field(default_factory=Counter)
    home: str | None = None
    anchor: str | None = None
    published: str | None = None
    dateline: tuple[str, str] | None = None


Reader = Callable[[Report, Page, tuple[Passage, ...], Recognised], tuple[Frame, ...]]
"""What reads: `Report → frames`. The grammar is one such reader, a language model another."""
