"""A brief as one self-contained HTML file: no outside resources, no script."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bilateral.query.answer import Brief, Section
from bilateral.query.render.text import copies_text

_TEMPLATES = Path(__file__).resolve().parent / "templates"
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def brief(told: Brief) -> str:
    """A brief as HTML.

    Args:
        told: the brief.

    Returns:
        The whole file.
    """
    return _environment().get_template("brief.html.j2").render(brief=told)


@cache
def _environment() -> Environment:
    # Reports are strangers' texts: everything is escaped, and a misspelt name is an error, not an empty place.
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {"count": _count, "link": _link, "copies": copies_text, "direction": _direction}
    return environment


def _count(section: Section) -> int:
    return sum(len(group.lines) for group in section.groups)


def _link(address: str | None) -> str | None:
    """An address that may stand in a link: a report could name one that runs a script."""
    return address if address and urlsplit(address).scheme in ("http", "https") else None


def _direction(language: str) -> str:
    return "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "auto"
