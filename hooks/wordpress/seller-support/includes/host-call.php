<?php
/**
 * Calls from the program: POST to admin-post.php?action=seller_support, signed with the shared secret.
 *
 * Answers are JSON, never a redirect or a page.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

const SELLER_SUPPORT_BODY_BYTES     = 1048576;
const SELLER_SUPPORT_WINDOW_SECONDS = 300;

/**
 * The secret shared with the program (64 hex digits), or '' when setup has not written it.
 */
function seller_support_secret() {
	$file   = SELLER_SUPPORT_DIR . 'seller-support.config.php';
	$config = is_readable( $file ) ? include $file : null;
	$secret = is_array( $config ) && isset( $config['secret'] ) ? $config['secret'] : '';
	return is_string( $secret ) && strlen( $secret ) >= 32 ? $secret : '';
}

/**
 * Answers one call and ends the request.
 */
function seller_support_answer_host_call() {
	// Whatever other plugins print meanwhile must not get into the answer.
	$level = ob_get_level();
	ob_start();
	add_filter( 'wp_redirect', '__return_false', PHP_INT_MAX );
	try {
		list( $status, $answer ) = seller_support_handle_host_call();
	} catch ( Throwable $fault ) {
		seller_support_roll_back();
		error_log( 'seller-support: host call failed: ' . $fault->getMessage() ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions
		list( $status, $answer ) = seller_support_refusal( 500, 'internal', true );
	}
	while ( ob_get_level() > $level ) {
		// A buffer that must not be removed stays, and its notice must not get into the answer.
		if ( ! @ob_end_clean() ) { // phpcs:ignore WordPress.PHP.NoSilencedErrors
			break;
		}
	}
	nocache_headers();
	status_header( $status );
	header( 'Content-Type: application/json; charset=utf-8' );
	header( 'X-Content-Type-Options: nosniff' );
	echo wp_json_encode( $answer, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	exit;
}

/**
 * A refusal: status and body.
 *
 * @param int    $status HTTP status.
 * @param string $error  One of the agreed words, nothing about the secret or the server.
 * @param bool   $retry  Whether the same call may succeed later.
 */
function seller_support_refusal( $status, $error, $retry = false ) {
	$answer = array(
		'ok'    => false,
		'error' => $error,
	);
	if ( $retry ) {
		$answer['retry'] = true;
	}
	return array( $status, $answer );
}

/**
 * Checks a call and does it.
 *
 * @return array Status and answer.
 */
function seller_support_handle_host_call() {
	if ( 'POST' !== ( $_SERVER['REQUEST_METHOD'] ?? '' ) ) {
		return seller_support_refusal( 405, 'method' );
	}
	$body = seller_support_read_body();
	if ( null === $body ) {
		return seller_support_refusal( 413, 'too large' );
	}
	$refusal = seller_support_check_signature( $body );
	if ( $refusal ) {
		return $refusal;
	}
	$call = json_decode( $body, true, 16 );
	if ( ! is_array( $call ) || ! isset( $call['call'] ) || ! is_string( $call['call'] ) ) {
		return seller_support_refusal( 400, 'json' );
	}
	// In a multisite nothing of the plugin is active; setup has to hear that it is one.
	if ( is_multisite() && 'check' !== $call['call'] ) {
		return seller_support_refusal( 503, 'multisite', true );
	}
	return seller_support_do_host_call( $call );
}

/**
 * Does a call that has been checked.
 *
 * @param array $call The call, with its name in "call".
 * @return array Status and answer.
 */
function seller_support_do_host_call( array $call ) {
	switch ( $call['call'] ) {
		case 'check':
			return array(
				200,
				array(
					'ok'    => true,
					'check' => seller_support_check(),
				),
			);
		case 'profile':
			return array(
				200,
				array(
					'ok'      => true,
					'profile' => seller_support_profile(),
				),
			);
		case 'mail':
			return seller_support_send_mail_once( $call );
		case 'refund':
			return seller_support_refund( $call );
		case 'refund look-up':
			return seller_support_look_up_refund( $call );
		case 'refund row':
			return seller_support_keep_refund_row( $call );
		case 'store button':
			return seller_support_set_store_button( $call );
		case 'marketplace button':
			return seller_support_set_marketplace_button( $call );
	}
	return seller_support_refusal( 404, 'unknown call' );
}

/**
 * The body, or null when it is over the limit.
 */
function seller_support_read_body() {
	if ( (int) ( $_SERVER['CONTENT_LENGTH'] ?? 0 ) > SELLER_SUPPORT_BODY_BYTES ) {
		return null;
	}
	$body = file_get_contents( 'php://input', false, null, 0, SELLER_SUPPORT_BODY_BYTES + 1 );
	return false === $body || strlen( $body ) > SELLER_SUPPORT_BODY_BYTES ? null : $body;
}

/**
 * Refuses a call that the program has not signed just now, for the first time.
 *
 * The nonce is written last: only who knows the secret can fill our table.
 *
 * @param string $body Request body.
 * @return array|null Refusal, or null when all is well.
 */
function seller_support_check_signature( $body ) {
	$time      = seller_support_header( 'TIME', '/^[0-9]{1,12}$/D' );
	$nonce     = seller_support_header( 'NONCE', '/^[0-9a-fA-F]{32}$/D' );
	$signature = seller_support_header( 'SIGNATURE', '/^[0-9a-fA-F]{64}$/D' );
	$secret    = seller_support_secret();
	if ( '' === $secret ) {
		return seller_support_refusal( 503, 'not configured', true );
	}
	$expected = hash_hmac( 'sha256', $time . "\n" . $nonce . "\n" . $body, $secret );
	if ( '' === $time || '' === $nonce || ! hash_equals( $expected, strtolower( $signature ) ) ) {
		return seller_support_refusal( 403, 'signature' );
	}
	if ( abs( time() - (int) $time ) > SELLER_SUPPORT_WINDOW_SECONDS ) {
		return seller_support_refusal( 403, 'time' );
	}
	$nonce = strtolower( $nonce );
	if ( '0' === $nonce[0] ) {
		// One call in sixteen pays for the cleaning.
		seller_support_clean_memory();
	}
	$fresh = seller_support_remember( SELLER_SUPPORT_NONCE . $nonce, (string) time() );
	if ( null === $fresh ) {
		return seller_support_refusal( 503, 'busy', true );
	}
	return $fresh ? null : seller_support_refusal( 409, 'replayed' );
}

/**
 * One of the call's headers, or '' when it has not the right form.
 *
 * @param string $name    TIME, NONCE or SIGNATURE.
 * @param string $pattern What it must look like.
 */
function seller_support_header( $name, $pattern ) {
	$value = $_SERVER[ 'HTTP_X_SELLER_SUPPORT_' . $name ] ?? ''; // phpcs:ignore WordPress.Security
	return is_string( $value ) && preg_match( $pattern, $value ) ? $value : '';
}
