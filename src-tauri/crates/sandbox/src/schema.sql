CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;

CREATE TABLE customer (
    number        INTEGER PRIMARY KEY,          -- the order of creation, which makes pages stable
    id            TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    email         TEXT NOT NULL,
    email_key     TEXT NOT NULL UNIQUE,         -- the email address in lower case
    password_hash TEXT,
    external_ref  TEXT,
    mechanism     TEXT NOT NULL,
    created_at    INTEGER NOT NULL,             -- milliseconds since the epoch
    updated_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE shop_order (
    number            INTEGER PRIMARY KEY,
    id                TEXT NOT NULL UNIQUE,
    order_number      TEXT NOT NULL,            -- empty if it has none
    external_ref      TEXT,
    customer_id       TEXT,                     -- null for a guest; stays if the customer is deleted
    name              TEXT NOT NULL,
    email             TEXT NOT NULL,
    status            TEXT NOT NULL,
    payment           TEXT NOT NULL,
    shipping          TEXT NOT NULL,
    currency          TEXT NOT NULL,
    with_tax          INTEGER NOT NULL,         -- minor units
    without_tax       INTEGER NOT NULL,
    created_at        INTEGER NOT NULL,         -- milliseconds since the epoch
    updated_at        INTEGER NOT NULL,
    is_anonymized     INTEGER NOT NULL DEFAULT 0,
    shipping_name     TEXT NOT NULL,            -- parts of the addresses, for filters
    shipping_postcode TEXT NOT NULL,
    billing_name      TEXT NOT NULL,
    billing_postcode  TEXT NOT NULL
) STRICT;

CREATE TABLE order_address (                    -- a table of its own, which keeps order rows small
    of_order INTEGER PRIMARY KEY REFERENCES shop_order (number),
    shipping TEXT NOT NULL,                     -- JSON
    billing  TEXT NOT NULL                      -- JSON
) STRICT;

CREATE TABLE order_item (
    of_order         INTEGER NOT NULL REFERENCES shop_order (number),
    position         INTEGER NOT NULL,
    id               TEXT NOT NULL,
    product_id       TEXT NOT NULL,
    name             TEXT NOT NULL,
    sku              TEXT NOT NULL,
    quantity         INTEGER NOT NULL,
    unit_with_tax    INTEGER NOT NULL,
    unit_without_tax INTEGER NOT NULL,
    PRIMARY KEY (of_order, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE address (
    number      INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    customer_id TEXT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    fields      TEXT NOT NULL,                  -- JSON
    created_at  INTEGER NOT NULL,               -- milliseconds since the epoch
    updated_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE payment (                          -- transactions of the API
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL,
    of_order   INTEGER NOT NULL REFERENCES shop_order (number),
    reference  TEXT NOT NULL,
    gateway    TEXT NOT NULL,
    kind       TEXT NOT NULL,                   -- purchase, authorize, capture, refund
    status     TEXT NOT NULL,                   -- complete, failed
    amount     INTEGER NOT NULL,                -- minor units of the order's currency
    created_at INTEGER NOT NULL
) STRICT;
