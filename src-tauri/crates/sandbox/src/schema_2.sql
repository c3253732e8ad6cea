-- The columns that version 2 added. New databases get them, too.
ALTER TABLE customer ADD COLUMN custom TEXT NOT NULL DEFAULT '{}';        -- custom fields as JSON
ALTER TABLE shop_order ADD COLUMN custom TEXT NOT NULL DEFAULT '{}';
ALTER TABLE shop_order ADD COLUMN is_manual INTEGER NOT NULL DEFAULT 0;    -- created by an admin
ALTER TABLE shop_order ADD COLUMN paid INTEGER NOT NULL DEFAULT 0;         -- minor units
ALTER TABLE shop_order ADD COLUMN authorized INTEGER NOT NULL DEFAULT 0;   -- and not captured
ALTER TABLE shop_order ADD COLUMN discount INTEGER NOT NULL DEFAULT 0;     -- of all items, at most 0
ALTER TABLE shop_order ADD COLUMN fully_paid_at INTEGER;                   -- milliseconds since the epoch
ALTER TABLE order_item ADD COLUMN unit_discount INTEGER NOT NULL DEFAULT 0; -- at most 0
ALTER TABLE payment ADD COLUMN refunded_amount INTEGER NOT NULL DEFAULT 0;
