"""Opening a record file: told apart from other files before anything is read from it or written to it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bilateral.errors import RecordError
from bilateral.record.schema import APPLICATION_ID, TABLES, VERSION

CACHE = 8_000
"""KiB of pages at hand: what they save in reading, they must not cost in memory."""
_MAGIC = b"SQLite format 3\x00"


def connect(path: Path, create: bool) -> sqlite3.Connection:
    """Open a record file.

    Args:
        path: where it is.
        create: make it where it does not exist (or is empty); else that is an error.

    Returns:
        A connection in autocommit mode, foreign keys on.

    Raises:
        RecordError: the file is missing, no record, a newer version's record, or cannot be opened.
    """
    fresh = not path.exists() or (path.is_file() and path.stat().st_size == 0)
    if fresh and not create:
        raise RecordError(f"There is no record {path}. Make one with: bilateral read REPORTS --record {path}")
    if not fresh:
        _check_head(path)
    mode = "rwc" if fresh else "rw" if os.access(path, os.W_OK) else "ro"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    with speaking(path):
        connection = sqlite3.connect(uri, uri=True, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = -{CACHE}")
            if fresh:
                _make_tables(connection)
            else:
                _check_version(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def speaking(path: Path) -> Iterator[None]:
    """Turn the database's errors into this package's, with what to do next.

    Args:
        path: the record file.

    Yields:
        Nothing; the work is done in the block.

    Raises:
        RecordError: the database refused the work.
    """
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise RecordError(f"The record {path} refused what does not fit it ({error}); nothing was changed.") from error
    except sqlite3.OperationalError as error:
        hint = "another program is writing to it; try again when it is done" if "locked" in str(error) else (
            "look whether the folder exists, may be written to, and has room"
        )  # fmt: skip
        raise RecordError(f"The record {path} cannot be used ({error}): {hint}.") from error
    except sqlite3.ProgrammingError as error:
        raise RecordError(f"The record {path} is closed ({error}). Open it again with Record.open.") from error
    except sqlite3.DatabaseError as error:
        raise RecordError(f"The record {path} is damaged ({error}): take a copy from before, or read again.") from error


def _make_tables(connection: sqlite3.Connection) -> None:
    connection.executescript(
        f"BEGIN; {TABLES} PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}; COMMIT;"
    )


def _check_head(path: Path) -> None:
    """SQLite itself would call a text file "encrypted"; look first, and say what is the matter."""
    if path.is_dir():
        raise RecordError(f"{path} is a folder, not a record. Name a file, such as {path / 'record.db'}")
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except OSError as error:
        raise RecordError(f"{path} cannot be opened ({error.strerror}). Name a file that you may read.") from error
    if head != _MAGIC:
        raise RecordError(f"{path} is not a record. Name another file with --record; this one is left as it is.")


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise RecordError(f"{path} is a database, but not a record. Name another file; this one is left as it is.")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise RecordError(
            f"The record {path} was written by a newer bilateral (form {version}; this one knows {VERSION}). "
            "Upgrade bilateral, or read the reports into a new record."
        )
    if version < VERSION:
        raise RecordError(
            f"The record {path} was written by an older bilateral (form {version}; this one writes {VERSION}). "
            "Read the reports into a new record."
        )
