"""A frame in the making: what a pattern read, before the report as a whole has been heard."""

from __future__ import annotations

from dataclasses import dataclass, field

from bilateral.frames.patterns import Pattern
from bilateral.model.frame import Actor, Frame
from bilateral.model.recognised import Told
from bilateral.model.report import digest


@dataclass(slots=True)
class Draft:
    """Fields as in `Frame`, still open to change.

    Attributes:
        told: the passage.
        span: (start, end) in the report.
        type: frame type.
        kind: frame kind.
        fields: further fields of `Frame`.
        actors: participants.
        parties: parties.
        same_day: the words point to the day of the main happening.
        refers: the words point back (the talks) rather than tell anew.
        day: the day of the main happening as far as the report had been heard when this was read.
        place: its place and country, likewise.
        told_long_ago: the words date it by the years gone by since.
        group: definite group in the subject, where there is one.
        doer: the party of the subject, where the words name it.
    """

    told: Told
    span: tuple[int, int]
    type: str
    kind: str | None
    rule: str
    fields: dict[str, object] = field(default_factory=dict)
    actors: list[Actor] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    same_day: bool = False
    refers: bool = False
    told_long_ago: bool = False
    day: str | None = None
    place: tuple[str, str] | None = None
    group: str | None = None
    doer: str | None = None
    folded_span: tuple[int, int] = (0, 0)

    def add_party(self, party: str | None) -> None:
        """Note a party once."""
        if party and party not in self.parties:
            self.parties.append(party)

    def frame(self, report: str) -> Frame:
        """The finished frame.

        Args:
            report: id of the report.

        Returns:
            A frame whose id depends on its words and content alone.
        """
        start, end = self.span
        content = [
            self.type,
            self.kind or "",
            ",".join(self.parties),
            ",".join(f"{a.name}:{a.role}" for a in self.actors),
            *(f"{k}={v}" for k, v in sorted(self.fields.items())),
        ]
        return Frame(
            id="f-" + digest(report, str(start), str(end), self.rule, *content),
            report=report,
            start=start,
            end=end,
            type=self.type,
            kind=self.kind,
            parties=tuple(self.parties),
            actors=tuple(self.actors),
            rule=self.rule,
            language=self.told.passage.language,
            **self.fields,  # type: ignore[arg-type]
        )


@dataclass(frozen=True, slots=True)
class OpenList:
    """A list on lines of its own, whose head has been read.

    Attributes:
        index: of the passage last read: the head, or a line.
        rule: the pattern that read the head.
        force: status that the head gives each line.
        pattern: the governing verb's, for promises.
        by: who promises.
        signing: the signing whose papers are listed, for papers.
    """

    index: int
    rule: str
    force: str
    pattern: Pattern | None = None
    by: tuple[str, ...] = ()
    signing: Draft | None = None


def sentence_span(told: Told) -> tuple[int, int]:
    """The passage's own span in the report, without the white space around it."""
    return told.passage.start, told.passage.end
