-- The words of the titles that a story refers to, for likeness: an index that knows of nothing else is short, and of no
-- use for more than whether they stand there. Only stories that refer to something; the rowid is the place.
CREATE VIRTUAL TABLE ref_fts USING fts5(
    titles, content='', columnsize=0, detail=none, tokenize="unicode61 remove_diacritics 0"
);
INSERT INTO ref_fts (rowid, titles)
    SELECT story, indexed_words(group_concat(CAST(title AS TEXT), char(10))) FROM ref GROUP BY story ORDER BY story;
