-- Orders where WooCommerce keeps them in its own tables (HPOS); empty while it keeps them as posts.
-- seller_id is NULL for the parent of several sellers' orders. Indexed: id, parent_id, customer_id.
-- Every view here can be merged into the query that names it (no UNION, no GROUP BY): MariaDB pushes no
-- `?` of a prepared statement into another kind of view and would read the whole shop.
CREATE OR REPLACE DEFINER={definer} SQL SECURITY DEFINER VIEW {schema}.host_order_hpos AS
SELECT
  o.id AS id,
  o.parent_order_id AS parent_id,
  o.customer_id AS customer_id,
  (SELECT CASE
     WHEN EXISTS (SELECT 1 FROM {wp:wc_orders_meta} m WHERE m.order_id = o.id
                  AND m.meta_key = 'has_sub_order' AND m.meta_value NOT IN ('', '0')) THEN NULL
     ELSE COALESCE(
       (SELECT NULLIF(d.seller_id, 0) FROM {wp:dokan_orders} d WHERE d.order_id = o.id
        ORDER BY d.id LIMIT 1),
       (SELECT CAST(m.meta_value AS SIGNED) FROM {wp:wc_orders_meta} m WHERE m.order_id = o.id
        AND m.meta_key = '_dokan_vendor_id' ORDER BY m.id LIMIT 1)) END) AS seller_id,
  CAST(o.status AS CHAR(40) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS status,
  CAST(o.currency AS CHAR(10) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS currency,
  CAST(o.total_amount AS DECIMAL(26, 8)) AS total,
  o.date_created_gmt AS created_at,
  (SELECT p.date_paid_gmt FROM {wp:wc_order_operational_data} p WHERE p.order_id = o.id
   ORDER BY p.id LIMIT 1) AS paid_at,
  CAST((SELECT p.discount_total_amount FROM {wp:wc_order_operational_data} p WHERE p.order_id = o.id
        ORDER BY p.id LIMIT 1) AS DECIMAL(26, 8)) AS discount,
  CAST(o.payment_method AS CHAR(100) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS payment_gateway,
  CAST(o.payment_method_title AS CHAR(200) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS payment_method,
  CAST(COALESCE(NULLIF(o.transaction_id, ''),
                (SELECT q.transaction_id FROM {wp:wc_orders} q WHERE q.id = o.parent_order_id))
       AS CHAR(200) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS transaction_id,
  CAST((SELECT i.order_item_name FROM {wp:woocommerce_order_items} i WHERE i.order_id = o.id
        AND i.order_item_type = 'line_item' ORDER BY i.order_item_id LIMIT 1)
       AS CHAR(500) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS first_item,
  (SELECT COUNT(*) FROM {wp:woocommerce_order_items} i WHERE i.order_id = o.id
   AND i.order_item_type = 'line_item') AS items
FROM {wp:wc_orders} o
WHERE COALESCE((SELECT s.option_value FROM {wp:options} s
                WHERE s.option_name = 'woocommerce_custom_orders_table_enabled'), 'no') = 'yes'
  AND o.type = 'shop_order' AND o.status LIKE 'wc-%' AND o.status <> 'wc-checkout-draft'
