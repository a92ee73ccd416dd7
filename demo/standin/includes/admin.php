<?php
/**
 * The marketplace's side in wp-admin: menus, and who is kept out.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'admin_menu',
	static function () {
		add_menu_page( 'WooCommerce', 'WooCommerce', 'edit_others_shop_orders', 'woocommerce', 'standin_admin_orders', 'dashicons-cart', 55 );
		if ( standin_uses_order_tables() ) {
			add_submenu_page( 'woocommerce', 'Orders', 'Orders', 'edit_others_shop_orders', 'wc-orders', 'standin_admin_orders' );
			remove_submenu_page( 'woocommerce', 'woocommerce' );
		}
		add_menu_page( 'Dokan', 'Dokan', 'manage_woocommerce', 'dokan', 'standin_admin_dokan', 'dashicons-store', 56 );
		add_submenu_page( 'dokan', 'Dashboard', 'Dashboard', 'manage_woocommerce', 'dokan', 'standin_admin_dokan' );
		do_action( 'dokan_admin_menu', 'manage_woocommerce', 56 );
	}
);

/** Dokan's first page. */
function standin_admin_dokan() {
	echo '<div class="wrap"><h1>Dokan</h1><table class="widefat striped"><thead><tr><th>Store</th><th>Vendor</th><th>Balance</th></tr></thead><tbody>';
	foreach ( dokan()->vendor->all() as $vendor ) {
		printf( '<tr><td><a href="%s">%s</a></td><td>%s</td><td>%s</td></tr>', esc_url( $vendor->get_shop_url() ), esc_html( $vendor->get_shop_name() ), esc_html( $vendor->get_name() ), wp_kses_post( dokan_get_seller_balance( $vendor->get_id() ) ) );
	}
	echo '</tbody></table></div>';
}

// Sellers, customers and staff have no wp-admin, but its two doors for plugins stay open.
add_action(
	'admin_init',
	static function () {
		$script = isset( $_SERVER['SCRIPT_FILENAME'] ) ? basename( sanitize_text_field( wp_unslash( $_SERVER['SCRIPT_FILENAME'] ) ) ) : '';
		if ( wp_doing_ajax() || in_array( $script, array( 'admin-post.php', 'async-upload.php' ), true ) || ! is_user_logged_in() || 'off' === dokan_get_option( 'admin_access', 'dokan_general', 'on' ) ) {
			return;
		}
		if ( ! current_user_can( 'manage_woocommerce' ) && ! current_user_can( 'edit_others_posts' ) ) {
			wp_safe_redirect( dokan_is_user_seller( get_current_user_id() ) ? dokan_get_navigation_url() : wc_get_page_permalink( 'myaccount' ) );
			exit;
		}
	}
);

add_filter(
	'show_admin_bar',
	static function ( $show ) {
		return $show && ( current_user_can( 'manage_woocommerce' ) || current_user_can( 'edit_others_posts' ) );
	}
);
