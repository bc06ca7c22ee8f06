"""`bilateral brief`, `due`, `timeline`, `show`, `review` and `find`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from bilateral.cli.common import DEFAULT_RECORD, FOUND, Output, RecordFile, page, say, write
from bilateral.model.vocabulary import AREAS
from bilateral.query import FORMATS, Answer, Brief, render_answer, render_brief
from bilateral.query import brief as ask_brief
from bilateral.query import due as ask_due
from bilateral.query import find as ask_find
from bilateral.query import review as ask_review
from bilateral.query import show as ask_show
from bilateral.query import timeline as ask_timeline
from bilateral.query.render import print_answer, print_brief
from bilateral.record import Record

Since = Annotated[str | None, typer.Option(help="Only from this date on: 2023, 2023-03 or 2023-03-15.")]
Until = Annotated[str | None, typer.Option(help="Only up to this date.")]
About = Annotated[str | None, typer.Option(metavar="AREA", help=f"Only this area: {', '.join(AREAS)}.")]


def brief(  # noqa: PLR0913  (a command has its options as parameters)
    a: Annotated[str, typer.Argument(metavar="A", help="A country by code or name: VNM, Vietnam, Việt Nam.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other one.")],
    record: RecordFile = DEFAULT_RECORD,
    since: Since = None,
    until: Until = None,
    about: About = None,
    form: Annotated[str, typer.Option("--format", "-f", help=f"One of: {', '.join(FORMATS)}.")] = "text",
    output: Output = None,
) -> None:
    """Tell the relations between two countries, every line with its sources.

    The level of the relationship, events, agreements, promises, mechanisms, people, what is planned, where reports
    disagree; each with numbered sources and the sentence that says so, in its own language.

    Example: bilateral brief Vietnam Kazakhstan --since 2023 --format html --output brief.html
    """
    with Record.open(record) as book:
        told = ask_brief(book, a, b, since, until, about)
    _print_brief(told, form, output)


def due(  # noqa: PLR0913  (a command has its options as parameters)
    a: Annotated[str, typer.Argument(metavar="A", help="A country by code or name: VNM, Vietnam, Việt Nam.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other one.")],
    record: RecordFile = DEFAULT_RECORD,
    on: Annotated[
        str | None, typer.Option(help="As things stood on this day: 2024-06-30, 2024-06 or 2024.", show_default="today")
    ] = None,
    form: Annotated[str, typer.Option("--format", "-f", help=f"One of: {', '.join(FORMATS)}.")] = "text",
    output: Output = None,
) -> None:
    """List what is due between two countries: promises open, overdue or silent for long, and what else has stalled.

    Agreements about to end, ended or never signed; mechanisms behind their rhythm, and rounds that are missing;
    invitations that no visit has taken up; plans whose day has passed. Each with numbered sources, as in a brief.

    Example: bilateral due Vietnam Kazakhstan --on 2024-12-31
    """
    with Record.open(record) as book:
        told = ask_due(book, a, b, on or dt.date.today().isoformat())
    _print_brief(told, form, output)


def timeline(  # noqa: PLR0913  (a command has its options as parameters)
    a: Annotated[str | None, typer.Argument(metavar="[A]", help="A country by code or name; all without it.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="[B]", help="The other one; any without it.")] = None,
    record: RecordFile = DEFAULT_RECORD,
    since: Since = None,
    until: Until = None,
    about: About = None,
    output: Output = None,
) -> None:
    """List events by date.

    Example: bilateral timeline Vietnam Kazakhstan --until 2023-12
    """
    with Record.open(record) as book:
        told = ask_timeline(book, a, b, since, until, about)
    _print(told, output)


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="An item's or report's id, or the beginning of it.")],
    record: RecordFile = DEFAULT_RECORD,
    output: Output = None,
) -> None:
    """Show one item with all its evidence, each quote marked in its sentence.

    Example: bilateral show e-1f0c --record record.db
    """
    with Record.open(record) as book:
        told = ask_show(book, id)
    _print(told, output)


def review(
    record: RecordFile = DEFAULT_RECORD,
    limit: Annotated[int, typer.Option(min=1, help="At most so many pairs of people.")] = 50,
    output: Output = None,
) -> None:
    """List what a person should look at: people who may be one, and offices that reports give to several at a time.

    Each with the reasons for and against. Nothing is changed.

    Example: bilateral review --record record.db
    """
    with Record.open(record) as book:
        told = ask_review(book, limit)
    _print(told, output)


def find(
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help='Words, or "words that stand together".')],
    record: RecordFile = DEFAULT_RECORD,
    limit: Annotated[int, typer.Option(min=1, help="At most so many facts and so many reports.")] = 20,
    output: Output = None,
) -> None:
    """Find facts and reports by words, in any language; accents and case do not matter.

    Ends with exit code 1 where nothing is found.

    Example: bilateral find doi thoai quoc phong
    """
    query = " ".join(f'"{word}"' if " " in word else word for word in words)
    with Record.open(record) as book:
        told = ask_find(book, query, limit)
    if not any(section.groups for section in told.sections):
        say().print("Nothing is found. Try fewer or shorter words.")
        raise typer.Exit(FOUND)
    _print(told, output)


def _print_brief(told: Brief, form: str, output: Path | None) -> None:
    console = page()
    if form == "text" and output is None and console.is_terminal:
        print_brief(told, console)
    else:
        write([render_brief(told, form)], output)


def _print(told: Answer, output: Path | None) -> None:
    console = page()
    if output is None and console.is_terminal:
        print_answer(told, console)
    else:
        write([render_answer(told)], output)
