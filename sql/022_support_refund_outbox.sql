-- Which rows of support_outbox are about which refund request: mails, host calls. Outbox rows are removed when they
-- are old; a pair whose row is gone says nothing any more.
CREATE TABLE IF NOT EXISTS support_refund_outbox (
  refund_id BIGINT UNSIGNED NOT NULL,
  outbox_id BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (refund_id, outbox_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
