<?php
/**
 * Host call "check": what the web's PHP evaluates, for setup and doctor, who see the site only from outside.
 *
 * Nothing secret is in the answer: of keys only where they come from, of the database neither user nor password.
 * Answered in every shop, even one that is not supported.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * All that setup and doctor ask for.
 */
function seller_support_check() {
	return array_merge(
		seller_support_check_versions(),
		seller_support_check_site(),
		seller_support_check_shop(),
		array(
			'keys'         => seller_support_check_keys(),
			'slug_taken'   => seller_support_slug_taken(),
			'refund_block' => seller_support_refund_block(),
			'problems'     => seller_support_check_problems(),
		)
	);
}

/**
 * Versions and the clock; '' for what is not active.
 */
function seller_support_check_versions() {
	global $wp_version;
	$dokan = defined( 'DOKAN_PLUGIN_VERSION' ) ? DOKAN_PLUGIN_VERSION : '';
	if ( '' === $dokan && function_exists( 'dokan' ) && isset( dokan()->version ) ) {
		$dokan = dokan()->version;
	}
	return array(
		'version'     => SELLER_SUPPORT_VERSION,
		'time'        => time(),
		'php'         => PHP_VERSION,
		'wordpress'   => (string) $wp_version,
		'woocommerce' => defined( 'WC_VERSION' ) ? (string) WC_VERSION : '',
		'dokan'       => (string) $dokan,
	);
}

/**
 * What needs nothing but WordPress.
 */
function seller_support_check_site() {
	global $wpdb;
	return array(
		'siteurl'        => (string) get_option( 'siteurl' ),
		'home'           => (string) get_option( 'home' ),
		'multisite'      => is_multisite(),
		'database'       => array(
			'name'   => (string) DB_NAME,
			'host'   => (string) DB_HOST,
			'prefix' => $wpdb->prefix,
		),
		'cookie'         => array(
			'name'   => LOGGED_IN_COOKIE,
			'path'   => COOKIEPATH,
			'domain' => (string) COOKIE_DOMAIN,
		),
		'mail_transport' => seller_support_replaced_by( 'wp_mail' ),
		'object_cache'   => (bool) wp_using_ext_object_cache(),
		'page_cache'     => defined( 'WP_CACHE' ) && WP_CACHE,
	);
}

/**
 * Where orders are stored, and whether our pages have their addresses.
 */
function seller_support_check_shop() {
	$rules = get_option( 'rewrite_rules' );
	$pages = get_option( 'dokan_pages' );
	return array(
		'order_storage' => 'yes' === get_option( 'woocommerce_custom_orders_table_enabled' ) ? 'hpos' : 'posts',
		'order_sync'    => 'yes' === get_option( 'woocommerce_custom_orders_table_data_sync_enabled' ),
		'permalinks'    => '' !== (string) get_option( 'permalink_structure' ),
		// Without any rules WordPress makes them with the next page.
		'rewrite_rules' => ! is_array( $rules ) || ! $rules || seller_support_rules_are_complete( $rules ),
		'pages'         => array(
			'account'   => seller_support_is_published( get_option( 'woocommerce_myaccount_page_id' ) ),
			'dashboard' => seller_support_is_published( is_array( $pages ) ? ( $pages['dashboard'] ?? 0 ) : 0 ),
		),
	);
}

/**
 * True when the page exists and everybody may see it.
 *
 * @param mixed $page_id Id as an option has it.
 */
function seller_support_is_published( $page_id ) {
	return (int) $page_id > 0 && 'publish' === get_post_status( (int) $page_id );
}

/**
 * Where the two halves of the login cookie's key come from: constant, secret_key or option.
 *
 * "pluggable": a plugin changes them, whatever they are. Source: wp_salt() in WordPress' wp-includes/pluggable.php.
 */
function seller_support_check_keys() {
	$usable = seller_support_usable_keys();
	$key    = in_array( 'SECRET_KEY', $usable, true ) ? 'secret_key' : 'option';
	return array(
		'LOGGED_IN_KEY'  => in_array( 'LOGGED_IN_KEY', $usable, true ) ? 'constant' : $key,
		'LOGGED_IN_SALT' => in_array( 'LOGGED_IN_SALT', $usable, true ) ? 'constant' : 'option',
		'pluggable'      => has_filter( 'salt' ) || '' !== seller_support_replaced_by( 'wp_salt' ),
	);
}

/**
 * Names of the constants that wp_salt() accepts: not empty, unlike the nine others, not the example's phrase.
 *
 * @return string[]
 */
function seller_support_usable_keys() {
	$values = array();
	foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE', 'SECRET' ) as $scheme ) {
		foreach ( array( $scheme . '_KEY', $scheme . '_SALT' ) as $name ) {
			if ( defined( $name ) ) {
				$values[ $name ] = (string) constant( $name );
			}
		}
	}
	$counts  = array_count_values( $values );
	$example = 'put your unique phrase here';
	$phrases = array( $example, translate( $example ) ); // phpcs:ignore WordPress.WP.I18n
	return array_keys(
		array_filter(
			$values,
			static function ( $value ) use ( $counts, $phrases ) {
				return $value && 1 === $counts[ $value ] && ! in_array( $value, $phrases, true );
			}
		)
	);
}

/**
 * The file that defines a pluggable function in WordPress' stead, or ''.
 *
 * @param string $name Function of wp-includes/pluggable.php.
 */
function seller_support_replaced_by( $name ) {
	$file = seller_support_file_of( $name );
	return '/pluggable.php' === substr( $file, -14 ) && basename( dirname( $file ) ) === WPINC ? '' : $file;
}

/**
 * The file of a function, below the folder of plugins or else of wp-content, or '' when there is none.
 *
 * @param mixed $callback Anything that can be hooked.
 */
function seller_support_file_of( $callback ) {
	if ( ! is_callable( $callback ) ) {
		return '';
	}
	$function = new ReflectionFunction( Closure::fromCallable( $callback ) );
	$file     = wp_normalize_path( (string) $function->getFileName() );
	$plugin   = plugin_basename( $file );
	return trim( $file, '/' ) === $plugin ? str_replace( wp_normalize_path( WP_CONTENT_DIR ) . '/', '', $file ) : $plugin;
}

/**
 * What the notices say, as plain English.
 *
 * @return string[]
 */
function seller_support_check_problems() {
	$switched = switch_to_locale( 'en_US' );
	$problems = array();
	foreach ( seller_support_problems() as $problem ) {
		$problems[] = seller_support_plain( wp_strip_all_tags( $problem ) );
	}
	if ( $switched ) {
		restore_previous_locale();
	}
	return $problems;
}
