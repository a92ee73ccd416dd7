<?php
/**
 * Host call "refund look-up": how a refund ended, for a program that did not hear the answer.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * Answers with the state. A refund that was never carried out never will be after this.
 *
 * @param array $call The call.
 * @return array Status and answer.
 */
function seller_support_look_up_refund( array $call ) {
	$fault = seller_support_refund_key_fault( $call );
	if ( '' !== $fault ) {
		return seller_support_refusal( 422, $fault );
	}
	$name   = SELLER_SUPPORT_REFUND . $call['id'];
	$memory = seller_support_begin_locked( $name );
	if ( 'in progress' === $memory ) {
		return seller_support_refund_state( 'in progress' );
	}
	if ( 'busy' === $memory ) {
		return seller_support_refusal( 200, 'busy', true );
	}
	if ( ! isset( $memory['state'] ) ) {
		$memory = seller_support_settle_refund( $call );
		if ( ! seller_support_keep( $name, $memory ) ) {
			seller_support_roll_back();
			return seller_support_refusal( 200, 'busy', true );
		}
	}
	if ( ! seller_support_commit() ) {
		return seller_support_refusal( 200, 'busy', true );
	}
	return seller_support_refund_state( $memory['state'], $memory );
}

/**
 * What to remember of an id whose call has not ended: it is in WooCommerce, or it is given up.
 *
 * @param array $call The call.
 */
function seller_support_settle_refund( array $call ) {
	$order  = function_exists( 'wc_get_order' ) ? seller_support_fresh_order( $call['order_id'] ) : false;
	$refund = seller_support_refund_with_id( $order, $call['id'] );
	if ( ! $refund ) {
		return array( 'state' => 'none' );
	}
	return array(
		'state'     => 'booked',
		'refund_id' => (int) $refund->get_id(),
	);
}

/**
 * The answer for a state.
 *
 * @param string $state  booked, refused, none or in progress.
 * @param array  $memory What is remembered.
 */
function seller_support_refund_state( $state, array $memory = array() ) {
	$answer = array(
		'ok'    => true,
		'state' => $state,
	);
	return array( 200, $answer + array_intersect_key( $memory, array_flip( array( 'refund_id', 'reason' ) ) ) );
}

/**
 * What is wrong with the names of a refund, or ''.
 *
 * @param array $call The call.
 */
function seller_support_refund_key_fault( array $call ) {
	if ( ! isset( $call['id'] ) || ! is_string( $call['id'] ) || ! preg_match( '/^[a-z0-9-]{1,40}$/D', $call['id'] ) ) {
		return 'id';
	}
	return isset( $call['order_id'] ) && is_int( $call['order_id'] ) && $call['order_id'] > 0 ? '' : 'order_id';
}
