<?php
/**
 * The button on a product's page: the same for every visitor, because page caches keep it.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * Prints the button below the product's categories and tags.
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
		'<div class="seller-support-product" style="margin-top:1em"><a class="button dokan-store-support-btn-product" href="%s" rel="nofollow">%s</a></div>',
		esc_url( seller_support_public_form_url( $store_id ) ),
		esc_html( seller_support_label( $store_id ) )
	);
}
