"""One open record file: rows out of it, and one transaction at a time into it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from bilateral.record.files import CACHE, connect, speaking

_MANY = 10_000
_LARGE_CACHE = 256_000  # KiB: without it every page of a large index is read and written again and again

Value = str | int | float | None


class Database:
    """A record file. Errors of the database come out as this package's own, with what to do next."""

    def __init__(self, path: Path, create: bool = False) -> None:
        """Open the file.

        Args:
            path: where it is.
            create: make it where it does not exist.

        Raises:
            RecordError: it cannot be opened; the message says what to do.
        """
        self.path = path
        self._db = connect(path, create)
        self._journal_set = False

    def close(self) -> None:
        """Finish, leaving one file behind."""
        if self._journal_set:
            try:
                self._db.execute("PRAGMA journal_mode = DELETE")
            except sqlite3.OperationalError:
                # Somebody else has the record open; whoever closes last folds the log into the file.
                self._journal_set = False
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing of what is written within. Transactions within one another are one.

        Yields:
            Nothing; the writing is done in the block.
        """
        if self._db.in_transaction:
            yield
            return
        with speaking(self.path):
            if not self._journal_set:
                # A log makes a transaction a report cheap, and lets others read meanwhile.
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.execute("PRAGMA synchronous = NORMAL")
                self._journal_set = True
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self._db.in_transaction:  # a full disk ends the transaction by itself
                    self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def make_room(self, reports: int) -> None:
        """Keep more of the file at hand where very many reports are to be brought together at once.

        Args:
            reports: how many.
        """
        self._db.execute(f"PRAGMA cache_size = -{CACHE if reports < _MANY else _LARGE_CACHE}")

    def rows(self, sql: str, values: Sequence[Value] = ()) -> Iterator[tuple[Any, ...]]:
        """What a question brings, row by row.

        Args:
            sql: the question.
            values: for its question marks.

        Yields:
            Rows.
        """
        try:
            # Not `yield from`: that would close the cursor with the generator, maybe after the database.
            for row in self._db.execute(sql, values):  # noqa: UP028
                yield row
        except sqlite3.Error as error:
            self._say(error)

    def all(self, sql: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """All that a question brings, at once: faster than row by row where none is left out.

        Args:
            sql: the question.
            values: for its question marks.
        """
        try:
            return self._db.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            self._say(error)

    def _say(self, error: sqlite3.Error) -> NoReturn:
        """Tell of an error in this package's words: only then is it worth the time to be ready for it."""
        with speaking(self.path):
            raise error

    def row(self, sql: str, values: Sequence[Value] = ()) -> tuple[Any, ...] | None:
        """The first row that a question brings, or None.

        Args:
            sql: the question.
            values: for its question marks.
        """
        try:
            found: tuple[Any, ...] | None = self._db.execute(sql, values).fetchone()
        except sqlite3.Error as error:
            self._say(error)
        return found

    def write(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Write within a transaction.

        Args:
            sql: the statement.
            values: for its question marks.

        Returns:
            The number of the last row that was inserted.
        """
        return self._db.execute(sql, values).lastrowid or 0

    def write_all(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Write many rows within a transaction.

        Args:
            sql: the statement.
            rows: values for its question marks.
        """
        self._db.executemany(sql, rows)
