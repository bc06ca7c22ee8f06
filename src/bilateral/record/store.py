"""The store in one SQLite file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from bilateral.model import Evidence, Frame, Item, Reading, Report, Unread
from bilateral.model.item import TYPES
from bilateral.record import rows, words
from bilateral.record.blocks import Blocks, one_block
from bilateral.record.change import Change
from bilateral.record.clues import Clues
from bilateral.record.database import Database
from bilateral.record.names import Names
from bilateral.record.posts import Posts
from bilateral.record.reprints import Reprints

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
        self._db = Database(path, create)
        self._rows, self._row = self._db.rows, self._db.row
        self.transaction = self._db.transaction
        self.make_room = self._db.make_room
        self.blocks = Blocks(self._db)
        self.reprints = Reprints(self._db)
        self.names = Names(self._db)
        self.posts = Posts(self._db)
        self.clues = Clues(self._db)

    def close(self) -> None:
        """Finish, leaving one file behind."""
        self._db.close()

    # -- reports ------------------------------------------------------------------------------

    def loaded(self, report: str) -> tuple[str, str] | None:
        """How a report came in: the metadata it was loaded with, and its source."""
        row = self._row("SELECT loaded, source FROM reports WHERE id = ?", (report,))
        return (row[0], row[1]) if row else None

    def put_reading(self, reading: Reading, loaded: str, block: Callable[[Frame], str] = one_block) -> None:
        """Keep a report and what its text says, in place of an earlier reading of it."""
        report = reading.report
        values = (*rows.report_row(report), loaded, rows.page_json(reading.page), rows.passages_json(reading.passages))
        columns = (*rows.REPORT_COLUMNS, "loaded", "page", "passages")
        update = ", ".join(f"{c} = excluded.{c}" for c in columns[1:])
        sql = (
            f"INSERT INTO reports ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))}) "  # noqa: S608
            f"ON CONFLICT (id) DO UPDATE SET {update}"
        )
        db = self._db
        with self.transaction():
            before = self._one_report("id = ?", report.id)
            db.write(sql, values)
            (n,) = self._row("SELECT n FROM reports WHERE id = ?", (report.id,)) or (0,)
            if before is not None:
                # The index keeps no copy of the words, so it must be told which ones to take out.
                old = "INSERT INTO report_words (report_words, rowid, words) VALUES ('delete', ?, ?)"
                db.write(old, (n, _report_words(before)))
                self.blocks.mark_blocks_of([report.id])
                self.blocks.forget_led(report.id)
            db.write("INSERT INTO report_words (rowid, words) VALUES (?, ?)", (n, _report_words(report)))
            db.write("DELETE FROM frames WHERE report = ?", (report.id,))
            db.write_all(
                "INSERT INTO frames (id, report, position, type, block, body) VALUES (?, ?, ?, ?, ?, ?)",
                ((f.id, report.id, i, f.type, block(f), rows.dump(f.to_json())) for i, f in enumerate(reading.frames)),
            )
            db.write("DELETE FROM unread WHERE source = ?", (report.source,))
            self.blocks.mark_report(report.id)

    def put_source(self, report: str, source: str) -> None:
        """Name another path or address as a report's source."""
        with self.transaction():
            self._db.write("UPDATE reports SET source = ? WHERE id = ?", (source, report))
            self.blocks.mark_report(report)

    def put_unread(self, unread: Unread) -> None:
        """List an input that was not read."""
        with self.transaction():
            self._db.write(
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

    def report_ids(self) -> list[str]:
        """The ids of all reports, in order."""
        return [r for (r,) in self._rows("SELECT id FROM reports ORDER BY id")]

    def published(self, report: str) -> str | None:
        """When a report was published, or None."""
        row = self._row("SELECT published FROM reports WHERE id = ?", (report,))
        return row[0] if row else None

    def doubted(self, report: str) -> bool:
        """Whether a report tries to direct the machine that reads it."""
        # a frame bears the field only where there is a doubt; the quotes of its texts are escaped
        sql = """SELECT 1 FROM frames WHERE report = ? AND instr(body, '"doubt":"') > 0 LIMIT 1"""
        return self._row(sql, (report,)) is not None

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
            read = tuple(Frame.from_json(body) for (body,) in frames)
            yield Reading(report, rows.page_from(row[0]), rows.passages_from(row[1]), read)

    def frames(self) -> Iterator[Frame]:
        """Every frame, by report id and place in the report."""
        for (body,) in self._rows("SELECT body FROM frames ORDER BY report, position"):
            yield Frame.from_json(body)

    # -- items --------------------------------------------------------------------------------

    def stale(self) -> bool:
        """True where a reading was stored after the items were last reconciled."""
        return self._row("SELECT 1 FROM pending_reports LIMIT 1") is not None

    def replace_items(self, items: Iterable[Item]) -> Change:
        """Make these the record's items: all in one transaction, and only what differs is written."""
        with self.transaction():
            by_type: dict[str, list[Item]] = {}
            for item in items:
                by_type.setdefault(item.type, []).append(item)
            for (block,) in list(self._rows("SELECT DISTINCT block FROM items ORDER BY block")):
                kind, _, name = block.partition("\t")
                if name or kind not in by_type:
                    self.blocks.put(kind, name, "", [])
            for kind in sorted(by_type):
                self.blocks.put(kind, "", "", by_type[kind])
            return self.blocks.done()

    def item(self, item: str) -> Item | None:
        """An item, or None."""
        found = next(self.items(ids=[item]), None)
        row = None if found else self._row("SELECT item FROM aliases WHERE alias = ? ORDER BY item", (item,))
        return next(self.items(ids=[row[0]]), None) if row else found

    def items(self, kind: str | None = None, ids: Sequence[str] | None = None) -> Iterator[Item]:
        """Items by type (in RECORD.md's order) and id."""
        wanted = None if ids is None else set(ids)
        for type_ in TYPES if kind is None else (kind,):
            if wanted is not None and len(wanted) <= _CHUNK:
                marks = ", ".join("?" * len(wanted))
                sql = f"SELECT id, body, linked FROM items WHERE type = ? AND id IN ({marks}) ORDER BY id"  # noqa: S608
                cursor = self._rows(sql, (type_, *sorted(wanted)))
            else:
                cursor = self._rows("SELECT id, body, linked FROM items WHERE type = ? ORDER BY id", (type_,))
            found: Iterator[tuple[str, str, str]] = (row for row in cursor if wanted is None or row[0] in wanted)
            while chunk := list(islice(found, _CHUNK)):
                evidence = self._evidence_of([i for i, _, _ in chunk])
                yield from (rows.item_from(body, evidence[i], linked) for i, body, linked in chunk)

    def _evidence_of(self, items: Sequence[str]) -> dict[str, list[Evidence]]:
        marks = ", ".join("?" * len(items))
        sql = (
            f'SELECT item, report, "start", "end", quote FROM evidence WHERE item IN ({marks}) '  # noqa: S608
            'ORDER BY item, report, "start", "end"'
        )
        found: dict[str, list[Evidence]] = defaultdict(list)
        for item, *piece in self._rows(sql, items):
            found[item].append(Evidence(*piece))
        return found

    def ids_like(self, beginning: str, limit: int) -> list[str]:
        """Ids of items that begin so, in alphabetical order."""
        sql = "SELECT id FROM items WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT ?"
        found = [i for (i,) in self._rows(sql, (len(beginning), beginning, limit))]
        sql = "SELECT DISTINCT item FROM aliases WHERE substr(alias, 1, ?) = ? ORDER BY item LIMIT ?"
        return found or [i for (i,) in self._rows(sql, (len(beginning), beginning, limit))]

    def items_of(self, party: str) -> set[str]:
        """Ids of the items that concern a party."""
        return {i for (i,) in self._rows("SELECT item FROM parties WHERE party = ?", (party,))}

    def items_from(self, report: str) -> set[str]:
        """Ids of the items that have evidence in a report."""
        return {i for (i,) in self._rows("SELECT item FROM evidence WHERE report = ?", (report,))}

    def evidence(self) -> Iterator[tuple[str, Evidence]]:
        """Every (item id, piece of evidence), by report."""
        sql = 'SELECT item, report, "start", "end", quote FROM evidence ORDER BY report, item, "start", "end"'
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
