-- What version 4 added: accounts, their members, and how members sign in. New databases get it, too.
CREATE TABLE account (
    number          INTEGER PRIMARY KEY,          -- the order of creation
    id              TEXT NOT NULL UNIQUE,
    name            TEXT NOT NULL,
    legal_name      TEXT,
    registration_id TEXT UNIQUE,
    external_ref    TEXT,
    parent_id       TEXT REFERENCES account (id),
    tag_ids         TEXT NOT NULL DEFAULT '',     -- separated by spaces, for filters
    created_at      INTEGER NOT NULL,             -- milliseconds since the epoch
    updated_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX account_by_parent ON account (parent_id);

CREATE TABLE account_tag (
    number      INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    description TEXT,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE account_address (
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    fields     TEXT NOT NULL,                     -- JSON
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX account_address_by_account ON account_address (account_id, number);

CREATE TABLE realm (                              -- authentication realms
    number                 INTEGER PRIMARY KEY,
    id                     TEXT NOT NULL UNIQUE,
    name                   TEXT NOT NULL,
    duplicate_email_policy TEXT NOT NULL,         -- allowed, api_only
    redirect_uris          TEXT NOT NULL,         -- JSON
    created_at             INTEGER NOT NULL,
    updated_at             INTEGER NOT NULL
) STRICT;

CREATE TABLE password_profile (
    number                 INTEGER PRIMARY KEY,
    id                     TEXT NOT NULL UNIQUE,
    realm_id               TEXT NOT NULL REFERENCES realm (id),
    name                   TEXT NOT NULL,
    username_format        TEXT NOT NULL,         -- email, any
    has_one_time_passwords INTEGER NOT NULL,
    created_at             INTEGER NOT NULL,
    updated_at             INTEGER NOT NULL
) STRICT;

CREATE TABLE member (                             -- user authentication infos of the API
    number      INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    realm_id    TEXT NOT NULL REFERENCES realm (id),
    name        TEXT NOT NULL,
    email       TEXT NOT NULL,
    given_name  TEXT,
    middle_name TEXT,
    family_name TEXT,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE credential (                         -- user authentication password profile infos
    number        INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    member_id     TEXT NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    profile_id    TEXT NOT NULL REFERENCES password_profile (id) ON DELETE CASCADE,
    username      TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX credential_by_member ON credential (member_id, number);
CREATE INDEX credential_by_profile ON credential (profile_id, username);

CREATE TABLE membership (                         -- account memberships
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    member_id  TEXT NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (account_id, member_id)
) STRICT;
CREATE INDEX membership_by_member ON membership (member_id, number);

CREATE TABLE account_authentication (             -- the settings: one row
    number                  INTEGER PRIMARY KEY CHECK (number = 1),
    realm_id                TEXT NOT NULL REFERENCES realm (id),
    enable_self_signup      INTEGER NOT NULL,
    auto_create_account     INTEGER NOT NULL,
    self_management         TEXT NOT NULL,        -- disabled, update_only
    token_lifetime          INTEGER NOT NULL,     -- seconds
    memberships_of_a_member INTEGER NOT NULL      -- at most
) STRICT;

-- Every store has a realm for its accounts, without profiles at first.
INSERT INTO realm (id, name, duplicate_email_policy, redirect_uris, created_at, updated_at)
VALUES ('acc0a000-0000-4000-8000-000000000001', 'Buyer Organization', 'allowed', '[]', 1711929600000, 1711929600000);
INSERT INTO account_authentication
VALUES (1, 'acc0a000-0000-4000-8000-000000000001', 0, 0, 'disabled', 86400, 10000);

ALTER TABLE shop_order ADD COLUMN account_id TEXT;         -- of account orders, as the next three
ALTER TABLE shop_order ADD COLUMN account_member_id TEXT;
ALTER TABLE shop_order ADD COLUMN contact_name TEXT;
ALTER TABLE shop_order ADD COLUMN contact_email TEXT;
CREATE INDEX shop_order_by_account ON shop_order (account_id, updated_at);
