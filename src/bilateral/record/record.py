"""The record as users hold it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from bilateral.errors import NotInRecord
from bilateral.model import Item, Report, Unread
from bilateral.record.between import between
from bilateral.record.interface import Store
from bilateral.record.parties import party_code
from bilateral.record.store import SqliteStore
from bilateral.record.verify import Fault, verify


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Attributes:
        items: best first.
        reports: best first.
    """

    items: tuple[Item, ...]
    reports: tuple[Report, ...]


class Record:
    """An auditable record of the relations between countries, in one file.

    Use it as a context manager, so that the file is closed:

        with Record.open("record.db") as record:
            for item in record.between("Vietnam", "Russia"):
                print(item.type, item.evidence[0].quote)
    """

    def __init__(self, store: Store) -> None:
        """Put a record over a store.

        Args:
            store: an open store; the record closes it.
        """
        self.store = store

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False) -> Record:
        """Open a record file.

        Args:
            path: where it is.
            create: make it where it does not exist; else that is an error.

        Returns:
            The record, open.

        Raises:
            RecordError: it cannot be opened; the message says what to do.
        """
        return cls(SqliteStore(Path(path), create))

    def close(self) -> None:
        """Close the file."""
        self.store.close()

    def __enter__(self) -> Record:
        """The record itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def items(self, type: str | None = None) -> Iterator[Item]:
        """What the record holds, by type and id.

        Args:
            type: one of RECORD.md's types, such as `event`; None for all.

        Returns:
            The items, one at a time.
        """
        return self.store.items(type)

    def item(self, id: str) -> Item:
        """One item.

        Args:
            id: its id.

        Returns:
            The item.

        Raises:
            NotInRecord: the record holds no such item.
        """
        found = self.store.item(id)
        if found is None:
            raise NotInRecord(f"The record holds no item {id}. Look for it by its words: bilateral find WORDS")
        return found

    def report(self, id: str) -> Report:
        """One stored report, with its text.

        Args:
            id: its id.

        Returns:
            The report.

        Raises:
            NotInRecord: the record holds no such report.
        """
        found = self.store.report(id)
        if found is None:
            raise NotInRecord(f"The record holds no report {id}. Look for it by its words: bilateral find WORDS")
        return found

    def unread(self) -> list[Unread]:
        """The inputs that could not be read, with the reasons."""
        return self.store.unread()

    def party(self, text: str) -> str:
        """The code of a country, or the short name of an organisation.

        Args:
            text: a code or a name in any language the packs know, such as `Vietnam`, `Việt Nam`, `VNM`, `ASEAN`.

        Returns:
            Such as `VNM`.

        Raises:
            NotInRecord: no such country or organisation is known.
        """
        return party_code(self.store, text)

    def between(self, a: str, b: str) -> list[Item]:
        """What the record holds of the relations between two parties.

        Args:
            a: a country or organisation, by code or name.
            b: the other one.

        Returns:
            The items by type and id: what concerns both, and what belongs to it (people, promises of one side).

        Raises:
            NotInRecord: no such country or organisation is known.
        """
        return between(self.store, self.party(a), self.party(b))

    def find(self, words: str, limit: int = 20) -> Found:
        """Search the items and the texts of the reports; case and accents do not matter.

        Args:
            words: all of them must be there; "words in quotation marks" stand together.
            limit: at most so many items and so many reports.

        Returns:
            What was found, best first.
        """
        items, reports = self.store.search(words, limit)
        by_id = {item.id: item for item in self.store.items(ids=items)}
        texts = (self.store.report(r) for r in reports)
        return Found(tuple(by_id[i] for i in items), tuple(t for t in texts if t is not None))

    def verify(self) -> list[Fault]:
        """Prove every quote against its text and every reference against what it names.

        Returns:
            What is wrong; empty where everything holds.
        """
        return verify(self.store)
