<?php
/**
 * Installs WordPress on the first start; on each start sets the addresses, the theme and the plugins.
 *
 * Usage: php install.php <core folder> <host:port> <home> <siteurl> <theme> <storage> <standin|real>
 *
 * @package SellerSupportDemo
 */

if ( PHP_SAPI !== 'cli' || $argc < 8 ) {
	exit( 2 );
}

$_SERVER['HTTP_HOST']       = $argv[2];
$_SERVER['SERVER_NAME']     = '127.0.0.1';
$_SERVER['REQUEST_URI']     = rtrim( (string) parse_url( $argv[4], PHP_URL_PATH ), '/' ) . '/';
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';

// No "Your new WordPress site" mail: the inbox starts empty.
function wp_new_blog_notification() {}

define( 'WP_INSTALLING', true );
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

// WordPress uses many short names for its globals, so the arguments are named only now, in functions.
if ( ! is_blog_installed() ) {
	demo_install( $argv[6] );
}
update_option( 'home', $argv[3] );
update_option( 'siteurl', $argv[4] );
demo_choose_theme( $argv[5] );
demo_activate_plugins( $argv[1], $argv[2], $argv[7] );

/**
 * WordPress itself and the site's settings.
 *
 * @param string $storage hpos or legacy.
 */
function demo_install( $storage ) {
	wp_install( 'Marktplatz Demo', 'admin', 'admin@example.test', false, '', 'admin', 'en_US' );
	wp_delete_post( 1, true );
	wp_delete_post( 2, true );
	$options = array(
		'blogdescription'        => 'Three sellers, one cart',
		'timezone_string'        => 'Europe/Berlin',
		'date_format'            => 'j. F Y',
		'time_format'            => 'H:i',
		'start_of_week'          => 1,
		'permalink_structure'    => '/%postname%/',
		'default_comment_status' => 'closed',
		'default_pingback_flag'  => '',

		'woocommerce_custom_orders_table_enabled' => 'hpos' === $storage ? 'yes' : 'no',
	);
	foreach ( $options as $name => $value ) {
		update_option( $name, $value );
	}
}

/**
 * Switches to the wanted theme.
 *
 * @param string $name classic, block or a theme's folder name.
 */
function demo_choose_theme( $name ) {
	$known = array(
		'classic' => 'marktplatz',
		'block'   => 'twentytwentythree',
	);
	$slug  = isset( $known[ $name ] ) ? $known[ $name ] : $name;
	if ( ! wp_get_theme( $slug )->exists() ) {
		fwrite( STDERR, "There is no theme $slug.\n" );
		exit( 1 );
	}
	if ( get_stylesheet() !== $slug ) {
		switch_theme( $slug );
	}
}

/**
 * Activates what is not active yet, each plugin in a process of its own, as WordPress does.
 *
 * @param string $core        WordPress' folder.
 * @param string $host        host:port.
 * @param string $marketplace standin or real.
 */
function demo_activate_plugins( $core, $host, $marketplace ) {
	$wanted = 'real' === $marketplace
		? array( 'woocommerce/woocommerce.php', 'dokan-lite/dokan.php' )
		: array( 'marketplace-standin/marketplace-standin.php' );
	foreach ( $wanted as $plugin ) {
		if ( is_plugin_active( $plugin ) ) {
			continue;
		}
		$command = array( PHP_BINARY, __DIR__ . '/activate.php', $core, $host, $plugin );
		passthru( implode( ' ', array_map( 'escapeshellarg', $command ) ), $status );
		if ( 0 !== $status ) {
			fwrite( STDERR, "The plugin $plugin could not be activated.\n" );
			exit( 1 );
		}
	}
}
