<?php
/**
 * Removes every row this plugin has put into the options table.
 *
 * The tickets live in the program's own database and are not touched.
 *
 * @package SellerSupport
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

global $wpdb;

// Through delete_option, so that a persistent object cache forgets them as well.
$seller_support_names = $wpdb->get_col( // phpcs:ignore WordPress.DB.DirectDatabaseQuery
	$wpdb->prepare(
		"SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE %s",
		$wpdb->esc_like( 'seller_support_' ) . '%'
	)
);
foreach ( $seller_support_names as $seller_support_name ) {
	delete_option( $seller_support_name );
}
delete_option( 'rewrite_rules' );
