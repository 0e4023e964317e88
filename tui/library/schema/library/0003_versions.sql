-- Earlier forms of stories: what a source brought under the same key before it brought another text.

ALTER TABLE story ADD COLUMN versions INTEGER NOT NULL DEFAULT 0;   -- how many earlier forms are kept

CREATE TABLE version (
    key INTEGER NOT NULL,                   -- of the story
    n INTEGER NOT NULL,                     -- a later form has a greater number
    kept INTEGER NOT NULL,                  -- seconds since 1970: when another form took its place
    packed BLOB NOT NULL,                   -- the document, as in body
    PRIMARY KEY (key, n)
) WITHOUT ROWID;
