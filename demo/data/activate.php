<?php
/**
 * Activates one plugin in a process of its own.
 *
 * Usage: php activate.php <core folder> <host:port> <plugin file>
 *
 * @package SellerSupportDemo
 */

if ( PHP_SAPI !== 'cli' || $argc < 4 ) {
	exit( 2 );
}
require __DIR__ . '/load.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

$result = activate_plugin( $argv[3] );
if ( is_wp_error( $result ) ) {
	fwrite( STDERR, $result->get_error_message() . "\n" );
	exit( 1 );
}
// The rules of the new plugin are known only to the next request, which makes them when there are none.
delete_option( 'rewrite_rules' );
