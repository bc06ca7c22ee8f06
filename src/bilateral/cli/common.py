"""What the commands share: options, consoles, exit codes, and how an error is told."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from typer.core import TyperGroup

from bilateral.errors import BilateralError, SettingsError

OK, FOUND, WRONG_USE = 0, 1, 2

RecordFile = Annotated[
    Path, typer.Option("--record", "-r", help="The record's file.", show_default="record.db in this folder")
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file; - is standard output.", show_default="-")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
_LOG_WIDTH = 160
DEFAULT_RECORD = Path("record.db")

EXIT_CODES = (
    "Exit codes: 0 all well; 1 verify found a fault, find found nothing, doctor misses something, or no report could "
    "be read; 2 the command cannot be carried out as given."
)


def say(quiet: bool = False) -> Console:
    """The console for what is said beside the output, so that standard output can be piped.

    Args:
        quiet: swallow everything.

    Returns:
        A console on standard error.
    """
    console = Console(stderr=True, quiet=quiet, highlight=False)
    # In a log, a path broken in two names no file.
    return console if console.is_terminal else Console(stderr=True, quiet=quiet, highlight=False, width=_LOG_WIDTH)


def page() -> Console:
    """The console for the output itself.

    Returns:
        A console on standard output.
    """
    return Console(highlight=False)


def write(parts: Iterable[str], output: Path | None) -> None:
    """Write text to a file, whole or not at all, or to standard output.

    Args:
        parts: the text in pieces.
        output: the file; None or `-` for standard output.

    Raises:
        SettingsError: the file cannot be written.
    """
    if output is None or str(output) == "-":
        # Windows and odd locales would break other scripts' letters.
        sys.stdout.reconfigure(encoding="utf-8") if hasattr(sys.stdout, "reconfigure") else None
        sys.stdout.writelines(parts)
        sys.stdout.flush()
        return
    part = output.with_name(output.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(parts)
        part.replace(output)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise SettingsError(
            f"{output} cannot be written ({error.strerror}). Name a file in a folder that exists."
        ) from error


class SpeakingGroup(TyperGroup):
    """Commands whose known errors end in their message, not in a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; an error of this package is printed and ends with exit code 2."""
        try:
            return super().invoke(ctx)
        except BilateralError as error:
            say().print(f"[bold red]Error:[/] {_plain(str(error))}")
            raise typer.Exit(WRONG_USE) from error


def _plain(text: str) -> str:
    """Text from outside is never taken for markup."""
    return text.replace("[", r"\[")
