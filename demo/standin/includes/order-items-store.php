<?php
/**
 * Reading and writing order items: the same two tables in both storages.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/** @return string[] Item type => class. */
function standin_item_classes() {
	return array(
		'line_item' => 'WC_Order_Item_Product',
		'shipping'  => 'WC_Order_Item_Shipping',
		'fee'       => 'WC_Order_Item_Fee',
		'tax'       => 'WC_Order_Item_Tax',
		'coupon'    => 'WC_Order_Item_Coupon',
	);
}

/**
 * All items of an order in their order.
 *
 * @param int $order_id Order.
 * @return WC_Order_Item[] By item id.
 */
function standin_read_items( $order_id ) {
	global $wpdb;
	$classes = standin_item_classes();
	$meta    = array();
	$rows    = $wpdb->get_results(
		$wpdb->prepare(
			"SELECT m.order_item_id, m.meta_key, m.meta_value FROM {$wpdb->prefix}woocommerce_order_itemmeta m
			JOIN {$wpdb->prefix}woocommerce_order_items i ON i.order_item_id = m.order_item_id
			WHERE i.order_id = %d ORDER BY m.meta_id",
			$order_id
		)
	);
	foreach ( $rows as $row ) {
		$meta[ $row->order_item_id ][] = array( $row->meta_key, maybe_unserialize( $row->meta_value ) );
	}

	$items = array();
	$rows  = $wpdb->get_results( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}woocommerce_order_items WHERE order_id = %d ORDER BY order_item_id", $order_id ) );
	foreach ( $rows as $row ) {
		if ( isset( $classes[ $row->order_item_type ] ) ) {
			$item = new $classes[ $row->order_item_type ]();
			$item->standin_read( $row, isset( $meta[ $row->order_item_id ] ) ? $meta[ $row->order_item_id ] : array() );
			$items[ $item->get_id() ] = $item;
		}
	}
	return $items;
}

/**
 * Writes an item; a new one gets its id.
 *
 * @param WC_Order_Item $item Item.
 */
function standin_save_item( $item ) {
	global $wpdb;
	$row = array(
		'order_item_name' => $item->get_name(),
		'order_item_type' => $item->get_type(),
		'order_id'        => $item->get_order_id(),
	);
	if ( $item->get_id() ) {
		$wpdb->update( $wpdb->prefix . 'woocommerce_order_items', $row, array( 'order_item_id' => $item->get_id() ) );
		$wpdb->delete( $wpdb->prefix . 'woocommerce_order_itemmeta', array( 'order_item_id' => $item->get_id() ) );
	} else {
		$wpdb->insert( $wpdb->prefix . 'woocommerce_order_items', $row );
		$item->set_id( $wpdb->insert_id );
	}
	foreach ( $item->standin_rows() as $pair ) {
		$wpdb->insert(
			$wpdb->prefix . 'woocommerce_order_itemmeta',
			array(
				'order_item_id' => $item->get_id(),
				'meta_key'      => $pair[0], // phpcs:ignore WordPress.DB.SlowDBQuery
				'meta_value'    => maybe_serialize( $pair[1] ), // phpcs:ignore WordPress.DB.SlowDBQuery
			)
		);
	}
}

/**
 * @param int $item_id Item.
 */
function standin_delete_item( $item_id ) {
	global $wpdb;
	$wpdb->delete( $wpdb->prefix . 'woocommerce_order_itemmeta', array( 'order_item_id' => $item_id ) );
	$wpdb->delete( $wpdb->prefix . 'woocommerce_order_items', array( 'order_item_id' => $item_id ) );
}

/**
 * @param int    $item_id Item.
 * @param string $key     Meta key.
 * @param bool   $single  One value.
 * @return mixed
 */
function wc_get_order_item_meta( $item_id, $key, $single = true ) {
	global $wpdb;
	$values = array_map( 'maybe_unserialize', $wpdb->get_col( $wpdb->prepare( "SELECT meta_value FROM {$wpdb->prefix}woocommerce_order_itemmeta WHERE order_item_id = %d AND meta_key = %s ORDER BY meta_id", $item_id, $key ) ) );
	return $single ? ( isset( $values[0] ) ? $values[0] : '' ) : $values;
}

/**
 * @param int $item_id Item.
 * @return int The order it belongs to, 0 if there is none.
 */
function wc_get_order_id_by_order_item_id( $item_id ) {
	global $wpdb;
	return (int) $wpdb->get_var( $wpdb->prepare( "SELECT order_id FROM {$wpdb->prefix}woocommerce_order_items WHERE order_item_id = %d", $item_id ) );
}
