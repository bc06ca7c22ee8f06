"""What answers to questions are made of: lines with numbered sources, in groups, in sections."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote in its sentence.

    Attributes:
        number: of its source in the list at the end.
        before: the sentence up to the quote.
        quote: the exact characters that say so.
        after: the rest of the sentence.
        language: BCP 47 code of the passage.
        start: where the quote stands in the report.
        end: one past its last character.
    """

    number: int
    before: str
    quote: str
    after: str
    language: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """A report in the list of sources.

    Attributes:
        number: from 1.
        report: its id.
        outlet: who published it; None where unknown.
        published: when, for people.
        title: its headline, or its file's name.
        where: address or path.
        url: the address, where there is one.
        language: BCP 47 code.
        copies: numbers of listed sources that hold (part of) the same text, with the share.
    """

    number: int
    report: str
    outlet: str | None
    published: str
    title: str
    where: str
    url: str | None
    language: str
    copies: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """An item told in one line, with its sources.

    Attributes:
        item: its id.
        type: its type.
        date: for people; empty where the type has none.
        text: plain English.
        status: for people; empty where there is none.
        notes: what else is known: areas, history, how many reports.
        numbers: its sources, ascending.
        citations: quotes in their sentences, by source.
        children: lines that belong under this one.
    """

    item: str
    type: str
    date: str
    text: str
    status: str = ""
    notes: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    citations: tuple[Citation, ...] = ()
    children: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading.

    Attributes:
        title: such as `2023` or `Agreed`; empty where there is but one group.
        lines: in order.
    """

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an answer.

    Attributes:
        key: a short name, stable.
        title: for people.
        groups: in order; none where the record holds nothing of the kind.
        whole: True where every quote is wanted, not only the first few.
    """

    key: str
    title: str
    groups: tuple[Group, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Brief:
    """The relationship between two parties, with sources.

    Attributes:
        title: such as `Vietnam and Russia`.
        parties: their codes.
        asked: what the brief was narrowed to, for people; empty where it is not.
        level: what kind of relationship it is, newest first.
        figures: (what, how many) for a look at a glance.
        sections: always the same ones, in the same order.
        sources: numbered from 1.
        left_out: how many items were left out because their date is not known, when dates were asked for.
    """

    title: str
    parties: tuple[str, str]
    asked: str
    level: tuple[Line, ...]
    figures: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """Lines with sources: what timeline, show and find give.

    Attributes:
        title: what was asked.
        facts: (field, value) for people.
        sections: with the lines.
        sources: numbered from 1.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
