-- The words of a subject, folded, for search. Binary, so that a prefix is a range: within a store, of
-- one ticket, and over all stores.
CREATE TABLE IF NOT EXISTS support_term (
  seller_id BIGINT UNSIGNED NOT NULL,
  term VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  ticket_id BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (seller_id, term, ticket_id),
  KEY ticket (ticket_id, term),
  KEY term (term, ticket_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
