"""Which passages are worth a model's time: those that name another state, in a report that tells of what states do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

import regex

from bilateral import languages
from bilateral.languages.offices import party_of
from bilateral.model.mention import Element
from bilateral.model.recognised import Recognised, Told

_HEAD, _LEAD, _PASSAGES = 3, 5, 2  # another state in so many first passages, its doings in so many; so many in all
_THICK = 4  # or both stand in one passage of so many, wherever
_TYPES = ("event", "agreement", "commitment", "mechanism", "relationship")


@cache
def _triggers(code: str) -> regex.Pattern[str] | None:
    """Every trigger word of a pack's frames."""
    words: list[str] = []
    for name in languages.names(code, "frames"):
        data = languages.data(code, f"frames/{name}")
        if data.get("type", "event") in _TYPES:
            words.extend(data.get("triggers", ()))
    return regex.compile("|".join(dict.fromkeys(words))) if words else None


def worth_reading(recognised: Recognised) -> frozenset[int] | None:
    """The passages that speak of dealings between states, in a report whose head names another state.

    Args:
        recognised: what recognition found in the report.

    Returns:
        Their numbers, none where the report is not worth a call; None where no pack knows the report's language, so
        that nothing can be said of it.
    """
    if not recognised.told:
        return None
    home = recognised.home or _most_named(recognised)
    others = [_others(told, home) for told in recognised.told]
    # "the two ministers", "his counterpart": another state is meant where one was named before
    meant = [
        other or any(others[:i]) and _group(t) for i, (t, other) in enumerate(zip(recognised.told, others, strict=True))
    ]
    spoken = [
        other and (words := _triggers(told.passage.language)) is not None and words.search(told.folded.text) is not None
        for told, other in zip(recognised.told, meant, strict=True)
    ]
    size = len(spoken)
    at_the_top = any(others[:_HEAD]) and any(spoken[:_LEAD]) and sum(spoken) >= min(_PASSAGES, size)
    throughout = sum(others) * _THICK >= size and sum(spoken) * _THICK >= size
    if not at_the_top and not throughout:
        return frozenset()
    return frozenset(t.passage.index for t, worth in zip(recognised.told, spoken, strict=True) if worth)


def _most_named(recognised: Recognised) -> str | None:
    """The country named most often, by its towns where none is named itself."""
    counted = Counter(recognised.parties)
    if not any(len(p) == 3 for p in counted):
        counted.update(p for t in recognised.told for e in t.folded.at.values() for p in _parties(e) if p)
    states = [(n, p) for p, n in counted.items() if len(p) == 3]
    return max(states)[1] if states else None


def _others(told: Told, home: str | None) -> bool:
    """Whether a passage names a party other than the report's own country."""
    return any(p not in (None, home) for e in told.folded.at.values() for p in _parties(e))


def _group(told: Told) -> bool:
    """Whether a passage speaks of both sides, or of somebody's counterpart."""
    return any(e.cls == "U" or any(part.cls == "K" for part in e.parts) for e in told.folded.at.values())


def _parties(element: Element) -> Iterator[str | None]:
    """Every party that an element and what it is made of stand for."""
    if element.cls in "CJIPGOAL":
        yield party_of(element)
    for part in element.parts:
        yield from _parties(part)
