-- Ids of groups and channels are negative. The checks keep a person's id from ever landing on the
-- disk here.
CREATE TABLE communities (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    home INTEGER NOT NULL UNIQUE CHECK (home < 0),
    moderators INTEGER UNIQUE CHECK (moderators < 0),
    publish_chat INTEGER NOT NULL CHECK (publish_chat < 0),
    publish_thread INTEGER,
    languages TEXT NOT NULL,
    places TEXT NOT NULL,
    zone TEXT NOT NULL,
    moderation TEXT NOT NULL CHECK (moderation IN ('before', 'after')),
    eyes INTEGER NOT NULL CHECK (eyes IN (1, 2)),
    reports INTEGER NOT NULL CHECK (reports > 0),
    -- Cards must never appear where members read.
    CHECK (moderators NOT IN (home, publish_chat))
) STRICT;

CREATE TABLE posts (
    chat INTEGER NOT NULL CHECK (chat < 0),
    message INTEGER NOT NULL,
    hour INTEGER NOT NULL, -- since 1970, UTC
    PRIMARY KEY (chat, message)
) STRICT, WITHOUT ROWID;

CREATE TABLE pulse (
    community INTEGER NOT NULL REFERENCES communities ON DELETE CASCADE,
    week TEXT NOT NULL,
    place TEXT NOT NULL, -- '' where it was not stated
    status TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (community, week, place, status)
) STRICT, WITHOUT ROWID;
