CREATE TRIGGER entry_is_never_updated BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER entry_is_never_replaced BEFORE INSERT ON entry
WHEN NEW.id <= (SELECT max(id) FROM entry)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
