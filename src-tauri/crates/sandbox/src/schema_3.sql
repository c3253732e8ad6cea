-- What version 3 added. New databases get it, too.
ALTER TABLE payment ADD COLUMN name TEXT;
ALTER TABLE payment ADD COLUMN custom_reference TEXT;
ALTER TABLE payment ADD COLUMN capture_mechanism TEXT;  -- automatic, manual; null if not captured
ALTER TABLE payment ADD COLUMN refund_mechanism TEXT;   -- automatic, manual; null if not refunded
ALTER TABLE payment ADD COLUMN updated_at INTEGER;      -- milliseconds since the epoch; null if never

CREATE TABLE shipping_group (
    number             INTEGER PRIMARY KEY,     -- the order of creation
    id                 TEXT NOT NULL UNIQUE,
    of_order           INTEGER NOT NULL REFERENCES shop_order (number),
    shipping_type      TEXT,
    tracking_reference TEXT,
    external_ref       TEXT,
    address            TEXT NOT NULL,           -- JSON
    estimate_start     TEXT,                    -- RFC 3339
    estimate_end       TEXT,                    -- RFC 3339
    created_at         INTEGER NOT NULL,        -- milliseconds since the epoch
    updated_at         INTEGER NOT NULL
) STRICT;
CREATE INDEX shipping_group_by_order ON shipping_group (of_order);

-- What happened to personal data, and requests to erase it.
CREATE TABLE personal_data_log (
    number        INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    resource_type TEXT NOT NULL,
    resource_id   TEXT NOT NULL,
    path          TEXT NOT NULL,                -- of the resource
    event         TEXT NOT NULL,                -- created, updated, deleted
    delta         TEXT NOT NULL,                -- the fields that changed, as JSON
    initiator     TEXT NOT NULL,                -- JSON
    created_at    INTEGER NOT NULL              -- milliseconds since the epoch
) STRICT;
CREATE INDEX personal_data_of ON personal_data_log (resource_type, resource_id);

CREATE TABLE erasure_request (
    number        INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    resource_type TEXT NOT NULL,
    resource_id   TEXT NOT NULL,
    initiator     TEXT NOT NULL,                -- JSON
    status        TEXT NOT NULL,                -- CREATED, SUCCESS, FAILURE
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL
) STRICT;
