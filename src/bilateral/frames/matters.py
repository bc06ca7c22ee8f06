"""What a paper is about, where its own name does not say so: the words behind it, or the next sentence, tell."""

from __future__ import annotations

import regex

from bilateral.frames.clause import macro
from bilateral.frames.discourse import Discourse
from bilateral.frames.draft import Draft
from bilateral.languages.areas import areas_of
from bilateral.model.recognised import Told

_FAR = 260  # letters behind a paper's name in which its matter is told


def matter_behind(told: Told, end: int) -> tuple[str, ...]:
    """The areas that a sentence tells behind a paper's name: agreements **that cover trade and tourism**.

    Args:
        told: the passage.
        end: where the name ends in the folded text.

    Returns:
        Areas of RECORD.md, without that of papers themselves.
    """
    pattern, text = macro(told.passage.language, "matter"), told.folded.text
    last = text.find(";", end)
    last = min(last if last >= 0 else len(text), end + _FAR)
    found = pattern.match(text, end, last) if pattern is not None else None
    return _areas(told, found.end(), last) if found is not None else ()


def matter_told_next(told: Told, before: list[Draft]) -> None:
    """ "The agreements cover trade and tourism" tells the areas of the papers named in the sentence before.

    Args:
        told: a passage.
        before: drafts of the passages before it; papers among them that have no areas are given them.
    """
    pattern = macro(told.passage.language, "papers_cover")
    found: regex.Match[str] | None = pattern.match(told.folded.text) if pattern is not None else None
    if found is None:
        return
    bare = [x for x in before if x.type == "agreement" and not x.fields.get("areas") and x.kind != "joint_statement"]
    last = max((x.told.passage.index for x in bare), default=-9)
    if told.passage.index - last > 2:
        return
    areas = _areas(told, found.end(), len(told.folded.text))
    for draft in bare:
        if draft.told.passage.index == last and areas:
            draft.fields["areas"] = areas


def areas_of_offices(d: Discourse) -> tuple[str, ...]:
    """The areas that both sides' foremost people have by their offices: ministers of defence speak of defence.

    Args:
        d: the discourse; its offices are known from the start.

    Returns:
        Areas of RECORD.md; none where the sides differ, or a minister of foreign affairs is among them.
    """
    first: dict[str, tuple[str, ...]] = {}
    for name, offices in d.offices.items():
        party = d.party.get(name)
        if party in d.pair and offices:
            if offices[0].title.endswith("Foreign Affairs"):
                return ()  # a 2+2 speaks of more
            first.setdefault(party, areas_of(offices[0].title, "en"))
    if len(first) < 2:
        return ()
    one, other = (first[party] for party in d.pair[:2])
    return tuple(area for area in one if area in other)


def _areas(told: Told, start: int, end: int) -> tuple[str, ...]:
    first, last = told.folded.view_span(start, end)
    found = areas_of(told.view.text[first:last], told.passage.language)
    return tuple(area for area in found if area != "legal_framework")
