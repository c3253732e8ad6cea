CREATE TRIGGER entry_is_never_updated BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER entry_is_never_replaced BEFORE INSERT ON entry
WHEN NEW.id <= (SELECT max(id) FROM entry)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER personal_is_never_updated BEFORE UPDATE ON personal
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER personal_is_never_deleted BEFORE DELETE ON personal
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER personal_is_never_replaced BEFORE INSERT ON personal
WHEN NEW.id <= (SELECT max(id) FROM personal)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER tombstone_is_never_updated BEFORE UPDATE ON tombstone
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER tombstone_is_never_deleted BEFORE DELETE ON tombstone
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER tombstone_is_never_replaced BEFORE INSERT ON tombstone
WHEN NEW.entry <= (SELECT max(entry) FROM tombstone)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
