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

    def put_named(
        self, report: str, named: Iterable[tuple[Named, str, bool]]
    ) -> tuple[set[tuple[str, bool]], set[str]]:
        """Make these the persons whom a report names.

        Args:
            report: its id.
            named: each with the name folded for comparison, and whether it is a single word.

        Returns:
            Folded names, and whether single words, of those it named before; and the persons they were.
        """
        sql = "SELECT plain, short, name, manner, person FROM named WHERE report = ?"
        rows = list(self._db.rows(sql, (report,)))
        self._db.write("DELETE FROM named WHERE report = ?", (report,))
        for plain, short, name, manner, _ in rows:
            if not short:
                self._forget_manner(report, (plain, name, manner))
        for entry, plain, short in named:
            manner = dump(entry.manner())
            sql = "INSERT INTO named (report, name, plain, short, manner, places) VALUES (?, ?, ?, ?, ?, ?)"
            self._db.write(sql, (report, entry.name, plain, int(short), manner, dump(entry.places())))
            if not short:
                sql = (
                    "INSERT INTO manners VALUES (?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1, "
                    "report = min(report, excluded.report)"
                )
                self._db.write(sql, (plain, entry.name, manner, report))
        return {(p, bool(s)) for p, s, *_ in rows}, {person for *_, person in rows if person}

    def _forget_manner(self, report: str, manner: tuple[str, str, str]) -> None:
        """Count one report less that names somebody in a manner; another may then be the first."""
        where = "plain = ? AND name = ? AND manner = ?"
        self._db.write(f"UPDATE manners SET times = times - 1 WHERE {where}", manner)  # noqa: S608
        self._db.write(f"DELETE FROM manners WHERE {where} AND times = 0", manner)  # noqa: S608
        first = f"(SELECT min(n.report) FROM named AS n WHERE n.short = 0 AND n.{where.replace('AND ', 'AND n.')})"
        sql = f"UPDATE manners SET report = {first} WHERE {where} AND report = ?"  # noqa: S608
        self._db.write(sql, (*manner, *manner, report))

    def manners(self, plains: Iterable[str]) -> list[Named]:
        """Everybody who is named so in full, once for all reports that do it in the same manner.

        Args:
            plains: folded names.
        """
        sql = "SELECT report, name, manner, times FROM manners WHERE plain = ? ORDER BY name, manner"
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

    def naming(self, person: str, report: str) -> list[Named]:
        """How one report names a person, by name; empty where it does not.

        Args:
            person: id.
            report: its id.
        """
        sql = "SELECT report, name, manner, places FROM named WHERE report = ? AND person = ? ORDER BY name"
        return [_named(row) for row in self._db.rows(sql, (report, person))]

    def tally(self, person: str) -> Any:
        """What was last added up for a person, as plain JSON data; None where nothing was kept.

        Args:
            person: id.
        """
        row = self._db.row("SELECT body FROM tallies WHERE person = ?", (person,))
        return json.loads(row[0]) if row else None

    def put_tally(self, person: str, body: Any) -> None:
        """Keep what adds up for a person.

        Args:
            person: id.
            body: plain JSON data; None to keep nothing.
        """
        self._db.write("DELETE FROM tallies WHERE person = ?", (person,))
        if body is not None:
            self._db.write("INSERT INTO tallies VALUES (?, ?)", (person, dump(body)))

    def persons_in(self, report: str, full: bool = False) -> dict[str, str]:
        """The ids of the persons in a report, by name.

        Args:
            report: its id.
            full: only those named in full.
        """
        sql = "SELECT name, person FROM named WHERE report = ? AND person IS NOT NULL"
        return dict(self._db.rows(sql + (" AND short = 0" if full else ""), (report,)))

    def say_who(self, plain: str, named: Named, person: str) -> list[tuple[str, str | None]]:
        """Say who is meant by a full name in all reports that give it in the same manner.

        Args:
            plain: the name, folded.
            named: the manner.
            person: id.

        Returns:
            The reports for which that is news, each with the person who was meant before.
        """
        where = "plain = ? AND short = 0 AND name = ? AND manner = ?"
        return self._say(where, (plain, named.name, dump(named.manner())), person)

    def say_who_in(self, report: str, name: str, person: str) -> list[tuple[str, str | None]]:
        """Say who is meant by a name in one report.

        Args:
            report: its id.
            name: as there.
            person: id.

        Returns:
            As `say_who`.
        """
        return self._say("report = ? AND name = ?", (report, name), person)

    def _say(self, where: str, values: Sequence[str], person: str) -> list[tuple[str, str | None]]:
        # each of the three is a range of the index; `IS NOT` would look at all that are as they were
        ways = ("IS NULL", "< ?", "> ?")
        found: list[tuple[str, str | None]] = []
        for way in ways:
            wanted = f"{where} AND person {way}"
            against = values if way == "IS NULL" else (*values, person)
            rows = list(self._db.rows(f"SELECT report, person FROM named WHERE {wanted}", against))  # noqa: S608
            if rows:
                self._db.write(f"UPDATE named SET person = ? WHERE {wanted}", (person, *against))  # noqa: S608
            found += rows
        return found

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
