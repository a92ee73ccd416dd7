-- What the sides of a dispute propose to each other. `lines`: JSON of the exact refund, '' where there is no money in
-- it. One at most is open.
CREATE TABLE IF NOT EXISTS support_dispute_proposal (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  dispute_id BIGINT UNSIGNED NOT NULL,
  kind ENUM('full', 'part', 'replacement', 'refusal') NOT NULL,
  side ENUM('customer', 'seller') NOT NULL,
  state ENUM('open', 'accepted', 'countered', 'ended') NOT NULL,
  amount DECIMAL(19, 4) NOT NULL,
  `lines` MEDIUMTEXT NOT NULL,
  text VARCHAR(2000) NOT NULL,
  made_by BIGINT UNSIGNED NOT NULL,
  made_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6) NULL,
  KEY dispute (dispute_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
