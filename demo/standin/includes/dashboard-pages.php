<?php
/**
 * The dashboard's small pages: overview, products, withdraw, settings.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/**
 * @param string $part dashboard, products, withdraw or settings.
 */
function standin_dashboard_page( $part ) {
	standin_dashboard_frame( 'standin_dashboard_' . $part, $part );
}

/** The overview. */
function standin_dashboard_dashboard() {
	$seller = dokan_get_current_user_id();
	echo '<header class="dokan-dashboard-header"><h1 class="entry-title">Reports</h1></header>';
	printf( '<p class="standin-balance">Balance: <strong>%s</strong></p>', wp_kses_post( dokan_get_seller_balance( $seller ) ) );
	echo '<div class="dokan-dash-left">';
	do_action( 'dokan_dashboard_before_widgets' );
	echo '<div class="dashboard-widget orders dokan-panel"><div class="dokan-panel-heading"><strong>Orders</strong></div><div class="dokan-panel-body"><ul>';
	foreach ( wc_get_order_statuses() as $status => $name ) {
		$count = count( standin_seller_order_ids( $seller, $status ) );
		if ( $count ) {
			printf( '<li>%s <strong>%d</strong></li>', esc_html( $name ), (int) $count );
		}
	}
	echo '</ul></div></div>';
	do_action( 'dokan_dashboard_left_widgets' );
	echo '</div><div class="dokan-dash-right">';
	do_action( 'dokan_dashboard_right_widgets' );
	echo '</div>';
}

/** The seller's products. */
function standin_dashboard_products() {
	$products = get_posts(
		array(
			'post_type'   => 'product',
			'author'      => dokan_get_current_user_id(),
			'numberposts' => 50,
			'orderby'     => 'ID',
			'order'       => 'ASC',
		)
	);
	echo '<header class="dokan-dashboard-header"><h1 class="entry-title">Products</h1></header>';
	echo '<table class="dokan-table dokan-table-striped"><thead><tr><th>Name</th><th>SKU</th><th>Price</th></tr></thead><tbody>';
	foreach ( array_map( 'wc_get_product', $products ) as $product ) {
		printf( '<tr><td data-title="Name"><a href="%s">%s</a></td><td data-title="SKU">%s</td><td data-title="Price">%s</td></tr>', esc_url( $product->get_permalink() ), esc_html( $product->get_name() ), esc_html( $product->get_sku() ), wp_kses_post( $product->get_price_html() ) );
	}
	echo '</tbody></table>';
}

/** The seller's balance. */
function standin_dashboard_withdraw() {
	echo '<header class="dokan-dashboard-header"><h1 class="entry-title">Withdraw</h1></header>';
	printf( '<div class="dokan-panel"><div class="dokan-panel-heading"><strong>Balance</strong></div><div class="dokan-panel-body">Your balance: <strong>%s</strong></div></div>', wp_kses_post( dokan_get_seller_balance( dokan_get_current_user_id() ) ) );
}

/** The store's facts. */
function standin_dashboard_settings() {
	$vendor = dokan()->vendor->get( dokan_get_current_user_id() );
	echo '<header class="dokan-dashboard-header"><h1 class="entry-title">Settings</h1></header>';
	printf( '<div class="dokan-panel"><div class="dokan-panel-heading"><strong>Store</strong></div><div class="dokan-panel-body">Store name: <strong>%s</strong><br>Phone: <strong>%s</strong></div></div>', esc_html( $vendor->get_shop_name() ), esc_html( $vendor->get_phone() ) );
}
