"""Frames and items by block: what is brought together by itself, and written only where it differs."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bilateral.errors import RecordError
from bilateral.model import Evidence, Frame, Item, digest
from bilateral.record import rows, words
from bilateral.record.change import Change
from bilateral.record.database import Database

PAIR_TYPES = ("event", "agreement", "commitment", "mechanism")
"""The types whose items are linked with others of the same pair of parties."""
_DROP = "DELETE FROM {} WHERE {}"


def one_block(frame: Frame) -> str:
    """The block of every frame, where nothing is to be brought together.

    Args:
        frame: any.

    Returns:
        The empty name.
    """
    return ""


class Blocks:
    """A block is the frames of one type that may be one item, and the items made of them."""

    def __init__(self, db: Database) -> None:
        """Work on a record file.

        Args:
            db: open.
        """
        self._db = db

    # -- what is to be done -------------------------------------------------------------------

    def pending_reports(self) -> list[str]:
        """The reports that came in, or were read again, since reconciling was last done."""
        return [r for (r,) in self._db.rows("SELECT report FROM pending_reports ORDER BY report")]

    def mark_report(self, report: str) -> None:
        """Note that a report came in, and which blocks its frames are in.

        Args:
            report: its id.
        """
        self._db.write("INSERT INTO pending_reports VALUES (?) ON CONFLICT DO NOTHING", (report,))
        self.mark_blocks_of([report])

    def mark_blocks_of(self, reports: Iterable[str]) -> None:
        """Note that the blocks in which reports have frames are to be done again.

        Args:
            reports: ids.
        """
        self._db.write_all(
            "INSERT INTO pending_blocks SELECT DISTINCT type, block FROM frames WHERE report = ? AND type <> 'person' "
            "ON CONFLICT DO NOTHING",
            ((r,) for r in reports),
        )

    def pending_blocks(self) -> list[tuple[str, str]]:
        """Type and name of the blocks that are to be done again, in order."""
        return list(self._db.rows("SELECT type, block FROM pending_blocks ORDER BY type, block"))

    def done(self) -> Change:
        """End a reconciliation: nothing is pending any more.

        Returns:
            What it did to the items.
        """
        added: Counter[str] = Counter()
        altered: Counter[str] = Counter()
        removed: Counter[str] = Counter()
        sql = (
            "SELECT a.type, a.before, i.digest || i.linked FROM altered AS a LEFT JOIN items AS i ON i.id = a.item "
            "ORDER BY a.item"
        )
        for kind, before, now in self._db.rows(sql):
            if before != now:
                (added if before is None else removed if now is None else altered)[kind] += 1
        for table in ("altered", "pending_reports", "pending_blocks"):
            self._db.write(_DROP.format(table, "1"))
        return Change(dict(added), dict(altered), dict(removed))

    # -- frames -------------------------------------------------------------------------------

    def frames(self, kind: str, block: str) -> list[Frame]:
        """The frames of a block, by report and place in it.

        Args:
            kind: their type.
            block: its name.
        """
        sql = "SELECT body FROM frames WHERE type = ? AND block = ? ORDER BY report, position"
        return [Frame.from_json(json.loads(body)) for (body,) in self._db.rows(sql, (kind, block))]

    def frames_of(self, report: str, kind: str) -> list[Frame]:
        """The frames of one type in a report, by place.

        Args:
            report: its id.
            kind: their type.
        """
        sql = "SELECT body FROM frames WHERE report = ? AND type = ? ORDER BY position"
        return [Frame.from_json(json.loads(body)) for (body,) in self._db.rows(sql, (report, kind))]

    # -- items --------------------------------------------------------------------------------

    def put(self, kind: str, block: str, pair: str, items: Sequence[Item]) -> bool:
        """Make these the items of a block; only what differs is written.

        Args:
            kind: the type of the block's frames.
            block: its name.
            pair: the pair of parties within which its items are linked; empty where they are not.
            items: all that its frames say.

        Returns:
            Whether anything differs from before.

        Raises:
            RecordError: two items have one id.
        """
        name = f"{kind}\t{block}"
        sql = "SELECT id, digest FROM items WHERE block = ?"
        before: dict[str, str] = dict(self._db.rows(sql, (name,)))
        seen: set[str] = set()
        differs = False
        for item in items:
            if item.id in seen:
                raise RecordError(f"Two items have the id {item.id}: reconciliation is at fault; please report it.")
            seen.add(item.id)
            now = digest(rows.dump(item.to_json()), *item.once, size=32)
            if before.get(item.id) != now:
                differs = True
                self._note(item.id, item.type)
                drop_item(self._db, item.id)
                put_item(self._db, item, now, name, pair if item.type in PAIR_TYPES else "")
        for gone in sorted(before.keys() - seen):
            differs = True
            self._note(gone, "")
            drop_item(self._db, gone)
        return differs

    def _note(self, item: str, kind: str) -> None:
        """Keep what an item was before this reconciliation."""
        sql = "INSERT INTO altered SELECT id, type, digest || linked FROM items WHERE id = ? ON CONFLICT DO NOTHING"
        self._db.write(sql, (item,))
        if kind:
            self._db.write("INSERT INTO altered VALUES (?, ?, NULL) ON CONFLICT DO NOTHING", (item, kind))

    def of_pair(self, pair: str) -> Iterator[Item]:
        """The items that are linked with one another within a pair, without their links, by type and id.

        Args:
            pair: its name.
        """
        evidence: dict[str, list[Evidence]] = defaultdict(list)
        for item, *piece in self._db.rows(
            'SELECT e.item, e.report, e."start", e."end", e.quote FROM evidence AS e JOIN items AS i ON i.id = e.item '
            "WHERE i.pair = ? ORDER BY e.item, e.position",
            (pair,),
        ):
            evidence[item].append(Evidence(*piece))
        for id_, body in self._db.rows("SELECT id, body FROM items WHERE pair = ? ORDER BY type, id", (pair,)):
            yield rows.item_from(body, evidence[id_])

    def put_links(self, pair: str, links: Mapping[str, Mapping[str, Any]]) -> None:
        """Make these the links of a pair's items.

        Args:
            pair: its name.
            links: item → the fields that linking sets.
        """
        for id_, before in list(self._db.rows("SELECT id, linked FROM items WHERE pair = ? ORDER BY id", (pair,))):
            now = rows.dump(links.get(id_, {}))
            if now != before:
                self._note(id_, "")
                self._db.write("UPDATE items SET linked = ? WHERE id = ?", (now, id_))


def put_item(db: Database, item: Item, now: str, block: str = "", pair: str = "") -> None:
    """Write an item that is not there yet.

    Args:
        db: the record file, in a transaction.
        item: any.
        now: digest of its JSON.
        block: type and name of the block it was made in.
        pair: the pair within which it is linked.
    """
    sql = "INSERT INTO items (id, type, block, pair, body, digest) VALUES (?, ?, ?, ?, ?, ?)"
    n = db.write(sql, (item.id, item.type, block, pair, rows.item_json(item), now))
    db.write_all(
        "INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?)",
        ((item.id, i, e.report, e.start, e.end, e.quote) for i, e in enumerate(item.evidence)),
    )
    db.write_all("INSERT INTO aliases VALUES (?, ?)", ((a, item.id) for a in item.once if a != item.id))
    concerned = sorted(rows.parties_of(item.fields))
    db.write_all("INSERT INTO parties (item, party) VALUES (?, ?)", ((item.id, p) for p in concerned))
    if item.type != "report":  # a report's own words are in an index of their own
        said = words.spaced("\n".join([*rows.strings_in(item.fields), *(e.quote for e in item.evidence)]))
        db.write("INSERT INTO item_words (rowid, words) VALUES (?, ?)", (n, said))


def drop_item(db: Database, item: str) -> None:
    """Take an item out, with all that hangs on it; nothing happens where it is not there.

    Args:
        db: the record file, in a transaction.
        item: its id.
    """
    found = db.row("SELECT n FROM items WHERE id = ?", (item,))
    if found is not None:
        db.write(_DROP.format("item_words", "rowid = ?"), found)
        db.write(_DROP.format("items", "n = ?"), found)
