<?php
/**
 * The tables WooCommerce's and Dokan's reports read. The real thing fills them a little later; here at once.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/**
 * The customer's row in wc_customer_lookup; guests are found by their address.
 *
 * @param WC_Order $order Order.
 * @return int customer_id of that table, which is not the user id.
 */
function standin_customer_lookup_id( $order ) {
	global $wpdb;
	$table   = $wpdb->prefix . 'wc_customer_lookup';
	$user    = $order->get_user();
	$found   = $user
		? $wpdb->get_var( $wpdb->prepare( "SELECT customer_id FROM $table WHERE user_id = %d", $user->ID ) )
		: $wpdb->get_var( $wpdb->prepare( "SELECT customer_id FROM $table WHERE user_id IS NULL AND email = %s", $order->get_billing_email() ) );
	$created = $order->get_date_created()->date( 'Y-m-d H:i:s' );
	if ( $found ) {
		$wpdb->query( $wpdb->prepare( "UPDATE $table SET date_last_active = GREATEST(COALESCE(date_last_active, %s), %s) WHERE customer_id = %d", $created, $created, $found ) );
		return (int) $found;
	}
	$wpdb->insert(
		$table,
		array(
			'user_id'          => $user ? $user->ID : null,
			'username'         => $user ? $user->user_login : '',
			'first_name'       => $order->get_billing_first_name(),
			'last_name'        => $order->get_billing_last_name(),
			'email'            => $user ? $user->user_email : $order->get_billing_email(),
			'date_last_active' => $created,
			'date_registered'  => $user ? $user->user_registered : null,
			'country'          => $order->get_billing_country(),
			'postcode'         => $order->get_billing_postcode(),
			'city'             => $order->get_billing_city(),
			'state'            => $order->get_billing_state(),
		)
	);
	return (int) $wpdb->insert_id;
}

/**
 * Writes the order's rows in wc_order_stats, wc_order_product_lookup and dokan_order_stats.
 *
 * @param int $order_id Order or refund.
 */
function standin_update_lookups( $order_id ) {
	global $wpdb;
	$order = wc_get_order( $order_id );
	if ( ! $order || 'checkout-draft' === $order->get_status() ) {
		return;
	}
	$is_refund = 'shop_order_refund' === $order->get_type();
	$original  = $is_refund ? wc_get_order( $order->get_parent_id() ) : $order;
	$customer  = standin_customer_lookup_id( $original );
	$local     = static fn( $time ) => $time ? $time->date( 'Y-m-d H:i:s' ) : null;
	$created   = $order->get_date_created();
	$earlier   = $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM {$wpdb->prefix}wc_order_stats WHERE customer_id = %d AND order_id < %d", $customer, $original->get_id() ) );
	$wpdb->replace(
		$wpdb->prefix . 'wc_order_stats',
		array(
			'order_id'           => $order_id,
			'parent_id'          => $order->get_parent_id(),
			'date_created'       => $local( $created ),
			'date_created_gmt'   => gmdate( 'Y-m-d H:i:s', $created->getTimestamp() ),
			'date_paid'          => $local( $is_refund ? $created : $order->get_date_paid() ),
			'date_completed'     => $local( $is_refund ? $created : $order->get_date_completed() ),
			'num_items_sold'     => $order->get_item_count(),
			'total_sales'        => $order->get_total(),
			'tax_total'          => $order->get_total_tax(),
			'shipping_total'     => $order->get_shipping_total(),
			'net_total'          => (float) $order->get_total() - $order->get_total_tax() - (float) $order->get_shipping_total(),
			'returning_customer' => $is_refund ? null : (int) ( $earlier > 0 ),
			'status'             => standin_status_with_prefix( $original->get_status() ),
			'customer_id'        => $customer,
		)
	);
	standin_update_product_lookup( $order, $customer );
	standin_update_dokan_stats( $order, $original, $is_refund );
}
add_action( 'woocommerce_new_order', 'standin_update_lookups', 90 );
add_action( 'woocommerce_update_order', 'standin_update_lookups', 90 );
add_action( 'woocommerce_new_order_refund', 'standin_update_lookups', 90 );

/**
 * @param WC_Abstract_Order $order    Order or refund.
 * @param int               $customer Row of wc_customer_lookup.
 */
function standin_update_product_lookup( $order, $customer ) {
	global $wpdb;
	foreach ( $order->get_items() as $item ) {
		$gross = (float) $item->get_total() + (float) $item->get_total_tax();
		$wpdb->replace(
			$wpdb->prefix . 'wc_order_product_lookup',
			array(
				'order_item_id'         => $item->get_id(),
				'order_id'              => $order->get_id(),
				'product_id'            => $item->get_product_id(),
				'variation_id'          => $item->get_variation_id(),
				'customer_id'           => $customer,
				'date_created'          => $order->get_date_created()->date( 'Y-m-d H:i:s' ),
				'product_qty'           => $item->get_quantity(),
				'product_net_revenue'   => $item->get_total(),
				'product_gross_revenue' => $gross,
				'coupon_amount'         => (float) $item->get_subtotal() - (float) $item->get_total(),
				'tax_amount'            => $item->get_total_tax(),
			)
		);
	}
}

/**
 * @param WC_Abstract_Order $order     Order or refund.
 * @param WC_Order          $original  The order a refund belongs to.
 * @param bool              $is_refund Refund.
 */
function standin_update_dokan_stats( $order, $original, $is_refund ) {
	global $wpdb;
	$type = $original->get_meta( 'has_sub_order' ) ? 0 : ( $original->get_parent_id() ? 2 : 1 );
	if ( $is_refund ) {
		$type = array( 3, 5, 4 )[ $type ];
	}
	$earning = $is_refund ? 0.0 : standin_vendor_earning( $original );
	$wpdb->replace(
		$wpdb->prefix . 'dokan_order_stats',
		array(
			'order_id'            => $order->get_id(),
			'vendor_id'           => 0 === $type ? 0 : dokan_get_seller_id_by_order( $original->get_id() ),
			'order_type'          => $type,
			'vendor_earning'      => $earning,
			'vendor_shipping_fee' => $is_refund ? 0 : $original->get_shipping_total(),
			'vendor_discount'     => $is_refund ? 0 : $original->get_discount_total(),
			'admin_commission'    => $is_refund ? 0 : standin_marketplace_commission( $original ),
		)
	);
}
