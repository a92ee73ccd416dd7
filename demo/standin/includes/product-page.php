<?php
/**
 * A product's page with WooCommerce's and Dokan's hooks.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

add_filter(
	'template_include',
	static function ( $template ) {
		return is_product() ? dirname( STANDIN_FILE ) . '/templates/single-product.php' : $template;
	},
	98
);

// WooCommerce sets the global product for each post.
add_action(
	'the_post',
	static function ( $post ) {
		if ( 'product' === $post->post_type ) {
			$GLOBALS['product'] = wc_get_product( $post );
		}
	}
);

// With WooCommerce's priorities.
add_action( 'woocommerce_single_product_summary', 'standin_product_title', 5 );
add_action( 'woocommerce_single_product_summary', 'standin_add_to_cart_form', 30 );
add_action( 'woocommerce_single_product_summary', 'standin_product_meta', 40 );

/**
 * @param WC_Product $product Product.
 */
function standin_product_page( $product ) {
	do_action( 'woocommerce_before_single_product' );
	printf( '<div id="product-%d" class="product type-product"><div class="woocommerce-product-gallery">%s</div><div class="summary entry-summary">', (int) $product->get_id(), wp_kses_post( $product->get_image() ) );
	do_action( 'woocommerce_single_product_summary' );
	echo '</div>';
	do_action( 'woocommerce_after_single_product_summary' );
	standin_product_tabs();
	echo '</div>';
	do_action( 'woocommerce_after_single_product' );
}

/** Name and price. */
function standin_product_title() {
	global $product;
	printf( '<h1 class="product_title entry-title">%s</h1><p class="price">%s</p>', esc_html( $product->get_name() ), wp_kses_post( $product->get_price_html() ) );
}

/** Only its look and its hooks: the demo has no cart. */
function standin_add_to_cart_form() {
	global $product;
	do_action( 'woocommerce_before_add_to_cart_form' );
	printf( '<form class="cart" method="get" action="%s">', esc_url( $product->get_permalink() ) );
	do_action( 'woocommerce_before_add_to_cart_button' );
	echo '<button type="submit" class="single_add_to_cart_button button alt">Add to cart</button>';
	do_action( 'woocommerce_after_add_to_cart_button' );
	echo '</form>';
	do_action( 'woocommerce_after_add_to_cart_form' );
}

/** Number and vendor. */
function standin_product_meta() {
	global $product;
	echo '<div class="product_meta">';
	do_action( 'woocommerce_product_meta_start' );
	printf( '<span class="sku_wrapper">SKU: <span class="sku">%s</span></span>', esc_html( $product->get_sku() ) );
	do_action( 'woocommerce_product_meta_end' );
	echo '</div>';
	if ( 'on' === dokan_get_option( 'show_vendor_info', 'dokan_general', 'off' ) ) {
		$vendor = dokan()->vendor->get( get_post_field( 'post_author', $product->get_id() ) );
		printf( '<div class="dokan-vendor-info-wrap"><div class="dokan-vendor-info"><div class="dokan-vendor-name"><a href="%s"><h5>%s</h5></a>', esc_url( $vendor->get_shop_url() ), esc_html( $vendor->get_shop_name() ) );
		do_action( 'dokan_product_single_after_store_name', $vendor );
		echo '</div></div></div>';
	}
}

/** Description, vendor and what plugins add, one below the other. */
function standin_product_tabs() {
	$tabs = array(
		'description' => array(
			'title'    => 'Description',
			'priority' => 10,
			'callback' => static function () {
				echo '<h2>Description</h2>';
				the_content();
			},
		),
	);
	if ( 'on' === dokan_get_option( 'show_vendor_info', 'dokan_general', 'off' ) ) {
		$tabs['seller'] = array(
			'title'    => 'Vendor Info',
			'priority' => 90,
			'callback' => 'standin_vendor_tab',
		);
	}
	$tabs = apply_filters( 'woocommerce_product_tabs', $tabs );
	uasort( $tabs, static fn( $one, $two ) => ( isset( $one['priority'] ) ? $one['priority'] : 50 ) <=> ( isset( $two['priority'] ) ? $two['priority'] : 50 ) );
	echo '<div class="woocommerce-tabs wc-tabs-wrapper">';
	foreach ( $tabs as $key => $tab ) {
		printf( '<div class="woocommerce-Tabs-panel woocommerce-Tabs-panel--%1$s" id="tab-%1$s">', esc_attr( $key ) );
		if ( isset( $tab['callback'] ) ) {
			call_user_func( $tab['callback'], $key, $tab );
		}
		echo '</div>';
	}
	echo '</div>';
}

/** Dokan's tab about the seller. */
function standin_vendor_tab() {
	$author = get_user_by( 'id', get_the_author_meta( 'ID' ) );
	$info   = dokan_get_store_info( $author->ID );
	echo '<h2>Vendor Information</h2><ul class="list-unstyled">';
	do_action( 'dokan_product_seller_tab_start', $author, $info );
	printf( '<li class="store-name"><span>Store Name:</span> <span class="details">%s</span></li>', esc_html( $info['store_name'] ) );
	printf( '<li class="seller-name"><span>Vendor:</span> <span class="details"><a href="%s">%s</a></span></li>', esc_url( dokan_get_store_url( $author->ID ) ), esc_html( $author->display_name ) );
	do_action( 'dokan_product_seller_tab_end', $author, $info );
	echo '</ul>';
}
