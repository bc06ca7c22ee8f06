"""What merging and composing ask about reports and people, looked up in the store as it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from bilateral.languages.outlets import outlet_country
from bilateral.model.cluster import Context
from bilateral.model.persons import Known
from bilateral.record import Store
from bilateral.record.compose import Composer
from bilateral.reprints import Share, independent_count, joined

NEAR_SHARE = 0.3
"""How much of a report must stand in another for the two to tell of the same."""
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
        self._ask = lru_cache(maxsize=kept)(ask)
        self._given: Mapping[K, V | None] = {}

    def give(self, answers: Mapping[K, V | None]) -> None:
        """Give answers beforehand, in place of those given before.

        Args:
            answers: what the asked one would say.
        """
        self._given = answers

    def __getitem__(self, key: K) -> V:
        """The value of a key.

        Raises:
            KeyError: there is none.
        """
        found = self._given[key] if key in self._given else self._ask(key)
        if found is None:
            raise KeyError(key)
        return found

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
        self._persons = lru_cache(maxsize=_KEPT)(store.names.persons_in)
        self.near: Lookup[str, frozenset[str]] = Lookup(self._ask_near)
        self._published: Lookup[str, str] = Lookup(store.published)
        person: Lookup[tuple[str, str], str] = Lookup(lambda key: self._persons(key[0]).get(key[1]))
        people: Lookup[str, Known] = Lookup(store.names.known)
        context = Context(person, self._published, self.near)
        self.composer = Composer(context, people, self.quote, self.witnesses, self.home)

    def prepare(self, kind: str, block: str) -> None:
        """Look up at once what merging asks of every report of a block.

        Args:
            kind: the type of the block's frames.
            block: its name.
        """
        published, near = self._store.blocks.published(kind, block), self._store.blocks.near(kind, block, NEAR_SHARE)
        self._published.give(published)
        self.near.give({report: frozenset(near.get(report, ())) for report in published})

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
        found = self._store.report(report)
        return outlet_country(found.outlet, found.url) if found else None

    def joined(self, report: str, known: Callable[[str], bool]) -> int:
        """With how many of the witnesses so far a further report is one.

        Args:
            report: its id.
            known: whether a report is among those so far.
        """
        return joined(report, known, self._shares)
