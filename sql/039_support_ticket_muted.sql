-- Whether the marketplace's address gets no mail about the ticket's messages.
ALTER TABLE support_ticket ADD COLUMN /*M! IF NOT EXISTS */ muted TINYINT UNSIGNED NOT NULL DEFAULT 0
