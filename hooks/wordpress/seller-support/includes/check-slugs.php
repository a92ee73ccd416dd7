<?php
/**
 * Who else stands at our addresses, for the host call "check".
 *
 * Sentences for whoever sets up the program on the server, so not translated.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * The first thing that stands at one of our paths, in one sentence, or ''.
 */
function seller_support_slug_taken() {
	if ( seller_support_pro_module_is_active() ) {
		return 'The Store Support module of Dokan Pro is active and uses the same pages.';
	}
	foreach ( array( 'seller_support_page_in_the_way', 'seller_support_account_page_of_others', 'seller_support_dashboard_page_of_others' ) as $look ) {
		$sentence = $look();
		if ( '' !== $sentence ) {
			return $sentence;
		}
	}
	return '';
}

/**
 * A published page or post with the path of the program.
 */
function seller_support_page_in_the_way() {
	foreach ( array( 'page', 'post' ) as $type ) {
		$post = get_page_by_path( 'seller-support', OBJECT, $type );
		// Whether the name is also the path depends on the permalinks.
		if ( $post && 'publish' === $post->post_status && seller_support_base() === trailingslashit( (string) wp_parse_url( get_permalink( $post ), PHP_URL_PATH ) ) ) {
			return sprintf( 'The %s "%s" has the address %s, which the program needs.', $type, seller_support_plain( wp_strip_all_tags( $post->post_title ) ), seller_support_base() );
		}
	}
	return '';
}

/**
 * Somebody else's My Account page under our name.
 */
function seller_support_account_page_of_others() {
	global $wp_filter;
	$hook = $wp_filter['woocommerce_account_support-tickets_endpoint'] ?? null;
	foreach ( $hook ? $hook->callbacks : array() as $callbacks ) {
		foreach ( $callbacks as $callback ) {
			if ( 'seller_support_show_account_page' !== $callback['function'] ) {
				$file = seller_support_file_of( $callback['function'] );
				return sprintf( 'Another plugin%s has a page "support-tickets" in My Account too.', '' === $file ? '' : " ($file)" );
			}
		}
	}
	return '';
}

/**
 * Somebody else's page of the seller dashboard under one of our names.
 */
function seller_support_dashboard_page_of_others() {
	$was_there = remove_filter( 'dokan_query_var_filter', 'seller_support_add_dashboard_endpoint' );
	$taken     = array_intersect( array( 'support', 'refunds' ), (array) apply_filters( 'dokan_query_var_filter', array() ) ); // phpcs:ignore WordPress.NamingConventions
	if ( $was_there ) {
		add_filter( 'dokan_query_var_filter', 'seller_support_add_dashboard_endpoint' );
	}
	return $taken ? sprintf( 'Another plugin has a page "%s" in the seller dashboard too.', reset( $taken ) ) : '';
}
