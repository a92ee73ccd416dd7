<?php
/**
 * The button on a store's page: the same for every visitor, because page caches keep it.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * Prints the button into the list above the store's tabs.
 *
 * @param int $store_id The seller's user id.
 */
function seller_support_show_store_button( $store_id ) {
	$link = seller_support_store_link( (int) $store_id );
	if ( '' !== $link ) {
		echo '<li class="dokan-store-support-btn-wrap dokan-right">' . $link . '</li>'; // phpcs:ignore WordPress.Security.EscapeOutput
	}
}

/**
 * Prints the button below the store's header when there was no list to put it in.
 *
 * @param object $user The seller: a WP_User, or only its row.
 */
function seller_support_show_store_button_without_tabs( $user ) {
	$store_id = is_object( $user ) && isset( $user->ID ) ? (int) $user->ID : 0;
	$link     = seller_support_store_link( $store_id );
	if ( '' !== $link ) {
		echo '<p class="dokan-store-support-btn-wrap">' . $link . '</p>'; // phpcs:ignore WordPress.Security.EscapeOutput
	}
}

/**
 * The link, escaped, or '' when the store wants none or the page has it already.
 *
 * @param int $store_id The seller's user id.
 */
function seller_support_store_link( $store_id ) {
	static $printed = array();
	if ( isset( $printed[ $store_id ] ) || ! seller_support_offers( $store_id, 'store' ) ) {
		return '';
	}
	$printed[ $store_id ] = true;
	return sprintf(
		'<a class="dokan-store-support-btn dokan-btn dokan-btn-theme dokan-btn-sm" style="text-decoration:none" href="%s" rel="nofollow">%s</a>',
		esc_url( seller_support_public_form_url( $store_id ) ),
		esc_html( seller_support_label( $store_id ) )
	);
}
