"""`bilateral export` and `bilateral verify`."""

from __future__ import annotations

from typing import Annotated

import typer

from bilateral.cli.common import DEFAULT_RECORD, FOUND, Output, Quiet, RecordFile, say, write
from bilateral.export import FORMATS, export_record
from bilateral.record import Record


def export(
    form: Annotated[str, typer.Option("--format", "-f", help=f"One of: {', '.join(FORMATS)}.")] = "jsonl",
    record: RecordFile = DEFAULT_RECORD,
    output: Output = None,
) -> None:
    """Write the record for other programs.

    The same record always gives the same bytes.

    Example: bilateral export --format jsonl --output record.jsonl
    """
    with Record.open(record) as book:
        write(export_record(book, form), output)


def verify(record: RecordFile = DEFAULT_RECORD, quiet: Quiet = False) -> None:
    """Prove the record: every quote against its text, every reference.

    Ends with exit code 1 and the list where anything fails.

    Example: bilateral verify --record record.db
    """
    with Record.open(record) as book:
        faults = book.verify()
        counts = book.store.counts()
    items = sum(n for name, n in counts.items() if name not in ("report", "frames", "unread"))
    write([f"{fault.item} · {fault.field}: {fault.problem}\n" for fault in faults], None)
    if faults:
        say(quiet).print(f"[bold red]{len(faults)} faults[/] in {items} items from {counts['report']} reports.")
        raise typer.Exit(FOUND)
    say(quiet).print(f"[bold green]All holds:[/] {items} items from {counts['report']} reports.")
