-- due_at says by when the one who has the turn should answer, or when the customer's silence closes the ticket.
-- remind_at: when the courier looks at it next; reminded_at: when it told that due_at passed or that the ticket closes.
-- All are NULL while the clock stands still. Tickets from before it get one by the courier's sweep.
ALTER TABLE support_ticket
  ADD COLUMN /*M! IF NOT EXISTS */ remind_at DATETIME(6) NULL,
  ADD COLUMN /*M! IF NOT EXISTS */ reminded_at DATETIME(6) NULL,
  ADD KEY /*M! IF NOT EXISTS */ remind (remind_at),
  ADD KEY /*M! IF NOT EXISTS */ waiting_due (waiting_on, due_at, status, seller_id)
