"""Fills a schema with tickets as the program would have written them: one store, five customers."""

# Each ticket has MESSAGES messages, the customer's first; ids are known beforehand.
MESSAGES = 5
BODY = ("Hello, my order arrived today, but one of the bowls has a crack from the rim to the base. I have put the "
        "parcel aside with everything in it. Could you tell me what to do next? Thank you very much. ")

STATEMENTS = [
    """INSERT INTO support_ticket (id, seller_id, customer_id, order_id, subject, status, waiting_on, waiting_since,
         due_at, created_at, closed_at, last_activity_at, last_message_id, last_message_side, last_message_preview,
         message_count)
       SELECT seq, {seller}, ELT(1 + seq MOD 5, {customers}), NULL, CONCAT('Bowl with a crack, parcel ', seq),
         IF(seq MOD 4 = 0, 'closed', 'open'), IF(seq MOD 3 = 0, 'customer', 'seller'), UTC_TIMESTAMP(6), NULL,
         UTC_TIMESTAMP(6) - INTERVAL seq MINUTE, IF(seq MOD 4 = 0, UTC_TIMESTAMP(6), NULL),
         UTC_TIMESTAMP(6) - INTERVAL seq MINUTE, seq * {messages}, 'customer', LEFT('{body}', 150), {messages}
       FROM seq_1_to_{tickets}""",
    """INSERT INTO support_message (id, ticket_id, author_id, side, body, created_at)
       SELECT m.seq, t.id, IF(m.seq MOD 2, t.customer_id, t.seller_id), IF(m.seq MOD 2, 'customer', 'seller'),
         '{body}', t.created_at + INTERVAL m.seq MOD {messages} SECOND
       FROM seq_1_to_{rows} m JOIN support_ticket t ON t.id = 1 + (m.seq - 1) DIV {messages}""",
    """INSERT INTO support_event (ticket_id, kind, actor_id, side, message_id, created_at)
       SELECT id, 'created', customer_id, 'customer', (id - 1) * {messages} + 1, created_at FROM support_ticket""",
    """INSERT INTO support_read (user_id, ticket_id, last_message_id)
       SELECT seller_id, id, last_message_id FROM support_ticket WHERE id MOD 2""",
    """INSERT INTO support_term (seller_id, term, ticket_id)
       SELECT seller_id, term, id FROM support_ticket JOIN (SELECT 'bowl' term UNION SELECT 'crack') terms""",
    """INSERT INTO support_count (seller_id, bucket, tickets)
       SELECT seller_id, status, COUNT(*) FROM support_ticket GROUP BY seller_id, status
       UNION ALL SELECT seller_id, 'waiting', COUNT(*) FROM support_ticket
       WHERE status = 'open' AND waiting_on = 'seller' GROUP BY seller_id""",
    "ANALYZE TABLE support_ticket, support_message, support_event, support_read, support_term, support_count",
]


def load(sql, seller, customers, tickets):
    """`sql`: runs one statement. `seller`, `customers`: WordPress user ids; the customers are five."""
    values = {"seller": seller, "customers": ", ".join(map(str, customers)), "tickets": tickets,
              "messages": MESSAGES, "rows": tickets * MESSAGES, "body": BODY}
    for statement in STATEMENTS:
        sql(statement.format(**values))
