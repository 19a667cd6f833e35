-- A group's id is negative. The check keeps a person's id from ever landing on the disk here.
CREATE TABLE groups (
    chat_id INTEGER PRIMARY KEY CHECK (chat_id < 0),
    language TEXT NOT NULL,
    place TEXT
) STRICT;

CREATE TABLE verdicts (
    entry_id TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('useful', 'outdated')),
    count INTEGER NOT NULL,
    PRIMARY KEY (entry_id, verdict)
) STRICT, WITHOUT ROWID;
