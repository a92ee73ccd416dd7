-- WooCommerce's refunds of orders in its own tables. Indexed: order_id.
CREATE OR REPLACE DEFINER={definer} SQL SECURITY DEFINER VIEW {schema}.host_refund_hpos AS
SELECT
  o.id AS id,
  o.parent_order_id AS order_id,
  CAST(COALESCE((SELECT m.meta_value FROM {wp:wc_orders_meta} m WHERE m.order_id = o.id
                 AND m.meta_key = '_refund_amount' ORDER BY m.id LIMIT 1), -o.total_amount)
       AS DECIMAL(26, 8)) AS amount,
  CAST((SELECT m.meta_value FROM {wp:wc_orders_meta} m WHERE m.order_id = o.id
        AND m.meta_key = '_refund_reason' ORDER BY m.id LIMIT 1)
       AS CHAR(500) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS reason,
  CAST((SELECT m.meta_value FROM {wp:wc_orders_meta} m WHERE m.order_id = o.id
        AND m.meta_key = '_seller_support_refund' ORDER BY m.id LIMIT 1)
       AS CHAR(60) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS support_key,
  o.date_created_gmt AS created_at
FROM {wp:wc_orders} o
WHERE COALESCE((SELECT s.option_value FROM {wp:options} s
                WHERE s.option_name = 'woocommerce_custom_orders_table_enabled'), 'no') = 'yes'
  AND o.type = 'shop_order_refund' AND o.status LIKE 'wc-%'
