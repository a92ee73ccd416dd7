<?php
/**
 * Host call "mail": a message sent by wp_mail(), once.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * After this time a claim belongs to a request that died, and the next one may try.
 */
const SELLER_SUPPORT_CLAIM_SECONDS = 900;

/**
 * Sends the mail unless one with this id went out before.
 *
 * @param array $call The call.
 * @return array Status and answer.
 */
function seller_support_send_mail_once( array $call ) {
	$fault = seller_support_mail_fault( $call );
	if ( '' !== $fault ) {
		return seller_support_refusal( 422, $fault );
	}
	$name  = SELLER_SUPPORT_MAIL . hash( 'sha256', $call['id'] );
	$claim = time() . ' claimed ' . bin2hex( random_bytes( 8 ) );
	$taken = seller_support_claim_mail( $name, $claim );
	if ( null !== $taken ) {
		return $taken;
	}
	$error = seller_support_send_mail( $call );
	if ( '' !== $error ) {
		seller_support_forget( $name );
		// The call was understood, the shop's mail was not ready: 200, and the program asks again later.
		return seller_support_refusal( 200, $error, true );
	}
	seller_support_replace( $name, $claim, time() . ' sent' );
	return array( 200, array( 'ok' => true ) );
}

/**
 * Claims the mail for this request.
 *
 * @param string $name  Row of this mail.
 * @param string $claim Our claim.
 * @return array|null Answer when there is nothing for us to do, null when the claim is ours.
 */
function seller_support_claim_mail( $name, $claim ) {
	$fresh = seller_support_remember( $name, $claim );
	if ( true === $fresh ) {
		return null;
	}
	$state = false === $fresh ? seller_support_recall( $name ) : '';
	if ( preg_match( '/^[0-9]+ sent$/D', $state ) ) {
		return array(
			200,
			array(
				'ok'       => true,
				'repeated' => true,
			),
		);
	}
	$is_stale = '' !== $state && (int) $state < time() - SELLER_SUPPORT_CLAIM_SECONDS;
	if ( $is_stale && true === seller_support_replace( $name, $state, $claim ) ) {
		return null;
	}
	// Another request is sending it at this moment; how that ends is not known yet.
	return seller_support_refusal( 200, 'in progress', true );
}

/**
 * What is wrong with the call, or ''. Nothing that could end one header and begin another gets through.
 *
 * @param array $call The call.
 */
function seller_support_mail_fault( array $call ) {
	foreach ( array( 'id', 'to', 'subject', 'text' ) as $field ) {
		if ( ! isset( $call[ $field ] ) || ! is_string( $call[ $field ] ) || '' === $call[ $field ] ) {
			return $field;
		}
	}
	foreach ( array( 'html', 'from_name' ) as $field ) {
		if ( isset( $call[ $field ] ) && ! is_string( $call[ $field ] ) ) {
			return $field;
		}
	}
	foreach ( array( 'id' => 200, 'to' => 254, 'subject' => 998, 'from_name' => 200 ) as $field => $bytes ) { // phpcs:ignore WordPress.Arrays
		$value = $call[ $field ] ?? '';
		if ( strlen( $value ) > $bytes || preg_match( '/[\x00-\x1f\x7f]/', $value ) ) {
			return $field;
		}
	}
	if ( ! is_email( $call['to'] ) ) {
		return 'to';
	}
	return seller_support_mail_headers_fault( $call['headers'] ?? array() );
}

/**
 * What is wrong with the call's headers, or ''.
 *
 * @param mixed $headers Name => value.
 */
function seller_support_mail_headers_fault( $headers ) {
	if ( ! is_array( $headers ) ) {
		return 'headers';
	}
	foreach ( $headers as $name => $value ) {
		if ( ! is_string( $value ) || ! seller_support_mail_header_is_good( (string) $name, $value ) ) {
			return 'headers';
		}
	}
	return '';
}

/**
 * True when a header is one of ours and has its proper form.
 *
 * @param string $name  Header name.
 * @param string $value Header value.
 */
function seller_support_mail_header_is_good( $name, $value ) {
	$atom = "[A-Za-z0-9!#$%&'*+\/=?^_`{|}~-]+";
	$id   = "<$atom(?:\.$atom)*@$atom(?:\.$atom)*>";
	if ( strlen( $value ) > 8000 || preg_match( '/[^\x20-\x7e]/', $value ) ) {
		return false;
	}
	switch ( $name ) {
		case 'Message-ID':
			return strlen( $value ) <= 250 && preg_match( "/^$id$/D", $value );
		case 'In-Reply-To':
		case 'References':
			return (bool) preg_match( "/^$id(?: +$id)*$/D", $value );
		case 'Reply-To':
			return (bool) is_email( $value );
		case 'Auto-Submitted':
		case 'X-Auto-Response-Suppress':
			return (bool) preg_match( '/^[A-Za-z, -]{1,60}$/D', $value );
	}
	return false;
}
