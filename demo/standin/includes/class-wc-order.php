<?php
/**
 * An order of a customer.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/trait-standin-refunded.php';
require_once __DIR__ . '/trait-standin-order-display.php';

/** See WC_Abstract_Order for the plain getters and setters. */
class WC_Order extends WC_Abstract_Order {

	use Standin_Refunded;
	use Standin_Order_Display;

	/** @return string */
	public function get_type() {
		return 'shop_order';
	}

	/** @return string */
	public function get_order_number() {
		return (string) apply_filters( 'woocommerce_order_number', (string) $this->get_id(), $this );
	}

	/** @return int */
	public function get_customer_id() {
		return (int) $this->values['customer_id'];
	}

	/** @return int */
	public function get_user_id() {
		return $this->get_customer_id();
	}

	/** @return WP_User|false */
	public function get_user() {
		return $this->get_customer_id() ? get_user_by( 'id', $this->get_customer_id() ) : false;
	}

	/** @return bool */
	public function is_paid() {
		return $this->has_status( wc_get_is_paid_statuses() );
	}

	/** @return bool */
	public function needs_payment() {
		return $this->has_status( array( 'pending', 'failed' ) ) && (float) $this->get_total() > 0;
	}

	/**
	 * @param string $key An order key.
	 * @return bool
	 */
	public function key_is_valid( $key ) {
		return '' !== $key && hash_equals( $this->get_order_key(), (string) $key );
	}

	/**
	 * @param string $status With or without wc-.
	 * @param string $note   Why.
	 * @param bool   $manual By a person.
	 * @return string[] from, to.
	 */
	public function set_status( $status, $note = '', $manual = false ) {
		$from = $this->values['status'];
		$to   = preg_replace( '/^wc-/', '', $status );
		if ( $from !== $to ) {
			$this->values['status'] = $to;
			if ( $this->get_id() ) {
				$this->transitions[] = array( $from, $to, $note );
			}
			if ( in_array( $to, wc_get_is_paid_statuses(), true ) && null === $this->values['date_paid'] && 'cod' !== $this->get_payment_method() ) {
				$this->values['date_paid'] = standin_time( time() );
			}
			if ( 'completed' === $to && null === $this->values['date_completed'] ) {
				$this->values['date_completed'] = standin_time( time() );
			}
		}
		return array(
			'from' => $from,
			'to'   => $to,
		);
	}

	/**
	 * @param string $status With or without wc-.
	 * @param string $note   Why.
	 * @param bool   $manual By a person.
	 * @return bool
	 */
	public function update_status( $status, $note = '', $manual = false ) {
		$this->set_status( $status, $note, $manual );
		$this->save();
		return true;
	}

	/** Fires WooCommerce's state hooks and writes the order notes. */
	protected function report_transitions() {
		$transitions       = $this->transitions;
		$this->transitions = array();
		foreach ( $transitions as $transition ) {
			list( $from, $to, $note ) = $transition;
			$this->add_order_note( trim( $note . ' ' . sprintf( 'Order status changed from %1$s to %2$s.', wc_get_order_status_name( $from ), wc_get_order_status_name( $to ) ) ) );
			do_action( 'woocommerce_order_status_' . $to, $this->get_id(), $this );
			do_action( 'woocommerce_order_status_' . $from . '_to_' . $to, $this->get_id(), $this );
			do_action( 'woocommerce_order_status_changed', $this->get_id(), $from, $to, $this );
		}
	}

	/**
	 * @param string $note        Text.
	 * @param int    $for_customer 1: shown to the customer.
	 * @param bool   $by_user     Written by the current person.
	 * @return int Comment id.
	 */
	public function add_order_note( $note, $for_customer = 0, $by_user = false ) {
		$user = $by_user ? wp_get_current_user() : null;
		$id   = wp_insert_comment(
			array(
				'comment_post_ID'      => $this->get_id(),
				'comment_author'       => $user ? $user->display_name : 'WooCommerce',
				'comment_author_email' => $user ? $user->user_email : 'woocommerce@example.test',
				'comment_content'      => $note,
				'comment_agent'        => 'WooCommerce',
				'comment_type'         => 'order_note',
				'comment_approved'     => 1,
			)
		);
		if ( $for_customer ) {
			add_comment_meta( $id, 'is_customer_note', 1 );
			do_action( 'woocommerce_new_customer_note', array( 'order_id' => $this->get_id(), 'customer_note' => $note ) ); // phpcs:ignore
		}
		return $id;
	}

	/** @return WP_Comment[] */
	public function get_customer_order_notes() {
		return array_values( array_filter( standin_order_notes( $this->get_id() ), static fn( $note ) => get_comment_meta( $note->comment_ID, 'is_customer_note', true ) ) );
	}
}

/**
 * @param int $order_id Order.
 * @return object[] Rows of comments, newest first.
 */
function standin_order_notes( $order_id ) {
	global $wpdb;
	return $wpdb->get_results( $wpdb->prepare( "SELECT * FROM $wpdb->comments WHERE comment_post_ID = %d AND comment_type = 'order_note' ORDER BY comment_ID DESC", $order_id ) );
}

// Order notes are comments, and no list of comments outside orders may show them.
add_filter(
	'comments_clauses',
	static function ( $clauses ) {
		$clauses['where'] .= ( $clauses['where'] ? ' AND ' : '' ) . " comment_type != 'order_note' ";
		return $clauses;
	}
);
