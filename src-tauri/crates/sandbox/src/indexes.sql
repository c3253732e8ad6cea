-- Made after a new store is filled: sorting once is faster than keeping order.
CREATE INDEX customer_by_creation ON customer (created_at, number);
CREATE INDEX customer_by_name ON customer (name COLLATE NOCASE, number);
CREATE INDEX shop_order_by_customer ON shop_order (customer_id, created_at, number);
CREATE INDEX shop_order_by_creation ON shop_order (created_at, number);
CREATE INDEX shop_order_by_change ON shop_order (updated_at, number);
CREATE INDEX shop_order_by_email ON shop_order (email COLLATE NOCASE, created_at);
CREATE INDEX order_item_by_order ON order_item (order_id, position);
-- Filters on states count what they match: everything they ask for is in the index.
CREATE INDEX shop_order_by_states ON shop_order (status, payment, shipping, currency, updated_at, number);
CREATE INDEX shop_order_by_total ON shop_order (with_tax, number);
CREATE INDEX order_item_by_sku ON order_item (sku COLLATE NOCASE, order_id);
CREATE INDEX order_item_by_product ON order_item (product_id COLLATE NOCASE, order_id);
CREATE INDEX address_by_customer ON address (customer_id, number);
CREATE INDEX payment_by_order ON payment (order_id, number);
