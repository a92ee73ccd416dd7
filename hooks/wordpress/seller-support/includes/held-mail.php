<?php
/**
 * Mails that somebody sends while a refund is being booked leave when it is booked, and not at all when it is not.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * The messages held by this request.
 *
 * @return array[] List of arguments of wp_mail(), and what filters made of sender and type at that moment.
 */
function &seller_support_held_mail() {
	static $held = array();
	return $held;
}

/**
 * Filter "pre_wp_mail": takes the message.
 *
 * @param null|bool $done Not null when somebody else has sent it.
 * @param array     $mail to, subject, message, headers, attachments.
 */
function seller_support_hold_mail( $done, $mail ) {
	if ( null !== $done ) {
		return $done;
	}
	$held = &seller_support_held_mail();
	// WooCommerce sets these for one message, and takes them back right after it.
	$mail['filters'] = array();
	foreach ( array( 'wp_mail_from' => '', 'wp_mail_from_name' => '', 'wp_mail_content_type' => 'text/plain' ) as $filter => $default ) { // phpcs:ignore WordPress.Arrays
		$value = apply_filters( $filter, $default ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		if ( $value !== $default ) {
			$mail['filters'][ $filter ] = $value;
		}
	}
	$mail['text'] = seller_support_text_part();
	$held[]       = $mail;
	return true;
}

/**
 * The text part that hooks of PHPMailer give to the message being sent now; WooCommerce does, for "multipart".
 */
function seller_support_text_part() {
	require_once ABSPATH . WPINC . '/PHPMailer/PHPMailer.php';
	require_once ABSPATH . WPINC . '/PHPMailer/Exception.php';
	$probe = new PHPMailer\PHPMailer\PHPMailer( true );
	do_action_ref_array( 'phpmailer_init', array( &$probe ) ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
	return (string) $probe->AltBody; // phpcs:ignore WordPress.NamingConventions
}

/**
 * Sends them when the answer to the program is out.
 */
function seller_support_send_held_mail_later() {
	if ( seller_support_held_mail() ) {
		add_action( 'shutdown', 'seller_support_send_held_mail' );
	}
}

/**
 * Sends them now.
 */
function seller_support_send_held_mail() {
	if ( function_exists( 'fastcgi_finish_request' ) ) {
		fastcgi_finish_request();
	}
	$held = &seller_support_held_mail();
	while ( $held ) {
		seller_support_send_held_message( array_shift( $held ) );
	}
}

/**
 * Sends one of them.
 *
 * @param array $mail As it was held.
 */
function seller_support_send_held_message( array $mail ) {
	$hooks = array();
	foreach ( $mail['filters'] as $filter => $value ) {
		$hooks[] = array(
			$filter,
			static function () use ( $value ) {
				return $value;
			},
		);
	}
	if ( '' !== $mail['text'] ) {
		$hooks[] = array(
			'phpmailer_init',
			static function ( $phpmailer ) use ( $mail ) {
				$phpmailer->AltBody = $mail['text']; // phpcs:ignore WordPress.NamingConventions
			},
		);
	}
	foreach ( $hooks as $hook ) {
		add_filter( $hook[0], $hook[1], PHP_INT_MAX );
	}
	try {
		wp_mail( $mail['to'], $mail['subject'], $mail['message'], $mail['headers'] ?? '', $mail['attachments'] ?? array() );
	} catch ( Throwable $fault ) {
		error_log( 'seller-support: mail about a refund failed: ' . $fault->getMessage() ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions
	} finally {
		foreach ( $hooks as $hook ) {
			remove_filter( $hook[0], $hook[1], PHP_INT_MAX );
		}
		seller_support_reset_mailer();
	}
}
