"""Blocks become passages."""

from __future__ import annotations

from bilateral.model import Page, Passage, Report
from bilateral.segment.language import language_of, report_language
from bilateral.segment.sentences import sentences

_SPLIT = frozenset({"body", "caption", "heading", "related"})
_CLOSED = '.!?…。！？；;:：।؟۔>»”"'
_CLOSERS = "\"'”“’»)]）】」』› "
# What may stand behind a text that breaks off; a credit or a list of other reports shows that it was at its end.
_BEHIND_A_CUT = frozenset({"button", "boilerplate"})


def segment(report: Report, page: Page) -> tuple[Passage, ...]:
    """Splits a report's blocks into passages.

    Args:
        report: the report; where its language is `und`, it is told from its text.
        page: its blocks, as cleaning marked them.

    Returns:
        Passages in order, each inside one block; the last of the body marked where the text breaks off in it.
    """
    text = report.text
    main = report.language if report.language != "und" else report_language(report, page)
    cut = _cut_block(report, page)
    passages: list[Passage] = []
    paragraph, end = -1, 0
    for number, block in enumerate(page.blocks):
        if paragraph < 0 or "\n" in text[end : block.start] or "\r" in text[end : block.start]:
            paragraph += 1
        end = block.end
        content = text[block.start : block.end]
        language = language_of(content[:400], main)
        spans = sentences(content, language) if block.role in _SPLIT else [(0, len(content))]
        for last, (a, b) in enumerate(spans, 1 - len(spans)):
            passages.append(
                Passage(
                    index=len(passages),
                    start=block.start + a,
                    end=block.start + b,
                    language=language if len(spans) == 1 else language_of(content[a:b], language),
                    role=block.role,
                    cut=number == cut and last == 0,
                    paragraph=paragraph,
                )
            )
    return tuple(passages)


def _cut_block(report: Report, page: Page) -> int:
    """Which block breaks off: the body's last, with nothing behind it that shows an end; -1 where none does."""
    for number in range(len(page.blocks) - 1, -1, -1):
        block = page.blocks[number]
        if block.role in _BEHIND_A_CUT:
            continue
        if block.role != "body":
            return -1
        bare = report.text[block.start : block.end].rstrip(_CLOSERS)
        whole = report.text[block.end - 1 : block.end]
        return -1 if bare[-1:] in _CLOSED or whole in _CLOSED else number
    return -1
