"""A brief as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilateral.query.answer import Brief, Citation, Line, Source
from bilateral.query.render.text import copies_text, one_line

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_NUMBER = re.compile(r"^(\s*\d+)([.)])")
_QUOTES = 3


def brief(told: Brief) -> str:
    """A brief as Markdown (CommonMark).

    Args:
        told: the brief.

    Returns:
        The whole text.
    """
    return "\n".join(_lines(told)) + "\n"


def escape(text: str) -> str:
    """Text of strangers as plain text in Markdown.

    Args:
        text: any text.

    Returns:
        On one line, with nothing in it that Markdown takes for its own.
    """
    return _NUMBER.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", " ".join(text.split())))


def _lines(told: Brief) -> Iterator[str]:
    yield f"# {escape(told.title)}"
    yield ""
    if told.asked:
        yield from (f"*{escape(told.asked)}*", "")
    for line in told.level:
        yield from _line(line, 0)
    if told.level:
        yield ""
    yield " · ".join(f"{what}: **{escape(value)}**" for what, value in told.figures)
    for section in told.sections:
        if section.groups:
            yield from ("", f"## {section.title}")
        for group in section.groups:
            yield from ("", f"### {escape(group.title)}", "") if group.title else ("",)
            for line in group.lines:
                yield from _line(line, 0)
    if told.left_out:
        yield from ("", f"*{told.left_out} left out because their date is not known.*")
    if told.sources:
        yield from ("", "## Sources", "")
        yield from map(_source, told.sources)


def _line(line: Line, depth: int) -> Iterator[str]:
    indent = "  " * depth
    date = f"**{escape(line.date)}** · " if line.date else ""
    status = f" — {line.status}" if line.status else ""
    marks = "".join(f"\\[{n}\\]" for n in line.numbers)
    notes = f" *({escape('; '.join(line.notes))})*" if line.notes else ""
    yield f"{indent}- {date}{escape(line.text)}{status} {marks}{notes}".rstrip()
    for citation in line.citations[:_QUOTES]:
        yield from ("", f"{indent}  > {_quote(citation)}")
    if line.citations:
        yield ""
    for child in line.children:
        yield from _line(child, depth + 1)


def _quote(citation: Citation) -> str:
    before, after = one_line(citation.before), one_line(citation.after)
    start = f"{escape(before)}{' ' if before.endswith(' ') else ''}" if before.strip() else ""
    end = f"{' ' if after.startswith(' ') else ''}{escape(after)}"
    return f"\\[{citation.number}\\] “{start}**{escape(citation.quote)}**{end}”"


def _source(source: Source) -> str:
    beside = ", ".join(escape(part) for part in (source.outlet, source.published) if part)
    copies = f" ({escape(copies_text(source))})" if source.copies else ""
    return f"- \\[{source.number}\\] {beside}: {escape(source.title)}. {escape(source.where)}{copies}"
