-- What is known of the parts of a story: its lead, its captions, who is named, and who said what.

-- Where the parts stand (tui.library.parts), beside the text that they stand in. NULL: an older version put the story,
-- and its parts are not known yet.
ALTER TABLE body ADD COLUMN parts BLOB;

-- The greatest place where a story without parts may stand; NULL where there is none.
ALTER TABLE library ADD COLUMN behind INTEGER;
UPDATE library SET behind = (SELECT max(id) FROM story);

-- The words of each part, folded as in fts; the rowid is the place. A story is taken out with the very words that were
-- put in, which are had from its text and body.parts.
CREATE VIRTUAL TABLE part_fts USING fts5(
    lead, caption, photo, agency, author, paper, ref, language,
    content='', columnsize=0, tokenize="unicode61 remove_diacritics 0"
);

-- Each quote by itself: what was said, and by whom. The rowid is the place times 1024 and 1023 less the number of the
-- quote: downward it is newest first, and in the order of the text within a story.
CREATE VIRTUAL TABLE quote_fts USING fts5(
    said, speaker, content='', columnsize=0, tokenize="unicode61 remove_diacritics 0"
);

-- In how many stories somebody is named as a speaker, an agency, an author, a photographer; under each word of the name.
-- The names of papers and languages stand in tally.
CREATE TABLE called (
    kind TEXT NOT NULL,
    word TEXT NOT NULL,                     -- folded
    name TEXT NOT NULL,
    stories INTEGER NOT NULL,
    PRIMARY KEY (kind, word, name)
) WITHOUT ROWID;
CREATE INDEX called_often ON called (kind, stories) WHERE stories >= 20;    -- what is offered first of very many
