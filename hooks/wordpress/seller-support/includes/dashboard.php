<?php
/**
 * The Support page of the seller dashboard.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * Adds "Support" to the menu, between the orders and the settings.
 *
 * @param array $menu Entries by key.
 */
function seller_support_add_dashboard_menu( $menu ) {
	if ( ! is_array( $menu ) || ! seller_support_store_of_viewer() ) {
		return $menu;
	}
	$menu['support'] = array(
		// The script writes the number of waiting tickets into the span.
		'title'      => esc_html__( 'Support', 'seller-support' ) . ' <span class="seller-support-count" data-seller-support-count="dashboard"></span>',
		'icon'       => '<i class="far fa-life-ring"></i>',
		'url'        => dokan_get_navigation_url( 'support' ),
		'pos'        => 55,
		// Staff need this right, which seller_support_store_of_viewer() has checked; sellers do not hold it.
		'permission' => current_user_can( 'dokan_manage_support_tickets' ) ? 'dokan_manage_support_tickets' : 'dokandar',
	);
	return $menu;
}

/**
 * Draws the frame as Dokan's own templates do, and in it our page.
 *
 * @param array $query_vars The request as WordPress read it.
 */
function seller_support_show_dashboard_page( $query_vars ) {
	if ( ! is_array( $query_vars ) || ! isset( $query_vars['support'] ) ) {
		return;
	}
	do_action( 'dokan_dashboard_wrap_start' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
	echo '<div class="dokan-dashboard-wrap">';
	do_action( 'dokan_dashboard_content_before' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
	echo '<div class="dokan-dashboard-content seller-support-dashboard">';
	do_action( 'dokan_dashboard_content_inside_before' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals

	if ( seller_support_store_of_viewer() ) {
		$number = seller_support_ticket_number( $query_vars['support'] );
		seller_support_print_placeholder( 'dashboard', '' === $number ? 'tickets' : 'tickets/' . $number );
	} else {
		echo '<div class="dokan-alert dokan-alert-danger">' . esc_html__( 'You have no permission to view this page.', 'seller-support' ) . '</div>';
	}

	do_action( 'dokan_dashboard_content_inside_after' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
	echo '</div>';
	do_action( 'dokan_dashboard_content_after' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
	echo '</div>';
	do_action( 'dokan_dashboard_wrap_end' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
}
