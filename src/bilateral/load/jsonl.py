"""JSON Lines: each line one report; one broken line stops nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import IO, Any

from bilateral.load.options import LoadOptions
from bilateral.load.source import Source, decode, report, too_large, whole
from bilateral.model import Report, Unread

_ISO = re.compile(r"(\d{4})(?:-?(0[1-9]|1[0-2])(?:-?(0[1-9]|[12]\d|3[01]))?)?(?![\d/.-])")
_EDTF = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d|XX)(?:-(?:\d\d|XX))?")
_FIELDS = ("url", "outlet", "title", "file")


def read(source: Source, options: LoadOptions) -> Iterator[Report | Unread]:
    """A feed, line by line, so that its length does not matter.

    Args:
        source: the feed.
        options: what the caller says of all inputs.

    Yields:
        Each line's report, or why there is none.
    """
    seen = False
    with source.open() as stream:
        for number, line in _lines(stream, options.max_bytes):
            if line is None:
                seen = True
                yield too_large(source, options.max_bytes, number)
            elif line.strip():
                seen = True
                yield _line(source, options, number, line)
    if not seen:
        yield source.refuse("empty", "There is no line in it: leave it out.")


def read_json(source: Source, options: LoadOptions) -> Iterator[Report | Unread]:
    """One JSON file: a report, a list of reports, or JSON Lines under another name.

    Args:
        source: the file.
        options: what the caller says of all inputs.

    Yields:
        Each report, or why there is none.
    """
    content = whole(source, options.max_bytes)
    text = content if isinstance(content, Unread) else decode(source, content)
    if isinstance(text, Unread):
        yield text
        return
    try:
        value = json.loads(text)
    except ValueError:
        yield from read(source, options)
        return
    rows = value if isinstance(value, list) else [value]
    for number, row in enumerate(rows, 1):
        yield _row(source, options, number if len(rows) > 1 else None, row)
    if not rows:
        yield source.refuse("empty", "There is no report in it: leave it out.")


def _lines(stream: IO[bytes], limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; None for one beyond the limit, which is passed over piece by piece."""
    number = 0
    while line := stream.readline(limit + 2):
        number += 1
        if len(line.rstrip(b"\r\n")) <= limit:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(limit + 2)
        yield number, None


def _line(source: Source, options: LoadOptions, number: int, line: bytes) -> Report | Unread:
    text = decode(source, line, number)
    if isinstance(text, Unread):
        return text
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        what = getattr(error, "msg", None) or "nested too deeply"
        return source.refuse("broken", f"The line is not JSON ({what}): mend it; the other lines are read.", number)
    return _row(source, options, number, row)


def _row(source: Source, options: LoadOptions, number: int | None, row: Any) -> Report | Unread:
    text = row.get("text") if isinstance(row, dict) else None
    if not isinstance(text, str):
        return source.refuse("broken", 'A report is an object with its text in "text": put it there.', number)
    fields = {name: _text(row.get(name)) for name in _FIELDS}
    fields["outlet"] = fields["outlet"] or options.outlet
    fields["published"] = day(row.get("published")) or options.published
    return report(source, text, fields, number)


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def day(value: object) -> str | None:
    """The day of publication as feeds write it.

    Args:
        value: such as `2018-12-04`, `2018-12-04T10:30:00Z`, `20181204` or `Tue, 04 Dec 2018 10:30:00 +0300`.

    Returns:
        EDTF to the day or as far as it is known; None where it cannot be told.
    """
    if not isinstance(value, str):
        return None
    value = value.strip()
    if _EDTF.fullmatch(value):
        return value
    iso = _ISO.match(value)
    if iso:
        return "-".join(part for part in iso.groups() if part)
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError):
        return None
