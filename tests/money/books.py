"""What must stand in which books once every refund is through: ours, WooCommerce's, Dokan's.

A promise is a sentence and two queries whose rows must be the same. {requests}, {orders}: ids; {our}, {wp}: tables.
"""

# Of one item: pieces, net, tax. Shipping has other names for them.
ITEM = """{wp}woocommerce_order_items i
    JOIN {wp}woocommerce_order_itemmeta n ON n.order_item_id = i.order_item_id AND n.meta_key IN ('_line_total', 'cost')
    JOIN {wp}woocommerce_order_itemmeta t ON t.order_item_id = i.order_item_id AND t.meta_key IN ('_line_tax', 'total_tax')
    LEFT JOIN {wp}woocommerce_order_itemmeta q ON q.order_item_id = i.order_item_id AND q.meta_key = '_qty'
    LEFT JOIN {wp}woocommerce_order_itemmeta o ON o.order_item_id = i.order_item_id AND o.meta_key = '_refunded_item_id'"""

PROMISES = [
    ("each request is approved, with its number in WooCommerce",
     "SELECT id, 'approved', 1 FROM {our}refund WHERE id IN ({requests})",
     "SELECT id, status, host_refund_id IS NOT NULL FROM {our}refund WHERE order_id IN ({orders})"),
    ("each was requested, approved and booked once",
     """SELECT id, kind, 1 FROM {our}refund JOIN (SELECT 'requested' AS kind UNION SELECT 'approved' UNION SELECT 'booked') k
        WHERE id IN ({requests})""",
     "SELECT refund_id, kind, COUNT(*) FROM {our}refund_event WHERE refund_id IN ({requests}) GROUP BY refund_id, kind"),
    ("WooCommerce has one refund for each, of its amount and with our id, and no other",
     "SELECT host_refund_id, order_id, amount, host_key FROM {our}refund WHERE id IN ({requests})",
     """SELECT o.id, o.parent_order_id, CAST(a.meta_value AS DECIMAL(19, 4)), k.meta_value FROM {wp}wc_orders o
        LEFT JOIN {wp}wc_orders_meta a ON a.order_id = o.id AND a.meta_key = '_refund_amount'
        LEFT JOIN {wp}wc_orders_meta k ON k.order_id = o.id AND k.meta_key = '_seller_support_refund'
        WHERE o.type = 'shop_order_refund' AND o.parent_order_id IN ({orders})"""),
    ("line by line with the same pieces, net amounts and taxes",
     """SELECT r.host_refund_id, l.item_id, SUM(IF(l.rate_id = 0, l.quantity, 0)),
          SUM(IF(l.rate_id = 0, l.amount, 0)), SUM(IF(l.rate_id = 0, 0, l.amount))
        FROM {our}refund r JOIN {our}refund_line l ON l.refund_id = r.id WHERE r.id IN ({requests}) GROUP BY r.id, l.item_id""",
     """SELECT i.order_id, o.meta_value, CAST(IFNULL(-q.meta_value, 0) AS SIGNED), CAST(-n.meta_value AS DECIMAL(19, 4)),
          CAST(-t.meta_value AS DECIMAL(19, 4)) FROM {item}
        WHERE i.order_id IN (SELECT host_refund_id FROM {our}refund WHERE id IN ({requests}))"""),
    ("the seller's balance is charged once for each, less the marketplace's part",
     """SELECT r.seller_id, r.order_id, CAST(SUM(l.amount * IF(i.order_item_type = 'line_item' AND l.rate_id = 0,
          1 - {commission} / 100, 1)) AS DECIMAL(19, 4))
        FROM {our}refund r JOIN {our}refund_line l ON l.refund_id = r.id
          JOIN {wp}woocommerce_order_items i ON i.order_item_id = l.item_id
        WHERE r.id IN ({requests}) GROUP BY r.id""",
     "SELECT vendor_id, trn_id, credit FROM {wp}dokan_vendor_balance WHERE trn_type = 'dokan_refund' AND trn_id IN ({orders})"),
    ("Dokan's table of requests has one approved row for each",
     "SELECT order_id, seller_id, amount, restock, 1 FROM {our}refund WHERE id IN ({requests})",
     "SELECT order_id, seller_id, refund_amount, restock_items, status FROM {wp}dokan_refund WHERE order_id IN ({orders})"),
    ("Dokan's orders are worth what is left",
     """SELECT i.order_id, CAST(SUM(n.meta_value + t.meta_value) -
          (SELECT SUM(r.amount) FROM {our}refund r WHERE r.order_id = i.order_id) AS DECIMAL(19, 4)),
          (SELECT SUM(b.debit) - SUM(b.credit) FROM {wp}dokan_vendor_balance b WHERE b.trn_id = i.order_id)
        FROM {item} WHERE i.order_id IN ({orders}) GROUP BY i.order_id""",
     "SELECT order_id, order_total, net_amount FROM {wp}dokan_orders WHERE order_id IN ({orders})"),
    ("stock is put back once where that was wished",
     """SELECT s.product, s.pieces + IFNULL((SELECT SUM(l.quantity) FROM {our}refund r
          JOIN {our}refund_line l ON l.refund_id = r.id AND l.rate_id = 0
          JOIN {wp}woocommerce_order_itemmeta p ON p.order_item_id = l.item_id AND p.meta_key = '_product_id'
          WHERE r.id IN ({requests}) AND r.restock = 1 AND p.meta_value = s.product), 0) FROM {our}stock_before s""",
     "SELECT post_id, meta_value FROM {wp}postmeta WHERE meta_key = '_stock' AND meta_value <> ''"),
]


class Books:
    """Knows the stock from when it is made on."""

    def __init__(self, demo, database):
        self.database = database
        self.words = {"our": "seller_support.support_", "wp": f"wordpress.{demo.prefix}"}
        self.words["item"] = ITEM.format(**self.words)
        self.words["commission"] = self.ask(
            "SELECT REGEXP_SUBSTR(option_value, '(?<=\"admin_percentage\";i:)[0-9]+') FROM {wp}options "
            "WHERE option_name = 'dokan_selling'")[0][0]
        self.ask("CREATE TEMPORARY TABLE {our}stock_before AS SELECT post_id AS product, meta_value + 0 AS pieces "
                 "FROM {wp}postmeta WHERE meta_key = '_stock' AND meta_value <> ''")

    def ask(self, query):
        return self.database.rows(query.format(**self.words))

    def differences(self, orders, requests):
        """(promise, rows that are missing, rows that are too much) for each promise."""
        self.words |= {"orders": ", ".join(map(str, orders)), "requests": ", ".join(map(str, requests))}
        for promise, wanted, found in PROMISES:
            wanted, found = sorted(self.ask(wanted)), sorted(self.ask(found))
            yield promise, less(wanted, found), less(found, wanted)


def less(rows, others):
    """The rows that the others have not, or not as often."""
    rest = list(others)
    return [row for row in rows if row not in rest or rest.remove(row)]
