-- What a store has set for its support: vacation_from and vacation_to are days in the shop's time zone, both included,
-- NULL where it is open; vacation_text stands in the new-ticket form meanwhile; signature below the store's replies.
-- version counts the changes. button_label ('' for the
-- marketplace's), button_shown: NULL where the host's own settings were never changed here; button_told: the host knows.
CREATE TABLE IF NOT EXISTS support_store (
  seller_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  vacation_from DATE NULL,
  vacation_to DATE NULL,
  vacation_text VARCHAR(500) NOT NULL,
  signature VARCHAR(500) NOT NULL,
  button_label VARCHAR(60) NULL,
  button_shown TINYINT UNSIGNED NULL,
  button_told TINYINT UNSIGNED NOT NULL,
  version BIGINT UNSIGNED NOT NULL,
  changed_by BIGINT UNSIGNED NOT NULL,
  changed_at DATETIME(6) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
