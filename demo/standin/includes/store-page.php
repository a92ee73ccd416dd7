<?php
/**
 * A seller's store: /store/<name>/
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

// An unknown store shows the 404 page, with status 200 as in Dokan.
add_filter(
	'template_include',
	static function ( $template ) {
		if ( ! dokan_is_store_page() ) {
			return $template;
		}
		if ( ! standin_current_store() ) {
			$missing = get_404_template();
			return $missing ? $missing : $template;
		}
		return dirname( STANDIN_FILE ) . '/templates/store.php';
	},
	99
);

add_filter(
	'document_title_parts',
	static function ( $parts ) {
		$store = dokan_is_store_page() ? standin_current_store() : null;
		if ( $store ) {
			$parts['title'] = dokan()->vendor->get( $store )->get_shop_name();
		}
		return $parts;
	}
);

/**
 * The header: picture, name, address, tabs.
 *
 * @param WP_User $store Seller.
 */
function standin_store_header( $store ) {
	$vendor  = dokan()->vendor->get( $store );
	$info    = $vendor->get_shop_info();
	$address = $info['address'];
	$lines   = array_filter( array( isset( $address['street_1'] ) ? $address['street_1'] : '', isset( $address['city'] ) ? $address['city'] : '' ) );
	echo '<div class="dokan-profile-frame-wrapper"><div class="profile-frame"><div class="profile-info-box profile-layout-default"><div class="profile-info-summery-wrapper dokan-clearfix"><div class="profile-info-summery"><div class="profile-info-head"><div class="profile-img" aria-hidden="true"></div>';
	printf( '<h1 class="store-name">%s', esc_html( $vendor->get_shop_name() ) );
	do_action( 'dokan_store_header_after_store_name', $vendor );
	echo '</h1></div><div class="profile-info"><ul class="dokan-store-info">';
	printf( '<li class="dokan-store-address">%s</li>', esc_html( implode( ', ', $lines ) ) );
	printf( '<li class="dokan-store-phone">%s</li>', esc_html( $vendor->get_phone() ) );
	echo '<li class="dokan-store-rating">No ratings found yet!</li>';
	do_action( 'dokan_store_header_info_fields', $store->ID );
	echo '</ul></div></div></div></div></div>';
	$tabs = apply_filters( 'dokan_store_tabs', array( 'products' => array( 'title' => 'Products', 'url' => dokan_get_store_url( $store->ID ) ) ), $store->ID ); // phpcs:ignore
	if ( $tabs ) {
		echo '<div class="dokan-store-tabs"><ul class="dokan-modules-button dokan-right dokan-clearfix">';
		do_action( 'dokan_after_store_tabs', $store->ID );
		echo '</ul><ul class="dokan-list-inline">';
		foreach ( $tabs as $tab ) {
			if ( ! empty( $tab['url'] ) ) {
				printf( '<li><a href="%s">%s</a></li>', esc_url( $tab['url'] ), esc_html( $tab['title'] ) );
			}
		}
		echo '</ul></div>';
	}
	echo '</div>';
	do_action( 'dokan_store_profile_frame_after', $store->data, $info );
}

/**
 * The store's products.
 *
 * @param WP_User $store Seller.
 */
function standin_store_products( $store ) {
	$products = get_posts(
		array(
			'post_type'   => 'product',
			'author'      => $store->ID,
			'numberposts' => 50,
			'orderby'     => 'ID',
			'order'       => 'ASC',
		)
	);
	standin_product_grid( array_map( 'wc_get_product', $products ) );
}

/**
 * @param WC_Product[] $products Products.
 */
function standin_product_grid( $products ) {
	echo '<ul class="products columns-3">';
	foreach ( $products as $product ) {
		printf(
			'<li class="product"><a href="%s">%s<h2 class="woocommerce-loop-product__title">%s</h2><span class="price">%s</span></a></li>',
			esc_url( $product->get_permalink() ),
			wp_kses_post( $product->get_image() ),
			esc_html( $product->get_name() ),
			wp_kses_post( $product->get_price_html() )
		);
	}
	echo '</ul>';
}

add_shortcode(
	'products',
	static function () {
		ob_start();
		standin_product_grid( array_map( 'wc_get_product', get_posts( array( 'post_type' => 'product', 'numberposts' => 50, 'orderby' => 'ID', 'order' => 'ASC' ) ) ) ); // phpcs:ignore
		return ob_get_clean();
	}
);
