-- paid_by: whose payment the proof shows. The marketplace pays in the store's place when a dispute says so.
ALTER TABLE support_refund
  ADD COLUMN /*M! IF NOT EXISTS */ paid_by ENUM('seller', 'marketplace') NOT NULL DEFAULT 'seller'
