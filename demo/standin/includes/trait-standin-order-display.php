<?php
/**
 * How an order is shown: addresses, sums, links.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/** Part of WC_Order. */
trait Standin_Order_Display {

	/** @return string */
	public function get_formatted_billing_full_name() {
		return trim( $this->get_billing_first_name() . ' ' . $this->get_billing_last_name() );
	}

	/** @return string HTML lines. */
	public function get_formatted_billing_address() {
		return $this->formatted_address( 'billing' );
	}

	/** @return string HTML lines. */
	public function get_formatted_shipping_address() {
		return $this->formatted_address( 'shipping' );
	}

	/**
	 * @param string $type billing or shipping.
	 * @return string
	 */
	private function formatted_address( $type ) {
		$part  = fn( $name ) => (string) $this->{"get_{$type}_{$name}"}();
		$lines = array(
			trim( $part( 'first_name' ) . ' ' . $part( 'last_name' ) ),
			$part( 'company' ),
			$part( 'address_1' ),
			$part( 'address_2' ),
			trim( $part( 'postcode' ) . ' ' . $part( 'city' ) ),
		);
		return implode( '<br/>', array_map( 'esc_html', array_filter( $lines ) ) );
	}

	/** @return string HTML. */
	public function get_formatted_order_total() {
		$total    = wc_price( $this->get_total(), array( 'currency' => $this->get_currency() ) );
		$refunded = $this->get_total_refunded();
		if ( $refunded ) {
			$total = '<del aria-hidden="true">' . wp_strip_all_tags( $total ) . '</del> <ins>' . wc_price( $this->get_remaining_refund_amount(), array( 'currency' => $this->get_currency() ) ) . '</ins>';
		}
		return apply_filters( 'woocommerce_get_formatted_order_total', $total, $this );
	}

	/**
	 * @param WC_Order_Item $item Item.
	 * @return string HTML.
	 */
	public function get_formatted_line_subtotal( $item ) {
		return wc_price( $item->get_subtotal(), array( 'currency' => $this->get_currency() ) );
	}

	/**
	 * @param WC_Order_Item $item Item.
	 * @return float One piece, net, after discounts.
	 */
	public function get_item_total( $item ) {
		return $item->get_quantity() ? round( (float) $item->get_total() / $item->get_quantity(), 2 ) : 0.0;
	}

	/**
	 * @param WC_Order_Item $item Item.
	 * @return float
	 */
	public function get_line_total( $item ) {
		return round( (float) $item->get_total(), 2 );
	}

	/**
	 * @param WC_Order_Item $item Item.
	 * @return float
	 */
	public function get_line_tax( $item ) {
		return wc_round_tax_total( $item->get_total_tax() );
	}

	/** @return array[] Key => label, value (HTML), as below the order table. */
	public function get_order_item_totals() {
		$price = fn( $amount ) => wc_price( $amount, array( 'currency' => $this->get_currency() ) );
		$rows  = array(
			'cart_subtotal' => array( 'label' => 'Subtotal:', 'value' => $price( $this->get_subtotal() ) ), // phpcs:ignore
		);
		if ( (float) $this->get_discount_total() > 0 ) {
			$rows['discount'] = array( 'label' => 'Discount:', 'value' => '-' . $price( $this->get_discount_total() ) ); // phpcs:ignore
		}
		if ( $this->get_shipping_methods() ) {
			$rows['shipping'] = array( 'label' => 'Shipping:', 'value' => $price( $this->get_shipping_total() ) . ' <small class="shipped_via">via ' . esc_html( $this->get_shipping_method() ) . '</small>' ); // phpcs:ignore
		}
		foreach ( $this->get_fees() as $id => $fee ) {
			$rows[ 'fee_' . $id ] = array( 'label' => esc_html( $fee->get_name() ) . ':', 'value' => $price( $fee->get_total() ) ); // phpcs:ignore
		}
		foreach ( $this->get_tax_totals() as $code => $tax ) {
			$rows[ sanitize_title( $code ) ] = array( 'label' => esc_html( $tax->label ) . ':', 'value' => $tax->formatted_amount ); // phpcs:ignore
		}
		foreach ( $this->get_refunds() as $id => $refund ) {
			$reason = $refund->get_reason();

			$rows[ 'refund_' . $id ] = array( 'label' => 'Refund:', 'value' => $price( -1 * (float) $refund->get_amount() ) . ( $reason ? '<br><small>' . esc_html( $reason ) . '</small>' : '' ) ); // phpcs:ignore
		}
		$rows['order_total'] = array( 'label' => 'Total:', 'value' => $this->get_formatted_order_total() ); // phpcs:ignore
		if ( $this->get_payment_method_title() ) {
			$rows['payment_method'] = array( 'label' => 'Payment method:', 'value' => esc_html( $this->get_payment_method_title() ) ); // phpcs:ignore
		}
		return apply_filters( 'woocommerce_get_order_item_totals', $rows, $this, 'excl' );
	}

	/** @return string */
	public function get_view_order_url() {
		return apply_filters( 'woocommerce_get_view_order_url', wc_get_endpoint_url( 'view-order', $this->get_id(), wc_get_page_permalink( 'myaccount' ) ), $this );
	}

	/** @return string */
	public function get_checkout_order_received_url() {
		$url = add_query_arg( 'key', $this->get_order_key(), wc_get_endpoint_url( 'order-received', $this->get_id(), wc_get_page_permalink( 'checkout' ) ) );
		return apply_filters( 'woocommerce_get_checkout_order_received_url', $url, $this );
	}

	/** @return string */
	public function get_edit_order_url() {
		$url = standin_uses_order_tables() ? admin_url( 'admin.php?page=wc-orders&action=edit&id=' . $this->get_id() ) : admin_url( 'post.php?action=edit&post=' . $this->get_id() );
		return apply_filters( 'woocommerce_get_edit_order_url', $url, $this );
	}
}
