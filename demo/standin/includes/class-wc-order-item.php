<?php
/**
 * What all kinds of order items have in common.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/**
 * One row of woocommerce_order_items. `$fields` maps a property to the key of its itemmeta row; all other
 * itemmeta rows are plain meta. Each property has get_<name>() and set_<name>().
 */
abstract class WC_Order_Item {

	/** @var int */
	protected $id = 0;

	/** @var int */
	protected $order_id = 0;

	/** @var string */
	protected $name = '';

	/** @var string */
	protected $type = '';

	/** @var string[] */
	protected $fields = array();

	/** @var array */
	protected $values = array();

	/** @var array[] Each key, value. */
	protected $meta = array();

	/**
	 * @param array $values Property => value.
	 */
	public function __construct( $values = array() ) {
		foreach ( $this->fields as $property => $key ) {
			$this->values[ $property ] = '';
		}
		foreach ( $values as $property => $value ) {
			$this->{'set_' . $property}( $value );
		}
	}

	/**
	 * @param string $method    get_… or set_….
	 * @param array  $arguments Arguments.
	 * @return mixed
	 * @throws BadMethodCallException No such property.
	 */
	public function __call( $method, $arguments ) {
		$property = substr( $method, 4 );
		if ( array_key_exists( $property, $this->values ) ) {
			if ( 0 === strpos( $method, 'get_' ) ) {
				return $this->values[ $property ];
			}
			if ( 0 === strpos( $method, 'set_' ) ) {
				$this->values[ $property ] = $arguments[0];
				return null;
			}
		}
		throw new BadMethodCallException( esc_html( get_class( $this ) . " has no $method()." ) );
	}

	/** @return int */
	public function get_id() {
		return $this->id;
	}

	/** @param int $id Id. */
	public function set_id( $id ) {
		$this->id = (int) $id;
	}

	/** @return int */
	public function get_order_id() {
		return $this->order_id;
	}

	/** @param int $id Id. */
	public function set_order_id( $id ) {
		$this->order_id = (int) $id;
	}

	/** @return WC_Abstract_Order|false */
	public function get_order() {
		return wc_get_order( $this->order_id );
	}

	/** @return string */
	public function get_name() {
		return $this->name;
	}

	/** @param string $name Name. */
	public function set_name( $name ) {
		$this->name = $name;
	}

	/** @return string */
	public function get_type() {
		return $this->type;
	}

	/**
	 * @param string $type One or several types.
	 * @return bool
	 */
	public function is_type( $type ) {
		return in_array( $this->type, (array) $type, true );
	}

	/** @return int */
	public function get_quantity() {
		return 1;
	}

	/**
	 * @param string $key    Meta key.
	 * @param bool   $single First value, or all.
	 * @return mixed
	 */
	public function get_meta( $key, $single = true ) {
		if ( in_array( $key, $this->fields, true ) ) {
			return $this->values[ array_search( $key, $this->fields, true ) ];
		}
		$found = array();
		foreach ( $this->meta as $row ) {
			if ( $row[0] === $key ) {
				$found[] = $row[1];
			}
		}
		return $single ? ( isset( $found[0] ) ? $found[0] : '' ) : $found;
	}

	/**
	 * @param string $key    Meta key.
	 * @param mixed  $value  Value.
	 * @param bool   $unique Replace.
	 */
	public function add_meta_data( $key, $value, $unique = false ) {
		if ( $unique ) {
			$this->update_meta_data( $key, $value );
			return;
		}
		$this->meta[] = array( $key, $value );
	}

	/**
	 * @param string $key   Meta key.
	 * @param mixed  $value Value.
	 */
	public function update_meta_data( $key, $value ) {
		foreach ( $this->meta as $index => $row ) {
			if ( $row[0] === $key ) {
				$this->meta[ $index ][1] = $value;
				return;
			}
		}
		$this->meta[] = array( $key, $value );
	}

	/**
	 * What a customer may see of the meta.
	 *
	 * @param string $hide_prefix Keys that start so are hidden.
	 * @return object[] key, value, display_key, display_value.
	 */
	public function get_formatted_meta_data( $hide_prefix = '_' ) {
		$shown = array();
		foreach ( $this->meta as $index => $row ) {
			if ( 0 === strpos( $row[0], $hide_prefix ) || in_array( $row[0], array( 'seller_id', 'dokan_commission_meta' ), true ) || ! is_scalar( $row[1] ) ) {
				continue;
			}
			$shown[ $index ] = (object) array(
				'key'           => $row[0],
				'value'         => $row[1],
				'display_key'   => $row[0],
				'display_value' => wpautop( make_clickable( $row[1] ) ),
			);
		}
		return apply_filters( 'woocommerce_order_item_get_formatted_meta_data', $shown, $this );
	}

	/** @return int The item's id. */
	public function save() {
		standin_save_item( $this );
		return $this->id;
	}

	/**
	 * All itemmeta rows, for the store.
	 *
	 * @return array[] Each key, value.
	 */
	public function standin_rows() {
		$rows = array();
		foreach ( $this->fields as $property => $key ) {
			$value  = $this->values[ $property ];
			$rows[] = array( $key, is_float( $value ) ? wc_format_decimal( $value ) : $value );
		}
		return array_merge( $rows, $this->meta );
	}

	/**
	 * Takes over what the store read.
	 *
	 * @param object  $row  Row of woocommerce_order_items.
	 * @param array[] $meta Each key, value.
	 */
	public function standin_read( $row, $meta ) {
		$this->id       = (int) $row->order_item_id;
		$this->order_id = (int) $row->order_id;
		$this->name     = $row->order_item_name;
		foreach ( $meta as $pair ) {
			$property = array_search( $pair[0], $this->fields, true );
			if ( false === $property ) {
				$this->meta[] = $pair;
			} else {
				$this->values[ $property ] = $pair[1];
			}
		}
	}
}
