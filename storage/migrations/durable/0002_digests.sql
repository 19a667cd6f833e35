-- A chat's id is sealed (storage/sealing.py); the check keeps a bare one from landing here.
-- `thread` is a forum's topic, 0 the chat itself. `places` and `languages` are ids with commas
-- between them, `days` digits from 0, which is Monday. `due` is what the wall clock of `timezone`
-- shows when the next issue goes out: its date and hour, as 2026-11-30T09. `last_on` is the local
-- date of the last issue that arrived.
CREATE TABLE subscriptions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    address BLOB NOT NULL CHECK (length(address) = 24),
    thread INTEGER NOT NULL,
    places TEXT NOT NULL,
    languages TEXT NOT NULL,
    days TEXT NOT NULL,
    timezone TEXT NOT NULL,
    quiet INTEGER NOT NULL,
    due TEXT NOT NULL,
    last_on TEXT,
    UNIQUE (address, thread)
) STRICT;

CREATE INDEX subscriptions_by_due ON subscriptions (timezone, due);

-- One row an issue and subscriber. `outcome` is NULL until it is finished; then while `claimed` is
-- 1 somebody is at it, and else it is to be tried again from `again` on. `until` is when it is too
-- late. Both in seconds since 1970, UTC. `arrived` counts the messages of the issue that did.
CREATE TABLE ledger (
    subscription INTEGER NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
    on_date TEXT NOT NULL,
    until INTEGER NOT NULL,
    outcome TEXT CHECK (outcome IN ('delivered', 'silent', 'late')),
    claimed INTEGER NOT NULL DEFAULT 1,
    again REAL NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    arrived INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (subscription, on_date)
) STRICT, WITHOUT ROWID;

CREATE INDEX ledger_open ON ledger (claimed, again) WHERE outcome IS NULL;
CREATE INDEX ledger_by_age ON ledger (until);

-- `print` is a digest of the answer's words in all languages. `what` and `on_date` are NULL for an
-- answer that has been as it is since the first look.
CREATE TABLE editions (
    entry_id TEXT PRIMARY KEY,
    print BLOB NOT NULL,
    what TEXT CHECK (what IN ('new', 'corrected')),
    on_date TEXT
) STRICT, WITHOUT ROWID;
