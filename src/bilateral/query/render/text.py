"""Answers for the terminal; the same as plain text for files and pipes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from bilateral.query.answer import Answer, Brief, Citation, Group, Line, Section, Source

_WIDTH = 100
_QUOTES = 2
_STATUS_STYLES = {"held": "green", "signed": "green", "done": "green", "cancelled": "red", "postponed": "yellow"}


def brief(told: Brief) -> str:
    """A brief as plain text.

    Args:
        told: the brief.

    Returns:
        Lines of at most a hundred columns.
    """
    console = _plain()
    print_brief(told, console)
    return _written(console)


def answer(told: Answer) -> str:
    """An answer as plain text.

    Args:
        told: the answer.

    Returns:
        Lines of at most a hundred columns.
    """
    console = _plain()
    print_answer(told, console)
    return _written(console)


def print_brief(told: Brief, console: Console) -> None:
    """Print a brief.

    Args:
        told: the brief.
        console: where to.
    """
    _title(told.title, console)
    if told.asked:
        console.print(Text(told.asked, style="italic"))
    for line in told.level:
        _line(line, 0, console, quotes=1)
    console.print(Text(" · ".join(f"{what}: {value}" for what, value in told.figures), style="dim"))
    _sections(told.sections, console)
    if told.left_out:
        console.print()
        console.print(Text(f"{told.left_out} left out because their date is not known.", style="dim"))
    _sources(told.sources, console)


def print_answer(told: Answer, console: Console) -> None:
    """Print an answer.

    Args:
        told: the answer.
        console: where to.
    """
    _title(told.title, console)
    for what, value in told.facts:
        console.print(Text.assemble((f"{what}: ", "dim"), value))
    _sections(told.sections, console)
    _sources(told.sources, console)


def _plain() -> Console:
    return Console(file=io.StringIO(), width=_WIDTH, color_system=None, highlight=False, legacy_windows=False)


def _written(console: Console) -> str:
    text = console.file.getvalue() if isinstance(console.file, io.StringIO) else ""
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


def _title(title: str, console: Console) -> None:
    console.print(Text(title, style="bold"))
    console.print(Rule(style="dim"))


def _sections(sections: Iterable[Section], console: Console) -> None:
    for section in sections:
        if section.groups:
            console.print()
            console.print(Text(section.title.upper(), style="bold"))
            for group in section.groups:
                _group(group, console, 0 if section.whole else _QUOTES)


def _group(group: Group, console: Console, quotes: int) -> None:
    if group.title:
        console.print(Padding(Text(group.title, style="bold cyan"), (0, 0, 0, 2), expand=False))
    for line in group.lines:
        _line(line, 2, console, quotes)


def _line(line: Line, indent: int, console: Console, quotes: int = _QUOTES) -> None:
    head = Text()
    if line.date:
        head.append(line.date, style="bold").append(" · ")
    head.append(line.text)
    if line.status:
        head.append(" — ").append(line.status, style=_STATUS_STYLES.get(line.status, "yellow"))
    if line.numbers:
        head.append(" " + "".join(f"[{n}]" for n in line.numbers), style="cyan")
    head.append(f"  {line.item}", style="dim")
    console.print(Padding(head, (0, 0, 0, indent), expand=False))
    if line.notes:
        console.print(
            Padding(
                Text("; ".join(n for n in line.notes if n), style="italic dim"), (0, 0, 0, indent + 2), expand=False
            )
        )
    for citation in _few(line.citations, quotes):
        console.print(Padding(_quote(citation), (0, 0, 0, indent + 2), expand=False))
    for child in line.children:
        _line(child, indent + 4, console, quotes)


def _few(citations: Sequence[Citation], most: int) -> list[Citation]:
    """A line is no place for ten quotes: one a language first, then others; by source."""
    if not most or len(citations) <= most:
        return list(citations)
    first_of: dict[str, Citation] = {}
    for citation in citations:
        first_of.setdefault(citation.language, citation)
    chosen = list(first_of.values())[:most]
    chosen += [c for c in citations if c not in chosen][: most - len(chosen)]
    return sorted(chosen, key=lambda c: (c.number, c.start))


def _quote(citation: Citation) -> Text:
    text = Text(f"[{citation.number}] “", style="cyan")
    before, after = one_line(citation.before), one_line(citation.after)
    text.append(before.lstrip(), style="dim").append(one_line(citation.quote).strip(), style="bold")
    return text.append(after.rstrip(), style="dim").append("”", style="cyan")


def one_line(text: str) -> str:
    """A text on one line, with the spaces at its ends kept as one.

    Args:
        text: any text.

    Returns:
        The text without line breaks.
    """
    return " ".join(text.replace("\n", " ").split(" ")).replace("  ", " ") if "\n" in text else text


def _sources(sources: Iterable[Source], console: Console) -> None:
    listed = list(sources)
    if not listed:
        return
    console.print()
    console.print(Text("SOURCES", style="bold"))
    for source in listed:
        beside = ", ".join(part for part in (source.outlet, source.published) if part)
        text = Text(f"[{source.number}] ", style="cyan").append(f"{beside}: {source.title}", style="default")
        text.append(f"  {source.where}", style="dim")
        if source.copies:
            text.append(f"  {copies_text(source)}", style="italic dim")
        console.print(Padding(text, (0, 0, 0, 2), expand=False))


def copies_text(source: Source) -> str:
    """Which other sources hold the same text.

    Args:
        source: a source with copies.

    Returns:
        Such as `shares its text with [2] (94 %)`.
    """
    return "shares its text with " + ", ".join(f"[{n}] ({round(share * 100)} %)" for n, share in source.copies)
