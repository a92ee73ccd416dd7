-- A customer's orders kept as posts in a shop that has switched WooCommerce's analytics off: there is no
-- index at all, and 100,000 orders take a second. Empty everywhere else.
CREATE OR REPLACE DEFINER={definer} SQL SECURITY DEFINER VIEW {schema}.host_customer_order_scan AS
SELECT
  CAST(c.meta_value AS UNSIGNED) AS customer_id,
  c.post_id AS order_id
FROM {wp:postmeta} c
WHERE COALESCE((SELECT s.option_value FROM {wp:options} s
                WHERE s.option_name = 'woocommerce_custom_orders_table_enabled'), 'no') <> 'yes'
  AND COALESCE((SELECT s.option_value FROM {wp:options} s
                WHERE s.option_name = 'woocommerce_analytics_enabled'), 'yes') = 'no'
  AND c.meta_key = '_customer_user'
