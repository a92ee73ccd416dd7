<?php
/**
 * An order's meta rows.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/** Part of WC_Abstract_Order. */
trait Standin_Order_Meta {

	/** @var array[] Each key, value. */
	protected $meta = array();

	/**
	 * @param string $key    Key.
	 * @param bool   $single One value.
	 * @return mixed
	 */
	public function get_meta( $key = '', $single = true ) {
		$found = array();
		foreach ( $this->meta as $row ) {
			if ( $row[0] === $key ) {
				$found[] = $row[1];
			}
		}
		return $single ? ( isset( $found[0] ) ? $found[0] : '' ) : $found;
	}

	/** @return object[] key, value. */
	public function get_meta_data() {
		return array_map( static fn( $row ) => (object) array( 'key' => $row[0], 'value' => $row[1] ), $this->meta ); // phpcs:ignore
	}

	/**
	 * @param string $key Key.
	 * @return bool
	 */
	public function meta_exists( $key ) {
		return in_array( $key, array_column( $this->meta, 0 ), true );
	}

	/**
	 * @param string $key    Key.
	 * @param mixed  $value  Value.
	 * @param bool   $unique Replace.
	 */
	public function add_meta_data( $key, $value, $unique = false ) {
		if ( $unique ) {
			$this->delete_meta_data( $key );
		}
		$this->meta[] = array( $key, $value );
	}

	/**
	 * @param string $key   Key.
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
	 * @param string $key Key.
	 */
	public function delete_meta_data( $key ) {
		$this->meta = array_values( array_filter( $this->meta, static fn( $row ) => $row[0] !== $key ) );
	}

	/** Writes the meta only. */
	public function save_meta_data() {
		standin_order_store()->write_meta( $this );
	}
}
