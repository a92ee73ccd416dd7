<?php
/**
 * The seller's order list.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/** /dashboard/orders/ and /dashboard/orders/?order_id=N */
function standin_dashboard_orders() {
	standin_dashboard_frame(
		static function () {
			do_action( 'dokan_order_inside_content' );
		},
		'order'
	);
}

add_action(
	'dokan_order_inside_content',
	static function () {
		$order_id = isset( $_GET['order_id'] ) ? absint( $_GET['order_id'] ) : 0; // phpcs:ignore WordPress.Security.NonceVerification
		if ( ! $order_id ) {
			standin_seller_order_list();
			return;
		}
		// A link from a mail has no nonce and says so.
		$from_mail = isset( $_GET['_view_mode'] ) && 'email' === $_GET['_view_mode']; // phpcs:ignore WordPress.Security.NonceVerification
		$nonce     = isset( $_GET['_wpnonce'] ) ? sanitize_key( $_GET['_wpnonce'] ) : '';
		if ( $from_mail || wp_verify_nonce( $nonce, 'dokan_view_order' ) ) {
			standin_seller_order_details( $order_id );
		} else {
			standin_seller_order_list();
		}
	}
);

/**
 * @param int $order_id Order.
 * @return string
 */
function standin_seller_order_url( $order_id ) {
	return wp_nonce_url( add_query_arg( 'order_id', $order_id, dokan_get_navigation_url( 'orders' ) ), 'dokan_view_order' );
}

/** The list with its state filter. */
function standin_seller_order_list() {
	$seller = dokan_get_current_user_id();
	$wanted = isset( $_GET['order_status'] ) && is_string( $_GET['order_status'] ) ? sanitize_key( $_GET['order_status'] ) : 'all'; // phpcs:ignore WordPress.Security.NonceVerification
	standin_seller_order_filter( $seller, $wanted );
	$all  = standin_seller_order_ids( $seller, $wanted );
	$page = max( 1, isset( $_GET['pagenum'] ) ? absint( $_GET['pagenum'] ) : 1 ); // phpcs:ignore WordPress.Security.NonceVerification
	$ids  = array_slice( $all, ( $page - 1 ) * 10, 10 );
	if ( ! $ids ) {
		echo '<div class="dokan-error">No orders found</div>';
		return;
	}
	echo '<table class="dokan-table dokan-table-striped"><thead><tr><th>Order</th><th>Order Total</th><th>Earning</th><th>Status</th><th>Customer</th><th>Date</th>';
	do_action( 'dokan_order_listing_header_before_action_column' );
	echo '<th>Action</th></tr></thead><tbody>';
	foreach ( array_map( 'wc_get_order', $ids ) as $order ) {
		standin_seller_order_row( $order );
	}
	echo '</tbody></table>';
	$last = (int) ceil( count( $all ) / 10 );
	if ( $last > 1 ) {
		echo '<div class="pagination-wrap"><ul class="pagination"><li>';
		echo wp_kses_post( implode( '</li><li>', paginate_links( array( 'base' => add_query_arg( 'pagenum', '%#%' ), 'format' => '', 'current' => $page, 'total' => $last, 'type' => 'array' ) ) ) ); // phpcs:ignore
		echo '</li></ul></div>';
	}
}

/**
 * @param int    $seller Seller.
 * @param string $wanted State shown.
 */
function standin_seller_order_filter( $seller, $wanted ) {
	echo '<ul class="list-inline order-statuses-filter subsubsub">';
	foreach ( array_merge( array( 'all' => 'All' ), wc_get_order_statuses() ) as $status => $name ) {
		if ( 'wc-checkout-draft' === $status ) {
			continue;
		}
		printf(
			'<li%s><a href="%s">%s (%d)</a></li>',
			$status === $wanted ? ' class="active"' : '',
			esc_url( add_query_arg( 'order_status', $status, dokan_get_navigation_url( 'orders' ) ) ),
			esc_html( $name ),
			count( standin_seller_order_ids( $seller, $status ) )
		);
	}
	echo '</ul>';
}

/**
 * @param WC_Order $order Order.
 */
function standin_seller_order_row( $order ) {
	printf( '<tr><td class="dokan-order-id column-primary" data-title="Order"><a href="%s"><strong>Order %s</strong></a></td>', esc_url( standin_seller_order_url( $order->get_id() ) ), esc_html( $order->get_order_number() ) );
	printf( '<td class="dokan-order-total" data-title="Order Total">%s</td>', wp_kses_post( $order->get_formatted_order_total() ) );
	printf( '<td class="dokan-order-earning" data-title="Earning">%s</td>', wp_kses_post( wc_price( standin_vendor_earning( $order ) ) ) );
	printf( '<td class="dokan-order-status" data-title="Status">%s</td>', wp_kses_post( standin_status_label( $order ) ) );
	printf( '<td class="dokan-order-customer" data-title="Customer">%s</td>', esc_html( $order->get_formatted_billing_full_name() ) );
	printf( '<td class="dokan-order-date" data-title="Date"><abbr title="%s">%s</abbr></td>', esc_attr( wc_format_datetime( $order->get_date_created(), 'Y-m-d H:i' ) ), esc_html( wc_format_datetime( $order->get_date_created() ) ) );
	do_action( 'dokan_order_listing_row_before_action_field', $order );
	echo '<td class="dokan-order-action" data-title="Action">';
	do_action( 'woocommerce_admin_order_actions_start', $order );
	$actions = array(
		'view' => array(
			'url'    => standin_seller_order_url( $order->get_id() ),
			'name'   => 'View',
			'action' => 'view',
			'icon'   => '<i class="far fa-eye">&nbsp;</i>',
		),
	);
	foreach ( apply_filters( 'woocommerce_admin_order_actions', $actions, $order ) as $action ) {
		printf(
			'<a class="dokan-btn dokan-btn-default dokan-btn-sm tips" href="%s" data-toggle="tooltip" data-placement="top" title="%s">%s</a> ',
			esc_url( $action['url'] ),
			esc_attr( $action['name'] ),
			wp_kses_post( ! empty( $action['icon'] ) ? $action['icon'] : $action['name'] )
		);
	}
	do_action( 'woocommerce_admin_order_actions_end', $order );
	echo '</td></tr>';
}

/**
 * @param WC_Order $order Order.
 * @return string HTML.
 */
function standin_status_label( $order ) {
	$colours = array(
		'completed'  => 'success',
		'pending'    => 'danger',
		'on-hold'    => 'warning',
		'processing' => 'info',
		'refunded'   => 'default',
		'cancelled'  => 'default',
		'failed'     => 'danger',
	);
	$status  = $order->get_status();
	return sprintf( '<span class="dokan-label dokan-label-%s">%s</span>', isset( $colours[ $status ] ) ? $colours[ $status ] : 'default', esc_html( wc_get_order_status_name( $status ) ) );
}
