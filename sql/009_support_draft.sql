-- What a person typed before logging in, kept for an hour under the hash of a random cookie.
CREATE TABLE IF NOT EXISTS support_draft (
  cookie_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  form VARCHAR(200) NOT NULL,
  fields MEDIUMTEXT NOT NULL,
  address_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at DATETIME(6) NOT NULL,
  KEY address (address_hash, created_at),
  KEY created (created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
