"""What a record's store can do, whatever database lies under it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from bilateral.model import Evidence, Frame, Item, Reading, Report, Unread
from bilateral.record.blocks import Blocks, one_block
from bilateral.record.change import Change
from bilateral.record.clues import Clues
from bilateral.record.names import Names
from bilateral.record.posts import Posts
from bilateral.record.reprints import Reprints


class Store(Protocol):
    """Keeps reports, frames and items; every writing method is one transaction.

    Attributes:
        blocks: frames and items, block by block.
        reprints: what the reports' texts share.
        names: who is named where.
        posts: which report gives which office to whom.
        clues: which items may tell of one happening between other parties.
    """

    blocks: Blocks
    reprints: Reprints
    names: Names
    posts: Posts
    clues: Clues

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing of what is written within; transactions within one another are one."""

    def make_room(self, reports: int) -> None:
        """Get ready to bring so many reports together at once.

        Args:
            reports: how many.
        """

    def close(self) -> None:
        """Finish; the store is not used again."""

    def loaded(self, report: str) -> tuple[str, str] | None:
        """How a report came in.

        Args:
            report: its id.

        Returns:
            The metadata it was loaded with (one comparable string) and its source; None where it is not in the record.
        """

    def put_reading(self, reading: Reading, loaded: str, block: Callable[[Frame], str] = one_block) -> None:
        """Keep a report and what its text says, in place of an earlier reading of it.

        Args:
            reading: the report, wholly read.
            loaded: the metadata it was loaded with, as one comparable string.
            block: frame → the block in which it is brought together with others.
        """

    def put_source(self, report: str, source: str) -> None:
        """Name another path or address as a report's source.

        Args:
            report: its id.
            source: path or address.
        """

    def put_unread(self, unread: Unread) -> None:
        """List an input that was not read.

        Args:
            unread: which, and why.
        """

    def unread(self) -> list[Unread]:
        """The inputs that were not read, by source."""

    def report(self, report: str) -> Report | None:
        """A stored report, or None.

        Args:
            report: its id.
        """

    def reading(self, report: str) -> Reading | None:
        """A report and what its text says, or None.

        Args:
            report: its id.
        """

    def report_ids(self) -> list[str]:
        """The ids of all reports, in order."""

    def published(self, report: str) -> str | None:
        """When a report was published, or None.

        Args:
            report: its id.
        """

    def doubted(self, report: str) -> bool:
        """Whether a report tries to direct the machine that reads it.

        Args:
            report: its id.
        """

    def reports(self) -> Iterator[Report]:
        """Every report with its text, by id, one at a time."""

    def readings(self) -> Iterator[Reading]:
        """Every reading, by report id, one at a time: never all texts at once."""

    def frames(self) -> Iterator[Frame]:
        """Every frame, by report id and place in the report."""

    def stale(self) -> bool:
        """True where a reading was stored after the items were last reconciled."""

    def replace_items(self, items: Iterable[Item]) -> Change:
        """Make these the record's items: all in one transaction, and only what differs is written.

        Args:
            items: every item of the record.

        Returns:
            What that changed.
        """

    def item(self, item: str) -> Item | None:
        """An item, or None.

        Args:
            item: its id, or one that it went by before other reports were known.
        """

    def items(self, kind: str | None = None, ids: Sequence[str] | None = None) -> Iterator[Item]:
        """Items by type and id.

        Args:
            kind: only this type; None for all.
            ids: only these; None for all.
        """

    def ids_like(self, beginning: str, limit: int) -> list[str]:
        """Ids of items that begin so, in alphabetical order.

        Args:
            beginning: of an id.
            limit: at most so many.
        """

    def items_of(self, party: str) -> set[str]:
        """Ids of the items that concern a party.

        Args:
            party: country code or an organisation's short name.
        """

    def items_from(self, report: str) -> set[str]:
        """Ids of the items that have evidence in a report.

        Args:
            report: its id.
        """

    def evidence(self) -> Iterator[tuple[str, Evidence]]:
        """Every (item id, piece of evidence), by report."""

    def parties(self) -> dict[str, int]:
        """Every party named by an item, with how many items name it."""

    def counts(self) -> dict[str, int]:
        """How many items of each type, and how many reports, frames and unread inputs."""

    def search(self, query: str, limit: int) -> tuple[list[str], list[str]]:
        """Full-text search.

        Args:
            query: what a person typed.
            limit: at most so many of each.

        Returns:
            Ids of items, and of reports, best first.
        """
