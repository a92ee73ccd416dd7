<?php
/**
 * Finding orders.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/** @return Standin_Order_Table_Store|Standin_Order_Post_Store What the shop's option says, now. */
function standin_order_store() {
	static $tables = null, $posts = null;
	if ( standin_uses_order_tables() ) {
		$tables = $tables ? $tables : new Standin_Order_Table_Store();
		return $tables;
	}
	$posts = $posts ? $posts : new Standin_Order_Post_Store();
	return $posts;
}

/**
 * @param int|WP_Post|WC_Abstract_Order|false $order Order; false: the current post.
 * @return WC_Order|WC_Order_Refund|false
 */
function wc_get_order( $order = false ) {
	if ( $order instanceof WC_Abstract_Order ) {
		return $order;
	}
	$id   = $order instanceof WP_Post ? $order->ID : (int) $order;
	$type = $id ? standin_order_store()->type_of( $id ) : null;
	if ( ! $type ) {
		return false;
	}
	return 'shop_order_refund' === $type ? new WC_Order_Refund( $id ) : new WC_Order( $id );
}

/**
 * @param array $args customer, customer_id, parent, status, type, limit, offset, page, paginate, return (ids|objects), orderby date, order.
 * @return array|object A list, or with paginate an object with orders, total, max_num_pages.
 */
function wc_get_orders( $args = array() ) {
	$args   = wp_parse_args( $args, array( 'limit' => 10, 'page' => 1, 'offset' => null, 'return' => 'objects', 'order' => 'DESC', 'paginate' => false ) ); // phpcs:ignore
	$filter = array();
	foreach ( array( 'customer' => 'customer_id', 'customer_id' => 'customer_id', 'parent' => 'parent_id', 'type' => 'type' ) as $from => $to ) { // phpcs:ignore
		if ( isset( $args[ $from ] ) && '' !== $args[ $from ] ) {
			$filter[ $to ] = $args[ $from ];
		}
	}
	if ( ! empty( $args['status'] ) && 'any' !== $args['status'] ) {
		$filter['status'] = array_map( 'standin_status_with_prefix', (array) $args['status'] );
	}
	$ids = standin_order_store()->ids( $filter );
	if ( 'ASC' === strtoupper( $args['order'] ) ) {
		$ids = array_reverse( $ids );
	}
	$total = count( $ids );
	$limit = (int) $args['limit'];
	if ( $limit > 0 ) {
		$ids = array_slice( $ids, null === $args['offset'] ? ( max( 1, (int) $args['page'] ) - 1 ) * $limit : (int) $args['offset'], $limit );
	}
	$found = 'ids' === $args['return'] ? $ids : array_map( 'wc_get_order', $ids );
	if ( ! $args['paginate'] ) {
		return $found;
	}
	return (object) array(
		'orders'        => $found,
		'total'         => $total,
		'max_num_pages' => $limit > 0 ? (int) ceil( $total / $limit ) : 1,
	);
}

/**
 * @param string $key An order key.
 * @return int
 */
function wc_get_order_id_by_order_key( $key ) {
	global $wpdb;
	if ( standin_uses_order_tables() ) {
		return (int) $wpdb->get_var( $wpdb->prepare( "SELECT order_id FROM {$wpdb->prefix}wc_order_operational_data WHERE order_key = %s", $key ) );
	}
	return (int) $wpdb->get_var( $wpdb->prepare( "SELECT post_id FROM $wpdb->postmeta WHERE meta_key = '_order_key' AND meta_value = %s", $key ) );
}

/**
 * Who may see an order in My Account.
 *
 * @param array    $allcaps The person's capabilities.
 * @param string[] $caps    Asked for.
 * @param array    $args    Capability, user id, order id.
 * @return array
 */
function standin_customer_order_capability( $allcaps, $caps, $args ) {
	if ( isset( $caps[0] ) && 'view_order' === $caps[0] && isset( $args[2] ) ) {
		$order = wc_get_order( $args[2] );
		if ( $order && 'shop_order' === $order->get_type() && (int) $args[1] === $order->get_user_id() ) {
			$allcaps['view_order'] = true;
		}
	}
	return $allcaps;
}
add_filter( 'user_has_cap', 'standin_customer_order_capability', 10, 3 );
