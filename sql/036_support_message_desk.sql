-- What the marketplace does with messages. on_behalf: written by the marketplace in the store's name (side is then
-- 'seller'; author_id tells who it was). hidden: shown at the desk alone; while it is a ticket's last message,
-- last_message_preview is ''.
ALTER TABLE support_message
  ADD COLUMN /*M! IF NOT EXISTS */ on_behalf TINYINT UNSIGNED NOT NULL DEFAULT 0,
  ADD COLUMN /*M! IF NOT EXISTS */ hidden TINYINT UNSIGNED NOT NULL DEFAULT 0
