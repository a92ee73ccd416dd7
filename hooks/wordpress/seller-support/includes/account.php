<?php
/**
 * "Seller Support Tickets" in My Account.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * Adds the entry after the orders; before the log-out when the shop shows no orders.
 *
 * @param array $items Endpoint => label.
 */
function seller_support_add_account_menu( $items ) {
	$items = (array) $items;
	$entry = array( 'support-tickets' => __( 'Seller Support Tickets', 'seller-support' ) );
	$keys  = array_keys( $items );
	$at    = array_search( 'orders', $keys, true );
	if ( false !== $at ) {
		++$at;
	} else {
		$at = array_search( 'customer-logout', $keys, true );
	}
	if ( false === $at ) {
		return $items + $entry;
	}
	return array_slice( $items, 0, $at, true ) + $entry + array_slice( $items, $at, null, true );
}

/**
 * Draws the list, a ticket, a refund, a dispute or one of the forms.
 *
 * @param string $value What follows our slug in the URL.
 */
function seller_support_show_account_page( $value ) {
	$number = seller_support_ticket_number( $value );
	if ( seller_support_show_dispute_page( 'account', $value ) ) {
		return;
	}
	if ( '' !== $number ) {
		seller_support_print_placeholder( 'account', 'tickets/' . $number );
	} elseif ( is_string( $value ) && 'new' === trim( $value, '/' ) ) {
		seller_support_print_placeholder( 'account', 'tickets/new' );
	} elseif ( '' !== seller_support_account_refund( $value ) ) {
		seller_support_print_placeholder( 'account', 'refunds/' . seller_support_account_refund( $value ), SELLER_SUPPORT_REFUND_QUERY );
	} else {
		seller_support_print_placeholder( 'account', 'tickets' );
	}
}

/**
 * What follows "refunds/" when the URL names a refund or the form for one: its number, "new", or ''.
 *
 * @param mixed $value What follows our slug in the URL.
 */
function seller_support_account_refund( $value ) {
	return is_string( $value ) && preg_match( '~^/*refunds/(new|[1-9][0-9]{0,17})/*$~D', $value, $found ) ? $found[1] : '';
}

/**
 * Title of our pages: the same for all, because they change below it without a reload.
 */
function seller_support_account_title() {
	return __( 'Seller Support Tickets', 'seller-support' );
}
