"""Answers kept in a file beside the record: what was asked once is not asked again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from bilateral.errors import RecordError
from bilateral.llm.client import Said
from bilateral.llm.prompt import Window
from bilateral.model import Report, digest

_TABLES = """
CREATE TABLE IF NOT EXISTS answers (
  key TEXT PRIMARY KEY, report TEXT NOT NULL, number INTEGER NOT NULL, prompt_version TEXT NOT NULL,
  model TEXT NOT NULL, content TEXT NOT NULL, prompt INTEGER NOT NULL, answer INTEGER NOT NULL, seconds REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS waiting (report TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
"""


class Desk:
    """Answers by text, prompt and model; and reports whose batch answers are awaited."""

    def __init__(self, record: Path) -> None:
        """Open the file beside a record, or make it.

        Args:
            record: the record's file.

        Raises:
            RecordError: it cannot be opened.
        """
        self.path = record.with_name(record.name + ".answers")
        try:
            self._db = sqlite3.connect(self.path, isolation_level=None)
            self._db.executescript(_TABLES)
        except sqlite3.Error as error:
            raise RecordError(
                f"The answers in {self.path} cannot be used ({error}). Move the file away; the record needs it not."
            ) from error

    def close(self) -> None:
        """Finish."""
        self._db.close()

    def get(self, window: Window, model: str) -> Said | None:
        """What a model once answered to the same question, or None."""
        row = self._db.execute(
            "SELECT content, prompt, answer, seconds FROM answers WHERE key = ?", (key(window, model),)
        ).fetchone()
        return Said(*row) if row else None

    def put(self, window: Window, model: str, version: str, said: Said) -> None:
        """Keep an answer."""
        row = (key(window, model), window.report, window.number, version, model, said.content)
        self._db.execute(
            "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, said.prompt, said.answer, said.seconds),
        )

    def wait_for(self, report: Report) -> None:
        """Keep a report whose batch answers are awaited."""
        body = json.dumps(asdict(report), ensure_ascii=False)
        self._db.execute("INSERT OR REPLACE INTO waiting VALUES (?, ?)", (report.id, body))

    def waiting(self) -> Iterator[Report]:
        """The reports whose batch answers are awaited, by id."""
        for (body,) in self._db.execute("SELECT body FROM waiting ORDER BY report").fetchall():
            yield Report(**json.loads(body))

    def done(self, report: str) -> None:
        """A report is awaited no more."""
        self._db.execute("DELETE FROM waiting WHERE report = ?", (report,))


def key(window: Window, model: str) -> str:
    """Under what an answer is kept: a hash of text, prompt and model."""
    return digest(window.key, model, size=40)
