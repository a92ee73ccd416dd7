-- WooCommerce's refunds of orders kept as posts. Indexed: order_id.
CREATE OR REPLACE DEFINER={definer} SQL SECURITY DEFINER VIEW {schema}.host_refund_posts AS
SELECT
  o.ID AS id,
  o.post_parent AS order_id,
  CAST((SELECT m.meta_value FROM {wp:postmeta} m WHERE m.post_id = o.ID
        AND m.meta_key = '_refund_amount' ORDER BY m.meta_id LIMIT 1) AS DECIMAL(26, 8)) AS amount,
  CAST((SELECT m.meta_value FROM {wp:postmeta} m WHERE m.post_id = o.ID
        AND m.meta_key = '_refund_reason' ORDER BY m.meta_id LIMIT 1)
       AS CHAR(500) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS reason,
  CAST((SELECT m.meta_value FROM {wp:postmeta} m WHERE m.post_id = o.ID
        AND m.meta_key = '_seller_support_refund' ORDER BY m.meta_id LIMIT 1)
       AS CHAR(60) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS support_key,
  o.post_date_gmt AS created_at
FROM {wp:posts} o
WHERE COALESCE((SELECT s.option_value FROM {wp:options} s
                WHERE s.option_name = 'woocommerce_custom_orders_table_enabled'), 'no') <> 'yes'
  AND o.post_type = 'shop_order_refund' AND o.post_status LIKE 'wc-%'
