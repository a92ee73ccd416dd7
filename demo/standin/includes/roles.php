<?php
/**
 * The roles of WooCommerce and Dokan with their capabilities.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/**
 * Dokan's own capabilities, held by sellers, shop managers and administrators.
 *
 * @return string[]
 */
function standin_dokan_capabilities() {
	return explode(
		' ',
		'dokandar dokan_view_sales_overview dokan_view_sales_report_chart dokan_view_announcement'
		. ' dokan_view_order_report dokan_view_review_reports dokan_view_product_status_report'
		. ' dokan_view_overview_report dokan_view_daily_sale_report dokan_view_top_selling_report'
		. ' dokan_view_top_earning_report dokan_view_statement_report dokan_view_order dokan_manage_order'
		. ' dokan_manage_order_note dokan_manage_refund dokan_export_order dokan_add_coupon dokan_edit_coupon'
		. ' dokan_delete_coupon dokan_view_reviews dokan_manage_reviews dokan_manage_withdraw dokan_add_product'
		. ' dokan_edit_product dokan_delete_product dokan_view_product dokan_duplicate_product'
		. ' dokan_import_product dokan_export_product dokan_view_overview_menu dokan_view_product_menu'
		. ' dokan_view_order_menu dokan_view_coupon_menu dokan_view_report_menu dokan_view_review_menu'
		. ' dokan_view_withdraw_menu dokan_view_store_settings_menu dokan_view_store_payment_menu'
		. ' dokan_view_store_shipping_menu dokan_view_store_social_menu dokan_view_store_seo_menu'
	);
}

/**
 * WooCommerce's capabilities for products, orders and coupons.
 *
 * @return string[]
 */
function standin_shop_capabilities() {
	$list = array( 'manage_woocommerce', 'create_customers', 'view_woocommerce_reports' );
	foreach ( array( 'product', 'shop_order', 'shop_coupon' ) as $type ) {
		foreach ( array( 'edit', 'read', 'delete' ) as $verb ) {
			$list[] = "{$verb}_$type";
		}
		$plural = array( 'edit_', 'edit_others_', 'publish_', 'read_private_', 'delete_', 'delete_private_', 'delete_published_', 'delete_others_', 'edit_private_', 'edit_published_' );
		foreach ( $plural as $verb ) {
			$list[] = "{$verb}{$type}s";
		}
		foreach ( array( 'manage', 'edit', 'delete', 'assign' ) as $verb ) {
			$list[] = "{$verb}_{$type}_terms";
		}
	}
	return $list;
}

/** Adds the roles, and the new capabilities to the administrator. */
function standin_make_roles() {
	$yes   = static function ( $list ) {
		return array_fill_keys( $list, true );
	};
	$dokan = standin_dokan_capabilities();
	$shop  = standin_shop_capabilities();

	add_role( 'customer', 'Customer', array( 'read' => true ) );
	add_role( 'shop_manager', 'Shop manager', array_merge( get_role( 'editor' )->capabilities, $yes( $shop ), $yes( $dokan ), array( 'list_users' => true, 'edit_theme_options' => true, 'export' => true, 'import' => true ) ) );
	add_role( 'seller', 'Vendor', array_merge( $yes( standin_seller_post_capabilities() ), $yes( $dokan ) ) );
	add_role( 'vendor_staff', 'Vendor Staff', array( 'read' => true ) );

	$administrator = get_role( 'administrator' );
	foreach ( array_merge( $shop, $dokan ) as $capability ) {
		$administrator->add_cap( $capability );
	}
}

/**
 * What a seller may do with posts and products.
 *
 * @return string[]
 */
function standin_seller_post_capabilities() {
	return explode(
		' ',
		'read publish_posts edit_posts delete_published_posts edit_published_posts delete_posts manage_categories'
		. ' moderate_comments upload_files edit_shop_orders edit_product read_product delete_product edit_products'
		. ' publish_products read_private_products delete_products delete_private_products delete_published_products'
		. ' edit_private_products edit_published_products manage_product_terms delete_product_terms assign_product_terms'
	);
}
