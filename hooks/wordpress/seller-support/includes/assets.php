<?php
/**
 * Our style and scripts, which the program's folder serves.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * Loads everything on our own pages, the small script (number in the menu) on the pages around them,
 * and nothing elsewhere.
 */
function seller_support_enqueue() {
	if ( ! is_user_logged_in() ) {
		return;
	}
	if ( seller_support_is_our_page() ) {
		seller_support_enqueue_frame();
		return;
	}
	if ( seller_support_is_dashboard() || is_account_page() ) {
		seller_support_enqueue_script( array() );
	}
}

/**
 * True on a page of the seller dashboard or My Account that the program fills.
 */
function seller_support_is_our_page() {
	global $wp;
	if ( isset( $wp->query_vars['support-tickets'] ) && is_account_page() ) {
		return true;
	}
	// One order's page has the panel of its refunds.
	$is_order = isset( $wp->query_vars['orders'], $_GET['order_id'] ); // phpcs:ignore WordPress.Security.NonceVerification.Recommended
	return ( isset( $wp->query_vars['support'] ) || isset( $wp->query_vars['refunds'] ) || $is_order ) && seller_support_is_dashboard();
}

/**
 * True on a page of the seller dashboard.
 */
function seller_support_is_dashboard() {
	return function_exists( 'dokan_is_seller_dashboard' ) && dokan_is_seller_dashboard();
}

/**
 * Loads what a page filled by the program needs.
 *
 * WordPress' emoji script goes: it would replace emoji in what people wrote by pictures of another site.
 */
function seller_support_enqueue_frame() {
	remove_action( 'wp_head', 'print_emoji_detection_script', 7 );
	remove_action( 'admin_print_scripts', 'print_emoji_detection_script' );
	wp_enqueue_style( 'seller-support', seller_support_asset_url( 'seller-support.css' ), array(), SELLER_SUPPORT_VERSION );
	wp_enqueue_script( 'seller-support-htmx', seller_support_asset_url( 'htmx.min.js' ), array(), SELLER_SUPPORT_VERSION, true );
	wp_enqueue_script( 'seller-support-files', seller_support_asset_url( 'seller-support-files.js' ), array(), SELLER_SUPPORT_VERSION, true );
	seller_support_enqueue_script( array( 'seller-support-htmx' ) );
}

/**
 * Loads our own small script.
 *
 * @param string[] $after Scripts it needs.
 */
function seller_support_enqueue_script( array $after ) {
	wp_enqueue_script( 'seller-support', seller_support_asset_url( 'seller-support.js' ), $after, SELLER_SUPPORT_VERSION, true );
}

/**
 * A static file with scheme and host: WordPress would put siteurl, which may differ from home, before a bare path.
 *
 * @param string $name File name.
 */
function seller_support_asset_url( $name ) {
	$home = wp_parse_url( (string) get_option( 'home' ) );
	$port = isset( $home['port'] ) ? ':' . $home['port'] : '';
	return ( $home['scheme'] ?? 'http' ) . '://' . ( $home['host'] ?? 'localhost' ) . $port . seller_support_base() . 'static/' . $name;
}

/**
 * Prints our files root-relative, so that they work behind every host name and scheme.
 *
 * @param string $src    URL of a style or script.
 * @param string $handle Its name.
 */
function seller_support_asset_src( $src, $handle ) {
	return in_array( $handle, array( 'seller-support', 'seller-support-htmx', 'seller-support-files' ), true ) ? wp_make_link_relative( $src ) : $src;
}

/**
 * Keeps our scripts from holding up the page. (The "strategy" argument came with WordPress 6.3.)
 *
 * @param string $tag    Script element.
 * @param string $handle Its name.
 */
function seller_support_defer_script( $tag, $handle ) {
	$ours = in_array( $handle, array( 'seller-support', 'seller-support-htmx', 'seller-support-files' ), true );
	return $ours && ! preg_match( '/\sdefer[\s=>]/', $tag ) ? str_replace( ' src=', ' defer src=', $tag ) : $tag;
}
