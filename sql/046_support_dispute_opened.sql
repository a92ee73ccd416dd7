-- Disputes by the day they were opened.
ALTER TABLE support_dispute ADD KEY /*M! IF NOT EXISTS */ opened (opened_at, seller_id)
