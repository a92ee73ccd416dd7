<?php
/**
 * What of an order can still be refunded, line by line, and whether a wanted refund stays within it.
 *
 * WooCommerce itself checks only the total. Amounts are whole minor units (cents) of the shop's decimals.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * A refund that cannot be; the message is one sentence for a person.
 */
final class Seller_Support_Refused extends Exception {}

/**
 * Kinds of items that can be refunded.
 */
const SELLER_SUPPORT_REFUND_KINDS = array( 'line_item', 'shipping', 'fee' );

/**
 * Checks everything against the order as it is now.
 *
 * @param WC_Order|false $order Order.
 * @param array          $call  The call.
 * @return array amount, reason, restock, line_items, as wc_create_refund() takes them.
 * @throws Seller_Support_Refused It cannot be.
 */
function seller_support_check_refund( $order, array $call ) {
	$wanted = seller_support_read_refund( $call );
	seller_support_check_refund_order( $order, $call );
	$items = $order->get_items( SELLER_SUPPORT_REFUND_KINDS );
	$lines = array();
	$sum   = 0;
	foreach ( $wanted['lines'] as $item_id => $line ) {
		if ( ! isset( $items[ $item_id ] ) ) {
			/* translators: %d: number of an order's item. */
			seller_support_refuse( __( 'Item %d does not belong to this order.', 'seller-support' ), $item_id );
		}
		seller_support_check_refund_line( $order, $items[ $item_id ], $line );
		$sum              += $line['total'] + array_sum( $line['taxes'] );
		$lines[ $item_id ] = array(
			'qty'          => $line['quantity'],
			'refund_total' => seller_support_amount_text( $line['total'] ),
			'refund_tax'   => array_map( 'seller_support_amount_text', $line['taxes'] ),
		);
	}
	if ( $sum !== $wanted['amount'] ) {
		seller_support_refuse( __( 'The lines do not add up to the amount.', 'seller-support' ) );
	}
	$left = seller_support_minor_rounded( $order->get_remaining_refund_amount() );
	if ( $wanted['amount'] > $left ) {
		/* translators: %s: amount with its currency. */
		seller_support_refuse( __( 'Of the whole order at most %s can still be refunded.', 'seller-support' ), seller_support_amount_words( $left, $order ) );
	}
	return array(
		'amount'     => seller_support_amount_text( $wanted['amount'] ),
		'reason'     => $wanted['reason'],
		'restock'    => $wanted['restock'],
		'line_items' => $lines,
	);
}

/**
 * Refuses an order that has no refunds of its own, or another currency.
 *
 * @param WC_Order|false $order Order.
 * @param array          $call  The call.
 */
function seller_support_check_refund_order( $order, array $call ) {
	if ( ! $order || 'shop_order' !== $order->get_type() || 'trash' === $order->get_status() ) {
		/* translators: %d: order number. */
		seller_support_refuse( __( 'Order %d does not exist.', 'seller-support' ), $call['order_id'] );
	}
	if ( $order->get_meta( 'has_sub_order' ) ) {
		seller_support_refuse( __( 'This order is divided into one order for each seller; only one of those can be refunded.', 'seller-support' ) );
	}
	if ( $order->get_currency() !== $call['currency'] ) {
		/* translators: 1: currency, 2: another currency. */
		seller_support_refuse( __( 'The order is in %1$s, the refund in %2$s.', 'seller-support' ), $order->get_currency(), $call['currency'] );
	}
}

/**
 * Refuses a line that wants more than is left of its item.
 *
 * @param WC_Order      $order Order.
 * @param WC_Order_Item $item  What was bought.
 * @param array         $line  quantity, total, taxes.
 */
function seller_support_check_refund_line( $order, $item, array $line ) {
	$id   = (int) $item->get_id();
	$kind = $item->get_type();
	$name = trim( seller_support_plain( wp_strip_all_tags( $item->get_name(), true ) ) );
	$left = 'line_item' === $kind ? max( 0, (int) floor( $item->get_quantity() - abs( $order->get_qty_refunded_for_item( $id, $kind ) ) ) ) : 0;
	if ( $line['quantity'] > $left ) {
		/* translators: 1: quantity, 2: name of a product. */
		seller_support_refuse( __( 'At most %1$d of "%2$s" can still be refunded.', 'seller-support' ), $left, $name );
	}
	$left = seller_support_minor_left( $item->get_total(), $order->get_total_refunded_for_item( $id, $kind ) );
	if ( $line['total'] > $left ) {
		/* translators: 1: amount with its currency, 2: name of a product, shipping or fee. */
		seller_support_refuse( __( 'At most %1$s without tax can still be refunded for "%2$s".', 'seller-support' ), seller_support_amount_words( $left, $order ), $name );
	}
	$taxes = $item->get_taxes();
	foreach ( $line['taxes'] as $rate_id => $tax ) {
		$left = seller_support_minor_left( $taxes['total'][ $rate_id ] ?? 0, $order->get_tax_refunded_for_item( $id, $rate_id, $kind ) );
		if ( $tax > $left ) {
			/* translators: 1: amount with its currency, 2: name of a product, shipping or fee. */
			seller_support_refuse( __( 'At most %1$s of a tax on "%2$s" can still be refunded.', 'seller-support' ), seller_support_amount_words( $left, $order ), $name );
		}
	}
}

/**
 * Ends the check.
 *
 * @param string $sentence Translated sentence.
 * @param mixed  ...$words What stands in it.
 * @throws Seller_Support_Refused Always.
 */
function seller_support_refuse( $sentence, ...$words ) {
	throw new Seller_Support_Refused( $words ? vsprintf( $sentence, $words ) : $sentence );
}
