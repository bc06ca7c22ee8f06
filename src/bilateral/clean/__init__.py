"""Marks what stands on a page and is not the report; never cuts. Datelines and credits are kept as evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bilateral.clean.captions import begins_caption, caption
from bilateral.clean.datelines import Dateline, dateline
from bilateral.clean.dates import Evidence, full_dates, published
from bilateral.clean.forms import day_line, is_credit, label, line_role, signature
from bilateral.clean.paragraphs import Paragraph, paragraphs, stops
from bilateral.clean.pieces import Piece
from bilateral.clean.roles import headline, mark_after_markers, mark_captions, mark_rest, prose
from bilateral.languages.outlets import outlet_country, outlet_named
from bilateral.model import Block, Page, Report

__all__ = ["clean"]

_DATED_BODY = 6000


def clean(report: Report) -> Page:
    """Marks the blocks of a report's page and takes from the furniture what it says of day, place and source.

    Args:
        report: as loaded.

    Returns:
        Blocks that cover every character but white space, in order and without overlap; the day of publication as far
        as report, address, head and dateline tell it; the agency and the place of the dateline.
    """
    country = outlet_country(report.outlet, report.url)
    pieces = _by_form(paragraphs(report.text), country)
    mark_after_markers(pieces)
    _unmark_lone_text(pieces)
    at = headline(pieces, report.title)
    pieces, found = _datelines(pieces)
    mark_rest(pieces, next((i for i, p in enumerate(pieces) if p.role == "headline"), at))
    mark_captions(pieces, report.text)
    head = _head_days(pieces)
    evidence = Evidence(
        given=report.published,
        url=report.url,
        head=head,
        dateline=found[1].day if found else None,
        # Only a day in the head has to be weighed against the report's own dates.
        body=_days(pieces, "body", country) if head else (),
        captions=_days(pieces, "caption", country) if head else (),
    )
    span = found[1].place_span if found else None
    return Page(
        blocks=tuple(Block(p.start, p.end, p.role) for p in pieces),
        published=published(evidence),
        outlet=_outlet(pieces, found[1] if found else None),
        place=found[1].place if found else None,
        place_span=(found[0] + span[0], found[0] + span[1]) if found and span else None,
    )


def _by_form(rows: Iterable[Paragraph], country: str | None) -> list[Piece]:
    """Paragraphs as pieces, with the roles that their own form shows."""
    pieces: list[Piece] = []
    early = True
    for row in rows:
        for piece in label(Piece(row.start, row.end, row.text, stopped=stops(row.text))):
            for part in _formed(piece, early, country):
                pieces.append(part)
                early = early and (bool(part.role) or not prose(part))
    return pieces


def _formed(piece: Piece, early: bool, country: str | None) -> list[Piece]:
    if piece.role:
        return [piece]
    line_role(piece)
    if not piece.role and is_credit(piece.text) and not begins_caption(piece.text):
        piece.role = "credit"
    if piece.role in ("", "boilerplate") and not piece.marker:
        day_line(piece, country)  # `Published: 9 March 2022` begins like boilerplate, and says when
    if piece.role:
        return [piece]
    parts: list[Piece] = []
    for part in caption(piece, early):
        parts.extend([part] if part.role else signature(part))
    return parts


def _unmark_lone_text(pieces: Sequence[Piece]) -> None:
    """A report of one line is read, whatever its line looks like."""
    if len(pieces) == 1 and len(pieces[0].text) > 60 and pieces[0].role in ("caption", "boilerplate", "related"):
        pieces[0].role = ""


def _datelines(pieces: Sequence[Piece]) -> tuple[list[Piece], tuple[int, Dateline] | None]:
    """Splits datelines off the paragraphs they open; the first one speaks for the report."""
    result: list[Piece] = []
    first: tuple[int, Dateline] | None = None
    seen = False
    for piece in pieces:
        found = dateline(piece.text, not seen) if not piece.role and (prose(piece) or not seen) else None
        front = piece.part(0, found.end, "dateline") if found else None
        rest = piece.part(found.end, len(piece.text)) if found else None
        if found is None or front is None or rest is None:
            result.append(piece)
        else:
            first = first or (piece.start, found)
            result.extend((front, rest))
        seen = seen or (not piece.role and prose(piece))
    return result, first


def _head_days(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Days in the page's head: labelled ones first, then those nearest to the headline."""
    first = next((i for i, p in enumerate(pieces) if p.role in ("body", "dateline")), len(pieces))
    top = next((i for i, p in enumerate(pieces) if p.role == "headline"), None)
    labelled = [p.day for p in pieces if p.day and p.trusted]
    near: list[tuple[int, str]] = []
    below = first if top is None else max(first, top + 3)  # a standfirst may stand above the date
    for i, piece in enumerate(pieces[: below + 1]):
        if piece.day and not piece.trusted:
            distance = abs(i - top) if top is not None else i
            # Far above the headline stands the site's own clock.
            if distance <= (4 if top is None or i > top else 2):
                near.append((distance, piece.day))
    return (*labelled, *(day for _, day in sorted(near, key=lambda d: d[0])))


def _days(pieces: Sequence[Piece], role: str, country: str | None) -> tuple[str, ...]:
    text = "\n".join(p.text for p in pieces if p.role == role)[:_DATED_BODY]
    return tuple(found.day for found in full_dates(text, country))


def _outlet(pieces: Sequence[Piece], line: Dateline | None) -> str | None:
    """The agency of the dateline, else of a credit, else of the caption's picture desk nothing is taken."""
    if line is not None and line.outlet is not None:
        return line.outlet
    for piece in reversed(pieces):
        if piece.role == "credit":
            named = outlet_named(piece.text) or outlet_named(piece.text.rpartition(":")[2].rpartition("：")[2])
            if named is not None:
                return named.name
    return None
