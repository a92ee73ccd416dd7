<?php
/**
 * Orders in WooCommerce's own tables ("HPOS"), with a placeholder post for the id.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/** Reads and writes wc_orders and its three side tables. */
final class Standin_Order_Table_Store {

	const ADDRESS_PARTS = array( 'first_name', 'last_name', 'company', 'address_1', 'address_2', 'city', 'state', 'postcode', 'country', 'email', 'phone' );

	/**
	 * @param int               $id    Order id.
	 * @param WC_Abstract_Order $order Is filled.
	 * @return bool False if there is no such order.
	 */
	public function read( $id, $order ) {
		global $wpdb;
		$row = $wpdb->get_row( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}wc_orders WHERE id = %d", $id ) );
		if ( ! $row || $row->type !== $order->get_type() ) {
			return false;
		}
		$operation = $wpdb->get_row( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}wc_order_operational_data WHERE order_id = %d", $id ) );
		$meta      = $wpdb->get_results( $wpdb->prepare( "SELECT meta_key, meta_value FROM {$wpdb->prefix}wc_orders_meta WHERE order_id = %d ORDER BY id", $id ) );
		$order->standin_fill(
			array_merge( $this->order_values( $row ), $this->operational_values( $operation ), $this->addresses( $id ) ),
			array_map( static fn( $pair ) => array( $pair->meta_key, maybe_unserialize( $pair->meta_value ) ), $meta )
		);
		return true;
	}

	/**
	 * @param object $row Row of wc_orders.
	 * @return array
	 */
	private function order_values( $row ) {
		return array(
			'id'                   => (int) $row->id,
			'parent_id'            => (int) $row->parent_order_id,
			'status'               => preg_replace( '/^wc-/', '', $row->status ),
			'currency'             => $row->currency,
			'date_created'         => standin_time( $row->date_created_gmt ),
			'date_modified'        => standin_time( $row->date_updated_gmt ),
			'cart_tax'             => wc_format_decimal( $row->tax_amount ),
			'total'                => wc_format_decimal( $row->total_amount, wc_get_price_decimals() ),
			'customer_id'          => (int) $row->customer_id,
			'payment_method'       => (string) $row->payment_method,
			'payment_method_title' => (string) $row->payment_method_title,
			'transaction_id'       => (string) $row->transaction_id,
			'customer_ip_address'  => (string) $row->ip_address,
			'customer_user_agent'  => (string) $row->user_agent,
			'customer_note'        => (string) $row->customer_note,
		);
	}

	/**
	 * @param object|null $row Row of wc_order_operational_data.
	 * @return array
	 */
	private function operational_values( $row ) {
		if ( ! $row ) {
			return array();
		}
		return array(
			'created_via'        => (string) $row->created_via,
			'version'            => $row->woocommerce_version,
			'prices_include_tax' => (bool) $row->prices_include_tax,
			'cart_hash'          => (string) $row->cart_hash,
			'order_key'          => (string) $row->order_key,
			'stock_reduced'      => (bool) $row->order_stock_reduced,
			'date_paid'          => standin_time( $row->date_paid_gmt ),
			'date_completed'     => standin_time( $row->date_completed_gmt ),
			'shipping_tax'       => wc_format_decimal( $row->shipping_tax_amount ),
			'shipping_total'     => wc_format_decimal( $row->shipping_total_amount ),
			'discount_tax'       => wc_format_decimal( $row->discount_tax_amount ),
			'discount_total'     => wc_format_decimal( $row->discount_total_amount ),
		);
	}

	/**
	 * @param int $id Order id.
	 * @return array billing and shipping.
	 */
	private function addresses( $id ) {
		global $wpdb;
		$found = array();
		foreach ( $wpdb->get_results( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}wc_order_addresses WHERE order_id = %d", $id ) ) as $row ) {
			foreach ( self::ADDRESS_PARTS as $part ) {
				$found[ $row->address_type ][ $part ] = (string) $row->$part;
			}
		}
		return $found;
	}

	/**
	 * @param WC_Abstract_Order $order Order.
	 * @return int Its id.
	 */
	public function write( $order ) {
		global $wpdb;
		$id        = $order->get_id() ? $order->get_id() : $this->make_placeholder( $order );
		$is_refund = 'shop_order_refund' === $order->get_type();
		$wpdb->replace(
			$wpdb->prefix . 'wc_orders',
			array(
				'id'                   => $id,
				'status'               => standin_status_with_prefix( $order->get_status() ),
				'currency'             => $order->get_currency(),
				'type'                 => $order->get_type(),
				'tax_amount'           => $order->get_cart_tax(),
				'total_amount'         => $order->get_total(),
				'customer_id'          => $is_refund ? null : $order->get_customer_id(),
				'billing_email'        => $is_refund ? null : $order->get_billing_email(),
				'date_created_gmt'     => $this->utc( $order->get_date_created() ),
				'date_updated_gmt'     => $this->utc( $order->get_date_modified() ),
				'parent_order_id'      => $order->get_parent_id(),
				'payment_method'       => $is_refund ? null : $order->get_payment_method(),
				'payment_method_title' => $is_refund ? null : $order->get_payment_method_title(),
				'transaction_id'       => $is_refund ? null : $order->get_transaction_id(),
				'ip_address'           => $is_refund ? null : $order->get_customer_ip_address(),
				'user_agent'           => $is_refund ? null : $order->get_customer_user_agent(),
				'customer_note'        => $is_refund ? null : $order->get_customer_note(),
			)
		);
		$this->write_operational_data( $id, $order, $is_refund );
		if ( ! $is_refund ) {
			$this->write_addresses( $id, $order );
		}
		$this->write_meta( $order, $id );
		return $id;
	}

	/**
	 * @param WC_DateTime|null $time A time.
	 * @return string|null
	 */
	private function utc( $time ) {
		return $time ? gmdate( 'Y-m-d H:i:s', $time->getTimestamp() ) : null;
	}

	/**
	 * The id comes from a row in posts, so that ids are never used twice.
	 *
	 * @param WC_Abstract_Order $order New order.
	 * @return int
	 */
	private function make_placeholder( $order ) {
		global $wpdb;
		$created = $order->get_date_created();
		$wpdb->insert(
			$wpdb->posts,
			array(
				'post_author'       => 'shop_order_refund' === $order->get_type() ? get_current_user_id() : $order->get_customer_id(),
				'post_date'         => $created->date( 'Y-m-d H:i:s' ),
				'post_date_gmt'     => $this->utc( $created ),
				'post_modified'     => $created->date( 'Y-m-d H:i:s' ),
				'post_modified_gmt' => $this->utc( $created ),
				'post_status'       => 'draft',
				'post_type'         => 'shop_order_placehold',
				'comment_status'    => 'closed',
				'ping_status'       => 'closed',
				'post_parent'       => 'shop_order_refund' === $order->get_type() ? $order->get_parent_id() : 0,
				'post_content'      => '',
				'post_title'        => '',
				'post_excerpt'      => '',
				'to_ping'           => '',
				'pinged'            => '',
				'post_content_filtered' => '',
			)
		);
		$id = (int) $wpdb->insert_id;
		$wpdb->update( $wpdb->posts, array( 'guid' => home_url( '/?post_type=shop_order_placehold&p=' . $id ) ), array( 'ID' => $id ) );
		return $id;
	}

	/**
	 * @param int               $id        Order id.
	 * @param WC_Abstract_Order $order     Order.
	 * @param bool              $is_refund Refunds leave most columns NULL.
	 */
	private function write_operational_data( $id, $order, $is_refund ) {
		global $wpdb;
		$row = array(
			'order_id'                    => $id,
			'created_via'                 => $is_refund ? null : $order->get_created_via(),
			'woocommerce_version'         => WC_VERSION,
			'prices_include_tax'          => (int) $order->get_prices_include_tax(),
			'coupon_usages_are_counted'   => $is_refund ? null : 1,
			'download_permission_granted' => $is_refund ? null : (int) $order->is_paid(),
			'cart_hash'                   => $is_refund ? null : $order->get_cart_hash(),
			'new_order_email_sent'        => $is_refund ? null : (int) ( 'dokan' !== $order->get_created_via() ),
			'order_key'                   => $is_refund ? null : $order->get_order_key(),
			'order_stock_reduced'         => $is_refund ? null : (int) $order->get_stock_reduced(),
			'date_paid_gmt'               => $this->utc( $order->get_date_paid() ),
			'date_completed_gmt'          => $this->utc( $order->get_date_completed() ),
			'shipping_tax_amount'         => $order->get_shipping_tax(),
			'shipping_total_amount'       => $order->get_shipping_total(),
			'discount_tax_amount'         => $order->get_discount_tax(),
			'discount_total_amount'       => $order->get_discount_total(),
			'recorded_sales'              => $is_refund ? null : 1,
		);
		$this->upsert( 'wc_order_operational_data', $row, array( 'order_id' => $id ) );
	}

	/**
	 * @param int      $id    Order id.
	 * @param WC_Order $order Order.
	 */
	private function write_addresses( $id, $order ) {
		$data = $order->get_data();
		foreach ( array( 'billing', 'shipping' ) as $type ) {
			$row = array(
				'order_id'     => $id,
				'address_type' => $type,
			);
			foreach ( self::ADDRESS_PARTS as $part ) {
				$row[ $part ] = isset( $data[ $type ][ $part ] ) && '' !== $data[ $type ][ $part ] ? $data[ $type ][ $part ] : null;
			}
			if ( array_filter( array_slice( $row, 2 ) ) ) {
				$this->upsert( 'wc_order_addresses', $row, array_slice( $row, 0, 2 ) );
			}
		}
	}

	/**
	 * @param string $table Table without prefix.
	 * @param array  $row   All columns but the id.
	 * @param array  $where What makes it unique.
	 */
	private function upsert( $table, $row, $where ) {
		global $wpdb;
		$sql = "SELECT id FROM {$wpdb->prefix}$table WHERE " . implode( ' = %s AND ', array_keys( $where ) ) . ' = %s';
		$id  = $wpdb->get_var( $wpdb->prepare( $sql, array_values( $where ) ) ); // phpcs:ignore WordPress.DB.PreparedSQL
		if ( $id ) {
			$wpdb->update( $wpdb->prefix . $table, $row, array( 'id' => $id ) );
		} else {
			$wpdb->insert( $wpdb->prefix . $table, $row );
		}
	}

	/**
	 * @param WC_Abstract_Order $order Order.
	 * @param int               $id    Its id, if it is new.
	 */
	public function write_meta( $order, $id = 0 ) {
		global $wpdb;
		$id = $id ? $id : $order->get_id();
		$wpdb->delete( $wpdb->prefix . 'wc_orders_meta', array( 'order_id' => $id ) );
		foreach ( $order->standin_meta() as $pair ) {
			$wpdb->insert(
				$wpdb->prefix . 'wc_orders_meta',
				array(
					'order_id'   => $id,
					'meta_key'   => $pair[0], // phpcs:ignore WordPress.DB.SlowDBQuery
					'meta_value' => maybe_serialize( $pair[1] ), // phpcs:ignore WordPress.DB.SlowDBQuery
				)
			);
		}
	}

	/**
	 * @param int $id Order.
	 */
	public function delete( $id ) {
		global $wpdb;
		$wpdb->delete( $wpdb->prefix . 'wc_orders', array( 'id' => $id ) );
		foreach ( array( 'wc_order_operational_data', 'wc_order_addresses', 'wc_orders_meta' ) as $table ) {
			$wpdb->delete( $wpdb->prefix . $table, array( 'order_id' => $id ) );
		}
		$wpdb->delete( $wpdb->posts, array( 'ID' => $id ) );
	}

	/**
	 * @param int $id Order.
	 * @return int[] Newest first.
	 */
	public function refund_ids( $id ) {
		global $wpdb;
		return array_map( 'intval', $wpdb->get_col( $wpdb->prepare( "SELECT id FROM {$wpdb->prefix}wc_orders WHERE parent_order_id = %d AND type = 'shop_order_refund' ORDER BY id DESC", $id ) ) );
	}

	/**
	 * @param int $id Order.
	 * @return string|null shop_order, shop_order_refund.
	 */
	public function type_of( $id ) {
		global $wpdb;
		return $wpdb->get_var( $wpdb->prepare( "SELECT type FROM {$wpdb->prefix}wc_orders WHERE id = %d", $id ) );
	}

	/**
	 * Ids of orders, newest first.
	 *
	 * @param array $filter customer_id, parent_id, status (with wc-) and type, each optional.
	 * @return int[]
	 */
	public function ids( $filter ) {
		global $wpdb;
		$where  = array( 'type = %s' );
		$values = array( isset( $filter['type'] ) ? $filter['type'] : 'shop_order' );
		foreach ( array( 'customer_id' => 'customer_id', 'parent_id' => 'parent_order_id' ) as $key => $column ) { // phpcs:ignore
			if ( isset( $filter[ $key ] ) ) {
				$where[]  = "$column = %d";
				$values[] = $filter[ $key ];
			}
		}
		if ( ! empty( $filter['status'] ) ) {
			$where[] = 'status IN (' . implode( ',', array_fill( 0, count( $filter['status'] ), '%s' ) ) . ')';
			$values  = array_merge( $values, $filter['status'] );
		}
		$sql = "SELECT id FROM {$wpdb->prefix}wc_orders WHERE " . implode( ' AND ', $where ) . ' ORDER BY date_created_gmt DESC, id DESC';
		return array_map( 'intval', $wpdb->get_col( $wpdb->prepare( $sql, $values ) ) ); // phpcs:ignore WordPress.DB.PreparedSQL
	}
}
