-- What people wrote. author_id: the WordPress user who really wrote it; side: as what.
CREATE TABLE IF NOT EXISTS support_message (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ticket_id BIGINT UNSIGNED NOT NULL,
  author_id BIGINT UNSIGNED NOT NULL,
  side ENUM('customer', 'seller', 'marketplace') NOT NULL,
  body MEDIUMTEXT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  KEY ticket (ticket_id, id),
  KEY author (author_id, created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
