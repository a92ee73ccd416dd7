-- Everything that was done in a dispute, written in the transaction of the change and never edited. version: of the
-- dispute after it, so that entries have one order and none can be left out. actor_id 0: nobody in person. amount,
-- currency: the money it speaks of, 0 for none. proposal: the kind of the proposal that was made.
CREATE TABLE IF NOT EXISTS support_dispute_event (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  dispute_id BIGINT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL,
  action VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  to_state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  actor_id BIGINT UNSIGNED NOT NULL,
  side ENUM('customer', 'seller', 'marketplace', 'system') NOT NULL,
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount DECIMAL(19, 4) NOT NULL,
  proposal ENUM('full', 'part', 'replacement', 'refusal') NULL,
  text VARCHAR(2000) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  UNIQUE KEY entry (dispute_id, version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
