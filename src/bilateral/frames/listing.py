"""Lists that stand on lines of their own: `The two sides agreed to:`, `The following documents were signed:`."""

from __future__ import annotations

from dataclasses import replace

import regex

from bilateral.frames.discourse import Discourse
from bilateral.frames.draft import Draft, OpenList
from bilateral.frames.papers import papers
from bilateral.frames.patterns import Kind
from bilateral.frames.statements import governed, governing
from bilateral.model.recognised import Told

_POINT = regex.compile(r"(?:[-–—•*·▪►●○✓>]|\(?\d{1,2}[.)]|\(?[a-z]\)) ?(?=\S)")
_END = regex.compile(r"[;.]|$")


def open_list(told: Told, kinds: list[Kind], signing: Draft | None, d: Discourse) -> None:
    """Note that a passage ends with a colon, and what it says of each member of the list on the lines behind it.

    Args:
        told: the passage.
        kinds: the pattern files that are tried in it.
        signing: the last signing that the passage tells of.
        d: the discourse, which keeps the open list.
    """
    if not told.folded.text.rstrip().endswith(":"):
        return
    if signing is not None:
        d.listing = OpenList(told.passage.index, signing.rule, "signed", signing=signing)
        return
    for kind in kinds:
        found = governing(told, kind, d) if kind.type == "commitment" else None
        if found is not None:
            pattern, force, by = found
            d.listing = OpenList(told.passage.index, pattern.id, force, pattern=pattern, by=tuple(by))
            return


def read_listed(told: Told, d: Discourse) -> list[Draft]:
    """What a line of an open list says; the list ends with the first line that is no point of it.

    Args:
        told: the passage.
        d: the discourse, which keeps the open list.

    Returns:
        Promises, or papers signed; none where no list is open.
    """
    listing, text = d.listing, told.folded.text
    point = _POINT.match(text) if listing is not None else None
    if listing is None or point is None or told.passage.index != listing.index + 1:
        d.listing = None
        return []
    d.listing = replace(listing, index=told.passage.index)
    place = (point.end(), len(text))
    if listing.signing is None:
        return governed(told, place, listing, d)
    end = _END.search(text, *place)
    out = papers(told, (place[0], end.start() if end is not None else place[1]), listing.rule, "signed")
    for paper in out:
        paper.fields["event"] = listing.signing
    return out
