-- Fills the sums of orders from their payments and items: after the seed, and for the orders of
-- version 1.
UPDATE payment SET refunded_amount = coalesce((
        SELECT sum(refund.amount) FROM payment AS refund
        WHERE refund.of_order = payment.of_order AND refund.kind = 'refund' AND refund.status = 'complete'), 0)
    WHERE kind IN ('purchase', 'capture') AND status = 'complete';

UPDATE shop_order SET (paid, authorized, fully_paid_at) = (
    SELECT
        coalesce(sum(amount) FILTER (WHERE kind IN ('purchase', 'capture')), 0),
        max(0, coalesce(sum(CASE kind WHEN 'authorize' THEN amount WHEN 'capture' THEN -amount END), 0)),
        max(created_at) FILTER (WHERE kind IN ('purchase', 'capture'))
    FROM payment WHERE of_order = shop_order.number AND status = 'complete');
UPDATE shop_order SET fully_paid_at = NULL WHERE paid < with_tax;

UPDATE shop_order SET discount = items.discount
    FROM (SELECT of_order, sum(unit_discount * quantity) AS discount FROM order_item
          WHERE unit_discount <> 0 GROUP BY of_order) AS items
    WHERE items.of_order = shop_order.number;
