<?php
/**
 * Every hook of this plugin, in one place.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * Hooks this plugin into the host, as far as the host can carry it.
 */
function seller_support_register_hooks() {
	add_action( 'init', 'seller_support_load_translations', 0 );
	add_filter( 'load_textdomain_mofile', 'seller_support_choose_translation', 10, 2 );
	add_action( 'admin_notices', 'seller_support_print_notices' );
	add_filter( 'plugin_action_links_' . plugin_basename( SELLER_SUPPORT_FILE ), 'seller_support_plugin_links' );

	// Before the guard: setup asks what is in the way. In a multisite no other call is answered.
	add_action( 'admin_post_seller_support', 'seller_support_answer_host_call' );
	add_action( 'admin_post_nopriv_seller_support', 'seller_support_answer_host_call' );

	if ( is_multisite() ) {
		return;
	}
	seller_support_register_service_hooks();
	if ( seller_support_is_ready() ) {
		seller_support_register_place_hooks();
		seller_support_register_order_hooks();
	}
}

/**
 * What the program needs from WordPress, whether or not anything is shown.
 */
function seller_support_register_service_hooks() {
	add_action( 'init', 'seller_support_check_fingerprint', 99 );
	foreach ( array( 'added_option', 'updated_option', 'deleted_option' ) as $event ) {
		add_action( $event, 'seller_support_option_changed' );
	}
	add_action( 'save_post_page', 'seller_support_page_changed' );

	add_action( 'dokan_admin_menu', 'seller_support_add_desk' );
	add_action( 'admin_enqueue_scripts', 'seller_support_enqueue_desk' );
}

/**
 * The places in the shop.
 */
function seller_support_register_place_hooks() {
	// URLs.
	add_filter( 'dokan_query_var_filter', 'seller_support_add_dashboard_endpoint' );
	add_filter( 'woocommerce_get_query_vars', 'seller_support_add_account_endpoint' );
	add_filter( 'request', 'seller_support_free_query' );
	add_action( 'wp_loaded', 'seller_support_heal_rewrite_rules' );

	// Seller dashboard.
	add_filter( 'dokan_get_dashboard_nav', 'seller_support_add_dashboard_menu' );
	add_action( 'dokan_load_custom_template', 'seller_support_show_dashboard_page' );

	add_filter( 'woocommerce_admin_order_actions', 'seller_support_add_refund_action', 10, 2 );
	add_action( 'dokan_order_detail_after_order_items', 'seller_support_show_order_refunds' );

	// My Account.
	add_filter( 'woocommerce_account_menu_items', 'seller_support_add_account_menu' );
	add_action( 'woocommerce_account_support-tickets_endpoint', 'seller_support_show_account_page' );
	add_filter( 'woocommerce_endpoint_support-tickets_title', 'seller_support_account_title' );

	// Store and product pages.
	add_action( 'dokan_after_store_tabs', 'seller_support_show_store_button' );
	add_action( 'dokan_store_profile_frame_after', 'seller_support_show_store_button_without_tabs' );
	add_action( 'woocommerce_single_product_summary', 'seller_support_show_product_button_in_summary', 41 );
	add_action( 'woocommerce_product_meta_end', 'seller_support_show_product_button_after_meta' );

	// Login.
	add_action( 'template_redirect', 'seller_support_send_guest_to_login', 5 );
	add_action( 'woocommerce_before_customer_login_form', 'seller_support_print_login_notice' );
	add_action( 'woocommerce_login_form', 'seller_support_print_login_target' );
	add_action( 'woocommerce_register_form', 'seller_support_print_login_target' );
	add_filter( 'woocommerce_login_redirect', 'seller_support_login_redirect', 20 );

	// Styles and scripts.
	add_action( 'wp_enqueue_scripts', 'seller_support_enqueue' );
	add_filter( 'script_loader_src', 'seller_support_asset_src', 10, 2 );
	add_filter( 'style_loader_src', 'seller_support_asset_src', 10, 2 );
	add_filter( 'script_loader_tag', 'seller_support_defer_script', 10, 2 );
}

/**
 * The customer's orders.
 */
function seller_support_register_order_hooks() {
	add_filter( 'woocommerce_my_account_my_orders_actions', 'seller_support_add_order_action', 10, 2 );
	// After Dokan's table of sub-orders, which uses the default priority; its rows need no action of ours then.
	add_action( 'woocommerce_order_details_after_order_table', 'seller_support_show_order_buttons', 20 );
	add_action( 'woocommerce_thankyou', 'seller_support_show_thankyou', 20 );
}

/**
 * Loads our translations, not before init as WordPress 6.7 asks.
 */
function seller_support_load_translations() {
	load_plugin_textdomain( 'seller-support', false, dirname( plugin_basename( SELLER_SUPPORT_FILE ) ) . '/languages' );
}

/**
 * Austria, Switzerland and formal German read the one German translation there is.
 *
 * @param string $file   Translation file that WordPress would load.
 * @param string $domain Text domain.
 */
function seller_support_choose_translation( $file, $domain ) {
	if ( 'seller-support' !== $domain || is_readable( $file ) || ! preg_match( '/seller-support-de_[A-Za-z_]+\.mo$/D', $file ) ) {
		return $file;
	}
	return SELLER_SUPPORT_DIR . 'languages/seller-support-de_DE.mo';
}
