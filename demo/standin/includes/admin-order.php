<?php
/**
 * Orders in wp-admin: the list and one order with its boxes.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/**
 * @param string $for shop-order.
 * @return string The screen order boxes are added to.
 */
function wc_get_page_screen_id( $for ) {
	if ( 'shop-order' === $for || 'shop_order' === $for ) {
		return standin_uses_order_tables() ? 'woocommerce_page_wc-orders' : 'shop_order';
	}
	return '';
}

/** admin.php?page=wc-orders, with action=edit&id=N one order. */
function standin_admin_orders() {
	$id    = isset( $_GET['action'], $_GET['id'] ) && 'edit' === $_GET['action'] ? absint( $_GET['id'] ) : 0; // phpcs:ignore WordPress.Security.NonceVerification
	$order = $id ? wc_get_order( $id ) : false;
	echo '<div class="wrap">';
	if ( $order ) {
		standin_admin_order( $order );
	} else {
		standin_admin_order_list();
	}
	echo '</div>';
}

/** All orders. */
function standin_admin_order_list() {
	echo '<h1>Orders</h1><table class="widefat striped wc-orders-list-table"><thead><tr><th>Order</th><th>Date</th><th>Status</th><th>Total</th><th>Actions</th></tr></thead><tbody>';
	foreach ( wc_get_orders( array( 'limit' => 100 ) ) as $order ) {
		printf( '<tr><td><a href="%s"><strong>#%s %s</strong></a></td><td>%s</td>', esc_url( $order->get_edit_order_url() ), esc_html( $order->get_order_number() ), esc_html( $order->get_formatted_billing_full_name() ), esc_html( wc_format_datetime( $order->get_date_created() ) ) );
		printf( '<td>%s</td><td>%s</td><td>', esc_html( wc_get_order_status_name( $order->get_status() ) ), wp_kses_post( $order->get_formatted_order_total() ) );
		do_action( 'woocommerce_admin_order_actions_start', $order );
		foreach ( apply_filters( 'woocommerce_admin_order_actions', array(), $order ) as $action ) {
			printf( '<a class="button" href="%s">%s</a> ', esc_url( $action['url'] ), esc_html( $action['name'] ) );
		}
		do_action( 'woocommerce_admin_order_actions_end', $order );
		echo '</td></tr>';
	}
	echo '</tbody></table>';
}

/**
 * One order in the new storage's screen.
 *
 * @param WC_Order $order Order.
 */
function standin_admin_order( $order ) {
	$screen = wc_get_page_screen_id( 'shop-order' );
	printf( '<h1>Edit Order #%s</h1><div id="poststuff"><div id="post-body" class="metabox-holder columns-2"><div id="postbox-container-1" class="postbox-container">', esc_html( $order->get_order_number() ) );
	do_meta_boxes( $screen, 'side', $order );
	echo '</div><div id="postbox-container-2" class="postbox-container">';
	standin_admin_order_data( $order );
	do_meta_boxes( $screen, 'normal', $order );
	do_meta_boxes( $screen, 'advanced', $order );
	echo '</div></div></div>';
}

/**
 * @param WC_Order $order Order.
 */
function standin_admin_order_data( $order ) {
	echo '<div class="postbox"><div class="inside">';
	printf( '<p>%s, %s, %s</p>', esc_html( wc_get_order_status_name( $order->get_status() ) ), esc_html( $order->get_formatted_billing_full_name() ), esc_html( $order->get_billing_email() ) );
	do_action( 'woocommerce_admin_order_data_after_order_details', $order );
	echo '<table class="widefat"><tbody>';
	foreach ( $order->get_items() as $item ) {
		printf( '<tr><td>%s &times; %d</td><td>%s</td></tr>', esc_html( $item->get_name() ), (int) $item->get_quantity(), wp_kses_post( wc_price( $item->get_total() ) ) );
	}
	do_action( 'woocommerce_admin_order_items_after_line_items', $order->get_id() );
	foreach ( $order->get_order_item_totals() as $total ) {
		printf( '<tr><th>%s</th><td>%s</td></tr>', esc_html( $total['label'] ), wp_kses_post( $total['value'] ) );
	}
	echo '</tbody></table><p class="add-items">';
	do_action( 'woocommerce_order_item_add_action_buttons', $order );
	echo '</p></div></div>';
	do_action( 'standin_admin_order_items_after', $order );
}

// The boxes are asked for as on WooCommerce's own order screen.
add_action(
	'load-woocommerce_page_wc-orders',
	static function () {
		$id    = isset( $_GET['id'] ) ? absint( $_GET['id'] ) : 0; // phpcs:ignore WordPress.Security.NonceVerification
		$order = $id ? wc_get_order( $id ) : false;
		if ( $order ) {
			do_action( 'add_meta_boxes', wc_get_page_screen_id( 'shop-order' ), $order );
			do_action( 'add_meta_boxes_' . wc_get_page_screen_id( 'shop-order' ), $order );
		}
	}
);

add_action(
	'add_meta_boxes_shop_order',
	static function () {
		if ( ! standin_uses_order_tables() ) {
			add_meta_box( 'woocommerce-order-data', 'Order', static fn( $post ) => standin_admin_order_data( wc_get_order( $post ) ), 'shop_order', 'normal', 'high' );
		}
	}
);
