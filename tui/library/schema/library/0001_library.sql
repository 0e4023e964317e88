-- A library of stories in one file. The rows and bodies are the truth: both indexes can be made again from them.
PRAGMA application_id = 0x53706C74;         -- "Splt": tells a library from any other SQLite file

-- What can be said of the library at no cost. One row.
CREATE TABLE library (
    version INTEGER NOT NULL,               -- grows by one with every story that comes, changes or goes
    stories INTEGER NOT NULL,
    added INTEGER NOT NULL
);
INSERT INTO library VALUES (0, 0, 0);

-- A story as it stands in a list. The rows are narrow and lie in the order of date, so that a list is a walk.
CREATE TABLE story (
    id INTEGER PRIMARY KEY,                 -- its place: minutes since 1970 times 64, and a number within the minute
    key INTEGER NOT NULL UNIQUE,            -- 64-bit key of what its source calls it: one key, one story
    content BLOB NOT NULL,                  -- hash of all that is stored: the same hash, nothing to do
    identity BLOB NOT NULL,                 -- 12 bytes, under which marks are kept
    title_key INTEGER,                      -- 64-bit key of the folded title; NULL where nothing is left of it
    changed INTEGER NOT NULL,               -- the version of the library that brought its latest form; no two share one
    published INTEGER,                      -- seconds since 1970; NULL where nothing is known
    zone INTEGER,                           -- seconds that its clock was ahead of UTC
    dated INTEGER NOT NULL,                 -- whether the story or its format states the moment
    grain INTEGER NOT NULL,
    title TEXT NOT NULL,
    source TEXT,
    language TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    quotes INTEGER NOT NULL,
    refs INTEGER NOT NULL
);
CREATE INDEX story_identity ON story (identity);
CREATE INDEX story_title ON story (title_key) WHERE title_key IS NOT NULL;
CREATE INDEX story_changed ON story (changed);

-- The documents, compressed, apart from the rows that lists read.
CREATE TABLE body (
    id INTEGER PRIMARY KEY,
    packed BLOB NOT NULL
);

-- What stories refer to, in the order of their text. No target is kept: a reference leads to the stories whose
-- title_key is its key, so one that waits finds its story in the moment that story comes, and waits again when it goes.
CREATE TABLE ref (
    story INTEGER NOT NULL,
    n INTEGER NOT NULL,
    title TEXT NOT NULL,
    key INTEGER,                            -- of the folded title; NULL where nothing is left of it
    PRIMARY KEY (story, n)
) WITHOUT ROWID;
CREATE INDEX ref_key ON ref (key) WHERE key IS NOT NULL;

-- Contentless: the text is in body, and what is indexed is folded. remove_diacritics 0, or "ås" would be "as".
-- A story is taken out of them with the very words that were put in: whoever changes how text is folded for the index
-- (tui.library.words, tui.library.preparing) adds a migration that has both indexes made anew.
CREATE VIRTUAL TABLE fts USING fts5(title, body, content='', tokenize="unicode61 remove_diacritics 0");

-- Headline and source, for typing: a prefix of up to three letters is a list of its own. Never ranked: no sizes kept.
CREATE VIRTUAL TABLE title_fts USING fts5(
    title, content='', columnsize=0, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0"
);

-- Every word seen, under its stem: who looks for one form finds them all. Most forms are their stem and something more,
-- and only that is kept; before it stands how many letters the stem loses first, where it does: "2ier".
CREATE TABLE form (
    stem TEXT NOT NULL,
    ending TEXT NOT NULL,
    PRIMARY KEY (stem, ending)
) WITHOUT ROWID;

-- How many stories stand in 64 * 1440 places: a day, counted from 1970. Ranks need not count further than that.
CREATE TABLE day (
    day INTEGER PRIMARY KEY,
    stories INTEGER NOT NULL
);

-- How many stories are of a language, of a source, of a year ("" for those without a date).
CREATE TABLE tally (
    kind TEXT NOT NULL,                     -- language, source or year
    name TEXT NOT NULL,
    stories INTEGER NOT NULL,
    PRIMARY KEY (kind, name)
) WITHOUT ROWID;

-- Stories that are here no longer, for who follows the changes.
CREATE TABLE gone (
    key INTEGER PRIMARY KEY,
    version INTEGER NOT NULL
);
CREATE INDEX gone_version ON gone (version);

-- The ledger: a line is written in the transaction that writes the stories of its chunk, so that each comes in once.
CREATE TABLE chunk (
    name BLOB PRIMARY KEY,
    stories INTEGER NOT NULL,
    added INTEGER NOT NULL
) WITHOUT ROWID;

-- The files that stories were read from, as they were then.
CREATE TABLE file (
    path BLOB PRIMARY KEY,                  -- absolute, the bytes of the file system
    size INTEGER NOT NULL,
    changed INTEGER NOT NULL,               -- nanoseconds since 1970
    content BLOB NOT NULL,
    reason TEXT                             -- why nothing could be read from it
) WITHOUT ROWID;
CREATE INDEX file_unreadable ON file (path) WHERE reason IS NOT NULL;
