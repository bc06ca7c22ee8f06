"""Answers as text, Markdown and HTML: a module each, registered by one line in FORMATS."""

from __future__ import annotations

from collections.abc import Callable

from bilateral.errors import SettingsError
from bilateral.query.answer import Answer, Brief
from bilateral.query.render import html, markdown, text
from bilateral.query.render.text import print_answer, print_brief

FORMATS: dict[str, Callable[[Brief], str]] = {
    "text": text.brief,
    "html": html.brief,
    "md": markdown.brief,
}


def render_brief(brief: Brief, form: str = "text") -> str:
    """A brief in a format for people.

    Args:
        brief: as `brief()` gives it.
        form: text, html (one self-contained file) or md.

    Returns:
        The whole text.

    Raises:
        SettingsError: there is no such format.
    """
    if form not in FORMATS:
        raise SettingsError(f"There is no format {form!r} of a brief. Choose one of: {', '.join(FORMATS)}.")
    return FORMATS[form](brief)


def render_answer(answer: Answer) -> str:
    """What timeline, show and find answer, as plain text.

    Args:
        answer: as they give it.

    Returns:
        The whole text.
    """
    return text.answer(answer)


__all__ = ["FORMATS", "print_answer", "print_brief", "render_answer", "render_brief"]
