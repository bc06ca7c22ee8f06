"""Writes docs/cli.md from the commands themselves: `python -m bilateral.cli.reference > docs/cli.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from bilateral.cli.common import EXIT_CODES
from bilateral.cli.main import app


def reference() -> str:
    """The reference of all commands.

    Returns:
        Markdown.
    """
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    group: Any = get_command(app)
    yield "# The command line"
    yield ""
    yield "Written by `python -m bilateral.cli.reference > docs/cli.md`; a test compares it with the commands."
    yield ""
    yield f"{group.help} {EXIT_CODES}"
    yield ""
    yield "| command | |"
    yield "| --- | --- |"
    listed = list(_commands(group.commands))
    for name, command in listed:
        yield f"| [`{name}`](#bilateral-{name.replace(' ', '-')}) | {command.help.splitlines()[0]} |"
    for name, command in listed:
        yield from _command(name, command)


def _commands(commands: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Every command by its whole name; a group goes before its own."""
    for name, command in commands.items():
        yield above + name, command
        yield from _commands(getattr(command, "commands", {}), f"{above}{name} ")


def _command(name: str, command: Any) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    if hasattr(command, "commands"):
        yield from ("", f"## bilateral {name}", "", command.help.partition("Example: ")[0].strip())
        return
    words = ["bilateral", name, *(a.metavar or a.name.upper() for a in arguments), *(["[OPTIONS]"] if options else [])]
    about, _, example = command.help.partition("Example: ")
    yield from ("", f"## bilateral {name}", "", about.strip(), "", "```", " ".join(words), "```", "")
    if command.params:
        yield "| | | without it |"
        yield "| --- | --- | --- |"
    for parameter in (*arguments, *options):
        yield f"| {_name(parameter)} | {parameter.help} | {_default(parameter)} |"
    yield from ("", "Example:", "", "```", example.strip(), "```")


def _name(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{parameter.metavar or parameter.name.upper()}`"
    return ", ".join(f"`{name}`" for name in parameter.opts)


def _default(parameter: Any) -> str:
    if parameter.required:
        return "needed"
    if isinstance(parameter.show_default, str):
        return parameter.show_default
    return "" if parameter.default in (None, False) else str(parameter.default)


if __name__ == "__main__":
    sys.stdout.write(reference())
