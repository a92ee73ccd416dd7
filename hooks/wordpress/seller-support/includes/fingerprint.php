<?php
/**
 * Tells the program when to read the profile again: option seller_support_fingerprint changes with everything in it.
 *
 * Made from what is stored and configured, not from what is printed: labels depend on the language of whoever is looking.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * Options that WordPress has in memory anyway; compared with every request.
 */
const SELLER_SUPPORT_LOADED_OPTIONS = array(
	'siteurl',
	'home',
	'blogname',
	'admin_email',
	'WPLANG',
	'timezone_string',
	'gmt_offset',
	'date_format',
	'time_format',
	'permalink_structure',
	'active_plugins',
	'show_on_front',
	'page_on_front',
	'woocommerce_version',
	'woocommerce_currency',
	'woocommerce_currency_pos',
	'woocommerce_price_thousand_sep',
	'woocommerce_price_decimal_sep',
	'woocommerce_price_num_decimals',
	'woocommerce_myaccount_page_id',
	'woocommerce_myaccount_view_order_endpoint',
	'woocommerce_custom_orders_table_enabled',
	'dokan_theme_version',
	'dokan_pages',
	'dokan_general',
	'dokan_selling',
	'dokan_pro_active_modules',
	'dokan_store_support_setting',
	'seller_support_button',
);

/**
 * Options that cost a query each; looked at when one of them is saved.
 */
const SELLER_SUPPORT_OTHER_OPTIONS = array(
	'woocommerce_email_from_name',
	'woocommerce_email_from_address',
	'woocommerce_email_header_image',
	'woocommerce_email_base_color',
	'woocommerce_email_background_color',
	'woocommerce_email_body_background_color',
	'woocommerce_email_text_color',
	'woocommerce_email_footer_text',
	'woocommerce_feature_email_improvements_enabled',
	'woocommerce_store_address',
	'woocommerce_store_address_2',
	'woocommerce_store_city',
	'woocommerce_store_postcode',
	'woocommerce_default_country',
);

/**
 * What can change without WordPress saying so (constants, keys, versions, rows written by hand), without a query.
 *
 * Not get_locale() nor get_option(): plugins for several languages have another answer on every page.
 */
function seller_support_quick_state() {
	global $wpdb, $wp_version;
	$loaded = wp_load_alloptions();
	$names  = array_merge( SELLER_SUPPORT_LOADED_OPTIONS, array( $wpdb->prefix . 'user_roles' ) );
	return array(
		SELLER_SUPPORT_VERSION,
		$wp_version,
		LOGGED_IN_COOKIE,
		wp_salt( 'logged_in' ),
		defined( 'WP_SITEURL' ) ? WP_SITEURL : '',
		defined( 'WP_HOME' ) ? WP_HOME : '',
		defined( 'WPLANG' ) ? WPLANG : '',
		array_intersect_key( $loaded, array_flip( $names ) ),
	);
}

/**
 * Compares the quick state with the last one and makes a new fingerprint when it differs.
 */
function seller_support_check_fingerprint() {
	if ( wp_installing() ) {
		return;
	}
	$quick = seller_support_hash( seller_support_quick_state() );
	if ( get_option( 'seller_support_checked' ) !== $quick ) {
		seller_support_refresh_fingerprint();
		update_option( 'seller_support_checked', $quick );
	}
}

/**
 * Makes the fingerprint and stores it when it is a new one.
 *
 * @return string 64 hex digits.
 */
function seller_support_refresh_fingerprint() {
	$state = seller_support_quick_state();
	foreach ( SELLER_SUPPORT_OTHER_OPTIONS as $name ) {
		$state[ $name ] = get_option( $name );
	}
	foreach ( seller_support_page_ids() as $page_id ) {
		$state[ 'page ' . $page_id ] = get_permalink( $page_id );
	}
	$fingerprint = seller_support_hash( $state );
	if ( get_option( 'seller_support_fingerprint' ) !== $fingerprint ) {
		update_option( 'seller_support_fingerprint', $fingerprint );
	}
	return $fingerprint;
}

/**
 * Ids of the My Account and the dashboard page.
 *
 * @return int[]
 */
function seller_support_page_ids() {
	$pages = get_option( 'dokan_pages' );
	return array_filter(
		array(
			(int) get_option( 'woocommerce_myaccount_page_id' ),
			is_array( $pages ) && isset( $pages['dashboard'] ) ? (int) $pages['dashboard'] : 0,
		)
	);
}

/**
 * Makes a new fingerprint at the end of a request that saved one of the options.
 *
 * @param string $name Option.
 */
function seller_support_option_changed( $name ) {
	global $wpdb;
	$watched = in_array( $name, SELLER_SUPPORT_OTHER_OPTIONS, true )
		|| in_array( $name, SELLER_SUPPORT_LOADED_OPTIONS, true )
		|| $wpdb->prefix . 'user_roles' === $name;
	if ( $watched ) {
		seller_support_refresh_later();
	}
}

/**
 * The same when a page, perhaps ours or one above it, got another address.
 */
function seller_support_page_changed() {
	seller_support_refresh_later();
}

/**
 * Asks for a new fingerprint once, when everything is saved.
 */
function seller_support_refresh_later() {
	if ( ! wp_installing() && ! has_action( 'shutdown', 'seller_support_refresh_fingerprint' ) ) {
		add_action( 'shutdown', 'seller_support_refresh_fingerprint' );
	}
}

/**
 * SHA-256 of any plain value.
 *
 * @param mixed $value Value.
 */
function seller_support_hash( $value ) {
	return hash( 'sha256', serialize( $value ) ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions
}
