-- The case file of a dispute, as it was when the marketplace was asked to decide: never edited. sequence: 1, 2, 3 … of
-- the dispute. content: JSON, as it was hashed. hash: SHA-256 over the hash before and this entry, see case_chain.h.
-- message_id, said: of a message, what it says as JSON, which stands in `content` as a hash alone: so that it can be
-- withheld while the message is hidden. '' for other entries.
CREATE TABLE IF NOT EXISTS support_case_entry (
  dispute_id BIGINT UNSIGNED NOT NULL,
  sequence INT UNSIGNED NOT NULL,
  kind VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  frozen_at DATETIME(6) NOT NULL,
  content MEDIUMTEXT NOT NULL,
  message_id BIGINT UNSIGNED NULL,
  said MEDIUMTEXT NOT NULL,
  hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (dispute_id, sequence)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
