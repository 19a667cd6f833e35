-- `expires` is in seconds since the machine booted, like this whole file's life.
CREATE TABLE readers (
    chat_id INTEGER PRIMARY KEY,
    language TEXT NOT NULL,
    place TEXT,
    expires REAL NOT NULL
) STRICT;

CREATE INDEX readers_by_expiry ON readers (expires);
