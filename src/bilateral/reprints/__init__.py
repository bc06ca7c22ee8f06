"""Which reports carry the text of which others: a reprint is no second witness."""

from bilateral.reprints.finding import find, independent_count, joined, witnesses
from bilateral.reprints.index import CAP, Index, Share, leads
from bilateral.reprints.texts import LISTED, Text, carried, positions, text_of

__all__ = [
    "CAP", "LISTED", "Index", "Share", "Text", "carried", "find", "independent_count", "joined", "leads", "positions",
    "text_of", "witnesses",
]  # fmt: skip
