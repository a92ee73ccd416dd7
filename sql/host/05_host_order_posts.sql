-- The same columns where WooCommerce keeps orders as posts; empty while it keeps them in its own tables.
-- Indexed: id, parent_id. A customer's orders come through the next three views.
CREATE OR REPLACE DEFINER={definer} SQL SECURITY DEFINER VIEW {schema}.host_order_posts AS
SELECT
  o.ID AS id,
  o.post_parent AS parent_id,
  CAST((SELECT m.meta_value FROM {wp:postmeta} m WHERE m.post_id = o.ID
        AND m.meta_key = '_customer_user' ORDER BY m.meta_id LIMIT 1) AS UNSIGNED) AS customer_id,
  (SELECT CASE
     WHEN EXISTS (SELECT 1 FROM {wp:postmeta} m WHERE m.post_id = o.ID
                  AND m.meta_key = 'has_sub_order' AND m.meta_value NOT IN ('', '0')) THEN NULL
     ELSE COALESCE(
       (SELECT NULLIF(d.seller_id, 0) FROM {wp:dokan_orders} d WHERE d.order_id = o.ID
        ORDER BY d.id LIMIT 1),
       (SELECT CAST(m.meta_value AS SIGNED) FROM {wp:postmeta} m WHERE m.post_id = o.ID
        AND m.meta_key = '_dokan_vendor_id' ORDER BY m.meta_id LIMIT 1)) END) AS seller_id,
  CAST(o.post_status AS CHAR(40) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS status,
  CAST((SELECT m.meta_value FROM {wp:postmeta} m WHERE m.post_id = o.ID
        AND m.meta_key = '_order_currency' ORDER BY m.meta_id LIMIT 1)
       AS CHAR(10) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS currency,
  CAST((SELECT m.meta_value FROM {wp:postmeta} m WHERE m.post_id = o.ID
        AND m.meta_key = '_order_total' ORDER BY m.meta_id LIMIT 1) AS DECIMAL(26, 8)) AS total,
  o.post_date_gmt AS created_at,
  '1970-01-01 00:00:00' + INTERVAL
    NULLIF(CAST((SELECT m.meta_value FROM {wp:postmeta} m WHERE m.post_id = o.ID
                 AND m.meta_key = '_date_paid' ORDER BY m.meta_id LIMIT 1) AS SIGNED), 0) SECOND AS paid_at,
  CAST((SELECT m.meta_value FROM {wp:postmeta} m WHERE m.post_id = o.ID
        AND m.meta_key = '_cart_discount' ORDER BY m.meta_id LIMIT 1) AS DECIMAL(26, 8)) AS discount,
  CAST((SELECT m.meta_value FROM {wp:postmeta} m WHERE m.post_id = o.ID
        AND m.meta_key = '_payment_method' ORDER BY m.meta_id LIMIT 1)
       AS CHAR(100) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS payment_gateway,
  CAST((SELECT m.meta_value FROM {wp:postmeta} m WHERE m.post_id = o.ID
        AND m.meta_key = '_payment_method_title' ORDER BY m.meta_id LIMIT 1)
       AS CHAR(200) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS payment_method,
  CAST(COALESCE(
    (SELECT NULLIF(m.meta_value, '') FROM {wp:postmeta} m WHERE m.post_id = o.ID
     AND m.meta_key = '_transaction_id' ORDER BY m.meta_id LIMIT 1),
    (SELECT m.meta_value FROM {wp:postmeta} m WHERE m.post_id = o.post_parent
     AND m.meta_key = '_transaction_id' ORDER BY m.meta_id LIMIT 1))
    AS CHAR(200) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS transaction_id,
  CAST((SELECT i.order_item_name FROM {wp:woocommerce_order_items} i WHERE i.order_id = o.ID
        AND i.order_item_type = 'line_item' ORDER BY i.order_item_id LIMIT 1)
       AS CHAR(500) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS first_item,
  (SELECT COUNT(*) FROM {wp:woocommerce_order_items} i WHERE i.order_id = o.ID
   AND i.order_item_type = 'line_item') AS items
FROM {wp:posts} o
WHERE COALESCE((SELECT s.option_value FROM {wp:options} s
                WHERE s.option_name = 'woocommerce_custom_orders_table_enabled'), 'no') <> 'yes'
  AND o.post_type = 'shop_order' AND o.post_status LIKE 'wc-%' AND o.post_status <> 'wc-checkout-draft'
