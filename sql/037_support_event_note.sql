-- The reason the marketplace gave for what it did to a ticket.
ALTER TABLE support_event ADD COLUMN /*M! IF NOT EXISTS */ note VARCHAR(1000) NOT NULL DEFAULT ''
