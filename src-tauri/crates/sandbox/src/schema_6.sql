-- What version 6 added: custom fields of accounts and members. New databases get it, too.
ALTER TABLE account ADD COLUMN custom TEXT NOT NULL DEFAULT '{}';         -- custom fields as JSON
ALTER TABLE member ADD COLUMN custom TEXT NOT NULL DEFAULT '{}';
