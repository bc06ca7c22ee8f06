"""Frames that tell of the same thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bilateral.model.frame import Frame


@dataclass(slots=True)
class Cluster:
    """Frames brought together.

    Attributes:
        frames: in a fixed order: the ones that say most first.
        date: the date that all of them bear out, or None.
        dates: every value stated, with the reports that state it.
        people: ids of the persons that take part.
        same: it is known to hold what it held before, and nothing is new of that.
    """

    frames: list[Frame] = field(default_factory=list)
    date: str | None = None
    dates: dict[str, list[str]] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)
    same: bool = False

    @property
    def lead(self) -> Frame:
        """The frame that says most."""
        return self.frames[0]

    @property
    def english(self) -> Frame:
        """The first frame told in English, whose words the record can use; else the one that says most."""
        return next((f for f in self.frames if f.language == "en"), self.lead)

    @property
    def areas(self) -> list[str]:
        """Every area that any frame names, in alphabetical order."""
        return sorted({a for f in self.frames for a in f.areas})

    def told_by(self, report: str) -> bool:
        """Whether a report says so.

        Args:
            report: its id.
        """
        return any(f.report == report for f in self.frames)

    @property
    def reports(self) -> list[str]:
        """The reports that say so, each once, in alphabetical order."""
        return sorted({f.report for f in self.frames})


@dataclass(frozen=True, slots=True)
class Context:
    """What merging knows of the reports and the people in them.

    Attributes:
        person: (report, full name in it) → person id.
        published: report → EDTF day of publication, or None.
        near: report → reports that carry much of its text.
    """

    person: Mapping[tuple[str, str], str]
    published: Mapping[str, str | None]
    near: Mapping[str, frozenset[str]]

    def carried(self, cluster: Cluster, frame: Frame) -> bool:
        """Whether a report of a cluster carries much of the text of a frame's report.

        Args:
            cluster: frames brought together so far.
            frame: another.

        Returns:
            True where the two then tell of the same.
        """
        near = self.near.get(frame.report, frozenset())
        return not near.isdisjoint(f.report for f in cluster.frames)
