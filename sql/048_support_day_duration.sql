-- How long customers waited, as a histogram a day: bucket is the logarithm of the seconds (plugin/desk/durations.h).
CREATE TABLE IF NOT EXISTS support_day_duration (
  day DATE NOT NULL,
  kind ENUM('response', 'resolution') NOT NULL,
  bucket SMALLINT UNSIGNED NOT NULL,
  tickets INT UNSIGNED NOT NULL,
  PRIMARY KEY (day, kind, bucket)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
