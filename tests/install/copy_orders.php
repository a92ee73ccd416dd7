<?php
/**
 * Copies every order of a shop with orders as posts into WooCommerce's own tables, as its switch of storages does.
 *
 * Usage: php copy_orders.php <core folder> <host:port>
 *
 * @package SellerSupportTests
 */

require __DIR__ . '/../../demo/data/load.php';

$orders_of_posts  = new Standin_Order_Post_Store();
$orders_of_tables = new Standin_Order_Table_Store();
foreach ( array( 'shop_order', 'shop_order_refund' ) as $order_type ) {
	foreach ( array_reverse( $orders_of_posts->ids( array( 'type' => $order_type ) ) ) as $order_id ) {
		$order = wc_get_order( $order_id );
		$orders_of_tables->write( $order );
		$orders_of_tables->write_meta( $order, $order_id );
	}
}
