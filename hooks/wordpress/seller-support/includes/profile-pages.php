<?php
/**
 * Addresses of the host's pages, for the profile. "{id}" and "{slug}" stand where the program puts its own.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * Stands for "{id}" while WordPress and Dokan make an address; they strip braces.
 */
const SELLER_SUPPORT_ID = 'seller-support-id';

/**
 * All addresses; those of a plugin or page that is missing are empty.
 *
 * @return array<string,string>
 */
function seller_support_profile_pages() {
	return array_map(
		'strval',
		array_merge( seller_support_account_pages(), seller_support_dashboard_pages(), seller_support_desk_pages() )
	);
}

/**
 * My Account.
 */
function seller_support_account_pages() {
	$names = array( 'account', 'tickets', 'ticket', 'new_ticket', 'refund', 'new_refund', 'dispute', 'new_dispute', 'view_order' );
	if ( ! function_exists( 'wc_get_page_permalink' ) || ! get_option( 'woocommerce_myaccount_page_id' ) ) {
		return array_fill_keys( $names, '' );
	}
	$account = wc_get_page_permalink( 'myaccount' );
	return array_map(
		'seller_support_open_placeholders',
		array(
			'account'     => $account,
			'tickets'     => wc_get_account_endpoint_url( 'support-tickets' ),
			'ticket'      => wc_get_endpoint_url( 'support-tickets', SELLER_SUPPORT_ID, $account ),
			'new_ticket'  => wc_get_endpoint_url( 'support-tickets', 'new', $account ),
			'refund'      => wc_get_endpoint_url( 'support-tickets', 'refunds/' . SELLER_SUPPORT_ID, $account ),
			'new_refund'  => wc_get_endpoint_url( 'support-tickets', 'refunds/new', $account ),
			'dispute'     => wc_get_endpoint_url( 'support-tickets', 'disputes/' . SELLER_SUPPORT_ID, $account ),
			'new_dispute' => wc_get_endpoint_url( 'support-tickets', 'disputes/new', $account ),
			'view_order'  => wc_get_endpoint_url( 'view-order', SELLER_SUPPORT_ID, $account ),
		)
	);
}

/**
 * The seller dashboard and the store page.
 */
function seller_support_dashboard_pages() {
	$names = array( 'dashboard_tickets', 'dashboard_ticket', 'dashboard_refunds', 'dashboard_refund', 'dashboard_new_refund', 'dashboard_statement', 'dashboard_disputes', 'dashboard_dispute', 'dashboard_settings', 'seller_order', 'store' );
	if ( ! function_exists( 'dokan_get_navigation_url' ) ) {
		return array_fill_keys( $names, '' );
	}
	$orders = dokan_get_navigation_url( 'orders' );
	$order  = add_query_arg(
		array(
			'order_id'   => SELLER_SUPPORT_ID,
			// Dokan asks for a nonce unless the link comes from a mail.
			'_view_mode' => 'email',
		),
		seller_support_plain( $orders )
	);
	return array_map(
		'seller_support_open_placeholders',
		array(
			'dashboard_tickets'    => dokan_get_navigation_url( 'support' ),
			'dashboard_ticket'     => dokan_get_navigation_url( 'support/' . SELLER_SUPPORT_ID ),
			'dashboard_refunds'    => dokan_get_navigation_url( 'refunds' ),
			'dashboard_refund'     => dokan_get_navigation_url( 'refunds/' . SELLER_SUPPORT_ID ),
			'dashboard_new_refund' => dokan_get_navigation_url( 'refunds/new' ),
			'dashboard_statement'  => dokan_get_navigation_url( 'refunds/statement' ),
			'dashboard_disputes'   => dokan_get_navigation_url( 'support/disputes' ),
			'dashboard_dispute'    => dokan_get_navigation_url( 'support/disputes/' . SELLER_SUPPORT_ID ),
			'dashboard_settings'   => dokan_get_navigation_url( 'support/settings' ),
			'seller_order'         => '' === $orders ? '' : $order,
			'store'                => seller_support_store_url(),
		)
	);
}

/**
 * The pattern of a store's address.
 *
 * Asked of Dokan for a real store, because plugins filter it; without a store, or when its slug does not
 * stand in its address, Dokan's own pattern.
 */
function seller_support_store_url() {
	$general = get_option( 'dokan_general' );
	$word    = is_array( $general ) && ! empty( $general['custom_store_url'] ) ? $general['custom_store_url'] : 'store';
	$sellers = function_exists( 'dokan_get_store_url' ) ? get_users(
		array(
			'role'        => 'seller',
			'number'      => 1,
			'orderby'     => 'ID',
			'count_total' => false,
		)
	) : array();
	if ( $sellers ) {
		$slug = $sellers[0]->user_nicename;
		$url  = dokan_get_store_url( $sellers[0]->ID );
		$path = '/' . $slug . '/';
		$at   = strrpos( trailingslashit( $url ), $path );
		if ( false !== $at ) {
			return substr_replace( $url, '/{slug}', $at, strlen( '/' . $slug ) );
		}
	}
	return home_url( '/' . $word . '/{slug}/' );
}

/**
 * The desk and the order screen in wp-admin.
 */
function seller_support_desk_pages() {
	$is_hpos = 'yes' === get_option( 'woocommerce_custom_orders_table_enabled' );
	return array(
		'desk_tickets'      => admin_url( 'admin.php?page=seller-support' ),
		'desk_ticket'       => admin_url( 'admin.php?page=seller-support&ticket={id}' ),
		'desk_refunds'      => admin_url( 'admin.php?page=seller-support-refunds' ),
		'desk_refund'       => admin_url( 'admin.php?page=seller-support-refunds&refund={id}' ),
		'desk_refund_rules' => admin_url( 'admin.php?page=seller-support-refunds&view=rules' ),
		'desk_dashboard'    => admin_url( 'admin.php?page=seller-support&view=dashboard' ),
		'desk_settings'     => admin_url( 'admin.php?page=seller-support&view=settings' ),
		'desk_statement'    => admin_url( 'admin.php?page=seller-support-refunds&view=statement' ),
		'desk_disputes'     => admin_url( 'admin.php?page=seller-support&view=disputes' ),
		'desk_dispute'      => admin_url( 'admin.php?page=seller-support&dispute={id}' ),
		'admin_order'       => admin_url( $is_hpos ? 'admin.php?page=wc-orders&action=edit&id={id}' : 'post.php?post={id}&action=edit' ),
	);
}

/**
 * An address ready for use: not escaped for HTML, and with "{id}" in its place.
 *
 * @param string $url Address as WooCommerce or Dokan made it.
 */
function seller_support_open_placeholders( $url ) {
	return str_replace( SELLER_SUPPORT_ID, '{id}', seller_support_plain( $url ) );
}
