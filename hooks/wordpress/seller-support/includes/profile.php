<?php
/**
 * Host call "profile": what WordPress, WooCommerce and Dokan evaluate to, here and now.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * The whole profile, in the shop's language whoever asks.
 */
function seller_support_profile() {
	$switched = switch_to_locale( get_locale() );
	$profile  = array_merge(
		seller_support_profile_of_wordpress(),
		array(
			'pages'              => seller_support_profile_pages(),
			'currency'           => seller_support_profile_currency(),
			'order_statuses'     => (object) seller_support_profile_order_statuses(),
			'hide_customer_info' => seller_support_hides_customer_info(),
			'roles'              => (object) seller_support_profile_roles(),
			'mail'               => seller_support_profile_mail(),
			'guarantee'          => (object) array(),
			'button'             => seller_support_marketplace_button(),
			'refund_block'       => seller_support_refund_block(),
		)
	);
	if ( $switched ) {
		restore_previous_locale();
	}
	return $profile;
}

/**
 * What needs nothing but WordPress.
 */
function seller_support_profile_of_wordpress() {
	global $wp_version;
	return array(
		'format'              => 1,
		'plugin_version'      => SELLER_SUPPORT_VERSION,
		'wordpress_version'   => $wp_version,
		'fingerprint'         => seller_support_refresh_fingerprint(),
		'siteurl'             => (string) get_option( 'siteurl' ),
		'home'                => (string) get_option( 'home' ),
		'cookie_name'         => LOGGED_IN_COOKIE,
		'logged_in_salt'      => wp_salt( 'logged_in' ),
		'site_name'           => seller_support_plain( get_option( 'blogname' ) ),
		'language'            => get_locale(),
		'timezone'            => wp_timezone_string(),
		'date_format'         => (string) get_option( 'date_format' ),
		'time_format'         => (string) get_option( 'time_format' ),
		'marketplace_address' => (string) get_option( 'admin_email' ),
	);
}

/**
 * Text as people read it: entities decoded.
 *
 * @param mixed $html Stored text.
 */
function seller_support_plain( $html ) {
	return is_scalar( $html ) ? html_entity_decode( (string) $html, ENT_QUOTES | ENT_HTML5, 'UTF-8' ) : '';
}

/**
 * How prices are written.
 */
function seller_support_profile_currency() {
	$symbols = function_exists( 'get_woocommerce_currency_symbols' ) ? get_woocommerce_currency_symbols() : array();
	return array(
		'code'               => function_exists( 'get_woocommerce_currency' ) ? (string) get_woocommerce_currency() : '',
		'position'           => (string) get_option( 'woocommerce_currency_pos', 'left' ),
		'thousand_separator' => function_exists( 'wc_get_price_thousand_separator' ) ? (string) wc_get_price_thousand_separator() : ',',
		'decimal_separator'  => function_exists( 'wc_get_price_decimal_separator' ) ? (string) wc_get_price_decimal_separator() : '.',
		'decimals'           => function_exists( 'wc_get_price_decimals' ) ? (int) wc_get_price_decimals() : 2,
		'symbols'            => (object) array_map( 'seller_support_plain', (array) $symbols ),
	);
}

/**
 * Order statuses with their names.
 */
function seller_support_profile_order_statuses() {
	return function_exists( 'wc_get_order_statuses' ) ? array_map( 'seller_support_plain', (array) wc_get_order_statuses() ) : array();
}

/**
 * True when the marketplace hides customers' data from sellers.
 */
function seller_support_hides_customer_info() {
	$selling = get_option( 'dokan_selling' );
	return is_array( $selling ) && 'on' === ( $selling['hide_customer_info'] ?? '' );
}

/**
 * Every role, with those of the capabilities we ask for that it grants.
 */
function seller_support_profile_roles() {
	$roles = array();
	foreach ( wp_roles()->roles as $slug => $role ) {
		$roles[ $slug ] = array();
		foreach ( array( SELLER_SUPPORT_MARKETPLACE, SELLER_SUPPORT_STAFF_RIGHT ) as $capability ) {
			if ( ! empty( $role['capabilities'][ $capability ] ) ) {
				$roles[ $slug ][] = $capability;
			}
		}
	}
	return $roles;
}

/**
 * How WooCommerce's mails look. Empty values where it has none; the program has its own defaults.
 */
function seller_support_profile_mail() {
	return array(
		'from_name'             => seller_support_plain( get_option( 'woocommerce_email_from_name' ) ),
		'from_address'          => (string) sanitize_email( (string) get_option( 'woocommerce_email_from_address' ) ),
		'logo'                  => esc_url_raw( (string) get_option( 'woocommerce_email_header_image' ), array( 'http', 'https' ) ),
		'base_color'            => seller_support_color( 'base', '#7f54b3' ),
		'background_color'      => seller_support_color( 'background', '#f7f7f7' ),
		'body_background_color' => seller_support_color( 'body_background', '#ffffff' ),
		'text_color'            => seller_support_color( 'text', '#3c3c3c' ),
		'footer_text'           => seller_support_mail_footer(),
	);
}

/**
 * One of WooCommerce's mail colours.
 *
 * @param string $name     Which one.
 * @param string $fallback WooCommerce's default.
 */
function seller_support_color( $name, $fallback ) {
	$color = sanitize_hex_color( (string) get_option( 'woocommerce_email_' . $name . '_color' ) );
	return $color ? $color : $fallback;
}

/**
 * WooCommerce's mail footer as plain text with its placeholders resolved.
 */
function seller_support_mail_footer() {
	$text = (string) get_option( 'woocommerce_email_footer_text' );
	$mail = function_exists( 'WC' ) && is_object( WC() ) && method_exists( WC(), 'mailer' ) ? WC()->mailer() : null;
	if ( is_object( $mail ) && method_exists( $mail, 'replace_placeholders' ) ) {
		$text = (string) $mail->replace_placeholders( $text );
	}
	$domain = (string) wp_parse_url( (string) get_option( 'home' ), PHP_URL_HOST );
	$text   = strtr(
		$text,
		array(
			'{site_title}'   => (string) get_option( 'blogname' ),
			'{site_address}' => $domain,
			'{site_url}'     => $domain,
			'{store_email}'  => (string) get_option( 'woocommerce_email_from_address' ),
		)
	);
	$text   = preg_replace( '/\{[A-Za-z_]+\}/', '', $text );
	$text   = preg_replace( '/<br\s*\/?>|<\/p>/i', "\n", $text );
	$text   = seller_support_plain( wp_strip_all_tags( $text ) );
	return trim( preg_replace( '/[ \t]*\n\s*/', "\n", $text ) );
}
