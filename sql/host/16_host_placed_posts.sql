-- The same where WooCommerce keeps orders as posts, as its analytics know them: posts have no index by their time
-- alone. created_on: by the shop's clock on the wall. Indexed: created_on. Empty in a shop without analytics.
CREATE OR REPLACE DEFINER={definer} SQL SECURITY DEFINER VIEW {schema}.host_placed_posts AS
SELECT
  d.seller_id AS seller_id,
  t.date_created AS created_on
FROM {wp:wc_order_stats} t
JOIN {wp:dokan_orders} d ON d.order_id = t.order_id AND d.seller_id > 0
WHERE COALESCE((SELECT s.option_value FROM {wp:options} s
                WHERE s.option_name = 'woocommerce_custom_orders_table_enabled'), 'no') <> 'yes'
  AND t.status LIKE 'wc-%' AND t.status NOT IN ('wc-checkout-draft', 'wc-pending', 'wc-failed', 'wc-cancelled')
