<?php
/**
 * The way through My Account's login back to where somebody wanted to go.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * Where the visitor of this login form wants to go, checked, or ''.
 */
function seller_support_login_target() {
	global $wp;
	if ( isset( $_GET['redirect_to'] ) && is_string( $_GET['redirect_to'] ) ) { // phpcs:ignore WordPress.Security.NonceVerification.Recommended
		return wp_validate_redirect( wp_unslash( $_GET['redirect_to'] ), '' ); // phpcs:ignore WordPress.Security
	}
	if ( isset( $wp->query_vars['support-tickets'], $_SERVER['REQUEST_URI'] ) && is_account_page() ) {
		return wp_validate_redirect( wp_unslash( $_SERVER['REQUEST_URI'] ), '' ); // phpcs:ignore WordPress.Security
	}
	return '';
}

/**
 * Prints the target into WooCommerce's login and register forms; WooCommerce follows the field "redirect".
 */
function seller_support_print_login_target() {
	$target = seller_support_login_target();
	if ( '' === $target ) {
		return;
	}
	echo '<input type="hidden" name="redirect" value="' . esc_attr( $target ) . '" />';
	echo '<input type="hidden" name="seller_support_redirect" value="1" />' . "\n";
}

/**
 * Says above the login form that what was typed is not lost.
 */
function seller_support_print_login_notice() {
	if ( isset( $_GET['seller_support'] ) && 'kept' === $_GET['seller_support'] ) { // phpcs:ignore WordPress.Security.NonceVerification.Recommended
		echo '<div class="woocommerce-info" role="status">' . esc_html__( 'What you wrote is kept. After logging in you can send it.', 'seller-support' ) . '</div>';
	}
}

/**
 * Lets the target of our own field win.
 *
 * Dokan sends every seller to the dashboard, and escapes redirect_to for HTML, which cuts a query string at its first "&".
 *
 * @param string $redirect URL chosen so far.
 */
function seller_support_login_redirect( $redirect ) {
	// WooCommerce has checked the form's nonce before it asks.
	if ( empty( $_POST['seller_support_redirect'] ) || empty( $_POST['redirect'] ) || ! is_string( $_POST['redirect'] ) ) { // phpcs:ignore WordPress.Security.NonceVerification
		return $redirect;
	}
	return wp_validate_redirect( wp_unslash( $_POST['redirect'] ), $redirect ); // phpcs:ignore WordPress.Security
}

/**
 * Sends a guest who opens a support page of the seller dashboard to the login and back.
 *
 * Dokan would send them to the login too, but then to the dashboard's first page.
 */
function seller_support_send_guest_to_login() {
	global $wp;
	$is_ours = isset( $wp->query_vars['support'] ) || isset( $wp->query_vars['refunds'] );
	if ( is_user_logged_in() || ! $is_ours || ! isset( $_SERVER['REQUEST_URI'] ) || ! seller_support_is_dashboard() ) {
		return;
	}
	$target = wp_validate_redirect( wp_unslash( $_SERVER['REQUEST_URI'] ), '' ); // phpcs:ignore WordPress.Security
	wp_safe_redirect( add_query_arg( 'redirect_to', rawurlencode( $target ), wc_get_page_permalink( 'myaccount' ) ) );
	exit;
}
