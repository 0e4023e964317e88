-- The same text in several papers or files: one row of a list stands for all of them.

ALTER TABLE story ADD COLUMN also INTEGER NOT NULL DEFAULT 0;       -- how many stories are folded under it
ALTER TABLE story ADD COLUMN papers INTEGER NOT NULL DEFAULT 0;     -- in how many other papers those stand
ALTER TABLE library ADD COLUMN folded INTEGER NOT NULL DEFAULT 0;   -- how many stories stand under another
ALTER TABLE day ADD COLUMN folded INTEGER NOT NULL DEFAULT 0;       -- how many of its stories do

-- What likeness is judged by (tui.library.sameness). NULL: an older version put the story; empty: a text too short.
ALTER TABLE body ADD COLUMN sketch BLOB;

-- Stories that are folded, and the place of the one that stands for them. Few: most stories are here once.
CREATE TABLE twin (
    id INTEGER PRIMARY KEY,
    first INTEGER NOT NULL
);
CREATE INDEX twin_first ON twin (first);

-- Numbers of which two texts that are alike share at least one, mostly. Eight days stand together, so that a story
-- touches few pages when it comes, and only the days around it are asked.
CREATE TABLE band (
    days INTEGER NOT NULL,
    value INTEGER NOT NULL,
    id INTEGER NOT NULL,
    PRIMARY KEY (days, value, id)
) WITHOUT ROWID;

-- Who was put before has no sketch: all of them are gone through once more, as for their parts.
UPDATE library SET behind = (SELECT max(id) FROM story);
