"""Which reader reads what. A new input format is one module with a `read` like theirs, and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bilateral.load import html, jsonl, plain
from bilateral.load.options import LoadOptions
from bilateral.load.source import Source
from bilateral.model import Report, Unread

Reader = Callable[[Source, LoadOptions], Iterator[Report | Unread]]

READERS: dict[str, Reader] = {
    ".htm": html.read,
    ".html": html.read,
    ".json": jsonl.read_json,
    ".jsonl": jsonl.read,
    ".md": plain.read,
    ".ndjson": jsonl.read,
    ".txt": plain.read,
    ".xhtml": html.read,
}


def by_content(head: str) -> Reader:
    """The reader of an input that has no name to go by.

    Args:
        head: its beginning.

    Returns:
        The reader for pages, for JSON Lines, or for plain text.
    """
    start = head.lstrip("\ufeff \t\r\n")[:400].lower()
    if start.startswith(("<!doctype html", "<html", "<head", "<body")):
        return html.read
    if start.startswith("{") and '"' in start:
        return jsonl.read
    if start.startswith("[") and "{" in start[:20]:
        return jsonl.read_json
    return plain.read
