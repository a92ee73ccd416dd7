-- The times of tickets from before.
UPDATE support_ticket t SET
  first_response_at = COALESCE(first_response_at, (SELECT MIN(m.created_at) FROM support_message m
                                                   WHERE m.ticket_id = t.id AND m.side <> 'customer')),
  first_closed_at = COALESCE(first_closed_at, (SELECT MIN(e.created_at) FROM support_event e
                                               WHERE e.ticket_id = t.id AND e.kind = 'closed'))
