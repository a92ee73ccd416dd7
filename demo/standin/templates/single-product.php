<?php
/**
 * A product's page.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

require __DIR__ . '/page-start.php';
do_action( 'woocommerce_before_main_content' );
while ( have_posts() ) {
	the_post();
	standin_product_page( wc_get_product( get_the_ID() ) );
}
do_action( 'woocommerce_after_main_content' );
require __DIR__ . '/page-end.php';
