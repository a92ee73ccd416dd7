<?php
/**
 * What must be remembered across requests, exactly once: used nonces, mails and refunds.
 *
 * Rows of the options table, written by one INSERT IGNORE each, because its unique name makes the database decide
 * which of several simultaneous requests was first. add_option() cannot do that: it overwrites.
 * Values begin with the unix time in ten digits, so that they sort as text.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

const SELLER_SUPPORT_NONCE = 'seller_support_nonce_';
const SELLER_SUPPORT_MAIL  = 'seller_support_mail_';

/**
 * The window of a call is 300 s to both sides of our clock, so a nonce must outlive 600 s.
 */
const SELLER_SUPPORT_NONCE_SECONDS = 660;
const SELLER_SUPPORT_MAIL_SECONDS  = 14 * DAY_IN_SECONDS;

/**
 * Writes a row that does not exist yet.
 *
 * @param string $name  Option name.
 * @param string $value What to remember.
 * @return bool|null True: written. False: was there already. Null: the database failed.
 */
function seller_support_remember( $name, $value ) {
	global $wpdb;
	return seller_support_changed_rows(
		$wpdb->prepare( "INSERT IGNORE INTO {$wpdb->options} (option_name, option_value, autoload) VALUES (%s, %s, 'no')", $name, $value )
	);
}

/**
 * Changes a row if it still says what we have seen.
 *
 * @param string $name Option name.
 * @param string $from Value seen.
 * @param string $to   New value.
 * @return bool|null True: changed. False: somebody else was faster. Null: the database failed.
 */
function seller_support_replace( $name, $from, $to ) {
	global $wpdb;
	return seller_support_changed_rows(
		$wpdb->prepare( "UPDATE {$wpdb->options} SET option_value = %s WHERE option_name = %s AND option_value = %s", $to, $name, $from )
	);
}

/**
 * Removes a row.
 *
 * @param string $name Option name.
 */
function seller_support_forget( $name ) {
	global $wpdb;
	return seller_support_changed_rows( $wpdb->prepare( "DELETE FROM {$wpdb->options} WHERE option_name = %s", $name ) );
}

/**
 * What a row says, or ''.
 *
 * @param string $name Option name.
 */
function seller_support_recall( $name ) {
	global $wpdb;
	return (string) $wpdb->get_var( $wpdb->prepare( "SELECT option_value FROM {$wpdb->options} WHERE option_name = %s", $name ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
}

/**
 * Removes old rows, a bounded number at a time.
 */
function seller_support_clean_memory() {
	global $wpdb;
	$ages = array(
		SELLER_SUPPORT_NONCE  => SELLER_SUPPORT_NONCE_SECONDS,
		SELLER_SUPPORT_MAIL   => SELLER_SUPPORT_MAIL_SECONDS,
		SELLER_SUPPORT_REFUND => SELLER_SUPPORT_REFUND_SECONDS,
	);
	foreach ( $ages as $prefix => $seconds ) {
		seller_support_changed_rows(
			$wpdb->prepare(
				"DELETE FROM {$wpdb->options} WHERE option_name LIKE %s AND option_value < %s LIMIT 1000",
				$wpdb->esc_like( $prefix ) . '%',
				(string) ( time() - $seconds )
			)
		);
	}
}

/**
 * Runs a prepared statement without printing a failure into the answer.
 *
 * @param string $sql Prepared statement.
 * @return bool|null True when a row changed, false when none, null when the database failed.
 */
function seller_support_changed_rows( $sql ) {
	global $wpdb;
	$before  = $wpdb->suppress_errors( true );
	$changed = $wpdb->query( $sql ); // phpcs:ignore WordPress.DB
	$wpdb->suppress_errors( $before );
	return false === $changed ? null : $changed > 0;
}
