-- Changes no existing row, so the stored hashes stay valid: the rows get version 2 from the default.
DROP TRIGGER entry_is_never_changed;
DROP TRIGGER entry_is_never_removed;
DROP TRIGGER entry_is_never_replaced;

ALTER TABLE entry RENAME COLUMN session TO session_id;
ALTER TABLE entry ADD COLUMN version INTEGER NOT NULL DEFAULT 2;
ALTER TABLE entry ADD COLUMN connection_id TEXT;
ALTER TABLE entry ADD COLUMN store_url TEXT;
ALTER TABLE entry ADD COLUMN import_id TEXT;
ALTER TABLE entry ADD COLUMN import_line INTEGER;
ALTER TABLE entry ADD COLUMN method TEXT;
ALTER TABLE entry ADD COLUMN path TEXT;
ALTER TABLE entry ADD COLUMN status INTEGER;
ALTER TABLE entry ADD COLUMN duration_ms INTEGER;
ALTER TABLE entry ADD COLUMN items INTEGER;

CREATE INDEX entry_import ON entry (import_id, at) WHERE import_id IS NOT NULL;
