-- Internal notes on a ticket: those of side 'desk' are seen at the desk alone, those of side 'seller' by the ticket's
-- store alone. They are no messages: no mail, preview, count or search knows them.
CREATE TABLE IF NOT EXISTS support_note (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ticket_id BIGINT UNSIGNED NOT NULL,
  side ENUM('desk', 'seller') NOT NULL,
  author_id BIGINT UNSIGNED NOT NULL,
  body TEXT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  KEY ticket (ticket_id, side, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
