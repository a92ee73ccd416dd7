-- What happened to a ticket besides messages, written in the transaction of the change.
CREATE TABLE IF NOT EXISTS support_event (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ticket_id BIGINT UNSIGNED NOT NULL,
  kind ENUM('created', 'replied', 'closed', 'reopened') NOT NULL,
  actor_id BIGINT UNSIGNED NOT NULL,
  side ENUM('customer', 'seller', 'marketplace') NOT NULL,
  message_id BIGINT UNSIGNED NULL,
  created_at DATETIME(6) NOT NULL,
  KEY ticket (ticket_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
