-- When a store or the marketplace first wrote, and when the ticket was first closed: set once, for the marketplace's
-- figures. Each key holds what a figure needs, so that no ticket is read.
ALTER TABLE support_ticket
  ADD COLUMN /*M! IF NOT EXISTS */ first_response_at DATETIME(6) NULL,
  ADD COLUMN /*M! IF NOT EXISTS */ first_closed_at DATETIME(6) NULL,
  ADD KEY /*M! IF NOT EXISTS */ created (created_at, seller_id),
  ADD KEY /*M! IF NOT EXISTS */ first_response (first_response_at, created_at),
  ADD KEY /*M! IF NOT EXISTS */ first_closed (first_closed_at, created_at, seller_id)
