"""People as single reports name them, and as the record knows them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bilateral.model.frame import Frame, Office
from bilateral.model.recognised import plain
from bilateral.model.report import digest


@dataclass(slots=True)
class Named:
    """A person in one report; or in several that name them in just the same manner.

    Attributes:
        report: id of the report; of several, the first.
        name: the fullest form there.
        language: of the first passage that names them.
        party: whose, or None.
        spelt: every spelling there with its language, and how often.
        offices: offices given there.
        spans: where the report names them: (start, end).
        times: how many reports name them so.
    """

    report: str
    name: str
    language: str = "und"
    party: str | None = None
    spelt: Counter[tuple[str, str]] = field(default_factory=Counter)
    offices: list[Office] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    times: int = 1

    @property
    def surfaces(self) -> list[str]:
        """Every spelling, each once, in alphabetical order."""
        return sorted({surface for surface, _ in self.spelt})

    def manner(self) -> list[Any]:
        """All that resolving looks at, as plain JSON data: the same for reports that name somebody alike."""
        offices = sorted(([o.title, o.organisation, o.party, o.level] for o in self.offices), key=str)
        return [self.language, self.party, sorted(self.spelt), offices]

    def places(self) -> list[Any]:
        """What else is kept, as plain JSON data: how often each spelling stands there, and where."""
        return [[self.spelt[k] for k in sorted(self.spelt)], self.spans]

    @staticmethod
    def from_json(report: str, name: str, manner: list[Any], places: list[Any] | None = None, times: int = 1) -> Named:
        """A person in one report, or in several, from plain JSON data.

        Args:
            report: id of the report, or of the first.
            name: the fullest form there.
            manner: what `manner` gave.
            places: what `places` gave; None for several reports.
            times: how many reports.

        Returns:
            An equal one.
        """
        language, party, spelt, offices = manner
        counts, spans = places or ([1] * len(spelt), [])
        found = Counter({(surface, code): n for (surface, code), n in zip(spelt, counts, strict=True)})
        held = [Office(*o) for o in offices]
        return Named(report, name, language, party, found, held, [(a, b) for a, b in spans], times)


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
        parties: how strongly each party is borne out.
        stated: parties whose offices reports say the person holds.
    """

    id: str
    named: list[Named] = field(default_factory=list)
    party: str | None = None
    spelt: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    parties: Counter[str] = field(default_factory=Counter)
    stated: set[str] = field(default_factory=set)

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
        self.titles.update(bare_title(o.title) for o in entry.offices)
        self.stated.update(o.party for o in entry.offices if o.party)
        self.weigh(entry)

    def weigh(self, entry: Named) -> None:
        """Take one report's word for the party.

        Args:
            entry: of this person.
        """
        if entry.party:  # an office says more than a guess
            worth = 3 if any(o.party == entry.party for o in entry.offices) else 1
            self.parties[entry.party] += worth * entry.times

    def usual_party(self) -> str | None:
        """The party that most reports give, or None."""
        return max(sorted(self.parties), key=lambda p: self.parties[p]) if self.parties else None


@dataclass(frozen=True, slots=True)
class Known:
    """What other items need to know of a person.

    Attributes:
        name: in the record.
        party: the one that most reports give, or None.
    """

    name: str
    party: str | None


def person_identity(report: str, name: str) -> str:
    """The id of a person who is first named so in this report.

    Args:
        report: the first report, by id, that names them.
        name: the fullest form there.

    Returns:
        `p-` and sixteen hexadecimal digits.
    """
    return "p-" + digest("person", report, name)


def bare_title(title: str) -> str:
    """An office's title for comparison: one state's Defence is another's National Defence.

    Args:
        title: English.

    Returns:
        The title without `National`.
    """
    return title.replace("National ", "")


def script(name: str) -> str:
    """The script of a name's first letter.

    Args:
        name: in any script.

    Returns:
        As Unicode calls it (`LATIN`, `CYRILLIC`, `CJK` …); empty where the name holds no letter.
    """
    first = next((c for c in name if c.isalpha()), "")
    return unicodedata.name(first, "").split(" ")[0].split("-")[0] if first else ""


def in_latin(name: str) -> bool:
    """Whether a name is written in Latin letters.

    Args:
        name: in any script.

    Returns:
        True where no letter of it is of another script.
    """
    return all(ord(c) < 0x0250 or 0x1E00 <= ord(c) < 0x1F00 or not c.isalpha() for c in name)


def named_in(frames: Iterable[Frame]) -> list[Named]:
    """The persons of reports, from frames of type person.

    Args:
        frames: of any types; those of persons count.

    Returns:
        One for each report and full name, in their order.
    """
    out: dict[tuple[str, str], Named] = {}
    for frame in frames:
        for actor in frame.actors if frame.type == "person" else ():
            entry = out.setdefault((frame.report, actor.name), Named(frame.report, actor.name, frame.language))
            entry.spelt[(actor.surface, frame.language)] += 1
            entry.party = entry.party or actor.party
            entry.offices.extend(o for o in actor.offices if o not in entry.offices)
            if (frame.start, frame.end) not in entry.spans:
                entry.spans.append((frame.start, frame.end))
    return [out[k] for k in sorted(out)]


def display_name(named: Iterable[Named]) -> str:
    """The name most reports use, in Latin letters and with its diacritics; a full one before a short one.

    Args:
        named: a person in some reports; at least one.

    Returns:
        One of the names.
    """
    counts: Counter[str] = Counter()
    for entry in named:
        counts[entry.name] += entry.times
    spelt: Mapping[str, int] = _by_plain(counts)

    def rank(name: str) -> tuple[object, ...]:
        return (not in_latin(name), " " not in name, -spelt[plain(name)], name.isascii(), -counts[name], name)

    return min(counts, key=rank)


def _by_plain(counts: Mapping[str, int]) -> Counter[str]:
    out: Counter[str] = Counter()
    for name, count in counts.items():
        out[plain(name)] += count
    return out
