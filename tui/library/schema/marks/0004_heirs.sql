-- Where the headline or the day of a story was corrected it has another identity: who has what was made of the one before.
CREATE TABLE heir (
    identity TEXT PRIMARY KEY,
    heir TEXT NOT NULL
) WITHOUT ROWID;
