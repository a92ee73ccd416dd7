-- Tickets per store, kept in the transaction of each change. 'waiting' counts open tickets that
-- wait on the seller.
CREATE TABLE IF NOT EXISTS support_count (
  seller_id BIGINT UNSIGNED NOT NULL,
  bucket ENUM('open', 'waiting', 'closed') NOT NULL,
  tickets BIGINT NOT NULL,
  PRIMARY KEY (seller_id, bucket)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
