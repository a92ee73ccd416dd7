<?php
/**
 * The Support and the Refunds page of the seller dashboard.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * Adds "Support" and "Refunds" to the menu, between the orders and the settings.
 *
 * @param array $menu Entries by key.
 */
function seller_support_add_dashboard_menu( $menu ) {
	if ( is_array( $menu ) && seller_support_store_of_viewer() ) {
		$menu['support'] = seller_support_dashboard_entry( 'support', __( 'Support', 'seller-support' ), 'far fa-life-ring', 55 );
		$menu['refunds'] = seller_support_dashboard_entry( 'refunds', __( 'Refunds', 'seller-support' ), 'fas fa-undo', 56 );
	}
	return $menu;
}

/**
 * One entry.
 *
 * @param string $slug  Its page.
 * @param string $words What it says.
 * @param string $icon  Classes of its icon.
 * @param int    $place Dokan's position.
 */
function seller_support_dashboard_entry( $slug, $words, $icon, $place ) {
	$count = 'support' === $slug ? 'dashboard' : 'dashboard-' . $slug;
	return array(
		// The script writes the number of what is waiting into the span.
		'title'      => esc_html( $words ) . ' <span class="seller-support-count" data-seller-support-count="' . esc_attr( $count ) . '"></span>',
		'icon'       => '<i class="' . esc_attr( $icon ) . '"></i>',
		'url'        => dokan_get_navigation_url( $slug ),
		'pos'        => $place,
		'permission' => current_user_can( SELLER_SUPPORT_STAFF_RIGHT ) ? SELLER_SUPPORT_STAFF_RIGHT : 'dokandar',
	);
}

/**
 * Draws the frame as Dokan's own templates do, and in it our page.
 *
 * @param array $query_vars The request as WordPress read it.
 */
function seller_support_show_dashboard_page( $query_vars ) {
	if ( ! is_array( $query_vars ) || ! ( isset( $query_vars['support'] ) || isset( $query_vars['refunds'] ) ) ) {
		return;
	}
	$is_refunds = ! isset( $query_vars['support'] );
	do_action( 'dokan_dashboard_wrap_start' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
	echo '<div class="dokan-dashboard-wrap">';
	do_action( 'dokan_dashboard_content_before' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
	echo '<div class="dokan-dashboard-content seller-support-dashboard">';
	do_action( 'dokan_dashboard_content_inside_before' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals

	if ( $is_refunds && seller_support_store_of_viewer() ) {
		seller_support_print_placeholder( 'dashboard', seller_support_refund_path( $query_vars['refunds'] ), SELLER_SUPPORT_REFUND_QUERY );
	} elseif ( ! $is_refunds && seller_support_store_of_viewer() ) {
		$number = seller_support_ticket_number( $query_vars['support'] );
		$list   = 'settings' === trim( (string) $query_vars['support'], '/' ) ? 'settings' : 'tickets';
		if ( ! seller_support_show_dispute_page( 'dashboard', $query_vars['support'] ) ) {
			seller_support_print_placeholder( 'dashboard', '' === $number ? $list : 'tickets/' . $number );
		}
	} else {
		echo '<div class="dokan-alert dokan-alert-danger">' . esc_html__( 'You have no permission to view this page.', 'seller-support' ) . '</div>';
	}

	do_action( 'dokan_dashboard_content_inside_after' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
	echo '</div>';
	do_action( 'dokan_dashboard_content_after' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
	echo '</div>';
	do_action( 'dokan_dashboard_wrap_end' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
}
