"""What stands on paper: reports, their blocks and passages, and why something could not be read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


def digest(*parts: str, size: int = 16) -> str:
    """A short stable hash of some strings: the one way ids are made.

    Args:
        *parts: what the id depends on; their order counts.
        size: how many hexadecimal digits.

    Returns:
        Lower-case hexadecimal digits.
    """
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:size]


@dataclass(frozen=True, slots=True)
class Report:
    """One document as published. Every offset in the record points into `text`.

    Attributes:
        id: `r-` and a hash of text, address (or file name) and outlet.
        text: the text, stored once and never altered.
        source: the path or address as given.
        file: the base name, or what the feed calls it.
        url: the address, where known.
        outlet: who published it, where known.
        title: the headline, where given apart from the text.
        published: EDTF date of publication, where known.
        language: BCP 47 code of most of the text; `und` where no language could be told.
    """

    id: str
    text: str
    source: str
    file: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    language: str = "und"

    @property
    def sha256(self) -> str:
        """The SHA-256 of the stored text, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


def report_id(text: str, address: str, outlet: str | None) -> str:
    """The id of a report: the same text from the same place is the same report, whatever the path to it.

    Args:
        text: the stored text.
        address: the address, or the base name of the file where there is none.
        outlet: the publisher, where known.

    Returns:
        `r-` and sixteen hexadecimal digits.
    """
    return "r-" + digest(text, address, outlet or "")


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that was not read.

    Attributes:
        source: the path or address as given.
        reason: one of empty, not_text, unknown_language, too_large, undecodable, broken, missing, not_answered.
        detail: one sentence for people: what is wrong and what they can do.
    """

    source: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a report and what it is on the page.

    Attributes:
        start: first character.
        end: one past the last character.
        role: headline, heading, dateline, body, caption, credit, related, button, boilerplate.
            Only headline, heading and body are read for facts; datelines and credits are evidence of place, source.
    """

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Page:
    """What cleaning learns of a report: its blocks in order, and what the furniture says.

    Attributes:
        blocks: cover the text from left to right without overlap; only white space lies between them.
        published: EDTF day of publication found in dateline, page head or address; None where unknown.
        outlet: agency or paper named in dateline or credit.
        place: place name of the dateline as written, such as `MOSCOW`.
        place_span: its (start, end).
    """

    blocks: tuple[Block, ...] = ()
    published: str | None = None
    outlet: str | None = None
    place: str | None = None
    place_span: tuple[int, int] | None = None


READ_ROLES = frozenset({"headline", "heading", "body"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence (or headline, caption …) of a report.

    Attributes:
        index: position in the report, from 0.
        start: first character.
        end: one past the last character.
        language: BCP 47 code of this passage.
        role: the role of the block it stands in.
        cut: True where the text breaks off in this passage (the report's last words, no closing stop).
        paragraph: number of the block's paragraph, from 0.
    """

    index: int
    start: int
    end: int
    language: str
    role: str = "body"
    cut: bool = False
    paragraph: int = 0
