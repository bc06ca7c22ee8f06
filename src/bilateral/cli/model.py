"""`bilateral model prompts`, `bilateral model answers` and `bilateral compare-readers`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from bilateral.cli.common import DEFAULT_RECORD, FOUND, Output, Quiet, RecordFile, SpeakingGroup, say, write
from bilateral.errors import SettingsError
from bilateral.record import Record
from bilateral.settings import Settings

if TYPE_CHECKING:
    from bilateral.readers import Differences

model = typer.Typer(
    cls=SpeakingGroup,
    no_args_is_help=True,
    help="Ask a language model in batches: write the prompts to a file, take the answers back from one.\n\n"
    "Example: bilateral model prompts reports/ --output requests.jsonl",
)
Paths = Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.", metavar="PATH…")]
Config = Annotated[
    Path | None,
    typer.Option("--model-config", help="TOML file with a [model] table.", show_default="bilateral.toml, if there"),
]
_SHOWN = 3


@model.command()
def prompts(paths: Paths, output: Output = None, record: RecordFile = DEFAULT_RECORD, config: Config = None) -> None:
    """Write prompts for reports as a batch file.

    One line a call, in the form that OpenAI's batch endpoints and their likes take. The reports wait in a file beside
    the record until their answers come.

    Example: bilateral model prompts reports/ --output requests.jsonl
    """
    from bilateral import readers  # noqa: PLC0415  (the stages are slow to import, and --help needs none)
    from bilateral.llm import endpoint  # noqa: PLC0415

    by = readers.model_reader(endpoint(config), record, ask=False)
    lines = list(readers.prompts(paths, by, Settings()))
    write(lines, output)
    say().print(f"[bold]{len(lines)} prompts[/]; their answers go to: bilateral model answers FILE --record {record}")
    if not lines:
        raise typer.Exit(FOUND)


@model.command()
def answers(
    file: Annotated[Path, typer.Argument(help="The file of answers.", metavar="FILE")],
    record: RecordFile = DEFAULT_RECORD,
    reader: Annotated[str, typer.Option("--reader", help="model, or both.")] = "model",
    config: Config = None,
    quiet: Quiet = False,
) -> None:
    """Take the answers of a batch file into the record.

    In any order; a report is read when all its answers have come, and waits otherwise. What is of no use is counted.

    Example: bilateral model answers responses.jsonl --record record.db
    """
    from bilateral import readers  # noqa: PLC0415  (the stages are slow to import, and --help needs none)
    from bilateral.llm import endpoint  # noqa: PLC0415

    console = say(quiet)
    by = readers.model_reader(endpoint(config), record, ask=False)
    try:
        lines = file.read_text("utf-8", errors="replace").split("\n")
    except OSError as error:
        raise SettingsError(f"{file} cannot be read ({error.strerror}).") from error
    with Record.open(record, create=True) as book:
        brought, summary = readers.take_answers(lines, by, book, reader)
    console.print(f"[bold]{brought.taken} answers taken[/], {summary.read} reports read, {len(summary.unread)} wait on")
    for reason, n in sorted(brought.refused.items()):
        console.print(f"{n} of no use: {escape(reason)}")
    console.print(escape(by.ledger.told()))
    if not brought.taken:
        raise typer.Exit(FOUND)


def compare_readers(
    paths: Paths, output: Output = None, record: RecordFile = DEFAULT_RECORD, config: Config = None
) -> None:
    """List where the grammar and a model read differently, by kind and pattern.

    Goes by the model's answers that are kept beside the record, and asks nothing.

    Example: bilateral compare-readers reports/ --record record.db
    """
    from bilateral import readers  # noqa: PLC0415  (the stages are slow to import, and --help needs none)
    from bilateral.llm import endpoint  # noqa: PLC0415

    by = readers.model_reader(endpoint(config), record, ask=False)
    found = readers.differences(paths, by, Settings())
    write((line + "\n" for line in _told(found)), output)
    if not found.reports:
        raise typer.Exit(FOUND)


def _told(found: Differences) -> Iterator[str]:
    yield f"{found.reports} reports read by both; {found.unread} without a kept answer"
    yield ""
    yield "Both say the same: " + (", ".join(f"{kind} {n}" for kind, n in sorted(found.agreed.items())) or "nothing")
    for (kind, name), cases in sorted(found.disputed.items()):
        yield ""
        yield f"They contradict each other: {kind}, {name} ({len(cases)})"
        yield from (f"  {file}: {one} (model), {other} (grammar): {text[:160]}" for file, text, one, other in cases)
    for who in ("model", "grammar"):
        listed = [(k, v) for k, v in found.alone.items() if k[0] == who]
        for (_, kind, rule), told in sorted(listed, key=lambda x: (-len(x[1]), x[0])):
            yield ""
            yield f"Only the {who}: {kind}, {rule} ({len(told)})"
            yield from (f"  {file}: {text[:200]}" for file, text in told[:_SHOWN])
