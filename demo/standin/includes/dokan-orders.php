<?php
/**
 * Whose order it is, what the seller earns from it, and the seller's balance.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/**
 * @param int $order_id Order.
 * @return int Seller; 0 for an order of several sellers.
 */
function dokan_get_seller_id_by_order( $order_id ) {
	global $wpdb;
	$order_id = is_object( $order_id ) ? $order_id->get_id() : (int) $order_id;
	$seller   = $wpdb->get_var( $wpdb->prepare( "SELECT seller_id FROM {$wpdb->prefix}dokan_orders WHERE order_id = %d LIMIT 1", $order_id ) );
	if ( $seller ) {
		return (int) apply_filters( 'dokan_get_seller_id_by_order_id', (int) $seller, array( (int) $seller ) );
	}
	$order = wc_get_order( $order_id );
	if ( ! $order || $order->get_meta( 'has_sub_order' ) ) {
		return 0;
	}
	if ( $order->get_meta( '_dokan_vendor_id' ) ) {
		return (int) $order->get_meta( '_dokan_vendor_id' );
	}
	$items = $order->get_items();
	$first = reset( $items );
	return $first ? (int) get_post_field( 'post_author', $first->get_product_id() ) : 0;
}

/**
 * @param int $seller_id Seller.
 * @param int $order_id  Order.
 * @return bool
 */
function dokan_is_seller_has_order( $seller_id, $order_id ) {
	global $wpdb;
	return (bool) $wpdb->get_var( $wpdb->prepare( "SELECT order_id FROM {$wpdb->prefix}dokan_orders WHERE seller_id = %d AND order_id = %d LIMIT 1", $seller_id, $order_id ) );
}

/**
 * @param int      $seller_id Seller.
 * @param string   $status    all, or a state with wc-.
 * @return int[] Order ids, newest first.
 */
function standin_seller_order_ids( $seller_id, $status = 'all' ) {
	global $wpdb;
	$sql = $wpdb->prepare( "SELECT order_id FROM {$wpdb->prefix}dokan_orders WHERE seller_id = %d", $seller_id );
	if ( 'all' !== $status ) {
		$sql .= $wpdb->prepare( ' AND order_status = %s', $status );
	}
	return array_map( 'intval', $wpdb->get_col( $sql . ' ORDER BY order_id DESC' ) ); // phpcs:ignore WordPress.DB.PreparedSQL
}

/** @return float The seller's part of an item's net price. */
function standin_vendor_part() {
	return 1 - (float) dokan_get_option( 'admin_percentage', 'dokan_selling', 0 ) / 100;
}

/**
 * @param string $what shipping, tax or shipping_tax.
 * @return bool
 */
function standin_seller_receives( $what ) {
	return 'seller' === dokan_get_option( $what . '_fee_recipient', 'dokan_selling', 'seller' );
}

/**
 * What the seller earns from an order after its refunds. An amount refunded without items changes nothing.
 *
 * @param WC_Order $order Order.
 * @return float
 */
function standin_vendor_earning( $order ) {
	$earning = 0.0;
	foreach ( $order->get_items() as $id => $item ) {
		$earning += ( (float) $item->get_total() - $order->get_total_refunded_for_item( $id ) ) * standin_vendor_part();
	}
	if ( standin_seller_receives( 'shipping' ) ) {
		$earning += (float) $order->get_shipping_total() - $order->get_total_shipping_refunded();
	}
	if ( standin_seller_receives( 'tax' ) ) {
		$earning += $order->get_total_tax() - $order->get_total_tax_refunded();
	}
	return round( $order->has_status( 'refunded' ) ? 0.0 : $earning, 4 );
}

/**
 * @param WC_Order $order Order.
 * @return float
 */
function standin_marketplace_commission( $order ) {
	$net = 0.0;
	foreach ( $order->get_items() as $id => $item ) {
		$net += (float) $item->get_total() - $order->get_total_refunded_for_item( $id );
	}
	return round( $net * ( 1 - standin_vendor_part() ), 4 );
}

/**
 * Writes the order's row in dokan_orders, and in dokan_vendor_balance when it is new.
 *
 * @param int $order_id Order.
 */
function dokan_sync_insert_order( $order_id ) {
	global $wpdb;
	$order = wc_get_order( $order_id );
	if ( ! $order || 'shop_order' !== $order->get_type() || $order->get_meta( 'has_sub_order' ) ) {
		return;
	}
	$seller = (int) $order->get_meta( '_dokan_vendor_id' );
	if ( ! $seller ) {
		return;
	}
	$row   = array(
		'order_id'     => $order_id,
		'seller_id'    => $seller,
		'order_total'  => round( (float) $order->get_total() - $order->get_total_refunded(), 4 ),
		'net_amount'   => standin_vendor_earning( $order ),
		'order_status' => standin_status_with_prefix( $order->get_status() ),
	);
	$known = $wpdb->get_var( $wpdb->prepare( "SELECT id FROM {$wpdb->prefix}dokan_orders WHERE order_id = %d", $order_id ) );
	if ( $known ) {
		$wpdb->update( $wpdb->prefix . 'dokan_orders', $row, array( 'id' => $known ) );
		return;
	}
	$wpdb->insert( $wpdb->prefix . 'dokan_orders', $row );
	standin_book( $seller, $order_id, 'dokan_orders', 'New order', $row['net_amount'], 0, '', $order );
}
add_action( 'woocommerce_update_order', 'dokan_sync_insert_order', 80 );

/**
 * Adds a row to dokan_vendor_balance.
 *
 * @param int      $seller   Seller.
 * @param int      $order_id Order.
 * @param string   $type     dokan_orders or dokan_refund.
 * @param string   $text     Particulars.
 * @param float    $debit    To the seller.
 * @param float    $credit   From the seller.
 * @param string   $status   State.
 * @param WC_Order $order    Order.
 */
function standin_book( $seller, $order_id, $type, $text, $debit, $credit, $status, $order ) {
	global $wpdb;
	if ( 'on' === dokan_get_option( 'exclude_cod_payment', 'dokan_withdraw', 'off' ) && 'cod' === $order->get_payment_method() ) {
		return;
	}
	$wpdb->insert(
		$wpdb->prefix . 'dokan_vendor_balance',
		array(
			'vendor_id'    => $seller,
			'trn_id'       => $order_id,
			'trn_type'     => $type,
			'perticulars'  => $text,
			'debit'        => $debit,
			'credit'       => $credit,
			'status'       => $status,
			'trn_date'     => current_time( 'mysql' ),
			'balance_date' => current_time( 'mysql' ),
		)
	);
}

/**
 * The balance row and dokan_orders follow the order's state; sub-orders follow their parent and, once all
 * are completed, complete it.
 *
 * @param int      $order_id Order.
 * @param string   $from     Old state.
 * @param string   $to       New state.
 * @param WC_Order $order    Order.
 */
function standin_follow_status( $order_id, $from, $to, $order ) {
	global $wpdb;
	$wpdb->update( $wpdb->prefix . 'dokan_orders', array( 'order_status' => 'wc-' . $to ), array( 'order_id' => $order_id ) );
	$wpdb->update( $wpdb->prefix . 'dokan_vendor_balance', array( 'status' => 'wc-' . $to ), array( 'trn_id' => $order_id, 'trn_type' => 'dokan_orders' ) ); // phpcs:ignore

	$sub_orders = wc_get_orders( array( 'parent' => $order->get_parent_id() ? $order->get_parent_id() : $order_id, 'limit' => -1 ) ); // phpcs:ignore
	if ( $order->get_meta( 'has_sub_order' ) ) {
		foreach ( $sub_orders as $sub_order ) {
			if ( ! $sub_order->has_status( array( 'completed', 'refunded', 'cancelled' ) ) ) {
				$sub_order->update_status( $to );
			}
		}
	} elseif ( $order->get_parent_id() && 'completed' === $to ) {
		$open   = array_filter( $sub_orders, static fn( $sub_order ) => ! $sub_order->has_status( 'completed' ) );
		$parent = wc_get_order( $order->get_parent_id() );
		if ( ! $open && $parent && ! $parent->has_status( 'completed' ) ) {
			$parent->update_status( 'completed', 'Mark parent order completed when all child orders are completed.' );
		}
	}
}
add_action( 'woocommerce_order_status_changed', 'standin_follow_status', 10, 4 );

/**
 * Takes a refund's part from the seller's balance; see FACTS of Dokan Lite: items, tax and shipping count,
 * an amount alone does not, and a parent order's refund changes nothing.
 *
 * @param int $order_id  Order.
 * @param int $refund_id Refund.
 */
function standin_book_refund( $order_id, $refund_id ) {
	$order  = wc_get_order( $order_id );
	$refund = wc_get_order( $refund_id );
	if ( dokan()->is_pro_exists() || ! $order || ! $refund || $order->get_meta( 'has_sub_order' ) ) {
		return;
	}
	$seller = dokan_get_seller_id_by_order( $order_id );
	$credit = 0.0;
	foreach ( $refund->get_items() as $item ) {
		$credit += abs( (float) $item->get_total() ) * standin_vendor_part();
	}
	$credit += standin_seller_receives( 'shipping' ) ? abs( (float) $refund->get_shipping_total() ) : 0.0;
	$credit += standin_seller_receives( 'tax' ) ? abs( $refund->get_total_tax() ) : 0.0;
	if ( $seller && $credit > 0 ) {
		standin_book( $seller, $order_id, 'dokan_refund', $refund->get_reason() ? 'Refunded by Dokan' : '', 0, round( $credit, 4 ), 'approved', $order );
	}
	dokan_sync_insert_order( $order_id );
}
add_action( 'woocommerce_order_refunded', 'standin_book_refund', 10, 2 );

/**
 * @param int $seller_id Seller.
 * @return float
 */
function dokan_get_seller_balance( $seller_id, $formatted = true ) {
	global $wpdb;
	$statuses   = array_values( (array) dokan_get_option( 'withdraw_order_status', 'dokan_withdraw', array( 'wc-completed' ) ) );
	$statuses[] = 'wc-refunded';
	$marks      = implode( ',', array_fill( 0, count( $statuses ), '%s' ) );
	$balance    = (float) $wpdb->get_var(
		$wpdb->prepare(
			"SELECT SUM(CASE WHEN trn_type = 'dokan_orders' AND status NOT IN ($marks) THEN 0 ELSE debit END) - SUM(credit) FROM {$wpdb->prefix}dokan_vendor_balance WHERE vendor_id = %d", // phpcs:ignore
			array_merge( $statuses, array( $seller_id ) )
		)
	);
	return $formatted ? wc_price( $balance ) : $balance;
}
