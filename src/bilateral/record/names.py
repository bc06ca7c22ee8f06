"""What reconciling keeps of names: who is named where, which spellings are akin, who is who."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bilateral.model.persons import Known, Named
from bilateral.record.database import Database
from bilateral.record.rows import dump


class Names:
    """Names fall into components: spellings that may be one person's. Only within one can two be the same person."""

    def __init__(self, db: Database) -> None:
        """Work on a record file.

        Args:
            db: open.
        """
        self._db = db

    # -- who is named where -------------------------------------------------------------------

    def put_named(self, report: str, named: Iterable[tuple[Named, str, bool]]) -> set[tuple[str, bool]]:
        """Make these the persons whom a report names.

        Args:
            report: its id.
            named: each with the name folded for comparison, and whether it is a single word.

        Returns:
            Folded names, and whether single words, of those it named before.
        """
        before = {(p, bool(s)) for p, s in self._db.rows("SELECT plain, short FROM named WHERE report = ?", (report,))}
        self._db.write("DELETE FROM named WHERE report = ?", (report,))
        self._db.write_all(
            "INSERT INTO named (report, name, plain, short, person, manner, places) VALUES (?, ?, ?, ?, NULL, ?, ?)",
            ((report, n.name, p, int(s), dump(n.manner()), dump(n.places())) for n, p, s in named),
        )
        return before

    def manners(self, plains: Iterable[str]) -> list[Named]:
        """Everybody who is named so in full, once for all reports that do it in the same manner.

        Args:
            plains: folded names.
        """
        sql = (
            "SELECT min(report), name, manner, count(*) FROM named WHERE plain = ? AND short = 0 "
            "GROUP BY name, manner ORDER BY name, manner"
        )
        return [
            Named.from_json(report, name, json.loads(manner), None, times)
            for p in sorted(plains)
            for report, name, manner, times in self._db.rows(sql, (p,))
        ]

    def short(self, plain: str) -> list[Named]:
        """Everybody of whom a report gives nothing but this single name, by report and name.

        Args:
            plain: the name, folded.
        """
        sql = "SELECT report, name, manner, places FROM named WHERE plain = ? AND short = 1 ORDER BY report, name"
        return [_named(row) for row in self._db.rows(sql, (plain,))]

    def is_sought(self, plain: str) -> bool:
        """Whether any report gives nothing but a single name.

        Args:
            plain: the name, folded.
        """
        return self._db.row("SELECT 1 FROM named WHERE plain = ? AND short = 1", (plain,)) is not None

    def shorts_in(self, report: str) -> set[str]:
        """The single names in a report, folded.

        Args:
            report: its id.
        """
        return {p for (p,) in self._db.rows("SELECT plain FROM named WHERE report = ? AND short = 1", (report,))}

    def of_person(self, person: str) -> Iterator[Named]:
        """Where a person is named, by report and name, one report at a time.

        Args:
            person: id.
        """
        sql = "SELECT report, name, manner, places FROM named WHERE person = ? ORDER BY report, name"
        return (_named(row) for row in self._db.rows(sql, (person,)))

    def persons_in(self, report: str, full: bool = False) -> dict[str, str]:
        """The ids of the persons in a report, by name.

        Args:
            report: its id.
            full: only those named in full.
        """
        sql = "SELECT name, person FROM named WHERE report = ? AND person IS NOT NULL"
        return dict(self._db.rows(sql + (" AND short = 0" if full else ""), (report,)))

    def say_who(self, plain: str, named: Named, person: str) -> tuple[set[str], set[str]]:
        """Say who is meant by a full name in all reports that give it in the same manner.

        Args:
            plain: the name, folded.
            named: the manner.
            person: id.

        Returns:
            The reports for which that is news, and the persons who gain or lose a name by it.
        """
        where = "plain = ? AND short = 0 AND name = ? AND manner = ? AND person IS NOT ?"
        values = (plain, named.name, dump(named.manner()), person)
        return self._say(where, values, person)

    def say_who_in(self, report: str, name: str, person: str) -> tuple[set[str], set[str]]:
        """Say who is meant by a name in one report.

        Args:
            report: its id.
            name: as there.
            person: id.

        Returns:
            As `say_who`.
        """
        return self._say("report = ? AND name = ? AND person IS NOT ?", (report, name, person), person)

    def _say(self, where: str, values: Sequence[str], person: str) -> tuple[set[str], set[str]]:
        rows = list(self._db.rows(f"SELECT report, person FROM named WHERE {where}", values))  # noqa: S608
        if rows:
            self._db.write(f"UPDATE named SET person = ? WHERE {where}", (person, *values))  # noqa: S608
        return {r for r, _ in rows}, ({before for _, before in rows if before} | {person} if rows else set())

    # -- components ---------------------------------------------------------------------------

    def is_new(self, plain: str, form: str, party: str) -> bool:
        """Note a spelling; whether it was unknown.

        Args:
            plain: the folded name.
            form: how it is spelt.
            party: whose; empty where unknown.
        """
        if self._db.row("SELECT 1 FROM spelt WHERE plain = ? AND form = ? AND party = ?", (plain, form, party)):
            return False
        self._db.write("INSERT INTO spelt VALUES (?, ?, ?)", (plain, form, party))
        self._db.write("INSERT INTO spellings VALUES (?, ?) ON CONFLICT DO NOTHING", (plain, plain))
        return True

    def spelt(self, plain: str) -> tuple[set[str], set[str]]:
        """The spellings of a folded name, and the parties it was told of (empty for unknown).

        Args:
            plain: the folded name.
        """
        found = list(self._db.rows("SELECT form, party FROM spelt WHERE plain = ?", (plain,)))
        return {f for f, _ in found}, {p for _, p in found}

    def put_keys(self, plain: str, keys: Iterable[str]) -> None:
        """Keep the keys under which a name is found.

        Args:
            plain: the folded name.
            keys: of one spelling.
        """
        self._db.write_all("INSERT INTO name_keys VALUES (?, ?) ON CONFLICT DO NOTHING", ((k, plain) for k in keys))

    def under(self, keys: Iterable[str]) -> set[str]:
        """The folded names under any of some keys.

        Args:
            keys: as kept.
        """
        sql = "SELECT plain FROM name_keys WHERE key = ?"
        return {p for k in keys for (p,) in self._db.rows(sql, (k,))}

    def component(self, plain: str) -> str:
        """The component of a folded name that is known.

        Args:
            plain: the folded name.
        """
        row = self._db.row("SELECT component FROM spellings WHERE plain = ?", (plain,))
        return str(row[0]) if row else plain

    def join(self, one: str, other: str) -> None:
        """Make one component of two; it is called by the first of their names.

        Args:
            one: a component.
            other: another.
        """
        first, last = sorted((one, other))
        self._db.write("UPDATE spellings SET component = ? WHERE component = ?", (first, last))
        self._db.write("UPDATE persons SET component = ? WHERE component = ?", (first, last))

    def members(self, component: str) -> list[str]:
        """The folded names of a component.

        Args:
            component: its name.
        """
        return [p for (p,) in self._db.rows("SELECT plain FROM spellings WHERE component = ?", (component,))]

    # -- persons ------------------------------------------------------------------------------

    def persons(self, component: str) -> dict[str, tuple[Known, Any]]:
        """The persons of a component: id → who that is, and what a short name needs to know.

        Args:
            component: its name; `short:` and a word for those known by that single name alone.
        """
        sql = "SELECT id, name, party, body FROM persons WHERE component = ?"
        found = self._db.rows(sql, (component,))
        return {i: (Known(name, party), json.loads(body)) for i, name, party, body in found}

    def put_persons(
        self, component: str, persons: Mapping[str, tuple[Known, Any]], tokens: Mapping[str, Sequence[str]]
    ) -> None:
        """Make these the persons of a component.

        Args:
            component: its name.
            persons: as `persons` gives them.
            tokens: id → words by which a short name finds them.
        """
        gone = [i for (i,) in self._db.rows("SELECT id FROM persons WHERE component = ?", (component,))]
        for person in gone:
            self._db.write("DELETE FROM bearers WHERE person = ?", (person,))
        self._db.write("DELETE FROM persons WHERE component = ?", (component,))
        for person, (known, body) in sorted(persons.items()):
            # Where components grew together, a person may still stand in the old one.
            sql = "INSERT OR REPLACE INTO persons VALUES (?, ?, ?, ?, ?)"
            self._db.write(sql, (person, component, known.name, known.party, dump(body)))
            found = ((t, person) for t in tokens.get(person, ()))
            self._db.write_all("INSERT INTO bearers VALUES (?, ?) ON CONFLICT DO NOTHING", found)

    def known(self, person: str) -> Known | None:
        """Who a person is, or None.

        Args:
            person: id.
        """
        row = self._db.row("SELECT name, party FROM persons WHERE id = ?", (person,))
        return Known(*row) if row else None

    def bearers(self, token: str) -> list[tuple[str, Any]]:
        """The persons of whose full names a word is the first or last: id, and what a short name needs to know.

        Args:
            token: a word, folded.
        """
        sql = (
            "SELECT p.id, p.body FROM bearers AS b JOIN persons AS p ON p.id = b.person WHERE b.token = ? ORDER BY p.id"
        )
        return [(i, json.loads(body)) for i, body in self._db.rows(sql, (token,))]

    def put_token_keys(self, token: str, keys: Iterable[str]) -> None:
        """Keep the keys under which a word of a name is found by its sound.

        Args:
            token: a word, folded; with `?` before it, a short name that looks for its bearer.
            keys: of it.
        """
        self._db.write_all("INSERT INTO token_keys VALUES (?, ?) ON CONFLICT DO NOTHING", ((k, token) for k in keys))

    def tokens_under(self, keys: Iterable[str]) -> set[str]:
        """The words under any of some keys.

        Args:
            keys: as kept.
        """
        sql = "SELECT token FROM token_keys WHERE key = ?"
        return {t for k in keys for (t,) in self._db.rows(sql, (k,))}


def _named(row: tuple[Any, ...]) -> Named:
    report, name, manner, places = row
    return Named.from_json(report, name, json.loads(manner), json.loads(places))
