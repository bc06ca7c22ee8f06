"""Which reports carry the text of which others: a reprint is no second witness."""

from bilateral.reprints.finding import find, independent_count, witnesses
from bilateral.reprints.index import Index, Share

__all__ = ["Index", "Share", "find", "independent_count", "witnesses"]
