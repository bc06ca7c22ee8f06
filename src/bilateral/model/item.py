"""What the record holds: RECORD.md's lines, and the evidence under them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

TYPES = (
    "report", "person", "organisation", "event", "agreement", "commitment", "mechanism", "position", "relationship",
    "conflict",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The exact characters that say so.

    Attributes:
        report: id of the report.
        start: first character.
        end: one past the last.
        quote: the text between them.
    """

    report: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the record.

    Attributes:
        type: one of TYPES.
        id: stable: a hash of what the item rests on.
        fields: the type's own fields as RECORD.md names them, plain JSON data.
        evidence: never empty, except on a report or an unread remark.
        reports: how many reports say so.
        independent_reports: the same with reprints of one another counted once.
        confidence: 0 to 1.
        review: machine, accepted, edited, rejected.
        once: the ids it goes by where fewer of its reports are known; they lead to it still. No part of the line.
    """

    type: str
    id: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    reports: int = 0
    independent_reports: int = 0
    confidence: float = 0.7
    review: str = "machine"
    once: tuple[str, ...] = ()

    @property
    def parties(self) -> tuple[str, ...]:
        """Whose relations it is about: its `parties`, for a promise who makes it (`by`); empty where it has neither."""
        return tuple(self.fields.get("parties") or self.fields.get("by") or ())

    def to_json(self) -> dict[str, Any]:
        """The line of RECORD.md: common fields first, then the type's own."""
        return {
            "type": self.type,
            "id": self.id,
            **self.fields,
            "evidence": [{"report": e.report, "start": e.start, "end": e.end, "quote": e.quote} for e in self.evidence],
            "reports": self.reports,
            "independent_reports": self.independent_reports,
            "confidence": round(self.confidence, 2),
            "review": self.review,
        }
