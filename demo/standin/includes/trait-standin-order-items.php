<?php
/**
 * An order's items and their sums.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/** Part of WC_Abstract_Order. */
trait Standin_Order_Items {

	/** @var WC_Order_Item[]|null By id, new ones by 'new:n'. */
	protected $items = null;

	/**
	 * @param string|string[] $types Item types.
	 * @return WC_Order_Item[] By item id.
	 */
	public function get_items( $types = 'line_item' ) {
		$this->load_items();
		$found = array_filter( $this->items, static fn( $item ) => in_array( $item->get_type(), (array) $types, true ) );
		return apply_filters( 'woocommerce_order_get_items', $found, $this, (array) $types );
	}

	/** Reads the items when they are first needed. */
	protected function load_items() {
		if ( null === $this->items ) {
			$this->items = $this->get_id() ? standin_read_items( $this->get_id() ) : array();
		}
	}

	/**
	 * @param int $item_id Item.
	 * @return WC_Order_Item|false
	 */
	public function get_item( $item_id ) {
		$this->load_items();
		return isset( $this->items[ $item_id ] ) ? $this->items[ $item_id ] : false;
	}

	/**
	 * @param WC_Order_Item $item Item.
	 */
	public function add_item( $item ) {
		$this->load_items();
		$this->items[ 'new:' . count( $this->items ) ] = $item;
	}

	/** @return WC_Order_Item_Fee[] */
	public function get_fees() {
		return $this->get_items( 'fee' );
	}

	/** @return WC_Order_Item_Tax[] */
	public function get_taxes() {
		return $this->get_items( 'tax' );
	}

	/** @return WC_Order_Item_Shipping[] */
	public function get_shipping_methods() {
		return $this->get_items( 'shipping' );
	}

	/** @return string */
	public function get_shipping_method() {
		return implode( ', ', array_map( static fn( $item ) => $item->get_name(), $this->get_shipping_methods() ) );
	}

	/** @return string[] */
	public function get_coupon_codes() {
		return array_values( array_map( static fn( $item ) => $item->get_code(), $this->get_items( 'coupon' ) ) );
	}

	/** @return int */
	public function get_item_count() {
		return array_sum( array_map( static fn( $item ) => $item->get_quantity(), $this->get_items() ) );
	}

	/** @return object[] Tax name => label, amount, formatted_amount, rate_id, id. */
	public function get_tax_totals() {
		$totals = array();
		foreach ( $this->get_taxes() as $id => $item ) {
			$amount = (float) $item->get_tax_total() + (float) $item->get_shipping_tax_total();

			$totals[ $item->get_name() ] = (object) array(
				'id'               => $id,
				'rate_id'          => $item->get_rate_id(),
				'is_compound'      => $item->is_compound(),
				'label'            => $item->get_label(),
				'amount'           => $amount,
				'formatted_amount' => wc_price( $amount, array( 'currency' => $this->get_currency() ) ),
			);
		}
		return apply_filters( 'woocommerce_order_get_tax_totals', $totals, $this );
	}

	/** Makes the tax items anew from the other items' taxes. */
	public function update_taxes() {
		$this->load_items();
		$sums = array();
		foreach ( $this->items as $key => $item ) {
			if ( 'tax' === $item->get_type() ) {
				$item->get_id() && standin_delete_item( $item->get_id() );
				unset( $this->items[ $key ] );
			} elseif ( 'coupon' !== $item->get_type() ) {
				$place = 'shipping' === $item->get_type() ? 'shipping' : 'cart';
				$taxes = is_array( $item->get_taxes() ) ? $item->get_taxes() : array();
				foreach ( isset( $taxes['total'] ) ? (array) $taxes['total'] : array() as $rate_id => $amount ) {
					$sums[ $rate_id ][ $place ] = ( isset( $sums[ $rate_id ][ $place ] ) ? $sums[ $rate_id ][ $place ] : 0.0 ) + wc_round_tax_total( $amount );
				}
			}
		}
		ksort( $sums );
		foreach ( $sums as $rate_id => $sum ) {
			$this->add_item( standin_tax_item( $rate_id, isset( $sum['cart'] ) ? $sum['cart'] : 0.0, isset( $sum['shipping'] ) ? $sum['shipping'] : 0.0 ) );
		}
	}

	/**
	 * Sums the items up.
	 *
	 * @param bool $and_taxes Make the tax items first.
	 * @return float The total.
	 */
	public function calculate_totals( $and_taxes = true ) {
		if ( $and_taxes ) {
			$this->update_taxes();
		}
		$sum = array_fill_keys( array( 'lines', 'discount_total', 'discount_tax', 'cart_tax', 'shipping_total', 'shipping_tax' ), 0.0 );
		foreach ( $this->get_items( array( 'line_item', 'fee' ) ) as $item ) {
			$sum['lines']    += (float) $item->get_total();
			$sum['cart_tax'] += (float) $item->get_total_tax();
			if ( 'line_item' === $item->get_type() ) {
				$sum['discount_total'] += (float) $item->get_subtotal() - (float) $item->get_total();
				$sum['discount_tax']   += (float) $item->get_subtotal_tax() - (float) $item->get_total_tax();
			}
		}
		foreach ( $this->get_shipping_methods() as $item ) {
			$sum['shipping_total'] += (float) $item->get_total();
			$sum['shipping_tax']   += (float) $item->get_total_tax();
		}
		foreach ( array( 'discount_total', 'discount_tax', 'cart_tax', 'shipping_total', 'shipping_tax' ) as $name ) {
			$this->values[ $name ] = wc_format_decimal( round( $sum[ $name ], wc_get_price_decimals() ) );
		}
		$total = round( $sum['lines'] + $sum['cart_tax'] + $sum['shipping_total'] + $sum['shipping_tax'], wc_get_price_decimals() );

		$this->values['total'] = wc_format_decimal( $total, wc_get_price_decimals() );
		return $total;
	}
}
