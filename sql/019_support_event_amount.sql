-- The money an event of a thread speaks of.
CREATE TABLE IF NOT EXISTS support_event_amount (
  event_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount DECIMAL(19, 4) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
