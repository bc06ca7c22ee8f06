"""Plain text and Markdown: the text as it stands, since every offset points into it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilateral.load.jsonl import day
from bilateral.load.options import LoadOptions
from bilateral.load.source import Source, decode, report, whole
from bilateral.model import Report, Unread

_HEAD = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<rows>(?:[^\n]*\n){1,40}?)---[ \t]*(?:\r?\n|\Z)")
_ROW = re.compile(r"(?P<name>[A-Za-z]+)[ \t]*:[ \t]*(?P<value>[^\r\n]*)")
# What the head of a Markdown file calls the fields of a report.
_NAMES = {
    "url": "url", "link": "url", "outlet": "outlet", "publisher": "outlet", "source": "outlet", "title": "title",
    "published": "published", "date": "published",
}  # fmt: skip


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
        fields = head(text)
        fields["outlet"] = fields.get("outlet") or options.outlet
        fields["published"] = day(fields.get("published")) or options.published
        yield report(source, text, fields)


def head(text: str) -> dict[str, str | None]:
    """What a file says of itself between two lines of `---` at its top; the text keeps them, marked as furniture.

    Args:
        text: the whole text.

    Returns:
        url, outlet, title, published, as far as they are named; empty where there is no such head.
    """
    found = _HEAD.match(text)
    fields: dict[str, str | None] = {}
    for row in _ROW.finditer(found["rows"]) if found else ():
        name, value = _NAMES.get(row["name"].lower()), row["value"].strip().strip("\"'").strip()
        if name and value and (name != "url" or value.startswith(("http://", "https://"))):
            fields.setdefault(name, value)
    return fields
