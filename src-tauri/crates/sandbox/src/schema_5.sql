-- What version 5 added: carts and subscriptions. New databases get it, too.
CREATE TABLE cart (
    number            INTEGER PRIMARY KEY,      -- the order of creation
    id                TEXT NOT NULL UNIQUE,
    name              TEXT NOT NULL,
    description       TEXT,
    contact_email     TEXT,                     -- a guest's
    is_quote          INTEGER NOT NULL DEFAULT 0,
    currency          TEXT NOT NULL,
    snapshot_date     TEXT,
    custom_attributes TEXT,                     -- JSON
    created_at        INTEGER NOT NULL,         -- milliseconds since the epoch
    updated_at        INTEGER NOT NULL
) STRICT;

CREATE TABLE cart_item (
    of_cart          INTEGER NOT NULL REFERENCES cart (number) ON DELETE CASCADE,
    position         INTEGER NOT NULL,
    id               TEXT NOT NULL,
    kind             TEXT NOT NULL,             -- cart_item, custom_item, subscription_item, promotion_item
    name             TEXT NOT NULL,
    sku              TEXT NOT NULL,             -- the code of a promotion
    quantity         INTEGER NOT NULL,
    unit_with_tax    INTEGER NOT NULL,          -- minor units; at most 0 for a promotion
    unit_without_tax INTEGER NOT NULL,
    unit_discount    INTEGER NOT NULL,          -- at most 0
    tax              TEXT,                      -- the tax item as JSON; null if prices include tax
    details          TEXT NOT NULL,             -- the other fields as JSON
    PRIMARY KEY (of_cart, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE cart_discount (                    -- custom discounts
    of_cart  INTEGER NOT NULL REFERENCES cart (number) ON DELETE CASCADE,
    id       TEXT NOT NULL PRIMARY KEY,
    amount   INTEGER NOT NULL,                  -- minor units, below 0
    details  TEXT NOT NULL                      -- the other fields as JSON
) STRICT;

CREATE TABLE cart_owner (
    of_cart INTEGER NOT NULL REFERENCES cart (number) ON DELETE CASCADE,
    kind    TEXT NOT NULL,                      -- account, customer
    id      TEXT NOT NULL,
    PRIMARY KEY (of_cart, kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE subscription (
    number          INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    account_id      TEXT NOT NULL,
    resource        TEXT NOT NULL,              -- JSON, as all of the following
    plans           TEXT NOT NULL,
    pricing_options TEXT NOT NULL
) STRICT;

CREATE TABLE subscription_state (
    number          INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    of_subscription TEXT NOT NULL REFERENCES subscription (id),
    resource        TEXT NOT NULL
) STRICT;

CREATE TABLE subscription_invoice (
    number          INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    of_subscription TEXT NOT NULL REFERENCES subscription (id),
    resource        TEXT NOT NULL
) STRICT;

CREATE TABLE subscription_payment (
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    of_invoice TEXT NOT NULL REFERENCES subscription_invoice (id),
    resource   TEXT NOT NULL
) STRICT;
