<?php
/**
 * Order states and small order questions.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/** @return string[] State with wc- => name. */
function wc_get_order_statuses() {
	return apply_filters(
		'wc_order_statuses',
		array(
			'wc-pending'        => 'Pending payment',
			'wc-processing'     => 'Processing',
			'wc-on-hold'        => 'On hold',
			'wc-completed'      => 'Completed',
			'wc-cancelled'      => 'Cancelled',
			'wc-refunded'       => 'Refunded',
			'wc-failed'         => 'Failed',
			'wc-checkout-draft' => 'Draft',
		)
	);
}

/**
 * @param string $status With or without wc-.
 * @return string
 */
function wc_get_order_status_name( $status ) {
	$statuses = wc_get_order_statuses();
	$status   = standin_status_with_prefix( $status );
	return isset( $statuses[ $status ] ) ? $statuses[ $status ] : $status;
}

/**
 * @param string $status With or without wc-.
 * @return string
 */
function standin_status_with_prefix( $status ) {
	return 0 === strpos( $status, 'wc-' ) || in_array( $status, array( 'trash', 'auto-draft' ), true ) ? $status : 'wc-' . $status;
}

/** @return string[] */
function wc_get_is_paid_statuses() {
	return apply_filters( 'woocommerce_order_is_paid_statuses', array( 'processing', 'completed' ) );
}

/**
 * The post type of orders, and its state names, for what WordPress itself does with them.
 */
function standin_register_order_types() {
	register_post_type(
		'shop_order',
		array(
			'labels'          => array(
				'name'          => 'Orders',
				'singular_name' => 'Order',
			),
			'public'          => false,
			'show_ui'         => ! standin_uses_order_tables(),
			'show_in_menu'    => current_user_can( 'edit_others_shop_orders' ) ? 'woocommerce' : true,
			'capability_type' => 'shop_order',
			'map_meta_cap'    => true,
			'supports'        => array( 'title' ),
			'rewrite'         => false,
			'query_var'       => false,
		)
	);
	register_post_type( 'shop_order_refund', array( 'public' => false, 'rewrite' => false, 'query_var' => false ) );
	register_post_type( 'shop_order_placehold', array( 'public' => false, 'rewrite' => false, 'query_var' => false ) );
	foreach ( wc_get_order_statuses() as $status => $label ) {
		register_post_status(
			$status,
			array(
				'label'                     => $label,
				'public'                    => false,
				'show_in_admin_all_list'    => true,
				'show_in_admin_status_list' => true,
			)
		);
	}
}
add_action( 'init', 'standin_register_order_types', 5 );

/** @return bool Orders are in wc_orders, not in posts. */
function standin_uses_order_tables() {
	return Automattic\WooCommerce\Utilities\OrderUtil::custom_orders_table_usage_is_enabled();
}
