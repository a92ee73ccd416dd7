-- Files people sent. The bytes lie in the folder of the configuration file under storage_name. owner_kind and
-- owner_id: what the file hangs on ("message" and its id, …), NULL while it was only uploaded; then it is
-- known to its uploader alone, by storage_name. ticket_id, seller_id: whose room it takes up.
CREATE TABLE IF NOT EXISTS support_file (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  storage_name CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person_id BIGINT UNSIGNED NOT NULL,
  owner_kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  owner_id BIGINT UNSIGNED NULL,
  ticket_id BIGINT UNSIGNED NULL,
  seller_id BIGINT UNSIGNED NULL,
  name VARCHAR(200) NOT NULL,
  mime VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  bytes BIGINT UNSIGNED NOT NULL,
  width SMALLINT UNSIGNED NOT NULL,
  height SMALLINT UNSIGNED NOT NULL,
  thumbnail_width SMALLINT UNSIGNED NOT NULL,
  thumbnail_height SMALLINT UNSIGNED NOT NULL,
  created_at DATETIME(6) NOT NULL,
  UNIQUE KEY storage (storage_name),
  KEY owner (owner_kind, owner_id, id),
  KEY ticket (ticket_id, owner_kind, owner_id, id),
  KEY seller (seller_id, bytes),
  KEY person (person_id, created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
