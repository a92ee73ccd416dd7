-- The items of orders and of refunds with what they are worth, one row for each meta: net amounts, quantities, and
-- WooCommerce's serialized taxes by rate. Read by order_id; put together in C++, where the lowest meta_id counts.
CREATE OR REPLACE DEFINER={definer} SQL SECURITY DEFINER VIEW {schema}.host_money_item AS
SELECT
  i.order_id AS order_id,
  i.order_item_id AS item_id,
  CAST(i.order_item_type AS CHAR(20) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS type,
  CAST(i.order_item_name AS CHAR(500) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS name,
  m.meta_id AS meta_id,
  CAST(m.meta_key AS CHAR(40) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS meta_key,
  CAST(m.meta_value AS CHAR(4000) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS meta_value
FROM {wp:woocommerce_order_items} i
LEFT JOIN {wp:woocommerce_order_itemmeta} m ON m.order_item_id = i.order_item_id
  AND m.meta_key IN ('_qty', '_line_total', '_line_tax_data', 'cost', 'taxes', 'rate_id', 'label', 'rate_percent',
                     '_refunded_item_id')
WHERE i.order_item_type IN ('line_item', 'shipping', 'fee', 'tax')
