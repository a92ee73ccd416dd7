<?php
/**
 * A seller's store.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

$standin_store = standin_current_store();
$standin_info  = dokan_get_store_info( $standin_store->ID );

require __DIR__ . '/page-start.php';
do_action( 'woocommerce_before_main_content' );
?>
<div class="dokan-store-wrap layout-left">
	<div id="dokan-secondary" class="dokan-store-sidebar" role="complementary">
		<div class="dokan-widget-area widget-collapse">
			<?php do_action( 'dokan_sidebar_store_before', $standin_store->data, $standin_info ); ?>
			<aside class="widget"><h3 class="widget-title">Store Product Category</h3><p>Uncategorized</p></aside>
			<?php do_action( 'dokan_sidebar_store_after', $standin_store->data, $standin_info ); ?>
		</div>
	</div>
	<div id="dokan-primary" class="dokan-single-store">
		<div id="dokan-content" class="store-page-wrap woocommerce" role="main">
			<?php
			standin_store_header( $standin_store );
			standin_store_products( $standin_store );
			?>
		</div>
	</div>
</div>
<?php
do_action( 'woocommerce_after_main_content' );
require __DIR__ . '/page-end.php';
