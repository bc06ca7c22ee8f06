"""What reconciling keeps of the reports' texts: which are equal, which runs of words they hold, what they share."""

from __future__ import annotations

import json
from collections.abc import Iterable

from bilateral.model import READ_ROLES
from bilateral.record.database import Database


class Reprints:
    """Texts by their mark: a fingerprint, the same for reports that are equal word for word."""

    def __init__(self, db: Database) -> None:
        """Work on a record file.

        Args:
            db: open.
        """
        self._db = db

    def passages(self, report: str) -> list[str]:
        """The passages of a report that are read.

        Args:
            report: its id.
        """
        text, passages = self._db.row("SELECT text, passages FROM reports WHERE id = ?", (report,)) or ("", "[]")
        return [text[start:end] for _, start, end, _, role, *_ in json.loads(passages) if role in READ_ROLES]

    def mark_of(self, report: str) -> int | None:
        """The mark of a report's text, or None where it was never taken.

        Args:
            report: its id.
        """
        row = self._db.row("SELECT mark FROM texts WHERE report = ?", (report,))
        return row[0] if row else None

    def reports_of(self, mark: int) -> list[str]:
        """The reports that have a text, by id.

        Args:
            mark: of the text.
        """
        return [r for (r,) in self._db.rows("SELECT report FROM texts WHERE mark = ? ORDER BY report", (mark,))]

    def put(self, report: str, mark: int, runs: int) -> None:
        """Say which text a report has.

        Args:
            report: its id.
            mark: of its text.
            runs: how many sampled runs the text has.
        """
        self._db.write("INSERT INTO texts VALUES (?, ?, ?)", (report, mark, runs))

    def runs_of(self, mark: int) -> int:
        """How many sampled runs a text has.

        Args:
            mark: of the text.
        """
        row = self._db.row("SELECT runs FROM texts WHERE mark = ? LIMIT 1", (mark,))
        return int(row[0]) if row else 0

    def put_runs(self, mark: int, runs: Iterable[int]) -> None:
        """Keep the sampled runs of a text.

        Args:
            mark: of the text.
            runs: one number each.
        """
        self._db.write_all("INSERT INTO runs VALUES (?, ?) ON CONFLICT DO NOTHING", ((r, mark) for r in runs))

    def holders(self, run: int, most: int = -1) -> list[int]:
        """The marks of the texts that hold a run, in order.

        Args:
            run: the run.
            most: at most so many; negative for all.
        """
        return [m for (m,) in self._db.rows("SELECT mark FROM runs WHERE run = ? ORDER BY mark LIMIT ?", (run, most))]

    def clear(self) -> None:
        """Forget all texts."""
        for table in ("texts", "runs", "shares"):
            self._db.write(f"DELETE FROM {table}")  # noqa: S608

    def put_share(self, mark: int, other: int, share: float | None) -> None:
        """Say how much of a text stands in another.

        Args:
            mark: of the text.
            other: of the other one.
            share: 0 to 1; None where the two share nothing worth telling.
        """
        if share is None:
            self._db.write("DELETE FROM shares WHERE mark = ? AND other = ?", (mark, other))
        else:
            sql = "INSERT INTO shares VALUES (?, ?, ?) ON CONFLICT (mark, other) DO UPDATE SET share = excluded.share"
            self._db.write(sql, (mark, other, share))

    def partners(self, mark: int) -> list[int]:
        """The texts with which a text shares something, itself left out.

        Args:
            mark: of the text.
        """
        return [m for (m,) in self._db.rows("SELECT other FROM shares WHERE mark = ? AND other <> ?", (mark, mark))]

    def shares(self, report: str) -> list[tuple[str, float]]:
        """The reports that carry text of a report, and how much of it: the greatest share first, then by id.

        Args:
            report: its id.
        """
        sql = (
            "SELECT b.report, s.share FROM texts AS a JOIN shares AS s ON s.mark = a.mark "
            "JOIN texts AS b ON b.mark = s.other WHERE a.report = ? AND b.report <> ? ORDER BY s.share DESC, b.report"
        )
        return list(self._db.rows(sql, (report, report)))
