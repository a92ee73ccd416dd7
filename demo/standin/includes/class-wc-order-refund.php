<?php
/**
 * A refund: an order with negative amounts below the order it refunds.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/** Amount, reason and the person are meta rows, as in WooCommerce. */
class WC_Order_Refund extends WC_Abstract_Order {

	/**
	 * @param int|WC_Abstract_Order $order Existing refund's id, 0 for a new one.
	 */
	public function __construct( $order = 0 ) {
		$this->values['status'] = 'completed';
		parent::__construct( $order );
	}

	/** @return string */
	public function get_type() {
		return 'shop_order_refund';
	}

	/** @return string Positive. */
	public function get_amount() {
		return (string) $this->get_meta( '_refund_amount' );
	}

	/** @param string|float $amount Positive. */
	public function set_amount( $amount ) {
		$this->update_meta_data( '_refund_amount', wc_format_decimal( $amount ) );
	}

	/** @return string */
	public function get_reason() {
		return (string) $this->get_meta( '_refund_reason' );
	}

	/** @param string $reason Reason. */
	public function set_reason( $reason ) {
		$this->update_meta_data( '_refund_reason', $reason );
	}

	/** @return int */
	public function get_refunded_by() {
		return (int) $this->get_meta( '_refunded_by' );
	}

	/** @param int $user_id Person. */
	public function set_refunded_by( $user_id ) {
		$this->update_meta_data( '_refunded_by', (string) $user_id );
	}

	/** @return bool */
	public function get_refunded_payment() {
		return (bool) $this->get_meta( '_refunded_payment' );
	}

	/** @param bool $value Through the gateway. */
	public function set_refunded_payment( $value ) {
		$this->update_meta_data( '_refunded_payment', $value ? '1' : '' );
	}

	/** @return string */
	public function get_formatted_refund_amount() {
		return wc_price( $this->get_amount(), array( 'currency' => $this->get_currency() ) );
	}
}
