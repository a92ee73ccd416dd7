-- Where the dispute's case file ends, so that entries missing at its end are found: their number and the last hash.
ALTER TABLE support_dispute
  ADD COLUMN /*M! IF NOT EXISTS */ case_entries INT UNSIGNED NOT NULL DEFAULT 0,
  ADD COLUMN /*M! IF NOT EXISTS */ case_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT ''
