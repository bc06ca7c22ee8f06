"""The tables of a record file, and how a file is known to be a record."""

from __future__ import annotations

APPLICATION_ID = 0x62694C61
"""`biLa` in the file's head: how a record is told from any other SQLite file."""

VERSION = 4
"""Raised whenever the tables change; another version's file is refused, never guessed at."""

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
CREATE INDEX reports_by_day ON reports (id, published);
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
    type TEXT NOT NULL,
    block TEXT NOT NULL,
    led TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL,
    PRIMARY KEY (report, position)
) WITHOUT ROWID;
CREATE INDEX frames_by_block ON frames (type, block);
CREATE TABLE items (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    block TEXT NOT NULL DEFAULT '',
    pair TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL,
    linked TEXT NOT NULL DEFAULT '{}',
    digest TEXT NOT NULL,
    basis TEXT NOT NULL DEFAULT ''
);
CREATE INDEX items_by_type ON items (type, id);
CREATE INDEX items_by_block ON items (block);
CREATE INDEX items_by_pair ON items (pair, type);
CREATE TABLE aliases (
    alias TEXT NOT NULL,
    item TEXT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    PRIMARY KEY (alias, item)
) WITHOUT ROWID;
CREATE INDEX aliases_by_item ON aliases (item);
CREATE TABLE evidence (
    item TEXT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    report TEXT NOT NULL REFERENCES reports (id),
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    PRIMARY KEY (item, report, "start", "end")
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
-- What reconciling keeps between runs, so that a new report costs only what it touches.
CREATE TABLE pending_reports (report TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE pending_blocks (type TEXT NOT NULL, block TEXT NOT NULL, PRIMARY KEY (type, block)) WITHOUT ROWID;
CREATE TABLE altered (item TEXT PRIMARY KEY, type TEXT NOT NULL, before TEXT) WITHOUT ROWID;
CREATE TABLE texts (report TEXT PRIMARY KEY, mark INTEGER NOT NULL, runs INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX texts_by_mark ON texts (mark, report);
CREATE TABLE runs (run INTEGER NOT NULL, mark INTEGER NOT NULL, PRIMARY KEY (run, mark)) WITHOUT ROWID;
CREATE TABLE shares (mark INTEGER NOT NULL, other INTEGER NOT NULL, share REAL NOT NULL, PRIMARY KEY (mark, other))
    WITHOUT ROWID;
CREATE INDEX shares_by_other ON shares (other);
CREATE TABLE named (
    report TEXT NOT NULL,
    name TEXT NOT NULL,
    plain TEXT NOT NULL,
    short INTEGER NOT NULL,
    person TEXT,
    manner TEXT NOT NULL,
    places TEXT NOT NULL,
    PRIMARY KEY (report, name)
) WITHOUT ROWID;
CREATE INDEX named_by_plain ON named (plain, short, name, manner, person);
CREATE TABLE manners (
    plain TEXT NOT NULL,
    name TEXT NOT NULL,
    manner TEXT NOT NULL,
    report TEXT NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (plain, name, manner)
) WITHOUT ROWID;
CREATE TABLE tallies (person TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX named_by_person ON named (person);
CREATE TABLE spellings (plain TEXT PRIMARY KEY, component TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX spellings_by_component ON spellings (component, plain);
CREATE TABLE spelt (plain TEXT NOT NULL, form TEXT NOT NULL, party TEXT NOT NULL, PRIMARY KEY (plain, form, party))
    WITHOUT ROWID;
CREATE TABLE name_keys (key TEXT NOT NULL, plain TEXT NOT NULL, PRIMARY KEY (key, plain)) WITHOUT ROWID;
CREATE TABLE persons (
    id TEXT PRIMARY KEY,
    component TEXT NOT NULL,
    name TEXT NOT NULL,
    party TEXT,
    body TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX persons_by_component ON persons (component);
CREATE TABLE bearers (token TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY (token, person)) WITHOUT ROWID;
CREATE INDEX bearers_by_person ON bearers (person);
CREATE TABLE token_keys (key TEXT NOT NULL, token TEXT NOT NULL, PRIMARY KEY (key, token)) WITHOUT ROWID;
CREATE TABLE posts (
    report TEXT NOT NULL,
    name TEXT NOT NULL,
    party TEXT NOT NULL,
    post TEXT NOT NULL,
    title TEXT NOT NULL,
    published TEXT,
    person TEXT,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (report, name, party, post)
) WITHOUT ROWID;
CREATE INDEX posts_by_post ON posts (party, post, person, published);
CREATE INDEX posts_by_person ON posts (person, party);
CREATE TABLE clues (
    item TEXT NOT NULL,
    pair TEXT NOT NULL,
    clue TEXT NOT NULL,
    "first" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,
    PRIMARY KEY (item, clue)
) WITHOUT ROWID;
CREATE INDEX clues_by_clue ON clues (clue, "first");
CREATE VIRTUAL TABLE report_words USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE item_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2');
"""
# `evidence` points at items that a later reconciliation takes away, so it goes with them; `decisions` names items
# without a foreign key on purpose, since a ruling outlives the item it was made on.
