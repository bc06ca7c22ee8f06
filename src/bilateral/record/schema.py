"""The tables of a record file, and how a file is known to be a record."""

from __future__ import annotations

APPLICATION_ID = 0x62694C61
"""`biLa` in the file's head: how a record is told from any other SQLite file."""

VERSION = 1
"""Raised whenever the tables change; a newer file is refused, never guessed at."""

TABLES = """
CREATE TABLE reports (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    file TEXT NOT NULL,
    url TEXT,
    outlet TEXT,
    title TEXT,
    published TEXT,
    language TEXT NOT NULL,
    loaded TEXT NOT NULL,
    page TEXT NOT NULL,
    passages TEXT NOT NULL
);
CREATE TABLE unread (
    source TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (source, reason)
) WITHOUT ROWID;
CREATE TABLE frames (
    id TEXT NOT NULL,
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (report, position)
) WITHOUT ROWID;
CREATE TABLE items (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    body TEXT NOT NULL,
    digest TEXT NOT NULL
);
CREATE INDEX items_by_type ON items (type, id);
CREATE TABLE evidence (
    item TEXT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    report TEXT NOT NULL REFERENCES reports (id),
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    PRIMARY KEY (item, position)
) WITHOUT ROWID;
CREATE INDEX evidence_by_report ON evidence (report, item);
CREATE TABLE parties (
    item TEXT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    party TEXT NOT NULL,
    PRIMARY KEY (party, item)
) WITHOUT ROWID;
CREATE INDEX parties_by_item ON parties (item);
CREATE TABLE decisions (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    item TEXT,
    body TEXT NOT NULL,
    made_by TEXT,
    made_at TEXT
);
CREATE TABLE facts_about_this_file (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE VIRTUAL TABLE report_words USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE item_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2');
"""
# `evidence` points at items that a later reconciliation takes away, so it goes with them; `decisions` names items
# without a foreign key on purpose, since a ruling outlives the item it was made on.
