<?php
/**
 * The list of stores.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

add_shortcode(
	'dokan-stores',
	static function () {
		ob_start();
		echo '<div id="dokan-seller-listing-wrap"><ul class="dokan-seller-wrap">';
		foreach ( dokan()->vendor->all() as $vendor ) {
			$info = $vendor->get_shop_info();
			printf( '<li class="dokan-single-seller"><div class="store-content"><h2><a href="%s">%s</a></h2>', esc_url( $vendor->get_shop_url() ), esc_html( $vendor->get_shop_name() ) );
			do_action( 'dokan_store_list_loop_after_store_name', $vendor );
			do_action( 'dokan_seller_listing_after_store_data', $vendor->data, $info );
			printf( '</div><div class="store-footer"><a class="dokan-btn dokan-btn-theme" href="%s">Visit Store</a>', esc_url( $vendor->get_shop_url() ) );
			do_action( 'dokan_seller_listing_footer_content', $vendor->data, $info );
			echo '</div></li>';
		}
		echo '</ul></div>';
		return ob_get_clean();
	}
);
