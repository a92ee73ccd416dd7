<?php
/**
 * The button on a product's page: the same for every visitor, because page caches keep it.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * Below the product's categories and tags, which come with priority 40; in their box themes style links as small print.
 */
function seller_support_show_product_button_in_summary() {
	// Block themes' summary stands above the description: there the button waits for the block of the categories.
	if ( did_action( 'woocommerce_product_meta_end' ) || ! wp_is_block_theme() ) {
		seller_support_show_product_button();
	}
}

/**
 * Where the categories stand in no summary: in block themes, after their block, and with page builders.
 */
function seller_support_show_product_button_after_meta() {
	if ( ! doing_action( 'woocommerce_single_product_summary' ) ) {
		seller_support_show_product_button();
	}
}

/**
 * Prints the button, once for each product.
 */
function seller_support_show_product_button() {
	global $product;
	static $printed = array();
	$product_id = is_object( $product ) && method_exists( $product, 'get_id' ) ? (int) $product->get_id() : (int) get_the_ID();
	$store_id   = (int) get_post_field( 'post_author', $product_id );
	if ( isset( $printed[ $product_id ] ) || ! seller_support_offers( $store_id, 'product' ) ) {
		return;
	}
	$printed[ $product_id ] = true;
	printf(
		// The page has no style of ours: the distance stands here.
		'<div class="seller-support-product" style="margin-top:1em"><a class="button wp-element-button dokan-store-support-btn-product" href="%s" rel="nofollow">%s</a></div>',
		esc_url( seller_support_public_form_url( $store_id ) ),
		esc_html( seller_support_label( $store_id ) )
	);
}
