-- due_at says by when the next step should be done and stays; remind_at, when the courier looks at it next.
ALTER TABLE support_refund
  ADD COLUMN /*M! IF NOT EXISTS */ remind_at DATETIME(6) NULL,
  ADD KEY /*M! IF NOT EXISTS */ remind (remind_at)
