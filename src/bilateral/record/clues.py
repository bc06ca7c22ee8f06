"""Under what items are found that others may tell of, too, between other parties."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from bilateral.model import Item
from bilateral.record.database import Database
from bilateral.record.misread import LONGEST, TYPES, clues, one_between
from bilateral.record.rows import item_from

_MEET = (
    f'd.clue = c.clue AND d."first" BETWEEN c."first" - {LONGEST} AND c."last" AND d."last" >= c."first" '
    "AND d.pair <> c.pair"
)


class Clues:
    """Which items may tell of one happening, and name other parties."""

    def __init__(self, db: Database) -> None:
        """Work on a record file.

        Args:
            db: open.
        """
        self._db = db

    def renew(self) -> set[str]:
        """Take in what this reconciliation has altered so far.

        Returns:
            The items that share a clue with an altered one, or did before, and the altered ones of which that is so.
        """
        concerned = set(self._near_altered())
        self._db.write("DELETE FROM clues WHERE item IN (SELECT item FROM altered)")
        rows = ((i.id, _name(i), c.text, c.first, c.last) for i in self._altered() for c in clues(i))
        self._db.write_all("INSERT INTO clues VALUES (?, ?, ?, ?, ?)", rows)
        return concerned.union(self._near_altered())

    def _altered(self) -> Iterator[Item]:
        marks = ", ".join("?" * len(TYPES))
        sql = (
            "SELECT body, linked FROM items WHERE id IN (SELECT item FROM altered) "
            f"AND +type IN ({marks}) ORDER BY id"  # noqa: S608 - by the few ids, not by all of these types
        )
        return (item_from(body, (), linked) for body, linked in self._db.rows(sql, TYPES))

    def _near_altered(self) -> Iterator[str]:
        sql = (
            "SELECT DISTINCT c.item, d.item, c.pair, d.pair FROM altered AS a CROSS JOIN clues AS c ON c.item = a.item "
            f"CROSS JOIN clues AS d ON {_MEET}"  # noqa: S608 - in this order: `altered` holds few
        )
        for one, other, *pairs in self._db.all(sql):
            if _one_between(pairs):
                yield from (one, other)

    def near(self, item: str) -> list[str]:
        """The items that may tell of the same as one, and share just one party with it.

        Args:
            item: its id.
        """
        sql = f"SELECT DISTINCT d.item, c.pair, d.pair FROM clues AS c JOIN clues AS d ON {_MEET} WHERE c.item = ?"  # noqa: S608
        return sorted({other for other, *pairs in self._db.all(sql, (item,)) if _one_between(pairs)})


def _name(item: Item) -> str:
    return json.dumps(sorted(set(item.parties)))


def _one_between(pairs: Iterable[str]) -> bool:
    one, other = (json.loads(pair) for pair in pairs)
    return one_between(one, other)
