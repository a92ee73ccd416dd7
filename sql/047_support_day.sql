-- What happened on a day of the shop's time zone, counted after its end, and each day for a week again: orders are paid for
-- or cancelled later, all else stays. begins_at: UTC; a row whose day begins at another time (the shop has moved to another
-- zone) is counted again.
-- seller_id 0: the whole marketplace, so that a chart of a year reads a row for each day. A store without events has
-- no row.
CREATE TABLE IF NOT EXISTS support_day (
  day DATE NOT NULL,
  seller_id BIGINT UNSIGNED NOT NULL,
  begins_at DATETIME(6) NOT NULL,
  counted_at DATETIME(6) NOT NULL,
  orders INT UNSIGNED NOT NULL,
  tickets INT UNSIGNED NOT NULL,
  closed INT UNSIGNED NOT NULL,
  disputes INT UNSIGNED NOT NULL,
  refunds INT UNSIGNED NOT NULL,
  PRIMARY KEY (day, seller_id),
  KEY seller (seller_id, day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
