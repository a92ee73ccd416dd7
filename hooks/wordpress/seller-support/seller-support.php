<?php
/**
 * Plugin Name:       Seller Support
 * Description:       Support tickets between customers and sellers of a Dokan marketplace. Draws the frame; the seller-support program beside WordPress fills it.
 * Version:           0.1.0
 * Requires at least: 6.0
 * Requires PHP:      7.4
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/old-licenses/gpl-2.0.html
 * Text Domain:       seller-support
 * Domain Path:       /languages
 * Update URI:        false
 *
 * No update by WordPress: on wordpress.org somebody else's plugin may be called seller-support. Ours comes by
 * "seller-support setup".
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

define( 'SELLER_SUPPORT_VERSION', '0.1.0' );
define( 'SELLER_SUPPORT_FILE', __FILE__ );
define( 'SELLER_SUPPORT_DIR', __DIR__ . '/' );

foreach (
	array(
		'common',
		'stores',
		'hooks',
		'rewrite',
		'assets',
		'login',
		'dashboard',
		'account',
		'store-page',
		'product-page',
		'order-pages',
		'refund-places',
		'dispute-pages',
		'desk',
		'notices',
		'fingerprint',
		'profile',
		'profile-pages',
		'memory',
		'host-call',
		'mail',
		'mail-message',
		'transaction',
		'held-mail',
		'refund-memory',
		'refund-amounts',
		'refund-check',
		'refund-book',
		'refund-call',
		'refund-look-up',
		'refund-row',
		'button-call',
		'check-slugs',
		'check-call',
	) as $seller_support_part
) {
	require SELLER_SUPPORT_DIR . 'includes/' . $seller_support_part . '.php';
}
unset( $seller_support_part );

register_deactivation_hook( __FILE__, 'seller_support_deactivate' );
add_action( 'plugins_loaded', 'seller_support_register_hooks', 20 );
