-- What the views' account may read: exactly the columns the views use, one table a line.
GRANT SELECT (meta_id, comment_id, meta_key, meta_value) ON {wp:commentmeta} TO {definer};
GRANT SELECT (comment_ID, comment_post_ID, comment_content, comment_date_gmt, comment_type) ON {wp:comments} TO {definer};
GRANT SELECT (id, order_id, seller_id) ON {wp:dokan_orders} TO {definer};
GRANT SELECT (id, order_id, seller_id, refund_amount, status) ON {wp:dokan_refund} TO {definer};
GRANT SELECT (id, vendor_id, trn_id, trn_type, debit, credit) ON {wp:dokan_vendor_balance} TO {definer};
GRANT SELECT (option_name, option_value) ON {wp:options} TO {definer};
GRANT SELECT (meta_id, post_id, meta_key, meta_value) ON {wp:postmeta} TO {definer};
GRANT SELECT (ID, post_parent, post_date_gmt, post_status, post_type) ON {wp:posts} TO {definer};
GRANT SELECT (umeta_id, user_id, meta_key, meta_value) ON {wp:usermeta} TO {definer};
GRANT SELECT (ID, user_login, user_pass, user_nicename, user_email, display_name) ON {wp:users} TO {definer};
GRANT SELECT (customer_id, user_id) ON {wp:wc_customer_lookup} TO {definer};
GRANT SELECT (id, order_id, date_paid_gmt, discount_total_amount)
  ON {wp:wc_order_operational_data} TO {definer};
GRANT SELECT (order_id, customer_id, date_created, status) ON {wp:wc_order_stats} TO {definer};
GRANT SELECT (id, status, currency, type, total_amount, customer_id, date_created_gmt, parent_order_id, payment_method, payment_method_title,
  transaction_id)
  ON {wp:wc_orders} TO {definer};
GRANT SELECT (id, order_id, meta_key, meta_value) ON {wp:wc_orders_meta} TO {definer};
GRANT SELECT (meta_id, order_item_id, meta_key, meta_value) ON {wp:woocommerce_order_itemmeta} TO {definer};
GRANT SELECT (order_item_id, order_item_name, order_item_type, order_id) ON {wp:woocommerce_order_items} TO {definer};
