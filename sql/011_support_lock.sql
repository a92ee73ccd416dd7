-- Rows to lock first, where a rule counts other rows: one for each customer and store.
CREATE TABLE IF NOT EXISTS support_lock (
  subject ENUM('customer', 'store', 'order') NOT NULL,
  id BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (subject, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
