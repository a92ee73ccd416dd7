-- What happened to a refund request, written in the transaction of the change. actor_id 0: nobody in person.
CREATE TABLE IF NOT EXISTS support_refund_event (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  refund_id BIGINT UNSIGNED NOT NULL,
  kind ENUM('requested', 'cancelled', 'approved', 'rejected', 'booked', 'failed', 'retried', 'sent', 'corrected',
            'confirmed', 'missing', 'timed_out', 'reminded') NOT NULL,
  status ENUM('requested', 'approved', 'sent', 'confirmed', 'rejected', 'cancelled', 'failed') NOT NULL,
  actor_id BIGINT UNSIGNED NOT NULL,
  side ENUM('customer', 'seller', 'marketplace', 'system') NOT NULL,
  note VARCHAR(1000) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  KEY refund (refund_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
