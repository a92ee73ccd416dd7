<?php
/**
 * One order in the seller's dashboard.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/**
 * @param int $order_id Order.
 */
function standin_seller_order_details( $order_id ) {
	if ( ! current_user_can( 'dokan_view_order' ) ) {
		echo '<div class="dokan-alert dokan-alert-danger">You have no permission to view this order</div>';
		return;
	}
	if ( ! dokan_is_seller_has_order( dokan_get_current_user_id(), $order_id ) ) {
		echo '<div class="dokan-alert dokan-alert-danger">This is not yours, I swear!</div>';
		return;
	}
	$order = wc_get_order( $order_id );
	printf( '<a href="%s" class="dokan-btn">&larr; Orders</a>', esc_url( dokan_get_navigation_url( 'orders' ) ) );
	do_action( 'dokan_order_status_filter_before', $order_id );
	echo '<div class="dokan-clearfix dokan-order-details-wrap"><div class="dokan-order-left-content">';
	standin_panel( sprintf( '<strong>Order#%s</strong> &rarr; Order Items', esc_html( $order->get_order_number() ) ), static fn() => standin_seller_order_items( $order ) );
	do_action( 'dokan_order_detail_after_order_items', $order );
	echo '<div class="dokan-order-addresses">';
	standin_panel( '<strong>Billing Address</strong>', static fn() => print wp_kses_post( $order->get_formatted_billing_address() ) );
	standin_panel( '<strong>Shipping Address</strong>', static fn() => print wp_kses_post( $order->get_formatted_shipping_address() ) );
	echo '</div></div><div class="dokan-order-right-content">';
	standin_panel( '<strong>General Details</strong>', static fn() => standin_seller_order_facts( $order ) );
	do_action( 'dokan_order_detail_after_order_general_details', $order );
	standin_panel( '<strong>Order Notes</strong>', static fn() => standin_seller_order_notes( $order ) );
	do_action( 'dokan_order_detail_after_order_notes', $order );
	echo '</div></div>';
}

/**
 * @param string   $title   HTML.
 * @param callable $content Prints it.
 */
function standin_panel( $title, $content ) {
	echo '<div class="dokan-panel dokan-panel-default"><div class="dokan-panel-heading">' . wp_kses_post( $title ) . '</div><div class="dokan-panel-body">';
	$content();
	echo '</div></div>';
}

/**
 * @param WC_Order $order Order.
 */
function standin_seller_order_items( $order ) {
	echo '<table class="dokan-table order-items"><thead><tr><th class="item">Item</th><th class="quantity">Qty</th><th class="line_cost">Totals</th></tr></thead><tbody id="order_items_list">';
	foreach ( $order->get_items() as $item_id => $item ) {
		$product = $item->get_product();
		printf(
			'<tr class="item" data-order_item_id="%d"><td>%s%s</td><td>%d</td><td>%s</td></tr>',
			(int) $item_id,
			esc_html( $item->get_name() ),
			$product && $product->get_sku() ? '<br><small>' . esc_html( $product->get_sku() ) . '</small>' : '',
			(int) $item->get_quantity(),
			wp_kses_post( $order->get_formatted_line_subtotal( $item ) )
		);
	}
	echo '</tbody><tfoot>';
	foreach ( $order->get_order_item_totals() as $total ) {
		printf( '<tr><th colspan="2">%s</th><td class="value">%s</td></tr>', esc_html( $total['label'] ), wp_kses_post( $total['value'] ) );
	}
	echo '</tfoot></table>';
}

/**
 * @param WC_Order $order Order.
 */
function standin_seller_order_facts( $order ) {
	$hidden = 'on' === dokan_get_option( 'hide_customer_info', 'dokan_selling', 'off' );
	echo '<ul class="list-unstyled order-status">';
	printf( '<li><strong>Order Status:</strong> %s</li>', wp_kses_post( standin_status_label( $order ) ) );
	printf( '<li><strong>Order Date:</strong> %s</li>', esc_html( wc_format_datetime( $order->get_date_created(), wc_date_format() . ', ' . wc_time_format() ) ) );
	printf( '<li><strong>Earning From Order:</strong> %s</li></ul>', wp_kses_post( wc_price( standin_vendor_earning( $order ) ) ) );
	if ( ! $hidden ) {
		echo '<ul class="list-unstyled customer-details">';
		printf( '<li><strong>Customer:</strong> %s</li>', esc_html( $order->get_formatted_billing_full_name() ) );
		printf( '<li><strong>Email:</strong> %s</li>', esc_html( $order->get_billing_email() ) );
		printf( '<li><strong>Phone:</strong> %s</li>', esc_html( $order->get_billing_phone() ) );
		printf( '<li><strong>Customer IP:</strong> %s</li>', esc_html( $order->get_customer_ip_address() ) );
		do_action( 'dokan_order_details_after_customer_info', $order );
		echo '</ul>';
	}
}

/**
 * @param WC_Order $order Order.
 */
function standin_seller_order_notes( $order ) {
	echo '<ul class="order_notes">';
	foreach ( standin_order_notes( $order->get_id() ) as $note ) {
		printf( '<li class="note"><div class="note_content">%s</div><p class="meta">%s</p></li>', wp_kses_post( $note->comment_content ), esc_html( mysql2date( wc_date_format() . ' ' . wc_time_format(), $note->comment_date ) ) );
	}
	echo '</ul>';
}
