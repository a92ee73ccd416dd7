-- A customer's orders kept as posts. The customer stands in an unindexed postmeta value; WooCommerce's
-- analytics know it by index, but run minutes behind: the caller checks it in host_order_posts.
CREATE OR REPLACE DEFINER={definer} SQL SECURITY DEFINER VIEW {schema}.host_customer_order_stats AS
SELECT
  l.user_id AS customer_id,
  t.order_id AS order_id
FROM {wp:wc_customer_lookup} l
JOIN {wp:wc_order_stats} t ON t.customer_id = l.customer_id
WHERE COALESCE((SELECT s.option_value FROM {wp:options} s
                WHERE s.option_name = 'woocommerce_custom_orders_table_enabled'), 'no') <> 'yes'
  AND COALESCE((SELECT s.option_value FROM {wp:options} s
                WHERE s.option_name = 'woocommerce_analytics_enabled'), 'yes') <> 'no'
