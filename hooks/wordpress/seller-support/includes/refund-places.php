<?php
/**
 * The ways to a refund: from the seller's orders, and from the customer's.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * Path of a refund page of the seller dashboard, below the room.
 *
 * @param mixed $value What follows our slug in the URL.
 */
function seller_support_refund_path( $value ) {
	$value = is_string( $value ) ? trim( $value, '/' ) : '';
	$page  = in_array( $value, array( 'new', 'statement' ), true ) ? $value : seller_support_ticket_number( $value );
	return '' === $page ? 'refunds' : 'refunds/' . $page;
}

/**
 * True when something of this order can be refunded: it has one seller, was paid for, and has something left.
 *
 * Which states the marketplace allows the program knows; here are only those without any money.
 *
 * @param mixed $order Order.
 */
function seller_support_is_refundable( $order ) {
	if ( ! is_object( $order ) || ! method_exists( $order, 'get_remaining_refund_amount' ) || $order->get_meta( 'has_sub_order' ) ) {
		return false;
	}
	$is_unpaid = in_array( $order->get_status(), array( 'pending', 'failed', 'refunded', 'checkout-draft', 'auto-draft', 'trash' ), true )
		|| ( in_array( $order->get_status(), array( 'cancelled', 'on-hold' ), true ) && ! $order->get_date_paid() );
	return ! $is_unpaid && (float) $order->get_remaining_refund_amount() > 0 && '' === seller_support_refund_block();
}

/**
 * True when the order belongs to the store the current user works for, and has one seller.
 *
 * @param mixed $order Order.
 */
function seller_support_is_order_of_viewer( $order ) {
	$store_id = is_object( $order ) && method_exists( $order, 'get_meta' ) ? seller_support_store_of_viewer() : 0;
	return $store_id && seller_support_store_of_single_order( $order ) === $store_id;
}

/**
 * Adds "Request refund" to an order in the seller's list. The same filter runs in wp-admin, where it is not ours.
 *
 * @param array    $actions Actions by key.
 * @param WC_Order $order   Order.
 */
function seller_support_add_refund_action( $actions, $order = null ) {
	if ( ! seller_support_is_dashboard() || ! seller_support_is_order_of_viewer( $order ) || ! seller_support_is_refundable( $order ) ) {
		return $actions;
	}
	$actions                          = (array) $actions;
	$actions['seller-support-refund'] = array(
		'url'    => add_query_arg( 'order', $order->get_id(), seller_support_plain( dokan_get_navigation_url( 'refunds/new' ) ) ),
		'name'   => __( 'Request refund', 'seller-support' ),
		'action' => 'seller-support-refund',
		'icon'   => '<i class="fas fa-undo">&nbsp;</i>', // No words, as Dokan's own: they would push the column out of the page.
	);
	return $actions;
}

/**
 * Prints the panel with the order's refunds into the seller's page of an order.
 *
 * @param WC_Order $order Order.
 */
function seller_support_show_order_refunds( $order ) {
	if ( ! seller_support_is_order_of_viewer( $order ) ) {
		return;
	}
	echo '<div class="dokan-panel dokan-panel-default seller-support-order-refunds"><div class="dokan-panel-heading"><strong>' . esc_html__( 'Refunds', 'seller-support' ) . '</strong></div><div class="dokan-panel-body">';
	seller_support_print_placeholder( 'dashboard', 'orders/' . (int) $order->get_id() . '/refunds', array() );
	echo '</div></div>';
}

/**
 * The stores of this customer's order that can be asked for a refund: store id => order id. On the order's own page only.
 *
 * @param mixed $order Order.
 */
function seller_support_refund_choices( $order ) {
	if ( ! is_object( $order ) || ! method_exists( $order, 'get_customer_id' ) || ! is_user_logged_in() || ! is_wc_endpoint_url( 'view-order' ) ) {
		return array();
	}
	if ( (int) $order->get_customer_id() !== get_current_user_id() ) {
		return array();
	}
	$choices = array();
	foreach ( seller_support_stores_of_order( $order ) as $store_id => $order_id ) {
		$part = (int) $order->get_id() === $order_id ? $order : wc_get_order( $order_id );
		if ( seller_support_is_store( $store_id ) && seller_support_is_refundable( $part ) ) {
			$choices[ $store_id ] = $order_id;
		}
	}
	return $choices;
}

/**
 * The customer's form inside My Account, root-relative.
 *
 * @param int $order_id Single or sub-order.
 */
function seller_support_refund_form_url( $order_id ) {
	$url = wc_get_endpoint_url( 'support-tickets', 'refunds/new', wc_get_page_permalink( 'myaccount' ) );
	return wp_make_link_relative( add_query_arg( 'order', (int) $order_id, $url ) );
}
