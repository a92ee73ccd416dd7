"""Who sees which orders, in both of WooCommerce's storages."""
import re


class Orders:
    """The orders of one customer, and a stranger; both storages have them all."""

    def __init__(self, shop):
        self.shop = shop
        self.customer, self.store = shop.sql(
            "SELECT m.meta_value, o.seller_id FROM wp_dokan_orders o JOIN wp_postmeta m ON m.post_id = o.order_id AND "
            "m.meta_key = '_customer_user' AND m.meta_value > 0 GROUP BY 1, 2 ORDER BY COUNT(*) DESC LIMIT 1").split("\t")
        login = shop.sql(f"SELECT user_login FROM wp_users WHERE ID = {self.customer}")
        stranger = "customer1" if login != "customer1" else "customer2"
        self.other = shop.sql(f"SELECT ID FROM wp_users WHERE user_login = '{stranger}'")
        self.browsers = shop.log_in(login), shop.log_in(stranger)
        self.ids = self.offered()[0]

    def offered(self):
        """What the request form offers to the customer, and to the stranger."""
        pages = [self.shop.get(f"/seller-support/account/tickets/new?store={self.store}", browser) for browser in self.browsers]
        assert all(status == 200 for status, _ in pages), pages
        return [sorted(re.findall(r'<option value="(\d+)"', page)) for _, page in pages]

    def give(self, storage, owner):
        """Who owns the customer's orders, in one of the storages."""
        ids = ",".join(self.ids)
        self.shop.sql(f"UPDATE wp_wc_orders SET customer_id = {owner} WHERE id IN ({ids})" if storage == "hpos" else
                      f"UPDATE wp_postmeta SET meta_value = {owner} WHERE meta_key = '_customer_user' AND post_id IN ({ids})")
