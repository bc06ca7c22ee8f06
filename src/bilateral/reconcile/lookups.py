"""What merging and composing ask about reports and people, looked up in the store as it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeVar

from bilateral.languages.outlets import outlet_country
from bilateral.model.cluster import Context
from bilateral.model.persons import Known
from bilateral.record import Store
from bilateral.record.compose import Composer
from bilateral.reprints import Share, independent_count, joined
from bilateral.resolve.reasons import why_one

NEAR_SHARE = 0.3
"""How much of a report must stand in another for the two to tell of the same."""
_SINGLY = 40  # answers sooner asked for one by one than with all others of a block
_KEPT = 2048
_TEXTS = 8
K = TypeVar("K")
V = TypeVar("V")


class Lookup(Mapping[K, V]):
    """A mapping that asks for a value when it is wanted, and keeps the last answers. It cannot list its keys."""

    def __init__(self, ask: Callable[[K], V | None], kept: int = _KEPT) -> None:
        """Say whom to ask.

        Args:
            ask: key → value, or None where there is none.
            kept: how many answers are kept.
        """
        self._ask_one = lru_cache(maxsize=kept)(ask)
        self._ask_many: Callable[[], Mapping[K, V | None]] | None = None
        self._many: Mapping[K, V | None] = {}
        self._asked = 0

    def prepare(self, ask: Callable[[], Mapping[K, V | None]]) -> None:
        """Say what gives many answers at once: it is asked where more than a few are wanted.

        Args:
            ask: gives keys and values, None where there is none.
        """
        self._ask_many, self._many, self._asked = ask, {}, 0

    def _find(self, key: K) -> V | None:
        if key in self._many:
            return self._many[key]
        self._asked += 1
        if self._asked > _SINGLY and self._ask_many is not None:
            self._many, self._ask_many = self._ask_many(), None
            return self._find(key)
        return self._ask_one(key)

    def __getitem__(self, key: K) -> V:
        """The value of a key.

        Raises:
            KeyError: there is none.
        """
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        return found

    def get(self, key: K, default: Any = None) -> Any:
        """The value of a key, or another where there is none.

        Args:
            key: as for the one who is asked.
            default: the other.
        """
        found = self._find(key)
        return default if found is None else found

    def __iter__(self) -> Iterator[K]:
        """Not to be had: the keys are in the store."""
        raise TypeError("A lookup cannot list its keys; ask the store.")

    def __len__(self) -> int:
        """Not to be had: the keys are in the store."""
        raise TypeError("A lookup cannot count its keys; ask the store.")


class Lookups:
    """Answers hold as long as nothing is written about reprints and names: make new ones after that."""

    def __init__(self, store: Store) -> None:
        """Say where to look.

        Args:
            store: holds the reports.
        """
        self._store = store
        self._shares: Lookup[str, tuple[Share, ...]] = Lookup(self._ask_shares)
        self._texts = lru_cache(maxsize=_TEXTS)(self._ask_text)
        self._homes = lru_cache(maxsize=_KEPT)(self._ask_home)
        self._persons = lru_cache(maxsize=_KEPT)(store.names.persons_in)
        self.near: Lookup[str, frozenset[str]] = Lookup(self._ask_near)
        self._published: Lookup[str, str] = Lookup(store.published)
        self._person: Lookup[tuple[str, str], str] = Lookup(lambda key: self._persons(key[0]).get(key[1]))
        people: Lookup[str, Known] = Lookup(store.names.known)
        context = Context(self._person, self._published, self.near)
        self.composer = Composer(context, people, self.quote, self.witnesses, self.home, why_one)

    def prepare(self, kind: str, block: str) -> None:
        """Be ready to look up at once what merging asks of many reports of a block.

        Args:
            kind: the type of the block's frames.
            block: its name.
        """
        blocks = self._store.blocks

        def near() -> Mapping[str, frozenset[str]]:
            found = blocks.near(kind, block, NEAR_SHARE)
            return {report: frozenset(found.get(report, ())) for report in blocks.reports(kind, block)}

        self._person.prepare(lambda: blocks.persons(kind, block))
        self._published.prepare(lambda: blocks.published(kind, block))
        self.near.prepare(near)

    def shares(self, report: str) -> tuple[Share, ...]:
        """The reports that share text with one.

        Args:
            report: its id.

        Returns:
            The greatest share first.
        """
        return self._shares[report]

    def _ask_shares(self, report: str) -> tuple[Share, ...]:
        return tuple(Share(other, share, ()) for other, share in self._store.reprints.shares(report))

    def _ask_near(self, report: str) -> frozenset[str]:
        return frozenset(s.report for s in self._shares[report] if s.share >= NEAR_SHARE)

    def _ask_text(self, report: str) -> str:
        found = self._store.report(report)
        return found.text if found else ""

    def quote(self, report: str, start: int, end: int) -> str:
        """The exact characters of a report.

        Args:
            report: its id.
            start: first character.
            end: one past the last.

        Returns:
            The slice of the stored text.
        """
        return self._texts(report)[start:end]

    def witnesses(self, reports: Iterable[str]) -> int:
        """How many independent witnesses some reports are.

        Args:
            reports: ids.

        Returns:
            Reprints of one another counted once.
        """
        return independent_count(reports, self._shares)

    def home(self, report: str) -> str | None:
        """The country whose outlet published a report, or None.

        Args:
            report: its id.
        """
        return self._homes(report)

    def _ask_home(self, report: str) -> str | None:
        found = self._store.report(report)
        return outlet_country(found.outlet, found.url) if found else None

    def joined(self, report: str, known: Callable[[str], bool]) -> int:
        """With how many of the witnesses so far a further report is one.

        Args:
            report: its id.
            known: whether a report is among those so far.
        """
        return joined(report, known, self._shares)
