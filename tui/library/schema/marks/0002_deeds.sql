-- What stories were called when one did something with them: marks outlive the library they were made in.
CREATE TABLE known (
    identity TEXT PRIMARY KEY,
    story_id TEXT NOT NULL,
    headline TEXT NOT NULL,
    source TEXT,
    moment TEXT                            -- ISO 8601; NULL where it is not known
) WITHOUT ROWID;

CREATE TABLE kept (
    identity TEXT PRIMARY KEY,
    at INTEGER NOT NULL                    -- seconds since 1970, as in the tables below
) WITHOUT ROWID;

CREATE TABLE tag (
    identity TEXT NOT NULL,
    name TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (identity, name)
) WITHOUT ROWID;

-- Notes on passages, from the first to the last offset of the text; `passage` is what stood there.
CREATE TABLE note (
    identity TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    text TEXT NOT NULL,
    passage TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (identity, first, last)
) WITHOUT ROWID;

-- Searches that are kept, under a name.
CREATE TABLE search (
    name TEXT PRIMARY KEY,
    words TEXT NOT NULL,
    at INTEGER NOT NULL
) WITHOUT ROWID;

-- What the reader said that a title means.
CREATE TABLE correction (
    title TEXT PRIMARY KEY,                -- folded
    identity TEXT NOT NULL,
    at INTEGER NOT NULL
) WITHOUT ROWID;

-- Every story opened, once a day at its last time; the greater the number, the later.
CREATE TABLE reading (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    identity TEXT NOT NULL,
    day INTEGER NOT NULL,                  -- 20190430, where the reader is
    at INTEGER NOT NULL,
    UNIQUE (identity, day)
);

-- What was done and can be taken back: in words, and what was there before it.
CREATE TABLE deed (
    number INTEGER PRIMARY KEY,            -- nanoseconds since 1970
    words TEXT NOT NULL,
    before TEXT NOT NULL                   -- JSON: [[what, value, [key, ...]], ...]
);
