CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;

CREATE TABLE customer (
    number        INTEGER PRIMARY KEY,          -- the order of creation, for stable pages
    id            TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    email         TEXT NOT NULL,
    email_key     TEXT NOT NULL UNIQUE,         -- the address in lower case
    password_hash TEXT,
    external_ref  TEXT,
    mechanism     TEXT NOT NULL,
    created_at    INTEGER NOT NULL,             -- milliseconds since the epoch
    updated_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX customer_by_creation ON customer (created_at, number);
CREATE INDEX customer_by_name ON customer (name COLLATE NOCASE, number);

CREATE TABLE shop_order (
    number           INTEGER PRIMARY KEY,
    id               TEXT NOT NULL UNIQUE,
    order_number     TEXT NOT NULL,
    customer_id      TEXT,                      -- none for a guest; stays when the customer goes
    name             TEXT NOT NULL,
    email            TEXT NOT NULL,
    status           TEXT NOT NULL,
    payment          TEXT NOT NULL,
    shipping         TEXT NOT NULL,
    currency         TEXT NOT NULL,
    with_tax         INTEGER NOT NULL,          -- minor units
    without_tax      INTEGER NOT NULL,
    shipping_address TEXT NOT NULL,             -- JSON
    billing_address  TEXT NOT NULL,             -- JSON
    created_at       INTEGER NOT NULL,          -- milliseconds since the epoch
    updated_at       INTEGER NOT NULL
) STRICT;
CREATE INDEX shop_order_by_customer ON shop_order (customer_id, created_at, number);
CREATE INDEX shop_order_by_creation ON shop_order (created_at, number);
CREATE INDEX shop_order_by_change ON shop_order (updated_at, number);
CREATE INDEX shop_order_by_email ON shop_order (email COLLATE NOCASE, created_at);

CREATE TABLE order_item (
    id                TEXT PRIMARY KEY,
    order_id          TEXT NOT NULL REFERENCES shop_order (id),
    position          INTEGER NOT NULL,
    product_id        TEXT NOT NULL,
    name              TEXT NOT NULL,
    sku               TEXT NOT NULL,
    quantity          INTEGER NOT NULL,
    unit_with_tax     INTEGER NOT NULL,
    unit_without_tax  INTEGER NOT NULL
) STRICT;
CREATE INDEX order_item_by_order ON order_item (order_id, position);
