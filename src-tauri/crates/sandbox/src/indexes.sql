-- Created after the seed: building an index once is faster than updating it.
CREATE INDEX customer_by_creation ON customer (created_at, number);
CREATE INDEX customer_by_name ON customer (name COLLATE NOCASE, number);
CREATE INDEX address_by_customer ON address (customer_id, number);
CREATE INDEX shop_order_by_customer ON shop_order (customer_id, updated_at);
CREATE INDEX shop_order_by_creation ON shop_order (created_at);
CREATE INDEX shop_order_by_change ON shop_order (updated_at);
CREATE INDEX shop_order_by_number ON shop_order (order_number COLLATE NOCASE);
CREATE INDEX shop_order_by_email ON shop_order (email COLLATE NOCASE);
CREATE INDEX shop_order_by_total ON shop_order (with_tax);
CREATE INDEX order_item_by_sku ON order_item (sku COLLATE NOCASE);
CREATE INDEX payment_by_order ON payment (of_order);
