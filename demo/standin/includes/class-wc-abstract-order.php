<?php
/**
 * What orders and refunds have in common.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/trait-standin-order-items.php';
require_once __DIR__ . '/trait-standin-order-meta.php';

/**
 * An order's data, items and meta. Each property has get_<name>() and set_<name>(), the addresses also
 * get_billing_<part>() and get_shipping_<part>(). save() writes to the storage the shop uses.
 */
abstract class WC_Abstract_Order {

	use Standin_Order_Items;
	use Standin_Order_Meta;

	/** @var array */
	protected $values = array(
		'id'                   => 0,
		'parent_id'            => 0,
		'status'               => 'pending',
		'currency'             => '',
		'version'              => WC_VERSION,
		'prices_include_tax'   => false,
		'date_created'         => null,
		'date_modified'        => null,
		'date_paid'            => null,
		'date_completed'       => null,
		'discount_total'       => '0',
		'discount_tax'         => '0',
		'shipping_total'       => '0',
		'shipping_tax'         => '0',
		'cart_tax'             => '0',
		'total'                => '0',
		'customer_id'          => 0,
		'order_key'            => '',
		'billing'              => array(),
		'shipping'             => array(),
		'payment_method'       => '',
		'payment_method_title' => '',
		'transaction_id'       => '',
		'customer_ip_address'  => '',
		'customer_user_agent'  => '',
		'created_via'          => '',
		'customer_note'        => '',
		'cart_hash'            => '',
		'stock_reduced'        => false,
	);

	/** @var array[] State changes to report after saving: from, to, note. */
	protected $transitions = array();

	/**
	 * @param int|WC_Abstract_Order $order Existing order's id, 0 for a new one.
	 * @throws Exception There is no such order.
	 */
	public function __construct( $order = 0 ) {
		$id = is_object( $order ) ? $order->get_id() : (int) $order;
		if ( $id && ! standin_order_store()->read( $id, $this ) ) {
			throw new Exception( 'Invalid order.' );
		}
	}

	/** @return string shop_order or shop_order_refund. */
	abstract public function get_type();

	/**
	 * @param string $method    get_… or set_….
	 * @param array  $arguments Arguments.
	 * @return mixed
	 * @throws BadMethodCallException No such property.
	 */
	public function __call( $method, $arguments ) {
		$name = substr( $method, 4 );
		$get  = 0 === strpos( $method, 'get_' );
		if ( $get || 0 === strpos( $method, 'set_' ) ) {
			if ( array_key_exists( $name, $this->values ) ) {
				return $get ? $this->values[ $name ] : $this->set_value( $name, $arguments[0] );
			}
			if ( preg_match( '/^(billing|shipping)_(first_name|last_name|company|address_1|address_2|city|state|postcode|country|email|phone)$/', $name, $match ) ) {
				if ( $get ) {
					return isset( $this->values[ $match[1] ][ $match[2] ] ) ? $this->values[ $match[1] ][ $match[2] ] : '';
				}
				$this->values[ $match[1] ][ $match[2] ] = $arguments[0];
				return null;
			}
		}
		throw new BadMethodCallException( esc_html( get_class( $this ) . " has no $method()." ) );
	}

	/**
	 * @param string $name  Property.
	 * @param mixed  $value Value.
	 */
	protected function set_value( $name, $value ) {
		$is_time = 0 === strpos( $name, 'date_' );

		$this->values[ $name ] = $is_time ? standin_time( $value ) : $value;
	}

	/** @return int */
	public function get_id() {
		return (int) $this->values['id'];
	}

	/** @return string Without wc-. */
	public function get_status() {
		return $this->values['status'];
	}

	/**
	 * @param string|string[] $status Without wc-.
	 * @return bool
	 */
	public function has_status( $status ) {
		return in_array( $this->get_status(), (array) $status, true );
	}

	/** @return float Line, fee and shipping tax together. */
	public function get_total_tax() {
		return (float) $this->values['cart_tax'] + (float) $this->values['shipping_tax'];
	}

	/**
	 * @param bool $ex_tax Without tax.
	 * @return float
	 */
	public function get_total_discount( $ex_tax = true ) {
		return (float) $this->values['discount_total'] + ( $ex_tax ? 0.0 : (float) $this->values['discount_tax'] );
	}

	/** @return float Sum of the lines before discounts. */
	public function get_subtotal() {
		return round( array_sum( array_map( static fn( $item ) => (float) $item->get_subtotal(), $this->get_items() ) ), 2 );
	}

	/** @return array All values, for code that wants a list. */
	public function get_data() {
		return array_merge( $this->values, array( 'meta_data' => $this->get_meta_data() ) );
	}

	/** @return int The order's id. */
	public function save() {
		$new = ! $this->get_id();
		if ( '' === $this->values['currency'] ) {
			$this->values['currency'] = get_woocommerce_currency();
		}
		if ( null === $this->values['date_created'] ) {
			$this->values['date_created'] = standin_time( time() );
		}
		$this->values['date_modified'] = standin_time( time() );

		$this->values['id'] = standin_order_store()->write( $this );
		$this->save_items();
		do_action( $new ? 'woocommerce_new_' . $this->event_name() : 'woocommerce_update_' . $this->event_name(), $this->get_id(), $this );
		$this->report_transitions();
		return $this->get_id();
	}

	/** @return string order or order_refund. */
	protected function event_name() {
		return substr( $this->get_type(), 5 );
	}

	/** Writes the items; new ones get their ids. */
	protected function save_items() {
		if ( null === $this->items ) {
			return;
		}
		$saved = array();
		foreach ( $this->items as $item ) {
			$item->set_order_id( $this->get_id() );
			$saved[ $item->save() ] = $item;
		}
		$this->items = $saved;
	}

	/** Fires the hooks of the state changes since the last save. */
	protected function report_transitions() {
		$this->transitions = array();
	}

	/**
	 * @param bool $force Always true here: there is no trash.
	 * @return bool
	 */
	public function delete( $force = true ) {
		foreach ( array_keys( $this->get_items( array_keys( standin_item_classes() ) ) ) as $id ) {
			standin_delete_item( $id );
		}
		standin_order_store()->delete( $this->get_id() );
		$this->values['id'] = 0;
		return true;
	}

	/**
	 * For the stores: takes over values and meta.
	 *
	 * @param array   $values Values.
	 * @param array[] $meta   Each key, value.
	 */
	public function standin_fill( $values, $meta ) {
		$this->values = array_merge( $this->values, $values );
		$this->meta   = $meta;
	}

	/** @return array[] For the stores. */
	public function standin_meta() {
		return $this->meta;
	}
}
