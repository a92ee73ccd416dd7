-- What the marketplace decided in a dispute; never edited: a reversal after an appeal is another row. amount: what the
-- customer gets back altogether, `lines`: JSON of what this decision adds to it, '' for nothing.
CREATE TABLE IF NOT EXISTS support_dispute_decision (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  dispute_id BIGINT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL,
  amount DECIMAL(19, 4) NOT NULL,
  `lines` MEDIUMTEXT NOT NULL,
  text VARCHAR(2000) NOT NULL,
  refund_id BIGINT UNSIGNED NULL,
  decided_by BIGINT UNSIGNED NOT NULL,
  decided_at DATETIME(6) NOT NULL,
  UNIQUE KEY entry (dispute_id, version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
