<?php
/**
 * Help with an order: in the customer's list, on the order's page and on the thank-you page.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * The stores of this customer's order that can be asked: store id => order id.
 *
 * @param mixed  $order Order.
 * @param string $place One of SELLER_SUPPORT_BUTTON_PLACES.
 */
function seller_support_choices( $order, $place ) {
	if ( ! is_object( $order ) || ! method_exists( $order, 'get_customer_id' ) || ! is_user_logged_in() ) {
		return array();
	}
	if ( (int) $order->get_customer_id() !== get_current_user_id() ) {
		return array();
	}
	$choices = array();
	foreach ( seller_support_stores_of_order( $order ) as $store_id => $order_id ) {
		if ( seller_support_offers( $store_id, $place ) ) {
			$choices[ $store_id ] = $order_id;
		}
	}
	return $choices;
}

/**
 * Adds one action to an order in the customer's list. With several sellers the form asks which one.
 *
 * @param array    $actions Actions by key.
 * @param WC_Order $order   Order.
 */
function seller_support_add_order_action( $actions, $order = null ) {
	// WooCommerce shows the same actions on the order's own pages, where our links have more room.
	$has_room = is_wc_endpoint_url( 'view-order' ) || is_wc_endpoint_url( 'order-received' );
	$choices  = $has_room ? array() : seller_support_choices( $order, 'order_list' );
	if ( ! $choices ) {
		return $actions;
	}
	$actions = (array) $actions;
	if ( 1 === count( $choices ) ) {
		$store_id = (int) key( $choices );
		$url      = seller_support_account_form_url(
			array(
				'store' => $store_id,
				'order' => current( $choices ),
			)
		);
	} else {
		$store_id = 0;
		$url      = seller_support_account_form_url( array( 'order' => $order->get_id() ) );
	}
	$label                     = seller_support_label( $store_id );
	$actions['seller-support'] = array(
		'url'        => $url,
		'name'       => $label,
		/* translators: 1: text of the button, e.g. "Get Support", 2: order number. */
		'aria-label' => sprintf( __( '%1$s for order number %2$s', 'seller-support' ), $label, $order->get_order_number() ),
	);
	return $actions;
}

/**
 * Prints the links for each seller of the order, once in a page.
 *
 * @param WC_Order $order Order.
 */
function seller_support_show_order_buttons( $order ) {
	static $printed = array();
	$choices        = seller_support_choices( $order, is_wc_endpoint_url( 'order-received' ) ? 'thank_you' : 'order' );
	$refunds        = seller_support_refund_choices( $order );
	if ( ! ( $choices || $refunds ) || isset( $printed[ $order->get_id() ] ) ) {
		return;
	}
	$printed[ $order->get_id() ] = true;
	echo '<p class="seller-support-order" style="display:flex;flex-wrap:wrap;gap:8px">';
	foreach ( $choices as $store_id => $order_id ) {
		$url = seller_support_account_form_url(
			array(
				'store' => $store_id,
				'order' => $order_id,
			)
		);
		seller_support_print_order_link( $url, seller_support_label( $store_id ), count( $choices ) > 1 ? $store_id : 0 );
	}
	foreach ( $refunds as $store_id => $order_id ) {
		seller_support_print_order_link( seller_support_refund_form_url( $order_id ), __( 'Ask for a refund', 'seller-support' ), count( $refunds ) > 1 ? $store_id : 0 );
	}
	echo '</p>';
}

/**
 * Prints one of them.
 *
 * @param string $url      Where it leads.
 * @param string $label    What it says.
 * @param int    $store_id The store to name, 0 for none.
 */
function seller_support_print_order_link( $url, $label, $store_id ) {
	if ( $store_id ) {
		/* translators: 1: text of the button, e.g. "Get Support", 2: name of the store. */
		$label = sprintf( __( '%1$s: %2$s', 'seller-support' ), $label, seller_support_store_name( $store_id ) );
	}
	printf( '<a class="woocommerce-button wp-element-button button" href="%s">%s</a> ', esc_url( $url ), esc_html( $label ) );
}

/**
 * Thank-you page: the links for a customer, a sentence for a guest.
 *
 * @param int $order_id Order.
 */
function seller_support_show_thankyou( $order_id ) {
	$order = $order_id ? wc_get_order( $order_id ) : false;
	if ( ! $order || ! method_exists( $order, 'get_customer_id' ) ) {
		return;
	}
	if ( is_user_logged_in() || $order->get_customer_id() ) {
		seller_support_show_order_buttons( $order );
		return;
	}
	printf(
		'<p class="seller-support-guest">%s</p>',
		sprintf(
			/* translators: %s: link "My Account". */
			esc_html__( 'Do you need help with this order? Register in %s with the e-mail address of this order, and write to the seller from there.', 'seller-support' ),
			'<a href="' . esc_url( wp_make_link_relative( wc_get_page_permalink( 'myaccount' ) ) ) . '">' . esc_html__( 'My Account', 'seller-support' ) . '</a>'
		)
	);
}
