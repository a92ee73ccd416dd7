<?php
/**
 * What of an order has been refunded.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/** Part of WC_Order. Amounts and quantities of refunds are stored negative and answered as in WooCommerce. */
trait Standin_Refunded {

	/** @return WC_Order_Refund[] Newest first. */
	public function get_refunds() {
		return array_map( 'wc_get_order', standin_order_store()->refund_ids( $this->get_id() ) );
	}

	/** @return float */
	public function get_total_refunded() {
		return round( array_sum( array_map( static fn( $refund ) => (float) $refund->get_amount(), $this->get_refunds() ) ), wc_get_price_decimals() );
	}

	/** @return float */
	public function get_total_tax_refunded() {
		return abs( array_sum( array_map( static fn( $refund ) => $refund->get_total_tax(), $this->get_refunds() ) ) );
	}

	/** @return float */
	public function get_total_shipping_refunded() {
		return abs( array_sum( array_map( static fn( $refund ) => (float) $refund->get_shipping_total(), $this->get_refunds() ) ) );
	}

	/** @return string */
	public function get_remaining_refund_amount() {
		return wc_format_decimal( (float) $this->get_total() - $this->get_total_refunded(), wc_get_price_decimals() );
	}

	/** @return int */
	public function get_remaining_refund_items() {
		return absint( $this->get_item_count() + $this->get_item_count_refunded() );
	}

	/** @return int Negative. */
	public function get_item_count_refunded() {
		return array_sum( array_map( static fn( $refund ) => $refund->get_item_count(), $this->get_refunds() ) );
	}

	/**
	 * The refunds' items that belong to one of ours.
	 *
	 * @param int    $item_id Item.
	 * @param string $type    Item type.
	 * @return WC_Order_Item[]
	 */
	private function refunded_items( $item_id, $type ) {
		$found = array();
		foreach ( $this->get_refunds() as $refund ) {
			foreach ( $refund->get_items( $type ) as $item ) {
				if ( absint( $item->get_meta( '_refunded_item_id' ) ) === $item_id ) {
					$found[] = $item;
				}
			}
		}
		return $found;
	}

	/**
	 * @param int    $item_id Item.
	 * @param string $type    Item type.
	 * @return int Negative.
	 */
	public function get_qty_refunded_for_item( $item_id, $type = 'line_item' ) {
		return array_sum( array_map( static fn( $item ) => $item->get_quantity(), $this->refunded_items( $item_id, $type ) ) );
	}

	/**
	 * @param int    $item_id Item.
	 * @param string $type    Item type.
	 * @return float Positive, net.
	 */
	public function get_total_refunded_for_item( $item_id, $type = 'line_item' ) {
		return array_sum( array_map( static fn( $item ) => (float) $item->get_total(), $this->refunded_items( $item_id, $type ) ) ) * -1;
	}

	/**
	 * @param int    $item_id Item.
	 * @param int    $rate_id Tax rate.
	 * @param string $type    Item type.
	 * @return float Positive.
	 */
	public function get_tax_refunded_for_item( $item_id, $rate_id, $type = 'line_item' ) {
		$sum = 0.0;
		foreach ( $this->refunded_items( $item_id, $type ) as $item ) {
			$taxes = $item->get_taxes();
			$sum  += isset( $taxes['total'][ $rate_id ] ) ? (float) $taxes['total'][ $rate_id ] : 0.0;
		}
		return wc_round_tax_total( $sum ) * -1;
	}
}
