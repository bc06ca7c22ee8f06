"""Offices that one person holds at a time, and the reports that give them to somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from bilateral.model import Frame
from bilateral.model.persons import bare_title
from bilateral.record.database import Database

# Offices that one person holds at a time; of deputies, members and advisers there are several.
_SINGLE = re.compile(
    r"^(?:acting )?(?:president|prime minister|premier|chancellor|king|queen|emperor|sultan|vice president|first vice "
    r"president|minister|foreign minister|defen[cs]e minister|secretary of (?:state|defen[cs]e)|general secretary|"
    r"secretary[- ]general|state secretary|chief of|commander[- ]in|chairman of the (?:national|state|senate|house|"
    r"standing)|chairperson of the|speaker|ambassador to)",
    re.IGNORECASE,
)
NEAREST = 4
"""So many reports on either side of a contested time are enough to show who else is in an office."""

Post = tuple[str, str]
"""Whose office, and its title for comparison."""


def is_single(title: str) -> bool:
    """Whether one person at a time holds an office.

    Args:
        title: English; a bare `Minister` is none.
    """
    return _SINGLE.match(title) is not None and title.lower() != "minister"


def post_name(title: str) -> str:
    """An office's title for comparison.

    Args:
        title: English.
    """
    return bare_title(title).lower()


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in an office, as dated reports show it.

    Attributes:
        person: id.
        first: day of the first report.
        last: day of the last one.
        reports: how many there are.
    """

    person: str
    first: str
    last: str
    reports: int


class Giving(NamedTuple):
    """A report that gives somebody an office.

    Attributes:
        report: its id.
        start: where the words begin that do it.
        end: where they end.
        title: of the office, as told there.
    """

    report: str
    start: int
    end: int
    title: str


def contested(holders: Sequence[Holder]) -> list[Holder]:
    """Those who are in an office at a time at which somebody else is.

    Args:
        holders: of one office.
    """
    return [
        h for h in holders if any(o.person != h.person and not (h.last < o.first or o.last < h.first) for o in holders)
    ]


class Posts:
    """Which report gives which office to whom."""

    def __init__(self, db: Database) -> None:
        """Work on a record file.

        Args:
            db: open.
        """
        self._db = db

    def put(self, report: str, published: str | None, frames: Iterable[Frame]) -> set[Post]:
        """Make these the offices that a report gives.

        Args:
            report: its id.
            published: when it came out, or None.
            frames: its frames of type person.

        Returns:
            The offices given now or before.
        """
        before = set(self.of_reports([report]))
        self._db.write("DELETE FROM posts WHERE report = ?", (report,))
        rows: dict[tuple[str, ...], tuple[str | int | None, ...]] = {}
        for frame in frames:
            for actor in frame.actors:
                for office in actor.offices:
                    # a report that does not say whose office it is contradicts nobody
                    if office.party and is_single(office.title):
                        post = (office.party, post_name(office.title))
                        row = (report, actor.name, *post, office.title, published, None, frame.start, frame.end)
                        rows.setdefault((actor.name, *post), row)
        self._db.write_all("INSERT INTO posts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows.values())
        return before | {(party, post) for _, party, post in rows}

    def of_reports(self, reports: Iterable[str]) -> Iterator[Post]:
        """The offices that reports give.

        Args:
            reports: ids.
        """
        sql = "SELECT DISTINCT party, post FROM posts WHERE report = ?"
        return chain.from_iterable(self._db.all(sql, (report,)) for report in reports)

    def say_who(self, person: str, reports: Iterable[str] | None = None) -> set[Post]:
        """Take over from the names who a person is.

        Args:
            person: id.
            reports: the only ones in which that is news; None for any.

        Returns:
            The offices that the person has, or had before, according to these reports.
        """
        named = "(report, name) IN (SELECT report, name FROM named WHERE person = ?{})"
        if reports is None:
            found = set(self._db.all("SELECT DISTINCT party, post FROM posts WHERE person = ?", (person,)))
            self._db.write("UPDATE posts SET person = NULL WHERE person = ?", (person,))
            self._db.write(f"UPDATE posts SET person = ? WHERE {named.format('')}", (person, person))  # noqa: S608
            return found | set(self._db.all("SELECT DISTINCT party, post FROM posts WHERE person = ?", (person,)))
        listed = sorted(reports)
        where = named.format(" AND report = ?")
        for report in listed:
            self._db.write(f"UPDATE posts SET person = ? WHERE {where}", (person, person, report))  # noqa: S608
        return set(self.of_reports(listed))

    def holders(self, post: Post) -> list[Holder]:
        """Who is in an office, according to dated reports, by id.

        Args:
            post: which.
        """
        sql = (
            "SELECT person, min(published), max(published), count(*) FROM posts WHERE party = ? AND post = ? "
            "AND person IS NOT NULL AND published IS NOT NULL GROUP BY person ORDER BY person"
        )
        return [Holder(*row) for row in self._db.all(sql, post)]

    def giving(self, post: Post, person: str, first: str, last: str) -> list[Giving]:
        """The reports nearest to a time that give somebody an office.

        Args:
            post: the office.
            person: id.
            first: when the time begins.
            last: when it ends.

        Returns:
            At most twice `NEAREST`, by report.
        """
        where = "party = ? AND post = ? AND person = ? AND published"
        return self._given(
            (f"{where} <= ? ORDER BY published DESC, report LIMIT {NEAREST}", (*post, person, last)),
            (f"{where} >= ? ORDER BY published, report LIMIT {NEAREST}", (*post, person, first)),
        )

    def parties(self, person: str) -> dict[str, int]:
        """Whose offices somebody has, and according to how many reports.

        Args:
            person: id.
        """
        sql = "SELECT party, count(DISTINCT report) FROM posts WHERE person = ? GROUP BY party ORDER BY party"
        return dict(self._db.all(sql, (person,)))

    def of_party(self, person: str, party: str) -> list[Giving]:
        """Reports that give somebody an office of a party.

        Args:
            person: id.
            party: code.

        Returns:
            The first twice `NEAREST`, by report.
        """
        return self._given(
            (f"person = ? AND party = ? ORDER BY report, name, post LIMIT {2 * NEAREST}", (person, party))
        )

    def _given(self, *asked: tuple[str, Sequence[str]]) -> list[Giving]:
        what = 'SELECT report, "start", "end", title FROM posts WHERE'
        rows = (Giving(*row) for where, values in asked for row in self._db.all(f"{what} {where}", values))
        return sorted({given.report: given for given in rows}.values())
