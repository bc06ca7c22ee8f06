"""`bilateral doctor`."""

from __future__ import annotations

import importlib
import importlib.util
import platform
import sqlite3
from importlib import metadata

import typer
from rich.markup import escape
from rich.table import Table

import bilateral
from bilateral import languages
from bilateral.cli.common import FOUND, page
from bilateral.errors import PackError

_LIBRARIES = (
    ("ahocorasick_rs", "finds thousands of names at once"),
    ("jinja2", "writes HTML briefs"),
    ("pydantic", "checks a language model's answers"),
    ("pypinyin", "reads Chinese names"),
    ("regex", "reads dates and names"),
    ("trafilatura", "takes the article out of a web page"),
)
_OPTIONAL = (("pymorphy3", "brings Russian given names to the nominative", "russian"),)


def doctor() -> None:
    """Tell what is installed, and which languages work.

    Ends with exit code 1 where something that is needed is missing.

    Example: bilateral doctor
    """
    console = page()
    sound = True
    table = Table("", "", "", box=None, show_header=False, pad_edge=False)
    table.add_row("bilateral", bilateral.__version__, f"Python {platform.python_version()}")
    searchable = _full_text_search()
    sound &= searchable
    table.add_row(
        "SQLite", sqlite3.sqlite_version, "full-text search works" if searchable else "no full-text search (FTS5)"
    )
    for name, use in _LIBRARIES:
        there = importlib.util.find_spec(name) is not None
        sound &= there
        table.add_row(name, _version(name) if there else "missing", use if there else f"{use}: pip install {name}")
    for name, use, extra in _OPTIONAL:
        if importlib.util.find_spec(name) is not None:
            table.add_row(name, _version(name), use)
        else:
            lost = f"{use}; without it rules do, less well: pip install 'bilateral[{extra}]'"
            table.add_row(name, "optional", escape(lost))
    taggers = importlib.import_module("bilateral.recognise.taggers")  # asking for help loads no reader
    for name, known in taggers.TAGGERS.items():
        if taggers.installed(name):
            table.add_row(name, _version(name), known.use)
        else:
            lost = f"{known.use}; without it {known.without}: pip install 'bilateral[{known.extra}]'"
            table.add_row(name, "optional", escape(lost))
    console.print(table)
    console.print()
    packs = Table("language", "code", "frame kinds", "patterns", "works", box=None, header_style="bold", pad_edge=False)
    for code in languages.codes():
        name, kinds, patterns, verdict = _pack(code)
        sound &= verdict != "broken"
        packs.add_row(name, code, str(kinds), str(patterns), verdict)
    console.print(packs)
    if not sound:
        raise typer.Exit(FOUND)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "installed"


def _full_text_search() -> bool:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE trial USING fts5 (words)")
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()
    return True


def _pack(code: str) -> tuple[str, int, int, str]:
    try:
        name = str(languages.data(code, "pack").get("english_name", code))
        kinds = languages.names(code, "frames")
        patterns = sum(_patterns(languages.data(code, f"frames/{kind}")) for kind in kinds)
    except PackError:
        return code, 0, 0, "broken"
    return name, len(kinds), patterns, "yes" if patterns else "not yet: its reports are listed as not read"


def _patterns(data: object) -> int:
    """How many patterns a frame file holds, however it groups them."""
    if isinstance(data, dict):
        here = int(isinstance(data.get("match"), str))
        return here + sum(_patterns(value) for value in data.values())
    if isinstance(data, list):
        return sum(_patterns(part) for part in data)
    return 0
