<?php
/**
 * A plain classic theme.
 *
 * @package Marktplatz
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'after_setup_theme',
	static function () {
		add_theme_support( 'title-tag' );
		add_theme_support( 'woocommerce' );
		add_theme_support( 'html5', array( 'search-form', 'style', 'script' ) );
	}
);

add_action(
	'wp_enqueue_scripts',
	static function () {
		wp_enqueue_style( 'marktplatz', get_stylesheet_uri(), array(), '1.0' );
	}
);
