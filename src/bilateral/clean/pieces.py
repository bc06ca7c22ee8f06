"""Stretches of a page on their way to a role."""

from __future__ import annotations

from dataclasses import dataclass

from bilateral.clean.paragraphs import stops


@dataclass(slots=True)
class Piece:
    """A stretch of the page on its way to a role.

    Attributes:
        start: first character in the report.
        end: one past the last.
        text: the characters between.
        role: what it is; empty while it is plain text whose role its place decides.
        marker: related or ends, where what follows is decided by it.
        stopped: whether it comes to an end of its own.
        day: a day of publication that it shows.
        trusted: whether the day is labelled as such.
    """

    start: int
    end: int
    text: str
    role: str = ""
    marker: str = ""
    stopped: bool = False
    day: str | None = None
    trusted: bool = False

    def part(self, start: int, end: int, role: str = "") -> Piece | None:
        """A part of this piece.

        Args:
            start: first character, counted in the piece.
            end: one past the last.
            role: of the part.

        Returns:
            The part without white space around it; None where nothing is left.
        """
        text = self.text[start:end]
        bare = text.strip()
        if not bare:
            return None
        begin = self.start + start + (len(text) - len(text.lstrip()))
        return Piece(begin, begin + len(bare), bare, role, stopped=stops(bare))


def split(piece: Piece, cut: int, before: str, after: str) -> list[Piece]:
    """Splits a piece in two.

    Args:
        piece: a piece.
        cut: where, counted in the piece.
        before: role of the first part.
        after: role of the second.

    Returns:
        Those parts in which anything is left.
    """
    parts = (piece.part(0, cut, before), piece.part(cut, len(piece.text), after))
    return [p for p in parts if p is not None]
