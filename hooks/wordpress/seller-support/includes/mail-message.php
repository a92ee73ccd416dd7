<?php
/**
 * Hands one message to wp_mail(), as text and HTML, with our ids.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * Sends a checked message.
 *
 * @param array $mail The checked call.
 * @return string Error, or '' when WordPress has accepted the message.
 */
function seller_support_send_mail( array $mail ) {
	$error   = '';
	$html    = $mail['html'] ?? '';
	$is_html = '' !== $html;
	$headers = array( 'Content-Type: ' . ( $is_html ? 'text/html' : 'text/plain' ) . '; charset=UTF-8' );
	foreach ( $mail['headers'] ?? array() as $name => $value ) {
		$headers[] = $name . ': ' . $value;
	}
	$hooks = array(
		array( 'phpmailer_init', seller_support_message_shaper( $mail ), PHP_INT_MAX ),
		array( 'wp_mail_failed', seller_support_error_keeper( $error ), 10 ),
		// Early: a plugin that forces a sender for the whole shop still wins.
		array( 'wp_mail_from', seller_support_sender( (string) get_option( 'woocommerce_email_from_address' ), 'is_email' ), 5 ),
		array( 'wp_mail_from_name', seller_support_sender( seller_support_from_name( $mail ), 'strlen' ), 5 ),
	);
	foreach ( $hooks as $hook ) {
		add_filter( $hook[0], $hook[1], $hook[2] );
	}
	// WordPress would turn every emoji into an image on its own server, which tells it who reads the mail.
	$emoji = remove_filter( 'wp_mail', 'wp_staticize_emoji_for_email' );
	try {
		$sent = wp_mail( $mail['to'], $mail['subject'], $is_html ? $html : $mail['text'], $headers );
	} catch ( Throwable $fault ) {
		$sent  = false;
		$error = $fault->getMessage();
	} finally {
		foreach ( $hooks as $hook ) {
			remove_filter( $hook[0], $hook[1], $hook[2] );
		}
		if ( $emoji ) {
			add_filter( 'wp_mail', 'wp_staticize_emoji_for_email' );
		}
		seller_support_reset_mailer();
	}
	return $sent ? '' : seller_support_mail_error( $error );
}

/**
 * The sender's name: the message's own, else WooCommerce's, else '' for WordPress' default.
 *
 * @param array $mail The checked call.
 */
function seller_support_from_name( array $mail ) {
	$name = (string) ( $mail['from_name'] ?? '' );
	if ( '' === $name ) {
		$name = seller_support_plain( get_option( 'woocommerce_email_from_name' ) );
	}
	return trim( preg_replace( '/[\x00-\x1f\x7f]+/', ' ', $name ) );
}

/**
 * A filter that replaces the default sender when there is a better one.
 *
 * @param string   $value   Address or name.
 * @param callable $is_good Whether it can be used.
 */
function seller_support_sender( $value, $is_good ) {
	return static function ( $default ) use ( $value, $is_good ) {
		return $is_good( $value ) ? $value : $default;
	};
}

/**
 * Keeps what wp_mail() says when it fails.
 *
 * @param string $error Receives the message.
 */
function seller_support_error_keeper( &$error ) {
	return static function ( $failure ) use ( &$error ) {
		$error = is_wp_error( $failure ) ? $failure->get_error_message() : '';
	};
}

/**
 * Gives the message its text part and its ids, last of all, and for this one message only.
 *
 * @param array $mail The checked call.
 */
function seller_support_message_shaper( array $mail ) {
	return static function ( $phpmailer ) use ( $mail ) {
		if ( ! empty( $mail['html'] ) ) {
			$phpmailer->AltBody = $mail['text']; // phpcs:ignore WordPress.NamingConventions
		}
		$ids = array_intersect_key( $mail['headers'] ?? array(), array_flip( array( 'In-Reply-To', 'References' ) ) );
		if ( isset( $mail['headers']['Message-ID'] ) ) {
			$phpmailer->MessageID = $mail['headers']['Message-ID']; // phpcs:ignore WordPress.NamingConventions
		}
		// Message-ID was among the headers for plugins that replace PHPMailer; here it would be printed twice.
		$direct = 'mail' === $phpmailer->Mailer ? $ids : array(); // phpcs:ignore WordPress.NamingConventions
		$others = $phpmailer->getCustomHeaders();
		$phpmailer->clearCustomHeaders();
		foreach ( $others as $header ) {
			if ( 'Message-ID' !== $header[0] && ! isset( $direct[ $header[0] ] ) ) {
				$phpmailer->addCustomHeader( $header[0], $header[1] );
			}
		}
		seller_support_print_ids_unencoded( $phpmailer, $direct );
	};
}

/**
 * Keeps mail clients able to read the ids when the message goes through PHP's mail().
 *
 * PHPMailer then rewrites header text above 47 characters as an encoded word, in which no client looks for ids.
 * X-Mailer is the one line it copies as it is, and our ids hold nothing but printable ASCII, checked before.
 *
 * @param object $phpmailer The message.
 * @param array  $ids       Header name => ids, separated by spaces.
 */
function seller_support_print_ids_unencoded( $phpmailer, array $ids ) {
	if ( ! $ids ) {
		return;
	}
	$newline = PHP_VERSION_ID >= 80000 ? "\r\n" : PHP_EOL;
	$lines   = 'Seller Support';
	foreach ( $ids as $name => $value ) {
		$lines .= $newline . $name . ': ' . preg_replace( '/ +/', $newline . ' ', $value );
	}
	$phpmailer->XMailer = $lines; // phpcs:ignore WordPress.NamingConventions
}

/**
 * Leaves WordPress' shared mailer as it was; it clears neither of these itself.
 */
function seller_support_reset_mailer() {
	global $phpmailer;
	if ( $phpmailer instanceof PHPMailer\PHPMailer\PHPMailer ) {
		$phpmailer->MessageID = ''; // phpcs:ignore WordPress.NamingConventions
		$phpmailer->XMailer   = ''; // phpcs:ignore WordPress.NamingConventions
		$phpmailer->AltBody   = ''; // phpcs:ignore WordPress.NamingConventions
	}
}

/**
 * The transport's error in one short line.
 *
 * @param string $error Text from PHPMailer or a plugin.
 */
function seller_support_mail_error( $error ) {
	$error = trim( preg_replace( '/[\x00-\x1f\x7f]+/', ' ', wp_strip_all_tags( $error ) ) );
	return '' === $error ? 'wp_mail failed' : mb_strcut( $error, 0, 300, 'UTF-8' );
}
