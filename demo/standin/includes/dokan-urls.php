<?php
/**
 * Addresses of stores and dashboard pages, and what page is being drawn.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/** @return string The word before store names, 'store'. */
function standin_store_word() {
	return dokan_get_option( 'custom_store_url', 'dokan_general', 'store' );
}

/**
 * @param int    $user_id Seller.
 * @param string $tab     Below it.
 * @return string
 */
function dokan_get_store_url( $user_id, $tab = '' ) {
	$user = get_userdata( $user_id );
	$url  = $user ? home_url( '/' . standin_store_word() . '/' . $user->user_nicename . '/' . ( $tab ? $tab . '/' : '' ) ) : '';
	return apply_filters( 'dokan_get_store_url', $url, standin_store_word(), $user_id, $tab );
}

/**
 * @param string $name Dashboard page such as orders.
 * @return string
 */
function dokan_get_navigation_url( $name = '' ) {
	$url = get_permalink( dokan_get_page_id( 'dashboard' ) );
	$url = trailingslashit( $url ) . ( $name ? $name . '/' : '' );
	return apply_filters( 'dokan_get_navigation_url', esc_url( $url ), $name, false );
}

/** @return bool */
function dokan_is_seller_dashboard() {
	$page = dokan_get_page_id( 'dashboard' );
	return $page && is_page( $page );
}

/** @return bool */
function dokan_is_store_page() {
	return '' !== (string) get_query_var( standin_store_word() );
}

/** @return bool */
function dokan_is_store_listing() {
	$page = dokan_get_page_id( 'store_listing' );
	return $page && is_page( $page );
}

/** @return WP_User|null The seller whose store page this is. */
function standin_current_store() {
	$slug = (string) get_query_var( standin_store_word() );
	$user = '' === $slug ? false : get_user_by( 'slug', $slug );
	return $user && dokan_is_user_seller( $user->ID ) ? $user : null;
}

add_action(
	'init',
	static function () {
		$word = standin_store_word();
		add_rewrite_rule( '^' . $word . '/([^/]+)/page/?([0-9]{1,})/?$', 'index.php?' . $word . '=$matches[1]&paged=$matches[2]', 'top' );
		add_rewrite_rule( '^' . $word . '/([^/]+)/?$', 'index.php?' . $word . '=$matches[1]', 'top' );
		foreach ( standin_dashboard_endpoints() as $slug ) {
			add_rewrite_endpoint( $slug, EP_PAGES );
		}
	}
);

add_filter(
	'query_vars',
	static function ( $vars ) {
		$vars[] = standin_store_word();
		return $vars;
	}
);

/** @return string[] Parts of the dashboard that are addresses of their own. */
function standin_dashboard_endpoints() {
	return apply_filters( 'dokan_query_var_filter', array( 'products', 'new-product', 'orders', 'withdraw', 'reverse-withdrawal', 'settings', 'edit-account' ) );
}

// Dokan flushes on the next page of the shop when a plugin asks for it.
add_action(
	'wp_loaded',
	static function () {
		if ( ! is_admin() && 'yes' === get_option( 'dokan_rewrite_rules_needs_flashing' ) ) {
			flush_rewrite_rules( false );
			update_option( 'dokan_rewrite_rules_needs_flashing', 'no' );
		}
	}
);
