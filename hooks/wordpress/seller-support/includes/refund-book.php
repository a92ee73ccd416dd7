<?php
/**
 * Makes one refund in WooCommerce, inside a transaction, under the locks of its id and its order.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * Checks the refund against WooCommerce as it is now, and makes it.
 *
 * @param array $call The call.
 * @return array What to remember: state booked with refund_id, or state refused with reason.
 */
function seller_support_try_refund( array $call ) {
	$reason = seller_support_refund_block();
	if ( '' === $reason && ! seller_support_has_transactions() ) {
		$reason = __( 'The shop\'s database tables are not all of the InnoDB engine, so a refund could be booked in part. Convert them first.', 'seller-support' );
	}
	$order = '' === $reason ? seller_support_fresh_order( $call['order_id'] ) : false;
	$made  = seller_support_refund_with_id( $order, $call['id'] );
	if ( $made ) {
		return array(
			'state'     => 'booked',
			'refund_id' => (int) $made->get_id(),
			'again'     => true,
		);
	}
	try {
		$wanted = '' === $reason ? seller_support_check_refund( $order, $call ) : array();
		$refund = '' === $reason ? seller_support_create_refund( $call, $wanted ) : null;
	} catch ( Seller_Support_Refused $refusal ) {
		$reason = $refusal->getMessage();
	} catch ( Throwable $fault ) {
		error_log( 'seller-support: refund failed: ' . $fault->getMessage() ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions
		$reason = __( 'WooCommerce or one of its extensions failed while making the refund. The server\'s PHP log has the details.', 'seller-support' );
	}
	if ( '' !== $reason ) {
		return array(
			'state'  => 'refused',
			'reason' => $reason,
		);
	}
	return array(
		'state'     => 'booked',
		'refund_id' => (int) $refund->get_id(),
	);
}

/**
 * Calls WooCommerce, as the person who approved, with mails held back.
 *
 * @param array $call   The call.
 * @param array $wanted What seller_support_check_refund() made of it.
 * @return WC_Order_Refund
 * @throws Seller_Support_Refused WooCommerce does not want to.
 */
function seller_support_create_refund( array $call, array $wanted ) {
	$person = isset( $call['user_id'] ) && is_int( $call['user_id'] ) && user_can( $call['user_id'], SELLER_SUPPORT_MARKETPLACE ) ? $call['user_id'] : 0;
	$before = get_current_user_id();
	$marker = static function ( $refund ) use ( $call, $person ) {
		$refund->update_meta_data( SELLER_SUPPORT_REFUND_META, $call['id'] );
		// Where nobody is logged in WooCommerce writes the first user there.
		$refund->set_refunded_by( $person );
	};
	wp_set_current_user( $person );
	add_action( 'woocommerce_create_refund', $marker );
	add_filter( 'pre_wp_mail', 'seller_support_hold_mail', PHP_INT_MAX, 2 );
	seller_support_refund_was_tried( true );
	try {
		$refund = wc_create_refund(
			array(
				'order_id'       => $call['order_id'],
				'amount'         => $wanted['amount'],
				'reason'         => $wanted['reason'],
				'line_items'     => $wanted['line_items'],
				'refund_payment' => false,
				'restock_items'  => $wanted['restock'],
			)
		);
	} finally {
		remove_filter( 'pre_wp_mail', 'seller_support_hold_mail', PHP_INT_MAX );
		remove_action( 'woocommerce_create_refund', $marker );
		wp_set_current_user( $before );
	}
	if ( is_wp_error( $refund ) || ! is_object( $refund ) || ! $refund->get_id() ) {
		$words = is_wp_error( $refund ) ? trim( seller_support_plain( wp_strip_all_tags( $refund->get_error_message(), true ) ) ) : '';
		/* translators: %s: WooCommerce's own sentence. */
		throw new Seller_Support_Refused( sprintf( __( 'WooCommerce refused the refund: %s', 'seller-support' ), mb_strcut( '' === $words ? '-' : $words, 0, 300, 'UTF-8' ) ) );
	}
	return $refund;
}

/**
 * Whether this request has let WooCommerce begin a refund.
 *
 * @param bool $now It does now.
 */
function seller_support_refund_was_tried( $now = false ) {
	static $tried = false;
	$tried = $tried || $now;
	return $tried;
}

/**
 * When the transaction is over: mails leave, or a cache that outlives the request forgets what was undone.
 *
 * @param bool $booked The refund is committed.
 */
function seller_support_after_refund( $booked ) {
	if ( $booked ) {
		seller_support_send_held_mail_later();
	} elseif ( seller_support_refund_was_tried() ) {
		wp_cache_flush();
	}
}

/**
 * Why no refund can be booked in this shop, in one sentence, or ''.
 */
function seller_support_refund_block() {
	if ( ! function_exists( 'wc_create_refund' ) || ! function_exists( 'dokan' ) ) {
		return __( 'WooCommerce and Dokan must both be active.', 'seller-support' );
	}
	$is_pro = function_exists( 'dokan_pro' ) || ( method_exists( dokan(), 'is_pro_exists' ) && dokan()->is_pro_exists() );
	return $is_pro ? __( 'Dokan Pro is active and handles refunds itself, so they cannot be booked here as well.', 'seller-support' ) : '';
}

/**
 * True when the tables of the books can take part in a transaction.
 */
function seller_support_has_transactions() {
	global $wpdb;
	$names = array( 'options', 'posts', 'postmeta', 'comments', 'commentmeta', 'wc_orders', 'wc_orders_meta', 'wc_order_operational_data', 'woocommerce_order_items', 'woocommerce_order_itemmeta', 'dokan_orders', 'dokan_vendor_balance' );
	$list  = array();
	foreach ( $names as $name ) {
		$list[] = $wpdb->prefix . $name;
	}
	$marks = implode( ', ', array_fill( 0, count( $list ), '%s' ) );
	$other = $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN ($marks) AND ENGINE <> 'InnoDB'", $list ) ); // phpcs:ignore WordPress.DB
	return '0' === (string) $other;
}
