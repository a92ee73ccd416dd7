<?php
/**
 * Activates or deactivates the plugin in a site, or removes the options of one that is not active, for "seller-support setup --activate" and "uninstall".
 *
 * Usage: php switch.php <WordPress' folder> <siteurl> <activate|deactivate|uninstall>
 *
 * @package SellerSupport
 */

if ( PHP_SAPI !== 'cli' || $argc < 4 ) {
	exit( 2 );
}

// What a request would bring along; some configurations choose the site by it.
$seller_support_url         = parse_url( $argv[2] ); // phpcs:ignore WordPress.WP.AlternativeFunctions
$_SERVER['HTTP_HOST']       = $seller_support_url['host'] . ( isset( $seller_support_url['port'] ) ? ':' . $seller_support_url['port'] : '' );
$_SERVER['SERVER_NAME']     = $seller_support_url['host'];
$_SERVER['REQUEST_URI']     = ( $seller_support_url['path'] ?? '' ) . '/';
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REMOTE_ADDR']     = '127.0.0.1';
if ( 'https' === $seller_support_url['scheme'] ) {
	$_SERVER['HTTPS'] = 'on';
}
unset( $seller_support_url );

require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

/**
 * Does it, and says why it could not.
 *
 * @param string $action activate, deactivate or uninstall.
 */
function seller_support_switch( $action ) {
	$plugin = 'seller-support/seller-support.php';
	if ( 'activate' === $action ) {
		$fault = activate_plugin( $plugin );
		if ( is_wp_error( $fault ) ) {
			fwrite( STDERR, $fault->get_error_message() . "\n" ); // phpcs:ignore WordPress.WP.AlternativeFunctions
			return 1;
		}
		// The rules of the new plugin are known only to the next request, which makes them when there are none.
		delete_option( 'rewrite_rules' );
		return 0;
	}
	if ( 'deactivate' === $action ) {
		deactivate_plugins( $plugin );
	} elseif ( file_exists( WP_PLUGIN_DIR . '/' . $plugin ) ) {
		uninstall_plugin( $plugin );
	}
	return 0;
}

$seller_support_status = seller_support_switch( $argv[3] );
if ( 0 === $seller_support_status ) {
	// A plugin that ends the request earlier does not get here.
	echo "\nseller-support: done\n";
}
exit( (int) $seller_support_status );
