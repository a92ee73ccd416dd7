<?php
/**
 * How each refund of the program ended, remembered under its id, and the locks around it.
 *
 * One row of the options table for each id. While a call works on it, its transaction holds the row's lock:
 * when the call dies, the database lets go of the lock by itself, and nothing of it has happened.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

const SELLER_SUPPORT_REFUND = 'seller_support_refund_';

/**
 * A call that arrives later than this is refused for its age, long before we forget it.
 */
const SELLER_SUPPORT_REFUND_SECONDS = 400 * DAY_IN_SECONDS;

/**
 * How long two refunds of one order wait for each other.
 */
const SELLER_SUPPORT_ORDER_WAIT_SECONDS = 10;

/**
 * Our id in the meta of WooCommerce's refund.
 */
const SELLER_SUPPORT_REFUND_META = '_seller_support_refund';

/**
 * Begins a transaction that holds the lock of an id.
 *
 * @param string $name Row: a prefix and the id.
 * @return array|string What the row says, or 'in progress' or 'busy'; then there is no transaction.
 */
function seller_support_begin_locked( $name ) {
	global $wpdb;
	if ( '' === seller_support_recall( $name ) && null === seller_support_remember( $name, time() . ' {}' ) ) {
		return 'busy';
	}
	if ( ! seller_support_begin() ) {
		return 'busy';
	}
	$row = seller_support_lock( $wpdb->prepare( "SELECT option_value FROM {$wpdb->options} WHERE option_name = %s FOR UPDATE", $name ), 1 );
	if ( ! is_string( $row ) ) {
		seller_support_roll_back();
		return false === $row ? 'in progress' : 'busy';
	}
	$memory = json_decode( substr( $row, strpos( $row, ' ' ) + 1 ), true );
	return is_array( $memory ) ? $memory : array();
}

/**
 * Writes what is to be remembered; becomes true with the commit.
 *
 * @param string $name   Row, whose lock we hold.
 * @param array  $memory What to remember.
 */
function seller_support_keep( $name, array $memory ) {
	global $wpdb;
	$value = time() . ' ' . wp_json_encode( $memory, JSON_UNESCAPED_UNICODE );
	return false !== seller_support_run( $wpdb->prepare( "UPDATE {$wpdb->options} SET option_value = %s WHERE option_name = %s", $value, $name ) );
}

/**
 * Lets one refund of an order after the other in, until the transaction ends.
 *
 * The row of posts, because every order has one there, wherever WooCommerce keeps the rest of it.
 *
 * @param int $order_id Order.
 * @return bool False when others took too long.
 */
function seller_support_lock_order( $order_id ) {
	global $wpdb;
	$sql = $wpdb->prepare( "SELECT ID FROM {$wpdb->posts} WHERE ID = %d FOR UPDATE", $order_id );
	return false !== seller_support_lock( $sql, SELLER_SUPPORT_ORDER_WAIT_SECONDS );
}

/**
 * The order as the database has it now, past what a persistent object cache may still hold.
 *
 * @param int $order_id Order.
 * @return WC_Order|false
 */
function seller_support_fresh_order( $order_id ) {
	clean_post_cache( $order_id );
	wp_cache_delete( 'order-items-' . $order_id, 'orders' );
	if ( is_callable( array( 'WC_Cache_Helper', 'invalidate_cache_group' ) ) ) {
		WC_Cache_Helper::invalidate_cache_group( 'orders' );
	}
	if ( class_exists( 'Automattic\WooCommerce\Caches\OrderCache' ) && function_exists( 'wc_get_container' ) ) {
		wc_get_container()->get( 'Automattic\WooCommerce\Caches\OrderCache' )->remove( $order_id );
	}
	$order = wc_get_order( $order_id );
	return is_object( $order ) && method_exists( $order, 'get_refunds' ) ? $order : false;
}

/**
 * The order's refund that carries our id, or null. Knows even when our own row has been lost.
 *
 * @param WC_Order|false $order Order.
 * @param string         $id    Our id.
 */
function seller_support_refund_with_id( $order, $id ) {
	foreach ( $order ? $order->get_refunds() : array() as $refund ) {
		if ( $refund && (string) $refund->get_meta( SELLER_SUPPORT_REFUND_META ) === $id ) {
			return $refund;
		}
	}
	return null;
}
