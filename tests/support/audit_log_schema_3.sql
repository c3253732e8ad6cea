-- The whole schema 3 of the audit log, from before schema 4.
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
    customer_id    TEXT,
    customer_email TEXT,
    session_id     TEXT,
    reason         TEXT,
    detail         TEXT,
    connection_id  TEXT,
    store_url      TEXT,
    import_id      TEXT,
    import_line    INTEGER,
    method         TEXT,
    path           TEXT,
    status         INTEGER,
    duration_ms    INTEGER,
    items          INTEGER
) STRICT;

-- Each index ends with the time, and implicitly with the ID, so that a page is read in index order.
CREATE INDEX entry_at ON entry (at);
CREATE INDEX entry_operator ON entry (operator, at);
CREATE INDEX entry_action ON entry (action, at);
CREATE INDEX entry_way ON entry (way, at) WHERE way IS NOT NULL;
CREATE INDEX entry_customer ON entry (customer_id, at) WHERE customer_id IS NOT NULL;
CREATE INDEX entry_email ON entry (customer_email, at) WHERE customer_email IS NOT NULL;
CREATE INDEX entry_session ON entry (session_id, at) WHERE session_id IS NOT NULL;
CREATE INDEX entry_import ON entry (import_id, at) WHERE import_id IS NOT NULL;

CREATE TRIGGER entry_is_never_updated BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER entry_is_never_replaced BEFORE INSERT ON entry
WHEN NEW.id <= (SELECT max(id) FROM entry)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
PRAGMA user_version = 3;
