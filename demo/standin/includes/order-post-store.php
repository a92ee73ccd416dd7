<?php
/**
 * Orders as posts with postmeta ("legacy").
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/** Reads and writes posts of type shop_order and shop_order_refund. */
final class Standin_Order_Post_Store {

	/** Property => meta key of a plain value. */
	const FIELDS = array(
		'order_key'            => '_order_key',
		'customer_id'          => '_customer_user',
		'payment_method'       => '_payment_method',
		'payment_method_title' => '_payment_method_title',
		'transaction_id'       => '_transaction_id',
		'customer_ip_address'  => '_customer_ip_address',
		'customer_user_agent'  => '_customer_user_agent',
		'created_via'          => '_created_via',
		'cart_hash'            => '_cart_hash',
		'currency'             => '_order_currency',
		'discount_total'       => '_cart_discount',
		'discount_tax'         => '_cart_discount_tax',
		'shipping_total'       => '_order_shipping',
		'shipping_tax'         => '_order_shipping_tax',
		'cart_tax'             => '_order_tax',
		'total'                => '_order_total',
		'version'              => '_order_version',
	);

	/** What refunds have of these. */
	const REFUND_FIELDS = array( 'currency', 'discount_total', 'discount_tax', 'shipping_total', 'shipping_tax', 'cart_tax', 'total', 'version' );

	/** Keys that are never plain meta. */
	const OTHER_KEYS = array( '_prices_include_tax', '_order_stock_reduced', '_date_paid', '_paid_date', '_date_completed', '_completed_date' );

	/**
	 * @param int               $id    Order id.
	 * @param WC_Abstract_Order $order Is filled.
	 * @return bool False if there is no such order.
	 */
	public function read( $id, $order ) {
		global $wpdb;
		$post = $wpdb->get_row( $wpdb->prepare( "SELECT * FROM $wpdb->posts WHERE ID = %d", $id ) );
		if ( ! $post || $post->post_type !== $order->get_type() ) {
			return false;
		}
		$values = array(
			'id'            => (int) $post->ID,
			'parent_id'     => (int) $post->post_parent,
			'status'        => preg_replace( '/^wc-/', '', $post->post_status ),
			'date_created'  => standin_time( $post->post_date_gmt ),
			'date_modified' => standin_time( $post->post_modified_gmt ),
			'customer_note' => $post->post_excerpt,
		);
		$meta   = array();
		foreach ( $wpdb->get_results( $wpdb->prepare( "SELECT meta_key, meta_value FROM $wpdb->postmeta WHERE post_id = %d ORDER BY meta_id", $id ) ) as $row ) {
			if ( ! $this->read_field( $row->meta_key, $row->meta_value, $values ) ) {
				$meta[] = array( $row->meta_key, maybe_unserialize( $row->meta_value ) );
			}
		}
		$order->standin_fill( $values, $meta );
		return true;
	}

	/**
	 * @param string $key    Meta key.
	 * @param string $value  Meta value.
	 * @param array  $values Gets the property.
	 * @return bool False if it is plain meta.
	 */
	private function read_field( $key, $value, &$values ) {
		$property = array_search( $key, self::FIELDS, true );
		if ( false !== $property ) {
			$values[ $property ] = $value;
		} elseif ( preg_match( '/^_(billing|shipping)_(.+)$/', $key, $match ) && in_array( $match[2], Standin_Order_Table_Store::ADDRESS_PARTS, true ) ) {
			$values[ $match[1] ][ $match[2] ] = $value;
		} elseif ( '_prices_include_tax' === $key || '_order_stock_reduced' === $key ) {
			$values[ '_prices_include_tax' === $key ? 'prices_include_tax' : 'stock_reduced' ] = 'yes' === $value;
		} elseif ( '_date_paid' === $key || '_date_completed' === $key ) {
			$values[ substr( $key, 1 ) ] = standin_time( $value );
		} else {
			return in_array( $key, self::OTHER_KEYS, true );
		}
		return true;
	}

	/**
	 * @param WC_Abstract_Order $order Order.
	 * @return int Its id.
	 */
	public function write( $order ) {
		global $wpdb;
		$created  = $order->get_date_created();
		$modified = $order->get_date_modified();
		$is_order = 'shop_order' === $order->get_type();
		$title    = ( $is_order ? 'Order' : 'Refund' ) . ' &ndash; ' . gmdate( 'F j, Y @ h:i A', $created->getOffsetTimestamp() );
		$row      = array(
			'post_author'           => 1,
			'post_date'             => $created->date( 'Y-m-d H:i:s' ),
			'post_date_gmt'         => gmdate( 'Y-m-d H:i:s', $created->getTimestamp() ),
			'post_modified'         => $modified->date( 'Y-m-d H:i:s' ),
			'post_modified_gmt'     => gmdate( 'Y-m-d H:i:s', $modified->getTimestamp() ),
			'post_title'            => $title,
			'post_status'           => standin_status_with_prefix( $order->get_status() ),
			'comment_status'        => $is_order ? 'open' : 'closed',
			'ping_status'           => 'closed',
			'post_name'             => sanitize_title( ( $is_order ? 'order-' : 'refund-' ) . $created->date( 'M-d-Y-hi-a' ) . '-' . $order->get_id() ),
			'post_parent'           => $order->get_parent_id(),
			'post_type'             => $order->get_type(),
			'post_excerpt'          => $order->get_customer_note(),
			'post_content'          => '',
			'to_ping'               => '',
			'pinged'                => '',
			'post_content_filtered' => '',
			'post_password'         => $order->get_order_key(),
		);
		if ( $order->get_id() ) {
			$wpdb->update( $wpdb->posts, $row, array( 'ID' => $order->get_id() ) );
			$id = $order->get_id();
		} else {
			$wpdb->insert( $wpdb->posts, $row );
			$id = (int) $wpdb->insert_id;
			$wpdb->update( $wpdb->posts, array( 'guid' => home_url( '/?post_type=' . $order->get_type() . '&p=' . $id ) ), array( 'ID' => $id ) );
		}
		clean_post_cache( $id );
		$this->write_meta( $order, $id );
		return $id;
	}

	/**
	 * @param WC_Abstract_Order $order Order.
	 * @param int               $id    Its id, if it is new.
	 */
	public function write_meta( $order, $id = 0 ) {
		global $wpdb;
		$id = $id ? $id : $order->get_id();
		$wpdb->delete( $wpdb->postmeta, array( 'post_id' => $id ) );
		foreach ( array_merge( $this->field_rows( $order ), $order->standin_meta() ) as $pair ) {
			$wpdb->insert(
				$wpdb->postmeta,
				array(
					'post_id'    => $id,
					'meta_key'   => $pair[0], // phpcs:ignore WordPress.DB.SlowDBQuery
					'meta_value' => maybe_serialize( $pair[1] ), // phpcs:ignore WordPress.DB.SlowDBQuery
				)
			);
		}
		wp_cache_delete( $id, 'post_meta' );
	}

	/**
	 * @param WC_Abstract_Order $order Order.
	 * @return array[] Each key, value.
	 */
	private function field_rows( $order ) {
		$data     = $order->get_data();
		$is_order = 'shop_order' === $order->get_type();
		$rows     = array();
		foreach ( self::FIELDS as $property => $key ) {
			$optional = in_array( $property, array( 'transaction_id', 'cart_hash' ), true );
			if ( ( $is_order || in_array( $property, self::REFUND_FIELDS, true ) ) && ! ( $optional && '' === $data[ $property ] ) ) {
				$rows[] = array( $key, (string) $data[ $property ] );
			}
		}
		$rows[] = array( '_prices_include_tax', $data['prices_include_tax'] ? 'yes' : 'no' );
		if ( ! $is_order ) {
			return $rows;
		}
		$rows[] = array( '_order_stock_reduced', $data['stock_reduced'] ? 'yes' : 'no' );
		foreach ( array( 'billing', 'shipping' ) as $type ) {
			foreach ( array_filter( $data[ $type ], 'strlen' ) as $part => $value ) {
				$rows[] = array( "_{$type}_$part", $value );
			}
		}
		foreach ( array( 'date_paid' => '_paid_date', 'date_completed' => '_completed_date' ) as $property => $text_key ) { // phpcs:ignore
			if ( $data[ $property ] ) {
				$rows[] = array( '_' . $property, (string) $data[ $property ]->getTimestamp() );
				$rows[] = array( $text_key, $data[ $property ]->date( 'Y-m-d H:i:s' ) );
			}
		}
		return $rows;
	}

	/**
	 * @param int $id Order.
	 */
	public function delete( $id ) {
		global $wpdb;
		$wpdb->delete( $wpdb->postmeta, array( 'post_id' => $id ) );
		$wpdb->delete( $wpdb->posts, array( 'ID' => $id ) );
		clean_post_cache( $id );
	}

	/**
	 * @param int $id Order.
	 * @return int[] Newest first.
	 */
	public function refund_ids( $id ) {
		global $wpdb;
		return array_map( 'intval', $wpdb->get_col( $wpdb->prepare( "SELECT ID FROM $wpdb->posts WHERE post_parent = %d AND post_type = 'shop_order_refund' ORDER BY ID DESC", $id ) ) );
	}

	/**
	 * @param int $id Order.
	 * @return string|null shop_order, shop_order_refund.
	 */
	public function type_of( $id ) {
		global $wpdb;
		return $wpdb->get_var( $wpdb->prepare( "SELECT post_type FROM $wpdb->posts WHERE ID = %d AND post_type IN ('shop_order', 'shop_order_refund')", $id ) );
	}

	/**
	 * Ids of orders, newest first.
	 *
	 * @param array $filter customer_id, parent_id, status (with wc-) and type, each optional.
	 * @return int[]
	 */
	public function ids( $filter ) {
		global $wpdb;
		$join   = '';
		$where  = array( 'p.post_type = %s' );
		$values = array( isset( $filter['type'] ) ? $filter['type'] : 'shop_order' );
		if ( isset( $filter['parent_id'] ) ) {
			$where[]  = 'p.post_parent = %d';
			$values[] = $filter['parent_id'];
		}
		if ( isset( $filter['customer_id'] ) ) {
			$join     = "JOIN $wpdb->postmeta m ON m.post_id = p.ID AND m.meta_key = '_customer_user'";
			$where[]  = 'm.meta_value = %s';
			$values[] = $filter['customer_id'];
		}
		if ( ! empty( $filter['status'] ) ) {
			$where[] = 'p.post_status IN (' . implode( ',', array_fill( 0, count( $filter['status'] ), '%s' ) ) . ')';
			$values  = array_merge( $values, $filter['status'] );
		}
		$sql = "SELECT p.ID FROM $wpdb->posts p $join WHERE " . implode( ' AND ', $where ) . ' ORDER BY p.post_date_gmt DESC, p.ID DESC';
		return array_map( 'intval', $wpdb->get_col( $wpdb->prepare( $sql, $values ) ) ); // phpcs:ignore WordPress.DB.PreparedSQL
	}
}
