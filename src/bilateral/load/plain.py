"""Plain text and Markdown: the text as it stands, since every offset points into it."""

from __future__ import annotations

from collections.abc import Iterator

from bilateral.load.options import LoadOptions
from bilateral.load.source import Source, decode, report, whole
from bilateral.model import Report, Unread


def read(source: Source, options: LoadOptions) -> Iterator[Report | Unread]:
    """One file, one report.

    Args:
        source: the file.
        options: what the caller says of all inputs.

    Yields:
        The report, or why there is none.
    """
    content = whole(source, options.max_bytes)
    text = content if isinstance(content, Unread) else decode(source, content)
    if isinstance(text, Unread):
        yield text
    else:
        yield report(source, text, {"outlet": options.outlet, "published": options.published})
