-- The tables that version 3 added: what happened to personal data, and requests to erase it.
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
