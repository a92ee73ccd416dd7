-- What a request gives back of each order item: rate_id 0 is the net amount with the quantity, every other row the
-- tax of that rate.
CREATE TABLE IF NOT EXISTS support_refund_line (
  refund_id BIGINT UNSIGNED NOT NULL,
  item_id BIGINT UNSIGNED NOT NULL,
  rate_id BIGINT UNSIGNED NOT NULL,
  name VARCHAR(300) NOT NULL,
  quantity INT UNSIGNED NOT NULL,
  amount DECIMAL(19, 4) NOT NULL,
  PRIMARY KEY (refund_id, item_id, rate_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
