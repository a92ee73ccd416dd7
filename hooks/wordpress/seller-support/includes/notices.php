<?php
/**
 * What the marketplace must know when the plugin cannot work, each with its remedy.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * Prints the notices on the screens where somebody can do something about them.
 */
function seller_support_print_notices() {
	$screen = get_current_screen();
	$here   = $screen && ( in_array( $screen->id, array( 'dashboard', 'plugins', 'options-permalink' ), true ) || seller_support_is_desk( $screen->id ) );
	if ( ! $here || ! current_user_can( 'activate_plugins' ) ) {
		return;
	}
	foreach ( seller_support_problems() as $problem ) {
		echo '<div class="notice notice-error"><p><strong>' . esc_html__( 'Seller Support', 'seller-support' ) . ':</strong> ' . wp_kses( $problem, array( 'a' => array( 'href' => array() ) ) ) . '</p></div>';
	}
}

/**
 * One sentence for each problem.
 *
 * @return string[] HTML with links only.
 */
function seller_support_problems() {
	if ( is_multisite() ) {
		return array( esc_html__( 'WordPress multisite is not supported. Nothing of this plugin is active here; please deactivate it.', 'seller-support' ) );
	}
	$problems = array();
	if ( ! seller_support_has_shop() ) {
		$problems[] = esc_html__( 'WooCommerce and Dokan must both be active. Until then nothing is shown in the shop.', 'seller-support' );
	}
	if ( '' === (string) get_option( 'permalink_structure' ) ) {
		$problems[] = sprintf(
			/* translators: %s: link "Settings → Permalinks". */
			esc_html__( 'Plain permalinks are not supported, and nothing is shown in the shop. Choose any other structure, for example "Post name", in %s.', 'seller-support' ),
			'<a href="' . esc_url( admin_url( 'options-permalink.php' ) ) . '">' . esc_html__( 'Settings → Permalinks', 'seller-support' ) . '</a>'
		);
	}
	if ( seller_support_pro_module_is_active() ) {
		$problems[] = esc_html__( 'The Store Support module of Dokan Pro is active and uses the same pages. Switch off that module in Dokan → Modules to use this plugin, or deactivate this plugin to keep the module. Until then only the module is shown in the shop.', 'seller-support' );
	}
	if ( ! function_exists( 'mb_strcut' ) ) {
		$problems[] = esc_html__( 'PHP has no mbstring extension, so refunds cannot be booked. Install it on the server (php-mbstring) and restart PHP.', 'seller-support' );
	}
	if ( '' === seller_support_secret() ) {
		$problems[] = esc_html__( 'The file seller-support.config.php is missing in the folder of this plugin, so the program cannot reach WordPress. Run "seller-support setup" on the server.', 'seller-support' );
	}
	return $problems;
}
