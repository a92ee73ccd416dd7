-- When the program looked into a file somebody sent, whatever came of it, and how long the processor was busy with it:
-- looking costs much, so there are limits for each person. Kept for an hour.
CREATE TABLE IF NOT EXISTS support_file_look (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  person_id BIGINT UNSIGNED NOT NULL,
  at DATETIME(6) NOT NULL,
  milliseconds INT UNSIGNED NOT NULL DEFAULT 0,
  KEY person (person_id, at),
  KEY at (at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
