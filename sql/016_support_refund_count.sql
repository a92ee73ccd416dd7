-- Refund requests per store and status, kept in the transaction of each change.
CREATE TABLE IF NOT EXISTS support_refund_count (
  seller_id BIGINT UNSIGNED NOT NULL,
  status ENUM('requested', 'approved', 'sent', 'confirmed', 'rejected', 'cancelled', 'failed') NOT NULL,
  refunds BIGINT NOT NULL,
  PRIMARY KEY (seller_id, status)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
