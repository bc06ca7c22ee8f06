"""Pages as saved from the web: their main text becomes the report's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from bilateral.load.options import LoadOptions
from bilateral.load.source import Source, decode, report, whole
from bilateral.model import Report, Unread

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read(source: Source, options: LoadOptions) -> Iterator[Report | Unread]:
    """One page, one report.

    Args:
        source: the page.
        options: what the caller says of all inputs.

    Yields:
        The report, or why there is none.
    """
    content = whole(source, options.max_bytes)
    page = content if isinstance(content, Unread) else _decode(source, content)
    yield page if isinstance(page, Unread) else _report(source, options, page)


def _decode(source: Source, content: bytes) -> str | Unread:
    """The page's own word about its encoding counts where it is not UTF-8."""
    named = _CHARSET.search(content[:4096])
    if named:
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return content.decode(named.group(1).decode("ascii"))
            except (UnicodeDecodeError, LookupError):
                pass  # the page is wrong about itself: what follows looks at the bytes
    return decode(source, content)


@cache
def _extractor() -> Any:
    # Costs a third of a second to import: only those who read pages pay.
    import trafilatura  # noqa: PLC0415

    return trafilatura.bare_extraction


def _report(source: Source, options: LoadOptions, page: str) -> Report | Unread:
    found = _extractor()(
        page,
        favor_precision=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = getattr(found, "text", None)
    if not text:
        return source.refuse("empty", "No main text was found on this page: save the report itself as .txt.")
    date = getattr(found, "date", None)
    fields = {
        "url": getattr(found, "url", None),
        "outlet": options.outlet or getattr(found, "sitename", None),
        "title": getattr(found, "title", None),
        "published": options.published or (date if date and _DAY.fullmatch(date) else None),
    }
    return report(source, text, fields)
