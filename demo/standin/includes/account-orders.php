<?php
/**
 * The customer's order list and order page in My Account.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/**
 * The buttons of an order.
 *
 * @param WC_Order $order Order.
 * @return array[] Key => url, name.
 */
function wc_get_account_orders_actions( $order ) {
	$order   = is_object( $order ) ? $order : wc_get_order( $order );
	$actions = array(
		'view' => array(
			'url'  => $order->get_view_order_url(),
			'name' => 'View',
		),
	);
	return apply_filters( 'woocommerce_my_account_my_orders_actions', $actions, $order );
}

/**
 * @param array[] $actions See wc_get_account_orders_actions().
 */
function standin_print_actions( $actions ) {
	foreach ( $actions as $key => $action ) {
		printf( '<a href="%s" class="woocommerce-button button %s">%s</a> ', esc_url( $action['url'] ), esc_attr( sanitize_html_class( $key ) ), esc_html( $action['name'] ) );
	}
}

add_action(
	'woocommerce_account_orders_endpoint',
	static function ( $page ) {
		$found = wc_get_orders(
			array(
				'customer' => get_current_user_id(),
				'parent'   => 0,
				'page'     => max( 1, absint( $page ) ),
				'limit'    => 10,
				'paginate' => true,
			)
		);
		do_action( 'woocommerce_before_account_orders', $found->total > 0 );
		if ( $found->total > 0 ) {
			standin_order_table( $found->orders );
			standin_order_pages( max( 1, absint( $page ) ), $found->max_num_pages );
		} else {
			wc_print_notice( 'No order has been made yet.', 'notice' );
		}
		do_action( 'woocommerce_after_account_orders', $found->total > 0 );
	}
);

/**
 * @param WC_Order[] $orders Orders.
 */
function standin_order_table( $orders ) {
	echo '<table class="woocommerce-orders-table woocommerce-MyAccount-orders shop_table shop_table_responsive my_account_orders account-orders-table"><thead><tr>';
	foreach ( array( 'Order', 'Date', 'Status', 'Total', 'Actions' ) as $name ) {
		printf( '<th scope="col">%s</th>', esc_html( $name ) );
	}
	echo '</tr></thead><tbody>';
	foreach ( $orders as $order ) {
		printf( '<tr class="woocommerce-orders-table__row order"><th data-title="Order" scope="row"><a href="%s">#%s</a></th>', esc_url( $order->get_view_order_url() ), esc_html( $order->get_order_number() ) );
		printf( '<td data-title="Date"><time datetime="%s">%s</time></td>', esc_attr( $order->get_date_created()->date( 'c' ) ), esc_html( wc_format_datetime( $order->get_date_created() ) ) );
		printf( '<td data-title="Status">%s</td>', esc_html( wc_get_order_status_name( $order->get_status() ) ) );
		printf( '<td data-title="Total">%s for %s</td><td data-title="Actions">', wp_kses_post( $order->get_formatted_order_total() ), esc_html( 1 === $order->get_item_count() ? '1 item' : $order->get_item_count() . ' items' ) );
		standin_print_actions( wc_get_account_orders_actions( $order ) );
		echo '</td></tr>';
	}
	echo '</tbody></table>';
}

/**
 * @param int $page Current page.
 * @param int $last Last page.
 */
function standin_order_pages( $page, $last ) {
	if ( $last < 2 ) {
		return;
	}
	echo '<div class="woocommerce-pagination woocommerce-pagination--without-numbers">';
	if ( $page > 1 ) {
		printf( '<a class="button" href="%s">Previous</a> ', esc_url( wc_get_endpoint_url( 'orders', $page - 1, wc_get_page_permalink( 'myaccount' ) ) ) );
	}
	if ( $page < $last ) {
		printf( '<a class="button" href="%s">Next</a>', esc_url( wc_get_endpoint_url( 'orders', $page + 1, wc_get_page_permalink( 'myaccount' ) ) ) );
	}
	echo '</div>';
}

add_action(
	'woocommerce_account_view-order_endpoint',
	static function ( $order_id ) {
		$order = wc_get_order( absint( $order_id ) );
		if ( ! $order || ! current_user_can( 'view_order', absint( $order_id ) ) ) {
			echo '<div class="woocommerce-error" role="alert">Invalid order. <a href="' . esc_url( wc_get_page_permalink( 'myaccount' ) ) . '" class="wc-forward">My account</a></div>';
			return;
		}
		printf(
			'<p>Order #<mark class="order-number">%s</mark> was placed on <mark class="order-date">%s</mark> and is currently <mark class="order-status">%s</mark>.</p>',
			esc_html( $order->get_order_number() ),
			esc_html( wc_format_datetime( $order->get_date_created() ) ),
			esc_html( wc_get_order_status_name( $order->get_status() ) )
		);
		do_action( 'woocommerce_view_order', $order->get_id() );
	}
);

add_action(
	'woocommerce_view_order',
	static function ( $order_id ) {
		standin_order_details( wc_get_order( $order_id ) );
	}
);

add_shortcode(
	'dokan-my-orders',
	static function () {
		if ( ! is_user_logged_in() ) {
			return '<p>Please log in to see your orders.</p>';
		}
		ob_start();
		standin_order_table( wc_get_orders( array( 'customer' => get_current_user_id(), 'parent' => 0, 'limit' => -1 ) ) ); // phpcs:ignore
		return ob_get_clean();
	}
);
