<?php
/**
 * What activation does: tables, roles, options, tax rates, pages.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/** Safe to run again: only what is missing is made. */
function standin_install() {
	standin_make_tables();
	standin_make_roles();
	standin_make_options();
	standin_make_tax_rates();
	standin_make_pages();
	update_option( 'woocommerce_version', WC_VERSION );
	update_option( 'woocommerce_db_version', WC_VERSION );
	update_option( 'dokan_theme_version', DOKAN_PLUGIN_VERSION );
	delete_option( 'rewrite_rules' );
}

/** Makes the tables of schema.sql. */
function standin_make_tables() {
	global $wpdb;
	$sql = str_replace( '{prefix}', $wpdb->prefix, file_get_contents( dirname( STANDIN_FILE ) . '/schema.sql' ) );
	foreach ( preg_split( '/;\s*\n/', preg_replace( '/^--.*\n/m', '', $sql ) ) as $statement ) {
		if ( '' !== trim( $statement ) ) {
			$wpdb->query( $statement ); // phpcs:ignore WordPress.DB.PreparedSQL
		}
	}
}

/** 19 % for most things, 7 % for books, and one class with two rates at once. */
function standin_make_tax_rates() {
	global $wpdb;
	if ( $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}woocommerce_tax_rates" ) ) {
		return;
	}
	$wpdb->insert( $wpdb->prefix . 'wc_tax_rate_classes', array( 'name' => 'Reduced rate', 'slug' => 'reduced-rate' ) );
	$wpdb->insert( $wpdb->prefix . 'wc_tax_rate_classes', array( 'name' => 'With levy', 'slug' => 'with-levy' ) );
	$rates = array(
		array( '19.0000', 'MwSt.', '', 1 ),
		array( '7.0000', 'MwSt. 7%', 'reduced-rate', 1 ),
		array( '19.0000', 'MwSt. 19%', 'with-levy', 1 ),
		array( '2.5000', 'Levy', 'with-levy', 2 ),
	);
	foreach ( $rates as $order => $rate ) {
		$wpdb->insert(
			$wpdb->prefix . 'woocommerce_tax_rates',
			array(
				'tax_rate_country'  => 'DE',
				'tax_rate'          => $rate[0],
				'tax_rate_name'     => $rate[1],
				'tax_rate_priority' => $rate[3],
				'tax_rate_order'    => $order,
				'tax_rate_class'    => $rate[2],
			)
		);
	}
}

/** The pages WooCommerce and Dokan make, and the options that hold their ids. */
function standin_make_pages() {
	$pages = array(
		'shop'          => array( 'Shop', '[products]', 'woocommerce_shop_page_id' ),
		'cart'          => array( 'Cart', '<p>The demo has no cart.</p>', 'woocommerce_cart_page_id' ),
		'checkout'      => array( 'Checkout', '[woocommerce_checkout]', 'woocommerce_checkout_page_id' ),
		'my-account'    => array( 'My account', '[woocommerce_my_account]', 'woocommerce_myaccount_page_id' ),
		'dashboard'     => array( 'Dashboard', '[dokan-dashboard]', 'dashboard' ),
		'store-listing' => array( 'Store List', '[dokan-stores]', 'store_listing' ),
		'my-orders'     => array( 'My Orders', '[dokan-my-orders]', 'my_orders' ),
	);

	$dokan_pages = (array) get_option( 'dokan_pages', array() );
	foreach ( $pages as $slug => $page ) {
		list( $title, $content, $option ) = $page;

		$is_dokan = 0 !== strpos( $option, 'woocommerce_' );
		$known    = $is_dokan ? ( isset( $dokan_pages[ $option ] ) ? $dokan_pages[ $option ] : 0 ) : get_option( $option );
		if ( $known && get_post( $known ) ) {
			continue;
		}
		$id = wp_insert_post(
			array(
				'post_type'      => 'page',
				'post_status'    => 'publish',
				'post_name'      => $slug,
				'post_title'     => $title,
				'post_content'   => $content,
				'post_author'    => 1,
				'comment_status' => 'closed',
			)
		);
		if ( $is_dokan ) {
			$dokan_pages[ $option ] = $id;
		} else {
			update_option( $option, $id );
		}
	}
	update_option( 'dokan_pages', $dokan_pages );
	update_option( 'dokan_pages_created', 1 );
}
