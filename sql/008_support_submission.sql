-- Forms that were carried out: the same form sent again gets the same answer.
CREATE TABLE IF NOT EXISTS support_submission (
  person_id BIGINT UNSIGNED NOT NULL,
  submission CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  content CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  result_path VARCHAR(200) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (person_id, submission),
  KEY created (created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
