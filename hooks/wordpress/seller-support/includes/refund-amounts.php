<?php
/**
 * Reading the numbers of a refund, without floating point where it counts.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

const SELLER_SUPPORT_REFUND_LINES = 1000;

/**
 * The wanted refund in minor units.
 *
 * @param array $call The call.
 * @return array amount, reason, restock, lines by item id: quantity, total, taxes by rate id.
 * @throws Seller_Support_Refused It is not written as agreed, or empty.
 */
function seller_support_read_refund( array $call ) {
	$lines  = $call['lines'] ?? null;
	$broken = ! is_string( $call['currency'] ?? null ) || ! is_string( $call['reason'] ?? null ) || ! is_bool( $call['restock'] ?? null ) || ! is_array( $lines ) || count( $lines ) > SELLER_SUPPORT_REFUND_LINES;
	$read   = array();
	foreach ( $broken ? array() : $lines as $line ) {
		$item_id = is_array( $line ) && is_int( $line['item_id'] ?? null ) ? $line['item_id'] : 0;
		if ( $item_id < 1 || isset( $read[ $item_id ] ) ) {
			$broken = true;
			break;
		}
		$read[ $item_id ] = seller_support_read_refund_line( $line );
	}
	if ( $broken ) {
		seller_support_refuse_numbers();
	}
	$amount = seller_support_minor( $call['amount'] ?? null );
	if ( $amount < 1 ) {
		seller_support_refuse( __( 'The refund is empty.', 'seller-support' ) );
	}
	return array(
		'amount'  => $amount,
		'reason'  => sanitize_text_field( mb_strcut( $call['reason'], 0, 5000, 'UTF-8' ) ),
		'restock' => $call['restock'],
		'lines'   => $read,
	);
}

/**
 * One line in minor units.
 *
 * @param array $line As the program sent it.
 */
function seller_support_read_refund_line( array $line ) {
	$quantity = $line['quantity'] ?? null;
	$taxes    = $line['taxes'] ?? null;
	if ( ! is_int( $quantity ) || $quantity < 0 || ! is_array( $taxes ) || count( $taxes ) > SELLER_SUPPORT_REFUND_LINES ) {
		seller_support_refuse_numbers();
	}
	foreach ( array_keys( $taxes ) as $rate_id ) {
		if ( ! is_int( $rate_id ) || $rate_id < 1 ) {
			seller_support_refuse_numbers();
		}
	}
	return array(
		'quantity' => $quantity,
		'total'    => seller_support_minor( $line['total'] ?? null ),
		'taxes'    => array_map( 'seller_support_minor', $taxes ),
	);
}

/**
 * Refuses what is not written as agreed.
 */
function seller_support_refuse_numbers() {
	seller_support_refuse( __( 'The numbers of this refund cannot be read.', 'seller-support' ) );
}

/**
 * Decimals of the shop's prices.
 */
function seller_support_decimals() {
	return min( 6, (int) wc_get_price_decimals() );
}

/**
 * An amount written as text, in minor units.
 *
 * @param mixed $text For example "26.24"; zeros beyond the shop's decimals are no amount.
 */
function seller_support_minor( $text ) {
	if ( ! is_string( $text ) || ! preg_match( '/^([0-9]{1,11})(?:\.([0-9]{1,12}))?$/D', $text, $found ) ) {
		seller_support_refuse_numbers();
	}
	$decimals = seller_support_decimals();
	$fraction = rtrim( $found[2] ?? '', '0' );
	if ( strlen( $fraction ) > $decimals ) {
		/* translators: %d: number of decimals. */
		seller_support_refuse( __( 'Amounts in this shop have %d decimals at most.', 'seller-support' ), $decimals );
	}
	return (int) ( $found[1] . str_pad( $fraction, $decimals, '0' ) );
}

/**
 * Minor units as text, as WooCommerce takes it.
 *
 * @param int $minor Amount.
 */
function seller_support_amount_text( $minor ) {
	$decimals = seller_support_decimals();
	if ( 0 === $decimals ) {
		return (string) $minor;
	}
	$digits = str_pad( (string) $minor, $decimals + 1, '0', STR_PAD_LEFT );
	return substr( $digits, 0, -$decimals ) . '.' . substr( $digits, -$decimals );
}

/**
 * The same for people.
 *
 * @param int      $minor Amount.
 * @param WC_Order $order Whose currency it is in.
 */
function seller_support_amount_words( $minor, $order ) {
	$amount = number_format( (float) seller_support_amount_text( $minor ), seller_support_decimals(), wc_get_price_decimal_separator(), wc_get_price_thousand_separator() );
	return $amount . ' ' . $order->get_currency();
}

/**
 * What is left of an item's amount, in minor units.
 *
 * WooCommerce stores parts of a cent ("41.983193"); a started one may be refunded whole, never more.
 *
 * @param float|string $bought   Amount.
 * @param float|string $refunded Of that, by all refunds so far.
 */
function seller_support_minor_left( $bought, $refunded ) {
	$millionths = (int) round( ( (float) $bought - abs( (float) $refunded ) ) * 1000000 );
	$unit       = 10 ** ( 6 - seller_support_decimals() );
	return max( 0, intdiv( $millionths + $unit - 1, $unit ) );
}

/**
 * An amount of WooCommerce in minor units, rounded as WooCommerce shows it.
 *
 * @param float|string $amount Amount.
 */
function seller_support_minor_rounded( $amount ) {
	return max( 0, (int) round( (float) $amount * 10 ** seller_support_decimals() ) );
}
