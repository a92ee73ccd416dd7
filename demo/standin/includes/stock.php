<?php
/**
 * Counting products, and putting refunded ones back.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/**
 * @param WC_Product $product   Product.
 * @param int        $quantity  How many.
 * @param string     $operation increase, decrease or set.
 * @return int|bool New quantity; false when nobody counts this product.
 */
function wc_update_product_stock( $product, $quantity = null, $operation = 'set' ) {
	global $wpdb;
	if ( ! $product || ! $product->managing_stock() ) {
		return false;
	}
	$term = array(
		'increase' => 'meta_value + %d',
		'decrease' => 'meta_value - %d',
		'set'      => '%d',
	)[ $operation ];
	// One statement, so that two at once cannot lose a piece.
	$wpdb->query( $wpdb->prepare( "UPDATE $wpdb->postmeta SET meta_value = $term WHERE post_id = %d AND meta_key = '_stock'", $quantity, $product->get_id() ) ); // phpcs:ignore WordPress.DB.PreparedSQL
	wp_cache_delete( $product->get_id(), 'post_meta' );
	do_action( 'woocommerce_product_set_stock', $product );
	return $product->get_stock_quantity();
}

/**
 * Puts refunded pieces back that checkout had taken off.
 *
 * @param WC_Order $order Order.
 * @param array    $lines See wc_create_refund(), line_items.
 */
function wc_restock_refunded_items( $order, $lines ) {
	if ( ! apply_filters( 'woocommerce_can_restock_refunded_items', true, $order, $lines ) ) {
		return;
	}
	foreach ( $order->get_items() as $item_id => $item ) {
		$quantity = isset( $lines[ $item_id ]['qty'] ) ? (int) $lines[ $item_id ]['qty'] : 0;
		$product  = $item->get_product();
		$reduced  = $item->get_meta( '_reduced_stock' );
		if ( ! $quantity || ! $reduced || ! $product || ! $product->managing_stock() ) {
			continue;
		}
		$old = $product->get_stock_quantity();
		$new = wc_update_product_stock( $product, $quantity, 'increase' );
		$item->update_meta_data( '_reduced_stock', (string) ( $reduced - $quantity ) );
		$item->update_meta_data( '_restock_refunded_items', (string) ( $quantity + (int) $item->get_meta( '_restock_refunded_items' ) ) );
		$order->add_order_note( sprintf( 'Item #%1$s stock increased from %2$s to %3$s.', $product->get_id(), $old, $new ) );
		$item->save();
		do_action( 'woocommerce_restock_refunded_item', $product->get_id(), $old, $new, $order, $product );
	}
}

/**
 * Takes a new order's pieces off.
 *
 * @param int $order_id Order.
 */
function wc_reduce_stock_levels( $order_id ) {
	foreach ( wc_get_order( $order_id )->get_items() as $item ) {
		wc_update_product_stock( $item->get_product(), $item->get_quantity(), 'decrease' );
	}
}
