"""Frames and items by block: what is brought together by itself, and written only where it differs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from bilateral.errors import RecordError
from bilateral.model import Evidence, Frame, Item, digest
from bilateral.record import rows, words
from bilateral.record.change import Change
from bilateral.record.database import Database

PAIR_TYPES = ("event", "agreement", "commitment", "mechanism")
"""The types whose items are linked with others of the same pair of parties."""
_TURN = 1 << 64
_DROP = "DELETE FROM {} WHERE {}"


def one_block(frame: Frame) -> str:
    """The block of every frame, where nothing is to be brought together.

    Args:
        frame: any.

    Returns:
        The empty name.
    """
    return ""


@dataclass(frozen=True, slots=True)
class Made:
    """What the items of a block are made of.

    Attributes:
        basis: item → what tells the frames under it from any others.
        kept: what lies under the items that stay as they are, and are not given.
        led: report and frame → the first of those that it is brought together with, where that is another than before.
    """

    basis: Mapping[str, str]
    kept: Set[str]
    led: Mapping[tuple[str, str], str]


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

    def frames(self, kind: str, block: str) -> tuple[list[Frame], dict[str, str]]:
        """The frames of a block, by report and place in it, and how they were last brought together.

        Args:
            kind: their type.
            block: its name.

        Returns:
            Frames; and by id the first of those that each was brought together with, empty where it is new.
        """
        sql = "SELECT id, led, body FROM frames WHERE type = ? AND block = ? ORDER BY report, position"
        found = self._db.all(sql, (kind, block))
        return [Frame.from_json(body) for _, _, body in found], {id_: led for id_, led, _ in found}

    def say_version(self, version: str) -> None:
        """Say which version brings frames together; how another one has done it is forgotten.

        Args:
            version: of this package.
        """
        row = self._db.row("SELECT value FROM facts_about_this_file WHERE name = 'version'")
        if row != (version,):
            self._db.write("INSERT OR REPLACE INTO facts_about_this_file VALUES ('version', ?)", (version,))
            self._db.write("UPDATE frames SET led = '' WHERE led <> ''")

    def forget_led(self, report: str) -> None:
        """Have the blocks in which a report has frames brought together as if that had never been done.

        Args:
            report: its id.
        """
        blocks = self._db.all("SELECT DISTINCT type, block FROM frames WHERE report = ?", (report,))
        self._db.write_all("UPDATE frames SET led = '' WHERE type = ? AND block = ?", blocks)

    def reports(self, kind: str, block: str) -> set[str]:
        """The reports with frames in a block.

        Args:
            kind: the frames' type.
            block: its name.
        """
        return {r for (r,) in self._db.all("SELECT report FROM frames WHERE type = ? AND block = ?", (kind, block))}

    def published(self, kind: str, block: str) -> dict[str, str | None]:
        """The reports with frames in a block, and when each came out.

        Args:
            kind: the frames' type.
            block: its name.
        """
        sql = "SELECT id, published FROM reports WHERE id IN (SELECT report FROM frames WHERE type = ? AND block = ?) "
        return dict(self._db.all(sql, (kind, block)))

    def persons(self, kind: str, block: str) -> dict[tuple[str, str], str]:
        """Who is meant in the reports with frames in a block: (report, name there) → id.

        Args:
            kind: the frames' type.
            block: its name.
        """
        sql = (
            "SELECT report, name, person FROM named WHERE person IS NOT NULL AND report IN "
            "(SELECT report FROM frames WHERE type = ? AND block = ?)"
        )
        return {(report, name): person for report, name, person in self._db.all(sql, (kind, block))}

    def near(self, kind: str, block: str, least: float) -> dict[str, set[str]]:
        """The reports with frames in a block that share text with others, and with which.

        Args:
            kind: the frames' type.
            block: its name.
            least: how much of a report must stand in another.
        """
        sql = (
            "SELECT a.report, b.report FROM texts AS a JOIN shares AS s ON s.mark = a.mark JOIN texts AS b "
            "ON b.mark = s.other WHERE a.report IN (SELECT report FROM frames WHERE type = ? AND block = ?) "
            "AND s.share >= ? AND b.report <> a.report"
        )
        found: dict[str, set[str]] = defaultdict(set)
        for report, other in self._db.all(sql, (kind, block, least)):
            found[report].add(other)
        return found

    def frames_of(self, report: str, kind: str) -> list[Frame]:
        """The frames of one type in a report, by place.

        Args:
            report: its id.
            kind: their type.
        """
        sql = "SELECT body FROM frames WHERE report = ? AND type = ? ORDER BY position"
        return [Frame.from_json(body) for (body,) in self._db.rows(sql, (report, kind))]

    # -- items --------------------------------------------------------------------------------

    def bases(self, kind: str, block: str) -> set[str]:
        """What the items of a block were made of.

        Args:
            kind: the type of the block's frames.
            block: its name.
        """
        sql = "SELECT DISTINCT basis FROM items WHERE block = ? AND basis <> ''"
        return {basis for (basis,) in self._db.rows(sql, (f"{kind}\t{block}",))}

    def put(self, kind: str, block: str, pair: str, items: Sequence[Item], made: Made | None = None) -> bool:
        """Make these the items of a block; only what differs is written.

        Args:
            kind: the type of the block's frames.
            block: its name.
            pair: the pair of parties within which its items are linked; empty where they are not.
            items: all that its frames say.
            made: of what; None where nobody asks.

        Returns:
            Whether anything differs from before.

        Raises:
            RecordError: two items have one id.
        """
        name = f"{kind}\t{block}"
        made = made or Made({}, frozenset(), {})
        sql = "SELECT id, digest, basis FROM items WHERE block = ?"
        before = {id_: (told, basis) for id_, told, basis in self._db.all(sql, (name,))}
        seen = {id_ for id_, (_, basis) in before.items() if basis in made.kept}
        differs = False
        for item in items:
            if item.id in seen:
                raise RecordError(f"Two items have the id {item.id}: reconciliation is at fault; please report it.")
            seen.add(item.id)
            now = _digest(item, sum_of(item.evidence), sum_of(item.once))
            basis = made.basis.get(item.id, "")
            told, of = before.get(item.id, ("", ""))
            if told != now:
                differs = True
                self._note(item.id, item.type)
                drop_item(self._db, item.id)
                put_item(self._db, item, now, name, pair if item.type in PAIR_TYPES else "")
            if basis != (of if told == now else ""):
                self._db.write("UPDATE items SET basis = ? WHERE id = ?", (basis, item.id))
        sql = "UPDATE frames SET led = ? WHERE report = ? AND id = ?"
        self._db.write_all(sql, ((first, report, frame) for (report, frame), first in made.led.items()))
        for gone in sorted(before.keys() - seen):
            differs = True
            self._note(gone, "")
            drop_item(self._db, gone)
        return differs

    def add_to(self, item: Item, said: Iterable[str]) -> None:
        """Write an item of which only a part of the evidence and of the former ids is new, and given.

        Args:
            item: as it is now.
            said: the quotes of all its evidence, each at least once.
        """
        n, before = self._db.row("SELECT n, digest FROM items WHERE id = ?", (item.id,)) or (0, "")
        _, evidence, once = before.split("-")
        sums = int(evidence, 16) + sum_of(item.evidence), int(once, 16) + sum_of(item.once)
        self._note(item.id, item.type)
        values = (rows.item_json(item), _digest(item, *sums), n)
        self._db.write("UPDATE items SET body = ?, digest = ? WHERE n = ?", values)
        self._db.write("DELETE FROM parties WHERE item = ?", (item.id,))
        self._db.write(_DROP.format("item_words", "rowid = ?"), (n,))
        _put_around(self._db, item, n, said)

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
        for item, *piece in self._db.all(
            'SELECT e.item, e.report, e."start", e."end", e.quote FROM evidence AS e JOIN items AS i ON i.id = e.item '
            'WHERE i.pair = ? ORDER BY e.item, e.report, e."start", e."end"',
            (pair,),
        ):
            evidence[item].append(Evidence(*piece))
        for id_, body in self._db.all("SELECT id, body FROM items WHERE pair = ? ORDER BY type, id", (pair,)):
            yield rows.item_from(body, evidence[id_])

    def put_links(self, pair: str, links: Mapping[str, Mapping[str, Any]]) -> None:
        """Make these the links of a pair's items.

        Args:
            pair: its name.
            links: item → the fields that linking sets.
        """
        for id_, before in self._db.all("SELECT id, linked FROM items WHERE pair = ? ORDER BY id", (pair,)):
            now = rows.dump(links[id_]) if id_ in links else "{}"
            if now != before:
                self._note(id_, "")
                self._db.write("UPDATE items SET linked = ? WHERE id = ?", (now, id_))


def sum_of(parts: Iterable[Evidence] | Iterable[str]) -> int:
    """A number that stands for a set: what is added to the set adds to the number.

    Args:
        parts: the members.
    """
    told = (p if isinstance(p, str) else rows.dump([p.report, p.start, p.end, p.quote]) for p in parts)
    return sum(int(digest(t), 16) for t in told)


def _digest(item: Item, evidence: int, once: int) -> str:
    """What tells an item from what it was before: its own line, its evidence, its former ids."""
    return f"{digest(rows.item_json(item))}-{evidence % _TURN:x}-{once % _TURN:x}"


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
    _put_around(db, item, n, (e.quote for e in item.evidence))


def _put_around(db: Database, item: Item, n: int, quotes: Iterable[str]) -> None:
    """Write what hangs on an item."""
    db.write_all(
        "INSERT INTO evidence VALUES (?, ?, ?, ?, ?)",
        ((item.id, e.report, e.start, e.end, e.quote) for e in item.evidence),
    )
    db.write_all("INSERT INTO aliases VALUES (?, ?)", ((a, item.id) for a in item.once if a != item.id))
    concerned = sorted(rows.parties_of(item.fields))
    db.write_all("INSERT INTO parties (item, party) VALUES (?, ?)", ((item.id, p) for p in concerned))
    if item.type != "report":  # a report's own words are in an index of their own
        said = words.spaced("\n".join([*rows.strings_in(item.fields), *sorted(set(quotes))]))
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
