<?php
/**
 * Plugin Name: Marketplace Stand-in
 * Description: Plays WooCommerce and Dokan for the demo and the tests: the same tables, paths, functions and hooks, nothing more.
 * Version: 1.0
 * Requires PHP: 7.4
 * License: GPL-2.0-or-later
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

if ( class_exists( 'WooCommerce' ) || class_exists( 'WeDevs_Dokan' ) ) {
	return;
}

define( 'STANDIN_FILE', __FILE__ );
define( 'WC_VERSION', '9.9.5' );
define( 'WC_PLUGIN_FILE', __FILE__ );
define( 'WC_ABSPATH', __DIR__ . '/' );
define( 'DOKAN_PLUGIN_VERSION', '4.1.2' );

$standin_parts = array(
	'installer',
	'roles',
	'options',
	'woocommerce',
	'formats',
	'order-utilities',
	'class-wc-order-item',
	'order-item-types',
	'class-wc-abstract-order',
	'class-wc-order',
	'class-wc-order-refund',
	'order-items-store',
	'order-table-store',
	'order-post-store',
	'orders',
	'refunds',
	'lookup-tables',
	'products',
	'stock',
	'product-page',
	'dokan',
	'dokan-orders',
	'dokan-urls',
	'taxes',
	'cart-items',
	'checkout',
	'endpoints',
	'account',
	'account-forms',
	'account-orders',
	'order-details',
	'thank-you',
	'dashboard',
	'dashboard-pages',
	'dashboard-orders',
	'dashboard-order',
	'store-page',
	'store-list',
	'admin',
	'admin-order',
	'admin-refund',
	'assets',
);
foreach ( $standin_parts as $standin_part ) {
	require_once __DIR__ . '/includes/' . $standin_part . '.php';
}
unset( $standin_parts, $standin_part );

register_activation_hook( __FILE__, 'standin_install' );
