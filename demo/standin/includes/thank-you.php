<?php
/**
 * The page after a checkout: /checkout/order-received/N/?key=…
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

add_shortcode(
	'woocommerce_checkout',
	static function () {
		global $wp;
		ob_start();
		echo '<div class="woocommerce">';
		if ( isset( $wp->query_vars['order-received'] ) ) {
			standin_thank_you( absint( $wp->query_vars['order-received'] ) );
		} else {
			echo '<p>The demo has no checkout.</p>';
		}
		echo '</div>';
		return ob_get_clean();
	}
);

/**
 * @param int $order_id Order asked for.
 */
function standin_thank_you( $order_id ) {
	$key   = isset( $_GET['key'] ) && is_string( $_GET['key'] ) ? sanitize_text_field( wp_unslash( $_GET['key'] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification
	$order = $order_id ? wc_get_order( $order_id ) : false;
	if ( ! $order || 'shop_order' !== $order->get_type() || ! $order->key_is_valid( $key ) ) {
		echo '<div class="woocommerce-order"><p class="woocommerce-notice woocommerce-notice--success woocommerce-thankyou-order-received">Thank you. Your order has been received.</p></div>';
		return;
	}
	// Somebody else's account has to log in first, as in WooCommerce.
	if ( $order->get_customer_id() && get_current_user_id() !== $order->get_customer_id() ) {
		wc_print_notice( 'Please log in to your account to view this order.', 'notice' );
		standin_login_form();
		return;
	}
	echo '<div class="woocommerce-order">';
	do_action( 'woocommerce_before_thankyou', $order->get_id() );
	echo '<p class="woocommerce-notice woocommerce-notice--success woocommerce-thankyou-order-received">Thank you. Your order has been received.</p>';
	standin_thank_you_overview( $order );
	do_action( 'woocommerce_thankyou_' . $order->get_payment_method(), $order->get_id() );
	do_action( 'woocommerce_thankyou', $order->get_id() );
	echo '</div>';
}

/**
 * @param WC_Order $order Order.
 */
function standin_thank_you_overview( $order ) {
	$facts = array(
		'Order number'   => esc_html( $order->get_order_number() ),
		'Date'           => esc_html( wc_format_datetime( $order->get_date_created() ) ),
		'Total'          => $order->get_formatted_order_total(),
		'Payment method' => esc_html( $order->get_payment_method_title() ),
	);
	echo '<ul class="woocommerce-order-overview order_details">';
	foreach ( $facts as $name => $value ) {
		printf( '<li>%s: <strong>%s</strong></li>', esc_html( $name ), wp_kses_post( $value ) );
	}
	echo '</ul>';
}

add_action(
	'woocommerce_thankyou',
	static function ( $order_id ) {
		$order = wc_get_order( $order_id );
		if ( $order ) {
			standin_order_details( $order );
		}
	}
);
