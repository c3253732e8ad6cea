CREATE TABLE entry (
    id             INTEGER PRIMARY KEY,
    hash           BLOB NOT NULL,
    version        INTEGER NOT NULL,
    at             TEXT NOT NULL,
    operator       TEXT NOT NULL,
    account        TEXT NOT NULL,
    store          TEXT NOT NULL,
    action         TEXT NOT NULL,
    outcome        TEXT NOT NULL,
    way            TEXT,
    session_id     TEXT,
    connection_id  TEXT,
    store_url      TEXT,
    import_id      TEXT,
    import_line    INTEGER,
    method         TEXT,
    status         INTEGER,
    duration_ms    INTEGER,
    items          INTEGER,
    digest         BLOB,
    removes        TEXT
) STRICT;

-- What can name a customer. A row is removed to erase it; the entry keeps its digest.
CREATE TABLE personal (
    id             INTEGER PRIMARY KEY,
    salt           BLOB,
    customer_id    TEXT,
    customer_email TEXT,
    reason         TEXT,
    detail         TEXT,
    path           TEXT
) STRICT;

-- Signed statements of what was removed.
CREATE TABLE tombstone (
    entry      INTEGER PRIMARY KEY,
    statement  TEXT NOT NULL,
    public_key TEXT NOT NULL,
    signature  TEXT NOT NULL
) STRICT;

-- Each index goes on with the ID, so that a page is read in index order, and with the time, so that
-- a range of dates needs no row.
CREATE INDEX entry_at ON entry (at);
CREATE INDEX entry_operator ON entry (operator, id, at);
CREATE INDEX entry_action ON entry (action, id, at);
CREATE INDEX entry_way ON entry (way, id, at) WHERE way IS NOT NULL;
CREATE INDEX entry_session ON entry (session_id, id, at) WHERE session_id IS NOT NULL;
CREATE INDEX entry_import ON entry (import_id, id, at) WHERE import_id IS NOT NULL;
CREATE INDEX personal_customer ON personal (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX personal_email ON personal (customer_email) WHERE customer_email IS NOT NULL;
