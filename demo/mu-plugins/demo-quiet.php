<?php
/**
 * Plugin Name: Demo: quiet WordPress
 * Description: Nothing is asked of the internet, and old code of WordPress itself causes no notices.
 * License: GPL-2.0-or-later
 *
 * @package SellerSupportDemo
 */

defined( 'ABSPATH' ) || exit;

// WordPress looks for updates; an answer, even a useless one, keeps it from writing warnings.
add_filter(
	'pre_http_request',
	static function ( $answer, $arguments, $url ) {
		if ( in_array( wp_parse_url( $url, PHP_URL_HOST ), array( '127.0.0.1', 'localhost' ), true ) ) {
			return $answer;
		}
		return array(
			'headers'  => array(),
			'body'     => '{}',
			'response' => array(
				'code'    => 503,
				'message' => 'The demo has no internet',
			),
			'cookies'  => array(),
			'filename' => null,
		);
	},
	10,
	3
);
add_filter( 'automatic_updater_disabled', '__return_true' );

// WordPress 6.1 is older than PHP 8.2, which calls much of it deprecated. What plugins do is still logged.
set_error_handler( // phpcs:ignore WordPress.PHP.DevelopmentFunctions
	static function ( $level, $message, $file ) {
		return 0 === strpos( $file, ABSPATH . WPINC ) || 0 === strpos( $file, ABSPATH . 'wp-admin/' );
	},
	E_DEPRECATED
);
