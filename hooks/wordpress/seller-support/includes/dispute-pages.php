<?php
/**
 * Disputes in the host's pages: below "support-tickets" in My Account, "support" in the seller dashboard and the desk.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * Names in a query string that our pages about disputes understand. Not "state": WordPress keeps some words to itself.
 */
const SELLER_SUPPORT_DISPUTE_QUERY = array( 'tab', 'ticket', 'before' );

/**
 * Path of a page about disputes, below the room: "disputes", "disputes/new", "disputes/17", or '' for another page.
 *
 * @param mixed $value What follows our slug in the URL.
 */
function seller_support_dispute_path( $value ) {
	$value = is_string( $value ) ? trim( $value, '/' ) : '';
	return preg_match( '~^disputes(/(new|[1-9][0-9]{0,17}))?$~D', $value ) ? $value : '';
}

/**
 * Prints the page when the URL names one about disputes; false when it names another.
 *
 * @param string $room  account or dashboard.
 * @param mixed  $value What follows our slug in the URL.
 */
function seller_support_show_dispute_page( $room, $value ) {
	$path = seller_support_dispute_path( $value );
	if ( '' === $path ) {
		return false;
	}
	seller_support_print_placeholder( $room, $path, SELLER_SUPPORT_DISPUTE_QUERY );
	return true;
}

/**
 * The same at the desk, by the query string; false for its other pages.
 */
function seller_support_show_dispute_desk() {
	$number  = isset( $_GET['dispute'] ) ? seller_support_ticket_number( wp_unslash( $_GET['dispute'] ) ) : ''; // phpcs:ignore WordPress.Security
	$is_list = isset( $_GET['view'] ) && 'disputes' === $_GET['view']; // phpcs:ignore WordPress.Security
	if ( '' === $number && ! $is_list ) {
		return false;
	}
	seller_support_print_placeholder( 'desk', 'disputes' . ( '' === $number ? '' : '/' . $number ), SELLER_SUPPORT_DISPUTE_QUERY );
	return true;
}
