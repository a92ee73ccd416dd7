-- One conversation between a customer and a store. What lists show stands here, changed in the
-- transaction of the message that changes it. seller_id, customer_id: WordPress user ids;
-- order_id: WooCommerce's id of a single or sub-order.
CREATE TABLE IF NOT EXISTS support_ticket (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  seller_id BIGINT UNSIGNED NOT NULL,
  customer_id BIGINT UNSIGNED NOT NULL,
  order_id BIGINT UNSIGNED NULL,
  subject VARCHAR(200) NOT NULL,
  status ENUM('open', 'closed') NOT NULL,
  waiting_on ENUM('seller', 'customer', 'marketplace') NOT NULL,
  waiting_since DATETIME(6) NOT NULL,
  due_at DATETIME(6) NULL,
  created_at DATETIME(6) NOT NULL,
  closed_at DATETIME(6) NULL,
  last_activity_at DATETIME(6) NOT NULL,
  last_message_id BIGINT UNSIGNED NOT NULL,
  last_message_side ENUM('customer', 'seller', 'marketplace') NOT NULL,
  last_message_preview VARCHAR(160) NOT NULL,
  message_count INT UNSIGNED NOT NULL,
  KEY seller_status (seller_id, status, last_activity_at, id),
  KEY seller_waiting (seller_id, status, waiting_on, last_activity_at, id),
  KEY seller_activity (seller_id, last_activity_at, id),
  KEY seller_customer (seller_id, customer_id, last_activity_at, id),
  KEY customer_activity (customer_id, last_activity_at, id),
  KEY activity (last_activity_at, id),
  KEY status_activity (status, last_activity_at, id),
  KEY waiting_status (waiting_on, status)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
