-- Stores' orders by when they were placed, where WooCommerce keeps orders in its own tables; empty while it keeps them
-- as posts. Drafts, and what is pending payment, failed or was cancelled, are left out; orders on hold count, since a
-- transfer comes later and a store may give it back. Indexed: created_at (UTC).
CREATE OR REPLACE DEFINER={definer} SQL SECURITY DEFINER VIEW {schema}.host_placed_hpos AS
SELECT
  d.seller_id AS seller_id,
  o.date_created_gmt AS created_at
FROM {wp:wc_orders} o
JOIN {wp:dokan_orders} d ON d.order_id = o.id AND d.seller_id > 0
WHERE COALESCE((SELECT s.option_value FROM {wp:options} s
                WHERE s.option_name = 'woocommerce_custom_orders_table_enabled'), 'no') = 'yes'
  AND o.type = 'shop_order' AND o.status LIKE 'wc-%'
  AND o.status NOT IN ('wc-checkout-draft', 'wc-pending', 'wc-failed', 'wc-cancelled')
