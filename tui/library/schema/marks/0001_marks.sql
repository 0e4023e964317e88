-- What one person has done with the stories, kept by the identity of the story.
CREATE TABLE story (
    identity TEXT PRIMARY KEY,
    read_at INTEGER,                       -- seconds since 1970; NULL while unread
    position INTEGER NOT NULL DEFAULT 0    -- offset into the text where reading stopped
) WITHOUT ROWID;

-- What the program should know at its next start: the last folder, the theme.
CREATE TABLE memory (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
