"""Drafts that say nothing of their own: `this deal` beside the deal itself, a headline's `agree to cooperate`."""

from __future__ import annotations

import re

from bilateral.frames.draft import Draft

_KIND_ALONE = re.compile(
    r"(?:(?:this|that|these|those|another|other|the|both|all|following|first|last|two|three|four|five) )*"
    r"(?:documents?|deals?|agreements?|pacts?|accords?|contracts?|protocols?|treaty|treaties|arrangements?)",
    re.IGNORECASE,
)


def drop_hollow(drafts: list[Draft]) -> list[Draft]:
    """Leave out what names no matter where another sentence of the report does.

    A paper that is told by its kind alone (another agreement, the documents) goes where the report names the matter or
    the years of another; so does a promise of a headline that names no area, where the body tells what was promised.

    Args:
        drafts: of one report.

    Returns:
        The others, in their order.
    """
    papers = [x for x in drafts if x.type == "agreement" and not _bare(x)]
    promised = {frozenset(x.parties) for x in drafts if x.type == "commitment" and x.fields.get("areas")}
    return [x for x in drafts if not (_bare(x) and papers or _headline(x) and frozenset(x.parties) in promised)]


def _bare(draft: Draft) -> bool:
    """Whether a paper is told by its kind alone."""
    if draft.type != "agreement" or draft.kind in ("joint_statement", "programme"):
        return False
    said = draft.fields.get("areas") or draft.fields.get("period")
    return not said and _KIND_ALONE.fullmatch(str(draft.fields.get("what") or "")) is not None


def _headline(draft: Draft) -> bool:
    """Whether a promise stands in a headline and names no area."""
    return draft.type == "commitment" and draft.told.passage.role == "headline" and not draft.fields.get("areas")
