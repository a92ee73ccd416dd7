<?php
/**
 * The marketplace's desk in wp-admin, and the way there from the Plugins list.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * Adds the desk to Dokan's menu.
 */
function seller_support_add_desk() {
	add_submenu_page(
		'dokan',
		__( 'Support', 'seller-support' ),
		// The script writes the number of tickets into the span, on our own pages.
		esc_html__( 'Support', 'seller-support' ) . ' <span class="seller-support-count" data-seller-support-count="desk"></span>',
		SELLER_SUPPORT_MARKETPLACE,
		'seller-support',
		'seller_support_show_desk'
	);
	add_submenu_page(
		'dokan',
		__( 'Refunds', 'seller-support' ),
		// And the number of requests.
		esc_html__( 'Refunds', 'seller-support' ) . ' <span class="seller-support-count" data-seller-support-count="desk-refunds"></span>',
		SELLER_SUPPORT_MARKETPLACE,
		'seller-support-refunds',
		'seller_support_show_refund_desk'
	);
}

/**
 * Draws the list, a ticket, the dashboard, the settings, the disputes or one of them.
 */
function seller_support_show_desk() {
	$number = isset( $_GET['ticket'] ) ? seller_support_ticket_number( wp_unslash( $_GET['ticket'] ) ) : ''; // phpcs:ignore WordPress.Security
	$list   = isset( $_GET['view'] ) && in_array( $_GET['view'], array( 'settings', 'dashboard' ), true ) ? $_GET['view'] : 'tickets'; // phpcs:ignore WordPress.Security
	echo '<div class="wrap">';
	echo '<h1 class="screen-reader-text">' . esc_html__( 'Support', 'seller-support' ) . '</h1>';
	if ( '' !== $number || ! seller_support_show_dispute_desk() ) {
		seller_support_print_placeholder( 'desk', '' === $number ? $list : 'tickets/' . $number );
	}
	echo '</div>';
}

/**
 * Draws the list of refunds, one of them, the statement of a month, or the rules.
 */
function seller_support_show_refund_desk() {
	$number = isset( $_GET['refund'] ) ? seller_support_ticket_number( wp_unslash( $_GET['refund'] ) ) : ''; // phpcs:ignore WordPress.Security
	$view   = isset( $_GET['view'] ) && in_array( $_GET['view'], array( 'statement', 'rules' ), true ) ? '/' . $_GET['view'] : ''; // phpcs:ignore WordPress.Security
	$path   = 'refunds' . ( '' === $number ? $view : '/' . $number );
	echo '<div class="wrap">';
	echo '<h1 class="screen-reader-text">' . esc_html__( 'Refunds', 'seller-support' ) . '</h1>';
	seller_support_print_placeholder( 'desk', $path, SELLER_SUPPORT_REFUND_QUERY );
	echo '</div>';
}

/**
 * True for the name of one of the desk's screens; its beginning is a translated title.
 *
 * @param string $screen Name of an admin page.
 */
function seller_support_is_desk( $screen ) {
	return (bool) preg_match( '/_page_seller-support(-refunds)?$/D', (string) $screen );
}

/**
 * Loads our files on the desk and nowhere else in wp-admin.
 *
 * @param string $screen Name of the admin page.
 */
function seller_support_enqueue_desk( $screen ) {
	if ( ! seller_support_is_desk( $screen ) ) {
		return;
	}
	add_filter( 'script_loader_src', 'seller_support_asset_src', 10, 2 );
	add_filter( 'style_loader_src', 'seller_support_asset_src', 10, 2 );
	add_filter( 'script_loader_tag', 'seller_support_defer_script', 10, 2 );
	seller_support_enqueue_frame();
}

/**
 * Adds the desk to our row of the Plugins list.
 *
 * @param string[] $links Links of the row.
 */
function seller_support_plugin_links( $links ) {
	if ( is_multisite() || ! seller_support_has_shop() || ! current_user_can( SELLER_SUPPORT_MARKETPLACE ) ) {
		return $links;
	}
	$link = '<a href="' . esc_url( admin_url( 'admin.php?page=seller-support' ) ) . '">' . esc_html__( 'Support desk', 'seller-support' ) . '</a>';
	return array_merge( array( 'seller-support-desk' => $link ), (array) $links );
}
