-- When a request took which step, for the sums of a month: requested; approved (not while it has failed or after it
-- was rejected); sent, the first time; confirmed. What a sum needs stands in both keys, so that no request is read.
CREATE TABLE IF NOT EXISTS support_refund_step (
  refund_id BIGINT UNSIGNED NOT NULL,
  step ENUM('requested', 'approved', 'sent', 'confirmed') NOT NULL,
  seller_id BIGINT UNSIGNED NOT NULL,
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount DECIMAL(19, 4) NOT NULL,
  taken_at DATETIME(6) NOT NULL,
  PRIMARY KEY (refund_id, step),
  KEY step_time (step, taken_at, currency, seller_id, amount),
  KEY seller_step_time (seller_id, step, taken_at, currency, amount)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
