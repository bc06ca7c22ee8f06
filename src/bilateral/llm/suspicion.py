"""Reports that speak to the machine that reads them: what such a passage claims is marked as its claim."""

from __future__ import annotations

from functools import cache

import regex

from bilateral import languages
from bilateral.llm.quotes import normal
from bilateral.model import Passage, Report

CLAIM, MANIPULATED = "claim", "manipulated"
_LIMIT = 1.0  # seconds for one passage; one that takes longer is suspicious for that alone
_LONGEST = 20000
# Letters that show nothing, signs that turn the order of others round, and runs of what only varies another letter.
_UNSEEN = regex.compile(
    r"[\U000e0000-\U000e007f]|[\u202d\u202e]|[\u200b-\u200d\u2060-\u2064\ufeff]{4}|[\ufe00-\ufe0f\U000e0100-\U000e01ef]{3}"
)


@cache
def _phrases() -> regex.Pattern[str]:
    listed = languages.data("shared", "manipulation")["phrases"]
    return regex.compile("|".join(f"(?:{x})" for x in listed), regex.MULTILINE)


def directs(text: str) -> bool:
    """Whether a passage tries to direct the machine that reads it, or hides something from the eye.

    Args:
        text: as stored.

    Returns:
        True where it does; news that only tells of such a text may be taken for one too.
    """
    if _UNSEEN.search(text):
        return True
    try:
        return _phrases().search(normal(text)[:_LONGEST].lower(), timeout=_LIMIT) is not None
    except TimeoutError:
        return True


def doubts(report: Report, passages: tuple[Passage, ...]) -> dict[int, str]:
    """What is to be doubted in a report.

    Args:
        report: the report.
        passages: all its passages, furniture included.

    Returns:
        Passage number → `claim` or `manipulated`; empty where no passage speaks to the machine.
    """
    guilty = {p.index for p in passages if directs(report.text[p.start : p.end])}
    if report.title and directs(report.title):
        guilty |= {p.index for p in passages[:1]}
    if not guilty:
        return {}
    paragraphs = {p.paragraph for p in passages if p.index in guilty}
    near = {n for i in guilty for n in (i - 1, i, i + 1)}
    return {p.index: CLAIM if p.paragraph in paragraphs or p.index in near else MANIPULATED for p in passages}
