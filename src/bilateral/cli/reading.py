"""`bilateral read`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

import bilateral
from bilateral.cli.common import DEFAULT_RECORD, FOUND, Quiet, RecordFile, say
from bilateral.errors import SettingsError
from bilateral.record import Record
from bilateral.settings import Settings

if TYPE_CHECKING:
    from bilateral.llm import ModelReader

_LISTED = 30


def read(  # noqa: PLR0913  (every option of the command is a parameter)
    paths: Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.", metavar="PATH…")],
    record: RecordFile = DEFAULT_RECORD,
    published: Annotated[
        str | None, typer.Option(help="Date of publication of reports that do not say theirs, such as 2023-03-15.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Publisher of reports that do not say theirs.")] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read anew what is in the record, as after an upgrade.")
    ] = False,
    reader: Annotated[
        str, typer.Option(help="grammar (offline, free), model (a language model, see docs/how-to), or both.")
    ] = "grammar",
    model_config: Annotated[
        Path | None,
        typer.Option(help="TOML file with a [model] table.", show_default="bilateral.toml, if there"),
    ] = None,
    budget: Annotated[
        float | None, typer.Option(min=0, help="Money that a model may cost in this run, such as 2.50.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what a model would cost, and neither ask nor read.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Read reports into a record.

    Text (.txt), Markdown (.md), web pages (.html) and JSON Lines (.jsonl) are read. Reading the same reports again
    changes nothing. What cannot be read is listed with its reason, and stops nothing.

    Example: bilateral read reports/ --record record.db
    """
    console = say(quiet)
    settings = Settings(published=published, outlet=outlet, again=again)
    model = _model(reader, model_config, record, budget)
    if dry_run:
        _estimate(console, paths, model, settings)
        return
    with Record.open(record, create=True) as book, _progress(console) as bar:
        # Through the package, so that its readers are imported only now that there is something to read.
        task = bar.add_task("Reading", total=_how_many(paths))
        summary = _read(paths, book, settings, lambda _: bar.advance(task), (reader, model))
        bar.update(task, total=bar.tasks[0].completed)
        counts = book.store.counts()
    _tell(console, summary, counts, record)
    if model is not None:
        console.print(escape(model.ledger.told()))
    if not summary.read and not summary.unchanged:
        raise typer.Exit(FOUND)


def _model(name: str, config: Path | None, record: Path, budget: float | None) -> ModelReader | None:
    """The model that a reader asks; None for the grammar, which needs no setting."""
    if name == "grammar":
        return None
    from bilateral import readers  # noqa: PLC0415  (only who asks a model waits for what it needs)
    from bilateral.llm import endpoint  # noqa: PLC0415

    readers.known(name)
    return readers.model_reader(endpoint(config), record, budget)


def _read(
    paths: list[str],
    book: Record,
    settings: Settings,
    progress: Callable[[str], None],
    reader: tuple[str, ModelReader | None],
) -> bilateral.Summary:
    """Read reports by the grammar or with a model."""
    name, model = reader
    if model is None:
        return bilateral.read_reports(paths, book, settings, progress)
    from bilateral import readers  # noqa: PLC0415  (only who asks a model waits for what it needs)

    return readers.read_reports(paths, book, settings, progress, (name, model))


def _estimate(console: Console, paths: list[str], model: ModelReader | None, settings: Settings) -> None:
    if model is None:
        raise SettingsError("--dry-run tells what a model would cost: use it with --reader model or --reader both.")
    from bilateral import readers  # noqa: PLC0415  (only who asks a model waits for what it needs)

    found, there = readers.estimate(paths, model, settings), model.ledger.endpoint
    cost = there.money(found.prompt, found.answer)
    console.print(
        f"[bold]{found.reports} reports[/] would be asked about in {found.calls} calls; {found.gated} are not worth "
        f"one; {found.kept} answers are there already. About {found.prompt} + {found.answer} tokens"
        + (f", {cost:.2f} {there.currency}." if there.money(1, 1) else "; no prices are set.")
    )


def _progress(console: Console) -> Progress:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    # Into a log or a pipe no bar is drawn.
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _how_many(paths: list[str]) -> int | None:
    """How many reports these are, roughly and fast; None where that cannot be known beforehand."""
    total = 0
    for path in map(Path, paths):
        if str(path) == "-" or not path.exists():
            return None
        files = [p for p in path.rglob("*") if p.is_file()] if path.is_dir() else [path]
        for file in files:
            total += _lines(file) if file.suffix == ".jsonl" else 1
    return total


def _lines(file: Path) -> int:
    try:
        with file.open("rb") as stream:
            return sum(1 for line in stream if line.strip())
    except OSError:
        return 1  # the reader says what is the matter with it


def _tell(console: Console, summary: bilateral.Summary, counts: dict[str, int], path: Path) -> None:
    spoken = ", ".join(f"{n} {code}" for code, n in summary.languages.items())
    known = f", {summary.unchanged} known already" if summary.unchanged else ""
    console.print(
        f"[bold]{summary.read} read[/]{f' ({spoken})' if spoken else ''}{known}, {len(summary.unread)} not read"
    )
    if summary.unread:
        why = Table(box=None, header_style="bold", pad_edge=False)
        for heading in ("not read", "why", "what to do"):
            why.add_column(heading, overflow="fold")  # a path cut short would name no file
        for unread in summary.unread[:_LISTED]:
            why.add_row(escape(unread.source), unread.reason.replace("_", " "), escape(unread.detail))
        console.print(why)
        if len(summary.unread) > _LISTED:
            rest = Counter(u.reason for u in summary.unread[_LISTED:])
            console.print("and " + ", ".join(f"{n} more: {reason}" for reason, n in sorted(rest.items())))
    change = summary.change
    if change.empty:
        console.print(f"The record {escape(str(path))} is as it was.")
        return
    gained = Table("", "in the record", "new", "altered", "gone", box=None, header_style="bold", pad_edge=False)
    for name in (n for n in counts if n not in ("frames", "unread")):
        cells = (counts[name], change.added.get(name, 0), change.altered.get(name, 0), change.removed.get(name, 0))
        if any(cells):
            gained.add_row(name, *(str(cell or "") for cell in cells))
    console.print(gained)
