"""People as single reports name them, and as the record knows them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from bilateral.model.frame import Frame, Office
from bilateral.model.recognised import plain


@dataclass(slots=True)
class Named:
    """A person in one report.

    Attributes:
        report: id of the report.
        name: the fullest form there.
        surfaces: every spelling there.
        party: whose, or None.
        offices: offices given there.
        frames: the frames (type person) that name them.
        language: of the first of them.
    """

    report: str
    name: str
    surfaces: list[str] = field(default_factory=list)
    party: str | None = None
    offices: list[Office] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    language: str = "und"


@dataclass(slots=True)
class Person:
    """A person over all reports.

    Attributes:
        id: `p-` and a hash.
        named: where they are named.
        party: whose.
        spelt: full names, in lower case without diacritics.
        names: full names and spellings of more than one word.
        titles: offices, a state's National Defence told like another's Defence.
        reports: where they are named.
        parties: how strongly each party is borne out.
    """

    id: str
    named: list[Named] = field(default_factory=list)
    party: str | None = None
    spelt: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    parties: Counter[str] = field(default_factory=Counter)

    def add(self, entry: Named) -> None:
        """Take in one report's naming.

        Args:
            entry: of this person.
        """
        self.named.append(entry)
        self.party = self.party or entry.party
        self.spelt.add(plain(entry.name))
        self.names.add(entry.name)
        self.names.update(s for s in entry.surfaces if " " in s or "·" in s)
        self.titles.update(o.title.replace("National ", "") for o in entry.offices)
        self.reports.add(entry.report)
        if entry.party:  # an office says more than a guess
            self.parties[entry.party] += 3 if any(o.party == entry.party for o in entry.offices) else 1

    def usual_party(self) -> str | None:
        """The party that most reports give, or None."""
        return max(sorted(self.parties), key=lambda p: self.parties[p]) if self.parties else None


def named_in(frames: list[Frame]) -> list[Named]:
    """Every person of every report, from frames of type person.

    Args:
        frames: frames of type person.

    Returns:
        In order of report and name.
    """
    out: dict[tuple[str, str], Named] = {}
    for frame in frames:
        for actor in frame.actors:
            entry = out.setdefault((frame.report, actor.name), Named(frame.report, actor.name, language=frame.language))
            entry.frames.append(frame)
            if actor.surface not in entry.surfaces:
                entry.surfaces.append(actor.surface)
            entry.party = entry.party or actor.party
            entry.offices.extend(o for o in actor.offices if o not in entry.offices)
    return [out[k] for k in sorted(out)]
