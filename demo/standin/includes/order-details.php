<?php
/**
 * The order table customers see: on the order page and on the thank-you page.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/**
 * @param WC_Order $order Order.
 */
function standin_order_details( $order ) {
	$show_customer = is_user_logged_in() && $order->get_user_id() === get_current_user_id();
	echo '<section class="woocommerce-order-details">';
	do_action( 'woocommerce_order_details_before_order_table', $order );
	echo '<h2 class="woocommerce-order-details__title">Order details</h2>';
	echo '<table class="woocommerce-table woocommerce-table--order-details shop_table order_details"><thead><tr><th class="product-name" scope="col">Product</th><th class="product-total" scope="col">Total</th></tr></thead><tbody>';
	do_action( 'woocommerce_order_details_before_order_table_items', $order );
	foreach ( $order->get_items() as $item_id => $item ) {
		standin_order_details_item( $order, $item_id, $item );
	}
	do_action( 'woocommerce_order_details_after_order_table_items', $order );
	echo '</tbody><tfoot>';
	foreach ( $order->get_order_item_totals() as $total ) {
		printf( '<tr><th scope="row">%s</th><td>%s</td></tr>', esc_html( $total['label'] ), wp_kses_post( $total['value'] ) );
	}
	$actions = array_diff_key( wc_get_account_orders_actions( $order ), array( 'view' => 1 ) ); // phpcs:ignore
	if ( $actions ) {
		echo '<tr><th class="order-actions--heading" scope="row">Actions:</th><td>';
		standin_print_actions( $actions );
		echo '</td></tr>';
	}
	echo '</tfoot></table>';
	do_action( 'woocommerce_order_details_after_order_table', $order );
	echo '</section>';
	do_action( 'woocommerce_after_order_details', $order );
	if ( $show_customer ) {
		standin_customer_details( $order );
	}
}

/**
 * @param WC_Order              $order   Order.
 * @param int                   $item_id Item.
 * @param WC_Order_Item_Product $item    Item.
 */
function standin_order_details_item( $order, $item_id, $item ) {
	$product  = $item->get_product();
	$name     = esc_html( $item->get_name() );
	$refunded = $order->get_qty_refunded_for_item( $item_id );
	$quantity = esc_html( $item->get_quantity() );
	if ( $refunded ) {
		$quantity = '<del>' . $quantity . '</del> <ins>' . esc_html( $item->get_quantity() + $refunded ) . '</ins>';
	}
	echo '<tr class="woocommerce-table__line-item order_item"><td class="woocommerce-table__product-name product-name">';
	echo wp_kses_post( apply_filters( 'woocommerce_order_item_name', $product ? sprintf( '<a href="%s">%s</a>', esc_url( $product->get_permalink() ), $name ) : $name, $item, true ) );
	echo ' <strong class="product-quantity">&times;&nbsp;' . wp_kses_post( $quantity ) . '</strong>';
	do_action( 'woocommerce_order_item_meta_start', $item_id, $item, $order, false );
	$vendor = $product ? dokan()->vendor->get( get_post_field( 'post_author', $product->get_id() ) ) : null;
	if ( $vendor && $vendor->get_shop_name() ) {
		printf( '<div class="wc-item-meta">Vendor: <a href="%s">%s</a></div>', esc_url( $vendor->get_shop_url() ), esc_html( $vendor->get_shop_name() ) );
	}
	do_action( 'woocommerce_order_item_meta_end', $item_id, $item, $order, false );
	echo '</td><td class="woocommerce-table__product-total product-total">' . wp_kses_post( $order->get_formatted_line_subtotal( $item ) ) . '</td></tr>';
}

/**
 * @param WC_Order $order Order.
 */
function standin_customer_details( $order ) {
	echo '<section class="woocommerce-customer-details"><div class="woocommerce-columns addresses">';
	printf( '<div class="woocommerce-column"><h2>Billing address</h2><address>%s<p>%s</p><p>%s</p></address></div>', wp_kses_post( $order->get_formatted_billing_address() ), esc_html( $order->get_billing_phone() ), esc_html( $order->get_billing_email() ) );
	printf( '<div class="woocommerce-column"><h2>Shipping address</h2><address>%s</address></div></div>', wp_kses_post( $order->get_formatted_shipping_address() ) );
	do_action( 'woocommerce_order_details_after_customer_details', $order );
	echo '</section>';
}

// Dokan lists an order's sub-orders below its table.
add_action(
	'woocommerce_order_details_after_order_table',
	static function ( $parent ) {
		if ( ! $parent->get_meta( 'has_sub_order' ) ) {
			return;
		}
		$sub_orders = wc_get_orders( array( 'parent' => $parent->get_id(), 'limit' => -1, 'order' => 'ASC' ) ); // phpcs:ignore
		echo '<header><h2>Sub Orders</h2></header><div class="dokan-info"><strong>Note:</strong> This order has products from multiple vendors. So we divided this order into multiple vendor orders. Each order will be handled by their respective vendor independently.</div>';
		echo '<table class="shop_table my_account_orders table table-striped"><thead><tr><th scope="col">Order</th><th scope="col">Date</th><th scope="col">Status</th><th scope="col">Total</th><th scope="col">Actions</th></tr></thead><tbody>';
		foreach ( $sub_orders as $order ) {
			$actions = array( 'view' => array( 'url' => $order->get_view_order_url(), 'name' => 'View' ) ); // phpcs:ignore
			printf(
				'<tr class="order"><td data-title="Order"><a href="%s">%s</a></td><td data-title="Date">%s</td><td data-title="Status">%s</td><td data-title="Total">%s</td><td data-title="Actions">',
				esc_url( $order->get_view_order_url() ),
				esc_html( $order->get_order_number() ),
				esc_html( wc_format_datetime( $order->get_date_created() ) ),
				esc_html( wc_get_order_status_name( $order->get_status() ) ),
				wp_kses_post( $order->get_formatted_order_total() )
			);
			standin_print_actions( apply_filters( 'dokan_my_account_my_sub_orders_actions', $actions, $order ) );
			echo '</td></tr>';
		}
		echo '</tbody></table>';
	}
);
