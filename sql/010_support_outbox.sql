-- Everything that leaves: written with the change that causes it, sent by the courier.
-- kind: what to do ("mail", …); payload: JSON, its shape is the kind's.
CREATE TABLE IF NOT EXISTS support_outbox (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ticket_id BIGINT UNSIGNED NULL,
  payload MEDIUMTEXT NOT NULL,
  state ENUM('waiting', 'sent', 'failed') NOT NULL,
  attempts INT UNSIGNED NOT NULL,
  next_attempt_at DATETIME(6) NOT NULL,
  lease_until DATETIME(6) NULL,
  last_error VARCHAR(500) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  finished_at DATETIME(6) NULL,
  KEY due (state, next_attempt_at),
  KEY ticket (ticket_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
