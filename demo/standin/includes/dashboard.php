<?php
/**
 * The seller dashboard: who may enter, its frame and its side menu.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

// Guests are sent to My Account, customers to the front page.
add_action(
	'template_redirect',
	static function () {
		if ( ! dokan_is_seller_dashboard() ) {
			return;
		}
		if ( ! is_user_logged_in() ) {
			wp_safe_redirect( wc_get_page_permalink( 'myaccount' ) );
			exit;
		}
		if ( ! dokan_is_user_seller( get_current_user_id() ) && ! current_user_can( 'vendor_staff' ) ) {
			wp_safe_redirect( home_url() );
			exit;
		}
	}
);

add_shortcode(
	'dokan-dashboard',
	static function () {
		global $wp;
		if ( ! dokan_is_user_seller( get_current_user_id() ) && ! current_user_can( 'vendor_staff' ) ) {
			return 'You have no permission to view this page';
		}
		ob_start();
		foreach ( array( 'products', 'orders', 'withdraw', 'settings', 'page' ) as $part ) {
			if ( isset( $wp->query_vars[ $part ] ) ) {
				'orders' === $part ? standin_dashboard_orders() : standin_dashboard_page( 'page' === $part ? 'dashboard' : $part );
				return ob_get_clean();
			}
		}
		do_action( 'dokan_load_custom_template', $wp->query_vars );
		return ob_get_clean();
	}
);

/**
 * The menu's entries.
 *
 * @return array[] Key => title, icon, url, pos, permission, counts.
 */
function dokan_get_dashboard_nav() {
	$entry = static fn( $title, $icon, $page, $pos, $permission ) => array(
		'title'      => $title,
		'icon'       => '<i class="fas fa-' . $icon . '"></i>',
		'url'        => dokan_get_navigation_url( $page ),
		'pos'        => $pos,
		'permission' => $permission,
	);
	$menus = array(
		'dashboard' => $entry( 'Dashboard', 'tachometer-alt', '', 10, 'dokan_view_overview_menu' ),
		'products'  => $entry( 'Products', 'briefcase', 'products', 30, 'dokan_view_product_menu' ),
		'orders'    => $entry( 'Orders', 'shopping-cart', 'orders', 50, 'dokan_view_order_menu' ),
		'withdraw'  => $entry( 'Withdraw', 'upload', 'withdraw', 70, 'dokan_view_withdraw_menu' ),
		'settings'  => $entry( 'Settings', 'cog', 'settings', 200, 'dokan_view_store_settings_menu' ),
	);

	$menus['orders']['counts'] = count( standin_seller_order_ids( dokan_get_current_user_id(), 'wc-processing' ) );

	$menus = apply_filters( 'dokan_get_dashboard_nav', $menus );
	$menus = array_filter( $menus, static fn( $menu ) => ! isset( $menu['permission'] ) || current_user_can( $menu['permission'] ) );
	uasort( $menus, static fn( $one, $two ) => ( isset( $one['pos'] ) ? $one['pos'] : 190 ) <=> ( isset( $two['pos'] ) ? $two['pos'] : 190 ) );
	return $menus;
}

/** @return string Key of the page being drawn. */
function standin_active_menu() {
	global $wp;
	$parts  = explode( '/', $wp->request );
	$active = isset( $parts[1] ) ? $parts[1] : 'dashboard';
	return apply_filters( 'dokan_dashboard_nav_active', $active, $wp->request, $parts );
}

/**
 * @param string $active Key.
 * @return string HTML.
 */
function dokan_dashboard_nav( $active = '' ) {
	$html = '<ul class="dokan-dashboard-menu">';
	foreach ( dokan_get_dashboard_nav() as $key => $item ) {
		$title = isset( $item['title'] ) ? $item['title'] : 'No title';
		if ( ! empty( $item['counts'] ) ) {
			$title .= ' (' . (int) $item['counts'] . ')';
		}
		$html .= sprintf(
			'<li class="%s %s"><a href="%s" target="%s">%s %s</a></li>',
			$active === $key ? 'active' : '',
			esc_attr( $key ),
			esc_url( isset( $item['url'] ) ? $item['url'] : '#' ),
			esc_attr( isset( $item['target'] ) ? $item['target'] : '_self' ),
			isset( $item['icon'] ) ? $item['icon'] : '',
			$title
		);
	}
	$links = array(
		array( dokan_get_store_url( dokan_get_current_user_id() ), 'Visit Store', 'external-link-alt' ),
		array( wc_get_account_endpoint_url( 'edit-account' ), 'Edit Account', 'user' ),
		array( wp_logout_url( home_url() ), 'Log out', 'power-off' ),
	);
	$html .= '<li class="dokan-common-links dokan-clearfix">';
	foreach ( $links as $link ) {
		$html .= sprintf( '<a title="%2$s" href="%1$s"><i class="fas fa-%3$s"></i><span class="screen-reader-text">%2$s</span></a>', esc_url( $link[0] ), esc_attr( $link[1] ), esc_attr( $link[2] ) );
	}
	return $html . '</li></ul>';
}

add_action(
	'dokan_dashboard_content_before',
	static function () {
		echo '<div class="dokan-dash-sidebar">';
		do_action( 'dokan_dashboard_sidebar_start' );
		echo '<div id="dokan-navigation"><label id="mobile-menu-icon" for="toggle-mobile-menu">&#9776; Menu</label><input id="toggle-mobile-menu" type="checkbox">';
		echo wp_kses_post( dokan_dashboard_nav( standin_active_menu() ) );
		echo '</div>';
		do_action( 'dokan_dashboard_sidebar_end' );
		echo '</div>';
	}
);

/**
 * Prints content in the dashboard's frame.
 *
 * @param callable $content Prints it.
 * @param string   $part    Name of the page, for its hooks.
 */
function standin_dashboard_frame( $content, $part ) {
	do_action( 'dokan_dashboard_wrap_start' );
	echo '<div class="dokan-dashboard-wrap">';
	do_action( 'dokan_dashboard_content_before' );
	'order' === $part && do_action( 'dokan_order_content_before' );
	printf( '<div class="dokan-dashboard-content dokan-%s-content">', esc_attr( $part ) );
	'order' === $part ? do_action( 'dokan_order_content_inside_before' ) : do_action( 'dokan_dashboard_content_inside_before' );
	printf( '<article class="dashboard-content-area dokan-%s-area">', esc_attr( $part ) );
	$content();
	echo '</article>';
	do_action( 'dokan_dashboard_content_inside_after' );
	'order' === $part && do_action( 'dokan_order_content_inside_after' );
	echo '</div>';
	do_action( 'dokan_dashboard_content_after' );
	'order' === $part && do_action( 'dokan_order_content_after' );
	echo '</div>';
	do_action( 'dokan_dashboard_wrap_end' );
}
