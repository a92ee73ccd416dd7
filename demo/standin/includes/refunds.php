<?php
/**
 * Making refunds as WooCommerce does.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/**
 * @param array $args amount, reason, order_id, refund_id, line_items (item id => qty, refund_total, refund_tax by rate), refund_payment, restock_items.
 * @return WC_Order_Refund|WP_Error
 */
function wc_create_refund( $args = array() ) {
	$args   = wp_parse_args(
		$args,
		array(
			'amount'         => 0,
			'reason'         => null,
			'order_id'       => 0,
			'refund_id'      => 0,
			'line_items'     => array(),
			'refund_payment' => false,
			'restock_items'  => false,
		)
	);
	$refund = null;
	try {
		$order = wc_get_order( $args['order_id'] );
		if ( ! $order ) {
			throw new Exception( 'Invalid order ID.' );
		}
		if ( 0 > $args['amount'] || $args['amount'] > $order->get_remaining_refund_amount() ) {
			throw new Exception( 'Invalid refund amount.' );
		}
		$remaining = (float) $order->get_remaining_refund_amount() - (float) $args['amount'];
		$refund    = standin_build_refund( $order, $args );

		/** As in WooCommerce, just before the refund is stored. */
		do_action( 'woocommerce_create_refund', $refund, $args );
		$refund->save();
		if ( $args['refund_payment'] ) {
			throw new Exception( 'The payment gateway for this order does not exist.' );
		}
		if ( $args['restock_items'] ) {
			wc_restock_refunded_items( $order, $args['line_items'] );
		}
		standin_report_refund( $order, $refund, $args, round( $remaining, wc_get_price_decimals() ) > 0 );
	} catch ( Exception $problem ) {
		if ( $refund && $refund->get_id() ) {
			$refund->delete( true );
		}
		return new WP_Error( 'error', $problem->getMessage() );
	}
	return $refund;
}

/**
 * @param WC_Order $order Order.
 * @param array    $args  See wc_create_refund().
 * @return WC_Order_Refund Not stored yet.
 */
function standin_build_refund( $order, $args ) {
	$refund = new WC_Order_Refund();
	$refund->set_currency( $order->get_currency() );
	$refund->set_amount( $args['amount'] );
	$refund->set_parent_id( $order->get_id() );
	$refund->set_refunded_by( get_current_user_id() ? get_current_user_id() : 1 );
	$refund->set_refunded_payment( false );
	$refund->set_prices_include_tax( $order->get_prices_include_tax() );
	if ( null !== $args['reason'] ) {
		$refund->set_reason( $args['reason'] );
	}
	foreach ( $order->get_items( array( 'line_item', 'fee', 'shipping' ) ) as $item_id => $item ) {
		$copy = isset( $args['line_items'][ $item_id ] ) ? standin_build_refund_item( $item, $args['line_items'][ $item_id ] ) : null;
		if ( $copy ) {
			$refund->add_item( $copy );
		}
	}
	$refund->calculate_totals();
	$refund->set_total( wc_format_decimal( (float) $args['amount'] * -1, wc_get_price_decimals() ) );
	return $refund;
}

/**
 * @param WC_Order_Item $item What was bought.
 * @param array         $line qty, refund_total, refund_tax.
 * @return WC_Order_Item|null Null if the line refunds nothing.
 */
function standin_build_refund_item( $item, $line ) {
	$quantity = isset( $line['qty'] ) ? (int) $line['qty'] : 0;
	$total    = isset( $line['refund_total'] ) ? (float) $line['refund_total'] : 0.0;
	$taxes    = array_filter( isset( $line['refund_tax'] ) ? (array) $line['refund_tax'] : array() );
	if ( ! $quantity && ! $total && ! $taxes ) {
		return null;
	}
	$taxes = array_map( static fn( $amount ) => wc_format_decimal( wc_format_refund_total( $amount ) ), $taxes );
	$tax   = wc_format_decimal( array_sum( array_map( 'wc_round_tax_total', $taxes ) ) );
	$total = wc_format_decimal( wc_format_refund_total( $total ) );
	$class = get_class( $item );
	$copy  = new $class();
	$copy->set_name( $item->get_name() );
	$copy->set_total( $total );
	$copy->set_total_tax( $tax );
	$copy->set_taxes( 'shipping' === $item->get_type() ? array( 'total' => $taxes ) : array( 'total' => $taxes, 'subtotal' => $taxes ) ); // phpcs:ignore
	$copy->add_meta_data( '_refunded_item_id', (string) $item->get_id() );
	if ( 'line_item' === $item->get_type() ) {
		$copy->set_product_id( $item->get_product_id() );
		$copy->set_variation_id( $item->get_variation_id() );
		$copy->set_quantity( $quantity * -1 );
		$copy->set_subtotal( $total );
		$copy->set_subtotal_tax( $tax );
	}
	if ( 'shipping' === $item->get_type() ) {
		$copy->set_method_id( $item->get_method_id() );
		$copy->set_instance_id( $item->get_instance_id() );
	} else {
		$copy->set_tax_class( $item->get_tax_class() );
	}
	return $copy;
}

/**
 * WooCommerce's hooks after a refund, and the state of an order that is refunded wholly.
 *
 * @param WC_Order        $order  Order.
 * @param WC_Order_Refund $refund Refund.
 * @param array           $args   See wc_create_refund().
 * @param bool            $rest   Something is left to refund.
 */
function standin_report_refund( $order, $refund, $args, $rest ) {
	if ( $rest ) {
		do_action( 'woocommerce_order_partially_refunded', $order->get_id(), $refund->get_id() );
	} else {
		do_action( 'woocommerce_order_fully_refunded', $order->get_id(), $refund->get_id() );
		$status = apply_filters( 'woocommerce_order_fully_refunded_status', 'refunded', $order->get_id(), $refund->get_id() );
		if ( $status ) {
			$order->update_status( $status );
		}
	}
	$order->set_date_modified( time() );
	$order->save();
	do_action( 'woocommerce_refund_created', $refund->get_id(), $args );
	do_action( 'woocommerce_order_refunded', $order->get_id(), $refund->get_id() );
}
