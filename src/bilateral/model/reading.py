"""A report wholly read: what one run of the stages makes of it."""

from __future__ import annotations

from dataclasses import dataclass

from bilateral.model.frame import Frame
from bilateral.model.report import Page, Passage, Report


@dataclass(frozen=True, slots=True)
class Reading:
    """A report and all that its own text says.

    Attributes:
        report: with published, outlet and language filled in from its page where they were missing.
        page: what cleaning learnt.
        passages: its sentences, in order.
        frames: what they say.
    """

    report: Report
    page: Page
    passages: tuple[Passage, ...] = ()
    frames: tuple[Frame, ...] = ()
