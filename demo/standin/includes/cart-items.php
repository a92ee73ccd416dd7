<?php
/**
 * The items of a new order: lines, shipping, fee, coupon.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

const STANDIN_SHIPPING_NET = 4.90;

/**
 * @param WC_Order $order  Order.
 * @param array[]  $lines  Lines.
 * @param int[]    $origin For a sub-order: the parent's item id by product.
 */
function standin_add_lines( $order, $lines, $origin = array() ) {
	foreach ( $lines as $line ) {
		$item = new WC_Order_Item_Product();
		$item->set_name( $line['product']->get_name() );
		$item->set_product_id( $line['product']->get_id() );
		$item->set_variation_id( 0 );
		$item->set_quantity( $line['quantity'] );
		$item->set_tax_class( $line['rates'][0]['class'] );
		$item->set_subtotal( wc_format_decimal( $line['subtotal'] ) );
		$item->set_subtotal_tax( standin_sum_of_taxes( $line['subtotal_taxes'] ) );
		$item->set_total( wc_format_decimal( $line['total'] ) );
		$item->set_total_tax( standin_sum_of_taxes( $line['taxes'] ) );
		$item->set_taxes(
			array(
				'total'    => $line['taxes'],
				'subtotal' => $line['subtotal_taxes'],
			)
		);
		if ( $line['product']->managing_stock() ) {
			$item->add_meta_data( '_reduced_stock', (string) $line['quantity'] );
		}
		if ( $origin ) {
			$item->add_meta_data( '_dokan_parent_order_item_id', (string) $origin[ $line['product']->get_id() ] );
		}
		$item->add_meta_data( '_dokan_commission_source', 'global' );
		$item->add_meta_data( '_dokan_commission_rate', (string) dokan_get_option( 'admin_percentage', 'dokan_selling', 0 ) );
		$item->add_meta_data( '_dokan_commission_type', 'fixed' );
		$item->add_meta_data( '_dokan_additional_fee', '0' );
		$item->add_meta_data( 'dokan_commission_meta', array() );
		$order->add_item( $item );
	}
}

/**
 * One shipping item per seller who has something to ship.
 *
 * @param WC_Order $order  Order.
 * @param array[]  $groups Seller => lines.
 * @param array    $rate   Tax rate.
 */
function standin_add_shipping( $order, $groups, $rate ) {
	foreach ( $groups as $seller => $lines ) {
		$parcels = array_filter( $lines, static fn( $line ) => $line['product']->needs_shipping() );
		if ( ! $parcels ) {
			continue;
		}
		$taxes = standin_taxes_on( STANDIN_SHIPPING_NET, array( $rate ) );
		$item  = new WC_Order_Item_Shipping();
		$item->set_name( 'Flat rate' );
		$item->set_method_id( 'flat_rate' );
		$item->set_instance_id( '1' );
		$item->set_total( wc_format_decimal( STANDIN_SHIPPING_NET, 2 ) );
		$item->set_total_tax( standin_sum_of_taxes( $taxes ) );
		$item->set_taxes( array( 'total' => $taxes ) );
		$item->add_meta_data( 'Items', implode( ', ', array_map( static fn( $line ) => $line['product']->get_name() . ' &times; ' . $line['quantity'], $parcels ) ) );
		$item->add_meta_data( 'seller_id', (string) $seller );
		$order->add_item( $item );
	}
}

/**
 * @param WC_Order   $order Order.
 * @param array|null $fee   name, net.
 */
function standin_add_fee( $order, $fee ) {
	if ( ! $fee ) {
		return;
	}
	$taxes = standin_taxes_on( $fee['net'], standin_rates_of_class( '' ) );
	$item  = new WC_Order_Item_Fee();
	$item->set_name( $fee['name'] );
	$item->set_total( wc_format_decimal( $fee['net'] ) );
	$item->set_total_tax( standin_sum_of_taxes( $taxes ) );
	$item->set_taxes( array( 'total' => $taxes ) );
	$order->add_item( $item );
}

/**
 * @param WC_Order   $order  Order.
 * @param array|null $coupon code, percent.
 * @param array[]    $lines  Lines.
 */
function standin_add_coupon( $order, $coupon, $lines ) {
	if ( ! $coupon ) {
		return;
	}
	$net  = array_sum( array_map( static fn( $line ) => $line['subtotal'] - $line['total'], $lines ) );
	$tax  = array_sum( array_map( static fn( $line ) => array_sum( $line['subtotal_taxes'] ) - array_sum( $line['taxes'] ), $lines ) );
	$item = new WC_Order_Item_Coupon();
	$item->set_name( $coupon['code'] );
	$item->set_discount( wc_format_decimal( round( $net, wc_get_price_decimals() ) ) );
	$item->set_discount_tax( wc_format_decimal( wc_round_tax_total( $tax ) ) );
	$item->add_meta_data( 'coupon_info', wp_json_encode( array( 1, $coupon['code'], 'percent', $coupon['percent'] ) ) );
	$order->add_item( $item );
}
