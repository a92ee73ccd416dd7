-- The marketplace's filters: who is waited on, newest activity first; and tickets about an order.
ALTER TABLE support_ticket
  ADD KEY /*M! IF NOT EXISTS */ waiting_activity (waiting_on, status, last_activity_at, id),
  ADD KEY /*M! IF NOT EXISTS */ order_id (order_id, id),
  DROP KEY /*M! IF EXISTS */ waiting_status
