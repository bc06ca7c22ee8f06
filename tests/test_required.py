"""The word without which a pattern cannot match is found in its expression."""

from __future__ import annotations

import pytest

from bilateral.frames.patterns import required


@pytest.mark.parametrize(
    ("expression", "needed"),
    [
        (r"A (?P<v>met|meets) A", "met|meets"),
        (r"[(?P<v>] (?P<v>met(?: with)?) A", "met(?: with)?"),
        (r"\(?(?P<v>met)\)? A", "met"),
        (r"[]|(] (?P<v>met)", "met"),
        (r"A (?P<v>met)? A", None),
        (r"A (?P<v>met)|A saw A", None),
        (r"A (?:(?P<v>met)|saw) A", None),
        (r"A (?P<v>) A", None),
        (r"A (?P<v>met) A (?P<v>saw)", None),
        (r"A met A", None),
    ],
)
def test_what_must_stand_in_a_text_is_what_group_v_holds(expression: str, needed: str | None) -> None:
    """A group that is optional, empty, told twice or one of several ways demands nothing."""
    assert required(expression) == needed
