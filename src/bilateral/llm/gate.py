"""Which reports are worth a call: those that tell of dealings between states, and of more than the grammar read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import regex

from bilateral import languages
from bilateral.languages.offices import party_of
from bilateral.model import Frame
from bilateral.model.mention import Element
from bilateral.model.recognised import Recognised, Told

_TYPES = ("event", "agreement", "commitment", "mechanism")
_HAPPENINGS = frozenset(("meeting", "contact", "visit", "session", "signing", "award", "exercise", "statement"))
_PROMISES, _PAPERS = "commitment", "agreement"
_TOP = 5  # another state is named in so many first passages
_HEAD = 2  # what stands for the headline of a page without one
_LONG = 25  # words, names folded: a longer sentence may promise more than was read of it


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of a report.

    Attributes:
        passages: those that speak of dealings between states, none where the report tells of none; None where no pack
            knows the report's language, so that nothing can be said of it.
        settled: the grammar has read what the report tells of them.
    """

    passages: frozenset[int] | None
    settled: bool = False


@cache
def _triggers(code: str) -> Mapping[str, regex.Pattern[str]]:
    """The trigger words of a pack's frames, by kind."""
    out = {}
    for name in languages.names(code, "frames"):
        data = languages.data(code, f"frames/{name}")
        if data.get("type", "event") in (*_TYPES, "relationship") and data.get("triggers"):
            out[name] = regex.compile("|".join(data["triggers"]))
    return out


def judge(recognised: Recognised, grammar: Iterable[Frame]) -> Verdict:
    """Whether a report is worth a call.

    Args:
        recognised: what recognition found in the report.
        grammar: what the grammar read in it.

    Returns:
        Which of its passages are, and whether the grammar's reading will do.
    """
    if not recognised.told:
        return Verdict(None)
    home = recognised.home or _most_named(recognised)
    looked = [_Looked.at(told, home) for told in recognised.told]
    between = [f for f in grammar if f.type in _TYPES and len(_states(f.parties)) > 1]
    if not (between and any(p.abroad for p in looked[:_TOP])) and not _headline(looked):
        return Verdict(frozenset())
    # "the two ministers", "his counterpart": another state is meant where one was named before
    named = [p.other or p.group and any(q.other for q in looked[:i]) for i, p in enumerate(looked)]
    spoken = frozenset(p.told.passage.index for p, other in zip(looked, named, strict=True) if other and p.words)
    read = frozenset(p.told.passage.index for p in looked for f in between if p.holds(f))
    happened = any(f.type == "event" for f in between)
    settled = happened and not any(p.unread(between) for p in looked)
    return Verdict(spoken | read, settled or _courtesy(between))


def _courtesy(between: list[Frame]) -> bool:
    """Whether nothing but letters is told of: wishes and condolences, in which little is agreed."""
    return bool(between) and all(f.kind == "contact" and f.mode == "letter" for f in between)


@dataclass(frozen=True, slots=True)
class _Looked:
    """A passage as the gate sees it.

    Attributes:
        told: the passage.
        words: kinds of frames whose trigger words stand in it.
        other: it names a party other than the report's own country.
        abroad: that party is a state.
        plainly: and is named by itself or by an office or a person of its.
        group: it speaks of both sides, or of somebody's counterpart.
    """

    told: Told
    words: frozenset[str]
    other: bool
    abroad: bool
    plainly: bool
    group: bool

    @classmethod
    def at(cls, told: Told, home: str | None) -> _Looked:
        """Look at a passage of a report whose own country is `home`."""
        text, elements = told.folded.text, list(told.folded.at.values())
        words = frozenset(k for k, words in _triggers(told.passage.language).items() if words.search(text))
        others = [(e.cls, p) for e in elements for p in _parties(e) if p not in (None, home)]
        states = [cls for cls, p in others if p and len(p) == 3]
        group = any(e.cls == "U" or any(part.cls == "K" for part in e.parts) for e in elements)
        return cls(told, words, bool(others), bool(states), any(s in "COAL" for s in states), group)

    def holds(self, frame: Frame) -> bool:
        """Whether a frame starts in it."""
        return self.told.passage.start <= frame.start < self.told.passage.end

    def unread(self, between: list[Frame]) -> bool:
        """Whether it has words of promises or papers between states that were not read, or not for certain in full."""
        if not (self.other or self.group):
            return False
        read = {f.type for f in between if self.holds(f) and f.areas}
        long = len(self.told.folded.text.split()) > _LONG
        return _PROMISES in self.words and (_PROMISES not in read or long) or _PAPERS in self.words - read


def _headline(looked: list[_Looked]) -> bool:
    """Whether the headline, or what stands for it, tells that something happened with another state."""
    head = [p for p in looked if p.told.passage.role == "headline"][:1] or looked[:_HEAD]
    return any(p.plainly and p.words & _HAPPENINGS for p in head)


def _states(parties: Iterable[str]) -> set[str]:
    return {p for p in parties if len(p) == 3}


def _most_named(recognised: Recognised) -> str | None:
    """The country named most often, by its towns where none is named itself."""
    counted = Counter(recognised.parties)
    if not any(len(p) == 3 for p in counted):
        counted.update(p for t in recognised.told for e in t.folded.at.values() for p in _parties(e) if p)
    states = [(n, p) for p, n in counted.items() if len(p) == 3]
    return max(states)[1] if states else None


def _parties(element: Element) -> Iterator[str | None]:
    """Every party that an element and what it is made of stand for."""
    if element.cls in "CJIPGOAL":
        yield party_of(element)
    for part in element.parts:
        yield from _parties(part)
