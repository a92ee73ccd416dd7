-- Disputes: a customer and a store who cannot settle an order themselves. version grows with every change: a form that
-- saw an older one is refused. live: 1 while it goes on, then NULL, so that an order has one live dispute at most.
-- wanted, currency: what the customer asks for. refund_id: the request that gives back what was decided or agreed.
-- evidence_from: whom the marketplace asked for evidence. due_at: the next step should be done by then and stays;
-- remind_at: when the courier looks at it next. decided_at: the marketplace's last decision.
CREATE TABLE IF NOT EXISTS support_dispute (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ticket_id BIGINT UNSIGNED NOT NULL,
  order_id BIGINT UNSIGNED NOT NULL,
  seller_id BIGINT UNSIGNED NOT NULL,
  customer_id BIGINT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL,
  live TINYINT UNSIGNED NULL,
  state ENUM('opened', 'negotiating', 'review', 'refund_due', 'refund_sent', 'marketplace_paid', 'closed',
             'withdrawn') NOT NULL,
  reason ENUM('not_received', 'not_as_described', 'damaged', 'refund_not_paid') NOT NULL,
  remedy ENUM('full', 'part', 'replacement', 'payment') NOT NULL,
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  wanted DECIMAL(19, 4) NOT NULL,
  refund_id BIGINT UNSIGNED NULL,
  evidence_from ENUM('nobody', 'customer', 'seller') NOT NULL,
  opened_at DATETIME(6) NOT NULL,
  due_at DATETIME(6) NULL,
  remind_at DATETIME(6) NULL,
  decided_at DATETIME(6) NULL,
  appealed_at DATETIME(6) NULL,
  ended_at DATETIME(6) NULL,
  UNIQUE KEY live_order (order_id, seller_id, live),
  KEY ticket (ticket_id, id),
  KEY refund (refund_id),
  KEY seller_state (seller_id, state, id),
  KEY seller_id (seller_id, id),
  KEY customer_id (customer_id, id),
  KEY state_id (state, id),
  KEY due (due_at, id),
  KEY remind (remind_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
