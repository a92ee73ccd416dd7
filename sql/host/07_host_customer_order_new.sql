-- Orders kept as posts that the analytics may not have yet, of any customer: to be looked at one by one.
-- Reads the newest 300 ids of the posts' primary key, whatever the size of the shop.
CREATE OR REPLACE DEFINER={definer} SQL SECURITY DEFINER VIEW {schema}.host_customer_order_new AS
SELECT
  o.ID AS order_id
FROM {wp:posts} o
WHERE COALESCE((SELECT s.option_value FROM {wp:options} s
                WHERE s.option_name = 'woocommerce_custom_orders_table_enabled'), 'no') <> 'yes'
  AND COALESCE((SELECT s.option_value FROM {wp:options} s
                WHERE s.option_name = 'woocommerce_analytics_enabled'), 'yes') <> 'no'
  AND o.ID > (SELECT CAST(MAX(x.ID) AS SIGNED) - 300 FROM {wp:posts} x)
  AND o.post_type = 'shop_order'
  AND NOT EXISTS (SELECT 1 FROM {wp:wc_order_stats} t WHERE t.order_id = o.ID)
