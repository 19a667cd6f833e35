-- Times are seconds since the machine booted, as in 0001, and whole minutes or hours where a finer
-- one would tell when somebody was online. Keys are random and tables without rowid are ordered by
-- them, so that no order tells which check-in came first.
CREATE TABLE checkins (
    id TEXT PRIMARY KEY,
    community INTEGER NOT NULL,
    code TEXT NOT NULL,
    state TEXT NOT NULL,
    status TEXT NOT NULL,
    lane TEXT NOT NULL,
    place TEXT,
    text TEXT,
    slot INTEGER,
    card INTEGER,
    post INTEGER,
    post_chat INTEGER,
    reason TEXT,
    decided_by TEXT,
    claimed INTEGER NOT NULL DEFAULT 0,
    calls INTEGER NOT NULL DEFAULT 0,
    first_call REAL,
    safe_now INTEGER NOT NULL DEFAULT 0,
    renewed INTEGER NOT NULL DEFAULT 0,
    reports INTEGER NOT NULL DEFAULT 0,
    fingerprint BLOB NOT NULL UNIQUE,
    letterbox BLOB NOT NULL,
    author INTEGER,
    receipt INTEGER,
    undecided_until INTEGER NOT NULL,
    address_until INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    UNIQUE (community, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE replies (
    checkin TEXT NOT NULL REFERENCES checkins ON DELETE CASCADE,
    number INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (checkin, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    checkin TEXT NOT NULL REFERENCES checkins ON DELETE CASCADE,
    notice TEXT NOT NULL,
    argument TEXT NOT NULL,
    due REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE votes (
    checkin TEXT NOT NULL REFERENCES checkins ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (purpose IN ('approve', 'limit')),
    moderator BLOB NOT NULL,
    PRIMARY KEY (checkin, purpose, moderator)
) STRICT, WITHOUT ROWID;

CREATE TABLE limits (
    tag BLOB PRIMARY KEY,
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
    chat INTEGER PRIMARY KEY,
    fields TEXT NOT NULL,
    expires REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sweep (
    chat INTEGER NOT NULL,
    message INTEGER NOT NULL,
    due REAL NOT NULL,
    PRIMARY KEY (chat, message)
) STRICT, WITHOUT ROWID;

CREATE TABLE prompts (
    chat INTEGER NOT NULL,
    message INTEGER NOT NULL,
    checkin TEXT NOT NULL,
    purpose TEXT NOT NULL,
    expires REAL NOT NULL,
    PRIMARY KEY (chat, message)
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_key (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    key BLOB NOT NULL
) STRICT;
