-- What a customer asks for ('ask') and what a seller offers on a ticket: a refund of everything or of a part, or a
-- replacement. `lines`: JSON of the exact refund, '' for a replacement.
CREATE TABLE IF NOT EXISTS support_offer (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ticket_id BIGINT UNSIGNED NOT NULL,
  order_id BIGINT UNSIGNED NOT NULL,
  seller_id BIGINT UNSIGNED NOT NULL,
  customer_id BIGINT UNSIGNED NOT NULL,
  kind ENUM('ask', 'full', 'part', 'replacement') NOT NULL,
  state ENUM('open', 'accepted', 'declined', 'withdrawn') NOT NULL,
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount DECIMAL(19, 4) NOT NULL,
  `lines` TEXT NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  answer VARCHAR(1000) NOT NULL,
  refund_id BIGINT UNSIGNED NULL,
  made_by BIGINT UNSIGNED NOT NULL,
  made_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6) NULL,
  KEY ticket (ticket_id, id),
  KEY order_state (order_id, state)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
