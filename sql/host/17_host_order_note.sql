-- Notes on orders that WooCommerce shows and mails to the customer. Dokan's "Add tracking details" writes such a note, and
-- so do most plugins for shipments. Indexed: order_id.
CREATE OR REPLACE DEFINER={definer} SQL SECURITY DEFINER VIEW {schema}.host_order_note AS
SELECT
  c.comment_ID AS id,
  c.comment_post_ID AS order_id,
  CAST(c.comment_content AS CHAR(2000) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS text,
  c.comment_date_gmt AS created_at
FROM {wp:comments} c
WHERE c.comment_type = 'order_note' AND EXISTS (
  SELECT 1 FROM {wp:commentmeta} m
  WHERE m.comment_id = c.comment_ID AND m.meta_key = 'is_customer_note' AND m.meta_value = '1')
