<?php
/**
 * My Account: the frame, the menu and the small pages.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

add_shortcode( 'woocommerce_my_account', 'standin_my_account' );

/** @return string The page's content. */
function standin_my_account() {
	ob_start();
	echo '<div class="woocommerce">';
	if ( ! is_user_logged_in() ) {
		if ( is_wc_endpoint_url( 'lost-password' ) ) {
			standin_lost_password_page();
		} else {
			standin_login_page();
		}
	} else {
		do_action( 'woocommerce_account_navigation' );
		echo '<div class="woocommerce-MyAccount-content">';
		do_action( 'woocommerce_account_content' );
		echo '</div>';
	}
	echo '</div>';
	return ob_get_clean();
}

/** @return string[] Endpoint => label. */
function wc_get_account_menu_items() {
	$endpoints = array(
		'orders'          => get_option( 'woocommerce_myaccount_orders_endpoint', 'orders' ),
		'downloads'       => get_option( 'woocommerce_myaccount_downloads_endpoint', 'downloads' ),
		'edit-address'    => get_option( 'woocommerce_myaccount_edit_address_endpoint', 'edit-address' ),
		'edit-account'    => get_option( 'woocommerce_myaccount_edit_account_endpoint', 'edit-account' ),
		'customer-logout' => get_option( 'woocommerce_logout_endpoint', 'customer-logout' ),
	);
	$items     = array(
		'dashboard'       => 'Dashboard',
		'orders'          => 'Orders',
		'downloads'       => 'Downloads',
		'edit-address'    => 'Addresses',
		'edit-account'    => 'Account details',
		'customer-logout' => 'Log out',
	);
	return apply_filters( 'woocommerce_account_menu_items', $items, $endpoints );
}

/**
 * @param string $endpoint Endpoint.
 * @return string
 */
function wc_get_account_menu_item_classes( $endpoint ) {
	global $wp;
	$classes = array( 'woocommerce-MyAccount-navigation-link', 'woocommerce-MyAccount-navigation-link--' . $endpoint );
	if ( wc_is_current_account_menu_item( $endpoint ) ) {
		$classes[] = 'is-active';
	}
	$classes = apply_filters( 'woocommerce_account_menu_item_classes', $classes, $endpoint );
	return implode( ' ', array_map( 'sanitize_html_class', $classes ) );
}

/**
 * @param string $endpoint Endpoint.
 * @return bool
 */
function wc_is_current_account_menu_item( $endpoint ) {
	global $wp;
	$current = isset( $wp->query_vars[ $endpoint ] );
	if ( 'dashboard' === $endpoint && '' === WC()->query->get_current_endpoint() ) {
		return true;
	}
	return $current || ( 'orders' === $endpoint && isset( $wp->query_vars['view-order'] ) );
}

add_action(
	'woocommerce_account_navigation',
	static function () {
		do_action( 'woocommerce_before_account_navigation' );
		echo '<nav class="woocommerce-MyAccount-navigation" aria-label="Account pages"><ul>';
		foreach ( wc_get_account_menu_items() as $endpoint => $label ) {
			printf(
				'<li class="%s"><a href="%s"%s>%s</a></li>',
				esc_attr( wc_get_account_menu_item_classes( $endpoint ) ),
				esc_url( wc_get_account_endpoint_url( $endpoint ) ),
				wc_is_current_account_menu_item( $endpoint ) ? ' aria-current="page"' : '',
				esc_html( $label )
			);
		}
		echo '</ul></nav>';
		do_action( 'woocommerce_after_account_navigation' );
	}
);

add_action(
	'woocommerce_account_content',
	static function () {
		global $wp;
		wc_print_notices();
		foreach ( $wp->query_vars as $key => $value ) {
			if ( 'pagename' !== $key && has_action( 'woocommerce_account_' . $key . '_endpoint' ) ) {
				do_action( 'woocommerce_account_' . $key . '_endpoint', $value );
				return;
			}
		}
		standin_account_dashboard();
	}
);

/** The first page of My Account. */
function standin_account_dashboard() {
	$user = wp_get_current_user();
	printf(
		'<p>Hello <strong>%1$s</strong> (not <strong>%1$s</strong>? <a href="%2$s">Log out</a>)</p>',
		esc_html( $user->display_name ),
		esc_url( wc_logout_url() )
	);
	printf(
		'<p>From your account dashboard you can view your <a href="%s">recent orders</a>, manage your <a href="%s">shipping and billing addresses</a>, and <a href="%s">edit your password and account details</a>.</p>',
		esc_url( wc_get_account_endpoint_url( 'orders' ) ),
		esc_url( wc_get_account_endpoint_url( 'edit-address' ) ),
		esc_url( wc_get_account_endpoint_url( 'edit-account' ) )
	);
	if ( in_array( 'seller', $user->roles, true ) ) {
		printf( '<p><a class="dokan-btn dokan-btn-theme vendor-dashboard" href="%s">Go to Vendor Dashboard</a></p>', esc_url( dokan_get_navigation_url() ) );
	}
	do_action( 'woocommerce_account_dashboard' );
}

add_action(
	'woocommerce_account_downloads_endpoint',
	static function () {
		wc_print_notice( 'No downloads available yet.', 'notice' );
	}
);

add_action(
	'woocommerce_account_edit-address_endpoint',
	static function () {
		$id   = get_current_user_id();
		$part = static fn( $name ) => esc_html( (string) get_user_meta( $id, 'billing_' . $name, true ) );
		echo '<h2>Billing address</h2><address>', $part( 'first_name' ), ' ', $part( 'last_name' ), '<br>', $part( 'address_1' ), '<br>', $part( 'postcode' ), ' ', $part( 'city' ), '</address>'; // phpcs:ignore WordPress.Security.EscapeOutput
	}
);

add_action(
	'woocommerce_account_edit-account_endpoint',
	static function () {
		$user = wp_get_current_user();
		printf( '<p>Display name: <strong>%s</strong><br>E-mail address: <strong>%s</strong></p><p>The demo keeps account details as they are.</p>', esc_html( $user->display_name ), esc_html( $user->user_email ) );
	}
);
