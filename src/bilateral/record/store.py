"""The store in one SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from bilateral.errors import RecordError
from bilateral.model import Evidence, Frame, Item, Reading, Report, Unread, digest
from bilateral.model.item import TYPES
from bilateral.record import rows, words
from bilateral.record.files import connect, speaking
from bilateral.record.interface import Change

_CHUNK = 500
_REPORT = ", ".join(rows.REPORT_COLUMNS)


class SqliteStore:
    """A `Store` in one SQLite file."""

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
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with speaking(self.path):
            if not self._journal_set:
                # A log makes a transaction a report cheap, and lets others read meanwhile.
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.execute("PRAGMA synchronous = NORMAL")
                self._journal_set = True
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                if self._db.in_transaction:  # a full disk ends the transaction by itself
                    self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def _rows(self, sql: str, values: Sequence[str | int] = ()) -> Iterator[tuple[Any, ...]]:
        with speaking(self.path):
            # Not `yield from`: that would close the cursor with the generator, maybe after the database.
            for row in self._db.execute(sql, values):  # noqa: UP028
                yield row

    def _row(self, sql: str, values: Sequence[str | int] = ()) -> tuple[Any, ...] | None:
        return next(self._rows(sql, values), None)

    # -- reports ------------------------------------------------------------------------------

    def loaded(self, report: str) -> tuple[str, str] | None:
        """How a report came in: the metadata it was loaded with, and its source."""
        row = self._row("SELECT loaded, source FROM reports WHERE id = ?", (report,))
        return (row[0], row[1]) if row else None

    def put_reading(self, reading: Reading, loaded: str) -> None:
        """Keep a report and what its text says, in place of an earlier reading of it."""
        report = reading.report
        values = (*rows.report_row(report), loaded, rows.page_json(reading.page), rows.passages_json(reading.passages))
        columns = (*rows.REPORT_COLUMNS, "loaded", "page", "passages")
        update = ", ".join(f"{c} = excluded.{c}" for c in columns[1:])
        sql = (
            f"INSERT INTO reports ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))}) "  # noqa: S608
            f"ON CONFLICT (id) DO UPDATE SET {update}"
        )
        with self._transaction() as db:
            before = self._one_report("id = ?", report.id)
            db.execute(sql, values)
            n = db.execute("SELECT n FROM reports WHERE id = ?", (report.id,)).fetchone()[0]
            if before is not None:
                # The index keeps no copy of the words, so it must be told which ones to take out.
                old = "INSERT INTO report_words (report_words, rowid, words) VALUES ('delete', ?, ?)"
                db.execute(old, (n, _report_words(before)))
            db.execute("INSERT INTO report_words (rowid, words) VALUES (?, ?)", (n, _report_words(report)))
            db.execute("DELETE FROM frames WHERE report = ?", (report.id,))
            db.executemany(
                "INSERT INTO frames (id, report, position, body) VALUES (?, ?, ?, ?)",
                ((f.id, report.id, i, rows.dump(f.to_json())) for i, f in enumerate(reading.frames)),
            )
            db.execute("DELETE FROM unread WHERE source = ?", (report.source,))
            self._mark(stale=True)

    def put_source(self, report: str, source: str) -> None:
        """Name another path or address as a report's source."""
        with self._transaction() as db:
            db.execute("UPDATE reports SET source = ? WHERE id = ?", (source, report))
            self._mark(stale=True)

    def put_unread(self, unread: Unread) -> None:
        """List an input that was not read."""
        with self._transaction() as db:
            db.execute(
                "INSERT OR REPLACE INTO unread (source, reason, detail) VALUES (?, ?, ?)",
                (unread.source, unread.reason, unread.detail),
            )

    def unread(self) -> list[Unread]:
        """The inputs that were not read, by source."""
        return [Unread(*row) for row in self._rows("SELECT * FROM unread ORDER BY source, reason")]

    def report(self, report: str) -> Report | None:
        """A stored report, or None."""
        return self._one_report("id = ?", report)

    def _one_report(self, where: str, value: str) -> Report | None:
        row = self._row(f"SELECT {_REPORT} FROM reports WHERE {where}", (value,))  # noqa: S608
        return Report(*row) if row else None

    def reports(self) -> Iterator[Report]:
        """Every report with its text, by id, one at a time."""
        for row in self._rows(f"SELECT {_REPORT} FROM reports ORDER BY id"):  # noqa: S608
            yield Report(*row)

    def reading(self, report: str) -> Reading | None:
        """A report and what its text says, or None."""
        return next(self._readings("WHERE id = ?", (report,)), None)

    def readings(self) -> Iterator[Reading]:
        """Every reading, by report id, one at a time: never all texts at once."""
        return self._readings("ORDER BY id", ())

    def _readings(self, clause: str, values: tuple[str, ...]) -> Iterator[Reading]:
        for row in self._rows(f"SELECT page, passages, {_REPORT} FROM reports {clause}", values):  # noqa: S608
            report = Report(*row[2:])
            frames = self._rows("SELECT body FROM frames WHERE report = ? ORDER BY position", (report.id,))
            read = tuple(Frame.from_json(json.loads(body)) for (body,) in frames)
            yield Reading(report, rows.page_from(row[0]), rows.passages_from(row[1]), read)

    def frames(self) -> Iterator[Frame]:
        """Every frame, by report id and place in the report."""
        for (body,) in self._rows("SELECT body FROM frames ORDER BY report, position"):
            yield Frame.from_json(json.loads(body))

    # -- items --------------------------------------------------------------------------------

    def _mark(self, stale: bool) -> None:
        sql = "INSERT OR REPLACE INTO facts_about_this_file VALUES ('stale', ?)"
        self._db.execute(sql, ("yes" if stale else "no",))

    def stale(self) -> bool:
        """True where a reading was stored after the items were last replaced."""
        row = self._row("SELECT value FROM facts_about_this_file WHERE name = 'stale'")
        return row is not None and row[0] == "yes"

    def replace_items(self, items: Iterable[Item]) -> Change:
        """Make these the record's items: all in one transaction, and only what differs is written."""
        added: Counter[str] = Counter()
        altered: Counter[str] = Counter()
        removed: Counter[str] = Counter()
        with self._transaction() as db:
            before = {i: (d, t) for i, d, t in db.execute("SELECT id, digest, type FROM items")}
            seen: set[str] = set()
            for item in items:
                if item.id in seen:
                    raise RecordError(f"Two items have the id {item.id}: reconciliation is at fault; please report it.")
                seen.add(item.id)
                now = digest(rows.dump(item.to_json()), size=32)
                old = before.pop(item.id, None)
                if old is None:
                    added[item.type] += 1
                elif old[0] == now:
                    continue
                else:
                    altered[item.type] += 1
                    self._drop_item(item.id)
                self._put_item(item, now)
            for gone, (_, kind) in before.items():
                removed[kind] += 1
                self._drop_item(gone)
            self._mark(stale=False)
        return Change(dict(added), dict(altered), dict(removed))

    def _drop_item(self, item: str) -> None:
        self._db.execute("DELETE FROM item_words WHERE rowid = (SELECT n FROM items WHERE id = ?)", (item,))
        self._db.execute("DELETE FROM items WHERE id = ?", (item,))

    def _put_item(self, item: Item, now: str) -> None:
        db = self._db
        body = rows.item_json(item)
        sql = "INSERT INTO items (id, type, body, digest) VALUES (?, ?, ?, ?)"
        n = db.execute(sql, (item.id, item.type, body, now)).lastrowid
        db.executemany(
            "INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?)",
            ((item.id, i, e.report, e.start, e.end, e.quote) for i, e in enumerate(item.evidence)),
        )
        concerned = sorted(rows.parties_of(item.fields))
        db.executemany("INSERT INTO parties (item, party) VALUES (?, ?)", ((item.id, p) for p in concerned))
        if item.type != "report":  # a report's own words are in an index of their own
            said = words.spaced("\n".join([*rows.strings_in(item.fields), *(e.quote for e in item.evidence)]))
            db.execute("INSERT INTO item_words (rowid, words) VALUES (?, ?)", (n, said))

    def item(self, item: str) -> Item | None:
        """An item, or None."""
        return next(self.items(ids=[item]), None)

    def items(self, kind: str | None = None, ids: Sequence[str] | None = None) -> Iterator[Item]:
        """Items by type (in RECORD.md's order) and id."""
        wanted = None if ids is None else set(ids)
        for type_ in TYPES if kind is None else (kind,):
            if wanted is not None and len(wanted) <= _CHUNK:
                marks = ", ".join("?" * len(wanted))
                sql = f"SELECT id, body FROM items WHERE type = ? AND id IN ({marks}) ORDER BY id"  # noqa: S608
                cursor = self._rows(sql, (type_, *sorted(wanted)))
            else:
                cursor = self._rows("SELECT id, body FROM items WHERE type = ? ORDER BY id", (type_,))
            found: Iterator[tuple[str, str]] = (row for row in cursor if wanted is None or row[0] in wanted)
            while chunk := list(islice(found, _CHUNK)):
                evidence = self._evidence_of([i for i, _ in chunk])
                yield from (rows.item_from(body, evidence[i]) for i, body in chunk)

    def _evidence_of(self, items: Sequence[str]) -> dict[str, list[Evidence]]:
        marks = ", ".join("?" * len(items))
        sql = (
            f'SELECT item, report, "start", "end", quote FROM evidence WHERE item IN ({marks}) '  # noqa: S608
            "ORDER BY item, position"
        )
        found: dict[str, list[Evidence]] = defaultdict(list)
        for item, *piece in self._rows(sql, items):
            found[item].append(Evidence(*piece))
        return found

    def ids_like(self, beginning: str, limit: int) -> list[str]:
        """Ids of items that begin so, in alphabetical order."""
        sql = "SELECT id FROM items WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT ?"
        return [i for (i,) in self._rows(sql, (len(beginning), beginning, limit))]

    def items_of(self, party: str) -> set[str]:
        """Ids of the items that concern a party."""
        return {i for (i,) in self._rows("SELECT item FROM parties WHERE party = ?", (party,))}

    def items_from(self, report: str) -> set[str]:
        """Ids of the items that have evidence in a report."""
        return {i for (i,) in self._rows("SELECT item FROM evidence WHERE report = ?", (report,))}

    def evidence(self) -> Iterator[tuple[str, Evidence]]:
        """Every (item id, piece of evidence), by report."""
        sql = 'SELECT item, report, "start", "end", quote FROM evidence ORDER BY report, item, position'
        for item, *piece in self._rows(sql):
            yield item, Evidence(*piece)

    def parties(self) -> dict[str, int]:
        """Every party named by an item, with how many items name it."""
        return dict(self._rows("SELECT party, count(*) FROM parties GROUP BY party ORDER BY party"))

    def counts(self) -> dict[str, int]:
        """How many items of each type, and how many reports, frames and unread inputs."""
        by_type = dict(self._rows("SELECT type, count(*) FROM items GROUP BY type"))
        counted = {t: by_type.get(t, 0) for t in TYPES}
        for table, name in (("reports", "report"), ("frames", "frames"), ("unread", "unread")):
            (counted[name],) = self._row(f"SELECT count(*) FROM {table}") or (0,)  # noqa: S608
        return counted

    def search(self, query: str, limit: int) -> tuple[list[str], list[str]]:
        """Full-text search: ids of items, and of reports, best first."""
        expression = words.match(query)
        if not expression:
            return [], []
        found = []
        for table, index in (("items", "item_words"), ("reports", "report_words")):
            sql = (
                f"SELECT t.id FROM {index} AS w JOIN {table} AS t ON t.n = w.rowid "  # noqa: S608
                f"WHERE {index} MATCH ? ORDER BY bm25({index}), t.id LIMIT ?"
            )
            found.append([i for (i,) in self._rows(sql, (expression, limit))])
        return found[0], found[1]


def _report_words(report: Report) -> str:
    return words.spaced("\n".join(part for part in (report.title, report.outlet, report.text) if part))
