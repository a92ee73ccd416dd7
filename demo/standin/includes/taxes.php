<?php
/**
 * Tax rates and the order items of their sums.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/** @return array[] Rate id => id, percent, label, class. */
function standin_tax_rates() {
	global $wpdb;
	static $rates = array();
	if ( ! $rates ) {
		foreach ( $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}woocommerce_tax_rates ORDER BY tax_rate_id" ) as $row ) {
			$rates[ (int) $row->tax_rate_id ] = array(
				'id'      => (int) $row->tax_rate_id,
				'percent' => (float) $row->tax_rate,
				'label'   => $row->tax_rate_name,
				'class'   => $row->tax_rate_class,
			);
		}
	}
	return $rates;
}

/**
 * @param string $tax_class Class, '' is the standard one.
 * @return array[] Rates, at least one.
 */
function standin_rates_of_class( $tax_class ) {
	$rates = array_values( array_filter( standin_tax_rates(), static fn( $rate ) => $rate['class'] === $tax_class ) );
	return $rates ? $rates : array( array( 'id' => 0, 'percent' => 0.0, 'label' => '', 'class' => $tax_class ) ); // phpcs:ignore
}

/**
 * The taxes on an amount, as WooCommerce keeps them: unrounded, by rate.
 *
 * @param float   $net   Amount.
 * @param array[] $rates Rates.
 * @return string[] Rate id => amount.
 */
function standin_taxes_on( $net, $rates ) {
	$taxes = array();
	foreach ( $rates as $rate ) {
		$taxes[ $rate['id'] ] = wc_format_decimal( round( $net * $rate['percent'] / 100, wc_get_price_decimals() + 2 ) );
	}
	return $taxes;
}

/**
 * Their sum, each rounded.
 *
 * @param string[] $taxes Rate id => amount.
 * @return string
 */
function standin_sum_of_taxes( $taxes ) {
	return wc_format_decimal( array_sum( array_map( 'wc_round_tax_total', $taxes ) ) );
}

/**
 * Shipping takes the standard rate if any line has it, else the lines' own.
 *
 * @param array[] $lines Lines.
 * @return array
 */
function standin_shipping_rate( $lines ) {
	foreach ( $lines as $line ) {
		if ( '' === $line['rates'][0]['class'] ) {
			return $line['rates'][0];
		}
	}
	return $lines[0]['rates'][0];
}

/**
 * One rate's sums as an order item.
 *
 * @param int   $rate_id  Rate.
 * @param float $cart     Of lines and fees.
 * @param float $shipping Of shipping.
 * @return WC_Order_Item_Tax
 */
function standin_tax_item( $rate_id, $cart, $shipping ) {
	$rates = standin_tax_rates();
	$label = isset( $rates[ $rate_id ] ) ? $rates[ $rate_id ]['label'] : '';
	$item  = new WC_Order_Item_Tax();
	$item->set_name( 'DE-' . strtoupper( $label ) . '-1' );
	$item->set_rate_id( (string) $rate_id );
	$item->set_label( $label );
	$item->set_compound( '' );
	$item->set_tax_total( wc_format_decimal( wc_round_tax_total( $cart ) ) );
	$item->set_shipping_tax_total( wc_format_decimal( wc_round_tax_total( $shipping ) ) );
	$item->set_rate_percent( isset( $rates[ $rate_id ] ) ? wc_format_decimal( $rates[ $rate_id ]['percent'] ) : '0' );
	return $item;
}
