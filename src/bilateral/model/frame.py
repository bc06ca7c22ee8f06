"""What one passage says happened or was said, with its exact words."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import msgspec


@dataclass(frozen=True, slots=True)
class Office:
    """An office as a report gives it to somebody.

    Attributes:
        title: English, such as `Minister of National Defence`.
        organisation: English, such as `Ministry of National Defence`; None where the report names none.
        party: ISO 3166-1 alpha-3 code, or an international organisation's short name.
        level: a level of RECORD.md, such as `minister`; None where the office has none.
    """

    title: str
    organisation: str | None = None
    party: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that takes part, as one report names it.

    Attributes:
        kind: person, organisation, state or group.
        name: the fullest form of a person's name in this report as written; an organisation's English name.
        surface: the words in this passage.
        start: where the words stand in the report.
        end: one past their last character.
        party: whose it is; None where the report does not say.
        offices: offices that this report gives the person.
        role: guest, host, party, signatory, giver, recipient, speaker, witness.
        org_kind: for an organisation, its kind in RECORD.md.
    """

    kind: str
    name: str
    surface: str
    start: int
    end: int
    party: str | None = None
    offices: tuple[Office, ...] = ()
    role: str | None = None
    org_kind: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """One fact as one passage states it. Fields that a type does not have stay None or empty.

    Attributes:
        id: `f-` and a hash of report, span, rule and content.
        report: id of the report.
        start: first character of the words that say so.
        end: one past the last.
        type: event, agreement, commitment, mechanism, position, relationship, person, organisation.
        kind: the type's kind in RECORD.md.
        status: the type's status in RECORD.md.
        date: EDTF; the day of the event, the signing, or when it was said. None where unknown.
        dated: stated (the words hold the date), inherited (from the report's main happening), past (long ago, nobody
            says when), none.
        place: name as written.
        country: ISO code of the place.
        mode: in_person, online, phone, letter.
        level: level of the event or mechanism; for a relationship its level.
        parties: who is concerned; for a commitment, who promises (`by`).
        between: where that is one alone, the two whose relations the report is about.
        actors: participants; for a position the one speaker.
        areas: of RECORD.md's list.
        what: English words of our own (or the organisation's, mechanism's English name).
        period: EDTF interval of an agreement.
        horizon: EDTF by when a promise falls due.
        round: number of a mechanism's round.
        form: form of a mechanism.
        stance: stance of a position.
        since: EDTF since when a relationship holds.
        topic: what keeps two happenings of one kind and day apart (`order of friendship`); None mostly.
        within: id of the frame this one happened within (talks within a visit), in the same report.
        rule: which pattern read it.
        confidence: 0 to 1.
        language: of the passage.
        reader: which reader read it: grammar, model, or both where both say the same.
        model: the language model that read it, as its endpoint names it; empty where none did.
        prompt: version of the prompt that the model was given.
        cited: (start, end) of the very words in the report that a model was held to.
        doubt: why it is not to be trusted: `claim` of a passage that tries to direct its reader, or `manipulated`
            where another passage of the report does; None mostly.
        disputed: where two readers contradict each other: (field, the value taken, the other value).
    """

    id: str
    report: str
    start: int
    end: int
    type: str
    kind: str | None = None
    status: str | None = None
    date: str | None = None
    dated: str = "none"
    place: str | None = None
    country: str | None = None
    mode: str | None = None
    level: str | None = None
    parties: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    areas: tuple[str, ...] = ()
    what: str | None = None
    period: str | None = None
    horizon: str | None = None
    round: int | None = None
    form: str | None = None
    stance: str | None = None
    since: str | None = None
    topic: str | None = None
    within: str | None = None
    rule: str = ""
    confidence: float = 0.7
    language: str = "und"
    reader: str = "grammar"
    model: str = ""
    prompt: str = ""
    cited: tuple[tuple[int, int], ...] = ()
    doubt: str | None = None
    disputed: tuple[tuple[str, str, str], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """This frame as plain JSON data, without the fields that hold their default."""
        return {k: v for k, v in asdict(self).items() if v not in (None, (), [], "")}

    @staticmethod
    def from_json(line: str) -> Frame:
        """The frame that `to_json` wrote.

        Args:
            line: its JSON.

        Returns:
            An equal frame.
        """
        return _DECODER.decode(line)


_DECODER = msgspec.json.Decoder(Frame)
