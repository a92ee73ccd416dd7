<?php
/**
 * Host call "refund": makes WooCommerce's refund, once, or says why not.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * Books the refund unless this id ended before.
 *
 * @param array $call The call.
 * @return array Status and answer.
 */
function seller_support_refund( array $call ) {
	$fault = seller_support_refund_key_fault( $call );
	if ( '' !== $fault ) {
		return seller_support_refusal( 422, $fault );
	}
	$name   = SELLER_SUPPORT_REFUND . $call['id'];
	$memory = seller_support_begin_locked( $name );
	if ( ! is_array( $memory ) ) {
		return seller_support_refusal( 200, $memory, 'busy' === $memory );
	}
	$content = seller_support_refund_content( $call );
	if ( isset( $memory['state'] ) ) {
		seller_support_roll_back();
		return seller_support_refund_again( $memory, $content );
	}
	if ( ! seller_support_lock_order( $call['order_id'] ) ) {
		seller_support_roll_back();
		return seller_support_refusal( 200, 'busy', true );
	}
	return seller_support_refund_locked( $name, $call, $content );
}

/**
 * The same, with both locks.
 *
 * @param string $name    Row of the id.
 * @param array  $call    The call.
 * @param string $content Its fingerprint.
 * @return array Status and answer.
 */
function seller_support_refund_locked( $name, array $call, $content ) {
	// Going back to here undoes the refund and keeps the locks. It is gone when a deadlock has ended the transaction.
	seller_support_run( 'SAVEPOINT seller_support_locked' );
	$memory  = seller_support_try_refund( $call );
	$undo    = 'booked' === $memory['state'] ? 'RELEASE SAVEPOINT seller_support_locked' : 'ROLLBACK TO SAVEPOINT seller_support_locked';
	$is_kept = ! seller_support_books_are_damaged()
		&& false !== seller_support_run( $undo )
		&& seller_support_keep( $name, $memory + array( 'content' => $content ) );
	if ( ! $is_kept ) {
		seller_support_roll_back();
		$answer = seller_support_refusal( 200, 'busy', true );
	} elseif ( seller_support_commit() ) {
		$answer = seller_support_refund_answer( $memory );
	} else {
		$answer = seller_support_refusal( 500, 'internal', true );
	}
	seller_support_after_refund( true === $answer[1]['ok'] );
	return $answer;
}

/**
 * Fingerprint of everything that makes the refund what it is.
 *
 * @param array $call The call.
 */
function seller_support_refund_content( array $call ) {
	$parts = array();
	foreach ( array( 'order_id', 'currency', 'amount', 'reason', 'restock', 'lines' ) as $name ) {
		$parts[ $name ] = $call[ $name ] ?? null;
	}
	return hash( 'sha256', (string) wp_json_encode( $parts ) );
}

/**
 * The answer for an id that has ended.
 *
 * @param array  $memory  How it ended.
 * @param string $content Fingerprint of the call.
 */
function seller_support_refund_again( array $memory, $content ) {
	if ( 'none' === $memory['state'] ) {
		return seller_support_refund_refused( __( 'This refund was given up before it was carried out.', 'seller-support' ) );
	}
	if ( isset( $memory['content'] ) && $memory['content'] !== $content ) {
		return seller_support_refund_refused( __( 'Another refund has the same number; it has not been changed.', 'seller-support' ) );
	}
	return seller_support_refund_answer( $memory, 'booked' === $memory['state'] );
}

/**
 * The answer for a refund that is booked or refused.
 *
 * @param array $memory How it ended.
 * @param bool  $again  Not by this call.
 */
function seller_support_refund_answer( array $memory, $again = false ) {
	if ( 'booked' !== $memory['state'] ) {
		return seller_support_refund_refused( $memory['reason'] );
	}
	$answer = array(
		'ok'        => true,
		'refund_id' => $memory['refund_id'],
	);
	if ( $again || ! empty( $memory['again'] ) ) {
		$answer['again'] = true;
	}
	return array( 200, $answer );
}

/**
 * A refusal for good.
 *
 * @param string $reason One sentence for a person.
 */
function seller_support_refund_refused( $reason ) {
	list( $status, $answer ) = seller_support_refusal( 200, 'refused' );
	return array( $status, $answer + array( 'reason' => $reason ) );
}
