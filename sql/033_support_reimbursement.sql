-- Money between the marketplace and a store about a dispute: what the marketplace paid to the customer in the store's
-- place (owed_by seller), or what an appeal found was decided too much (owed_by marketplace). note: how it was settled.
CREATE TABLE IF NOT EXISTS support_reimbursement (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  dispute_id BIGINT UNSIGNED NOT NULL,
  seller_id BIGINT UNSIGNED NOT NULL,
  owed_by ENUM('seller', 'marketplace') NOT NULL,
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount DECIMAL(19, 4) NOT NULL,
  state ENUM('due', 'paid', 'waived', 'offset') NOT NULL,
  note VARCHAR(2000) NOT NULL,
  made_at DATETIME(6) NOT NULL,
  due_at DATETIME(6) NOT NULL,
  settled_by BIGINT UNSIGNED NULL,
  settled_at DATETIME(6) NULL,
  KEY dispute (dispute_id, id),
  KEY seller_state (seller_id, state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
