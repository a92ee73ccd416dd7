-- What a file holds, as a hash: case files name it. '' for files from before.
ALTER TABLE support_file
  ADD COLUMN /*M! IF NOT EXISTS */ sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT ''
