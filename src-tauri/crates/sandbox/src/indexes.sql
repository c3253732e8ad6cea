-- Created after the seed: building an index once is faster than updating it. Lists need none: what
-- they are filtered and sorted by is in memory.
CREATE INDEX address_by_customer ON address (customer_id, number);
CREATE INDEX shop_order_by_customer ON shop_order (customer_id, updated_at);
CREATE INDEX payment_by_order ON payment (of_order);
