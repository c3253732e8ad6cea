-- The whole schema 2 of the audit log, from before schema 3.
CREATE TABLE entry (id INTEGER PRIMARY KEY, at TEXT NOT NULL, operator TEXT NOT NULL, account TEXT NOT NULL,
    store TEXT NOT NULL, action TEXT NOT NULL, outcome TEXT NOT NULL, way TEXT, customer_id TEXT,
    customer_email TEXT, session TEXT, reason TEXT, detail TEXT, hash BLOB NOT NULL) STRICT;
CREATE INDEX entry_at ON entry (at);
CREATE INDEX entry_operator ON entry (operator, at);
CREATE INDEX entry_action ON entry (action, at);
CREATE INDEX entry_way ON entry (way, at) WHERE way IS NOT NULL;
CREATE INDEX entry_customer ON entry (customer_id, at) WHERE customer_id IS NOT NULL;
CREATE INDEX entry_email ON entry (customer_email, at) WHERE customer_email IS NOT NULL;
CREATE INDEX entry_session ON entry (session, at) WHERE session IS NOT NULL;
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER entry_is_never_replaced BEFORE INSERT ON entry WHEN NEW.id <= (SELECT max(id) FROM entry)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
PRAGMA user_version = 2;
