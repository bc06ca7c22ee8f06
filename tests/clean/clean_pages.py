"""Invented pages in the forms that real ones take, shared by the tests of cleaning."""

from __future__ import annotations

from bilateral.clean import clean
from bilateral.model import Page, Report


def report(text: str, **fields: str) -> Report:
    """A report of some text.

    Args:
        text: the text.
        **fields: what else is known.

    Returns:
        The report.
    """
    return Report(id="r-0", text=text, source="a.txt", file="a.txt", **fields)


def roles(text: str, **fields: str) -> list[tuple[str, str]]:
    """A page's blocks as role and text.

    Args:
        text: the page.
        **fields: what else is known of the report.

    Returns:
        Each block in order.
    """
    page = clean(report(text, **fields))
    return [(b.role, text[b.start : b.end]) for b in page.blocks]


def texts(text: str, role: str, **fields: str) -> list[str]:
    """The blocks of one role.

    Args:
        text: the page.
        role: the role.
        **fields: what else is known of the report.

    Returns:
        Their texts.
    """
    return [t for r, t in roles(text, **fields) if r == role]


def page(text: str, **fields: str) -> Page:
    """What cleaning learns of a page.

    Args:
        text: the page.
        **fields: what else is known of the report.

    Returns:
        The page.
    """
    return clean(report(text, **fields))
