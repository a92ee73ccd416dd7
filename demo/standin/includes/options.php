<?php
/**
 * The options a support system reads.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/** Adds each option that is not there yet. */
function standin_make_options() {
	foreach ( standin_woocommerce_options() + standin_dokan_options() as $name => $value ) {
		add_option( $name, $value );
	}
}

/**
 * Name => value, as on a German shop with WooCommerce 9.9.5.
 *
 * @return array
 */
function standin_woocommerce_options() {
	return array(
		'woocommerce_custom_orders_table_enabled'           => 'yes',
		'woocommerce_custom_orders_table_data_sync_enabled' => 'no',
		'woocommerce_currency'                              => 'EUR',
		'woocommerce_currency_pos'                          => 'right_space',
		'woocommerce_price_thousand_sep'                    => '.',
		'woocommerce_price_decimal_sep'                     => ',',
		'woocommerce_price_num_decimals'                    => '2',
		'woocommerce_prices_include_tax'                    => 'no',
		'woocommerce_calc_taxes'                            => 'yes',
		'woocommerce_tax_display_cart'                      => 'excl',
		'woocommerce_tax_total_display'                     => 'itemized',
		'woocommerce_tax_round_at_subtotal'                 => 'no',
		'woocommerce_default_country'                       => 'DE:DE-BE',
		'woocommerce_store_address'                         => 'Marktgasse 1',
		'woocommerce_store_city'                            => 'Berlin',
		'woocommerce_store_postcode'                        => '10115',
		'woocommerce_enable_myaccount_registration'         => 'yes',
		'woocommerce_registration_generate_username'        => 'yes',
		'woocommerce_registration_generate_password'        => 'no',
		'woocommerce_permalinks'                            => array( 'product_base' => 'product' ),
		'woocommerce_myaccount_orders_endpoint'             => 'orders',
		'woocommerce_myaccount_view_order_endpoint'         => 'view-order',
		'woocommerce_myaccount_downloads_endpoint'          => 'downloads',
		'woocommerce_myaccount_edit_account_endpoint'       => 'edit-account',
		'woocommerce_myaccount_edit_address_endpoint'       => 'edit-address',
		'woocommerce_myaccount_lost_password_endpoint'      => 'lost-password',
		'woocommerce_logout_endpoint'                       => 'customer-logout',
		'woocommerce_checkout_order_received_endpoint'      => 'order-received',
		'woocommerce_email_from_name'                       => 'Marktplatz Demo',
		'woocommerce_email_from_address'                    => 'shop@example.test',
		'woocommerce_email_header_image'                    => '',
		'woocommerce_email_footer_text'                     => '{site_title}<br />{store_address}',
		'woocommerce_email_base_color'                      => '#32373c',
		'woocommerce_email_background_color'                => '#ffffff',
		'woocommerce_email_body_background_color'           => '#ffffff',
		'woocommerce_email_text_color'                      => '#1e1e1e',
		'woocommerce_email_footer_text_color'               => '#787c82',
	);
}

/**
 * Name => value, as Dokan Lite 4.1.2 has them.
 *
 * @return array
 */
function standin_dokan_options() {
	return array(
		'dokan_general'                      => array(
			'custom_store_url' => 'store',
			'admin_access'     => 'on',
			'show_vendor_info' => 'on',
		),
		'dokan_selling'                      => array(
			'commission_type'            => 'fixed',
			'admin_percentage'           => 10,
			'additional_fee'             => 0,
			'new_seller_enable_selling'  => 'automatically',
			'order_status_change'        => 'on',
			'shipping_fee_recipient'     => 'seller',
			'tax_fee_recipient'          => 'seller',
			'shipping_tax_fee_recipient' => 'seller',
		),
		'dokan_withdraw'                     => array(
			'withdraw_methods'      => array(
				'paypal' => 'paypal',
				'bank'   => 'bank',
			),
			'withdraw_limit'        => '50',
			'withdraw_order_status' => array( 'wc-completed' => 'wc-completed' ),
		),
		'dokan_rewrite_rules_needs_flashing' => 'no',
	);
}
