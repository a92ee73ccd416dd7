<?php
/**
 * One database transaction around code that is not ours and knows nothing of it.
 *
 * Autocommit is switched off, so that whatever ends the transaction early (a deadlock, a killed process, a lost
 * connection) has committed nothing. Statements of others that would end it become savepoints or are not run.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * The state of this request's transaction.
 *
 * @return array open, inner (transactions of others within ours), ours (a statement of this file is running),
 *               errors (how many failed statements there were before), reconnects (wpdb's own setting).
 */
function &seller_support_transaction() {
	static $state = array(
		'open'       => false,
		'inner'      => 0,
		'ours'       => false,
		'errors'     => 0,
		'reconnects' => null,
	);
	return $state;
}

/**
 * Begins it.
 *
 * @return bool False when the database cannot.
 */
function seller_support_begin() {
	global $wpdb, $EZSQL_ERROR; // phpcs:ignore WordPress.NamingConventions
	$state = &seller_support_transaction();
	if ( $state['open'] || false === seller_support_run( 'SET autocommit = 0' ) ) {
		return false;
	}
	$state['open']   = true;
	$state['inner']  = 0;
	$state['errors'] = count( (array) $EZSQL_ERROR );
	// A new connection in the middle would carry on outside of the transaction. Without one, WordPress gives up.
	$state['reconnects'] = isset( $wpdb->reconnect_retries ) ? $wpdb->reconnect_retries : null;
	if ( null !== $state['reconnects'] ) {
		$wpdb->reconnect_retries = 0;
	}
	add_filter( 'query', 'seller_support_keep_transaction', PHP_INT_MAX );
	register_shutdown_function( 'seller_support_roll_back' );
	ignore_user_abort( true );
	return true;
}

/**
 * Commits.
 *
 * @return bool False when the database did not: then nobody knows, and the caller must say so.
 */
function seller_support_commit() {
	$committed = false !== seller_support_run( 'COMMIT' );
	seller_support_end_transaction();
	return $committed;
}

/**
 * Undoes everything since the beginning; nothing when there is no transaction.
 */
function seller_support_roll_back() {
	$state = &seller_support_transaction();
	if ( $state['open'] ) {
		seller_support_run( 'ROLLBACK' );
		seller_support_end_transaction();
	}
}

/**
 * Puts the connection back into the state WordPress expects.
 */
function seller_support_end_transaction() {
	global $wpdb;
	$state = &seller_support_transaction();
	remove_filter( 'query', 'seller_support_keep_transaction', PHP_INT_MAX );
	seller_support_run( 'SET autocommit = 1' );
	if ( null !== $state['reconnects'] ) {
		$wpdb->reconnect_retries = $state['reconnects'];
	}
	$state['open'] = false;
}

/**
 * Filter "query" of wpdb: statements that would end our transaction.
 *
 * @param string $query Statement of anybody.
 * @return string What is run instead; '' for nothing.
 */
function seller_support_keep_transaction( $query ) {
	$state = &seller_support_transaction();
	$verb  = strtoupper( substr( ltrim( (string) $query ), 0, 200 ) );
	if ( $state['ours'] || ! preg_match( '/^(START\s+TRANSACTION|BEGIN|COMMIT|ROLLBACK|SET|CREATE|ALTER|DROP|TRUNCATE|RENAME|LOCK|UNLOCK|ANALYZE|OPTIMIZE|REPAIR)\b/', $verb, $found ) ) {
		return $query;
	}
	switch ( preg_replace( '/\s+/', ' ', $found[1] ) ) {
		case 'START TRANSACTION':
		case 'BEGIN':
			return 'SAVEPOINT seller_support_' . ( ++$state['inner'] );
		case 'COMMIT':
			return $state['inner'] > 0 ? 'RELEASE SAVEPOINT seller_support_' . ( $state['inner']-- ) : 'DO 0';
		case 'ROLLBACK':
			if ( preg_match( '/^ROLLBACK\s+(WORK\s+)?TO\b/', $verb ) ) {
				return $query;
			}
			return $state['inner'] > 0 ? 'ROLLBACK TO SAVEPOINT seller_support_' . ( $state['inner']-- ) : 'DO 0';
		case 'SET':
			return preg_match( '/\bAUTOCOMMIT\b/', $verb ) ? 'DO 0' : $query;
	}
	if ( preg_match( '/^(CREATE|DROP)\s+TEMPORARY\b/', $verb ) ) {
		return $query;
	}
	error_log( 'seller-support: kept from ending a refund\'s transaction: ' . substr( $verb, 0, 60 ) ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions
	return '';
}

/**
 * True when a statement failed that the books need, whether or not whoever ran it noticed.
 */
function seller_support_books_are_damaged() {
	global $wpdb, $EZSQL_ERROR; // phpcs:ignore WordPress.NamingConventions
	$state = seller_support_transaction();
	$books = 'posts|postmeta|wc_orders|wc_orders_meta|wc_order_operational_data|woocommerce_order_items|woocommerce_order_itemmeta|dokan_orders|dokan_vendor_balance';
	foreach ( array_slice( (array) $EZSQL_ERROR, $state['errors'] ) as $error ) {
		$is_book = preg_match( '/^\s*(INSERT|REPLACE|UPDATE|DELETE)\b.{0,40}\b' . preg_quote( $wpdb->prefix, '/' ) . "($books)\b/is", (string) $error['query'] );
		if ( $is_book || preg_match( '/deadlock|lock wait timeout/i', (string) $error['error_str'] ) ) {
			return true;
		}
	}
	return false;
}

/**
 * Runs a statement of ours without printing a failure into the answer.
 *
 * @param string $sql Prepared statement.
 * @return int|bool As wpdb::query(): false when it failed.
 */
function seller_support_run( $sql ) {
	global $wpdb;
	$state         = &seller_support_transaction();
	$before        = $wpdb->suppress_errors( true );
	$state['ours'] = true;
	$result        = $wpdb->query( $sql ); // phpcs:ignore WordPress.DB
	$state['ours'] = false;
	$wpdb->suppress_errors( $before );
	return $result;
}

/**
 * Reads one value under a lock of its row.
 *
 * @param string $sql     Prepared SELECT … FOR UPDATE of one column.
 * @param int    $seconds How long to wait for another transaction that has the lock.
 * @return string|null|false The value, null when there is no such row, false when the lock was not to be had.
 */
function seller_support_lock( $sql, $seconds ) {
	global $wpdb;
	$state  = &seller_support_transaction();
	$before = seller_support_run( 'SET @seller_support_wait = @@SESSION.innodb_lock_wait_timeout' );
	seller_support_run( 'SET SESSION innodb_lock_wait_timeout = ' . (int) $seconds );
	$found = seller_support_run( $sql );
	$row   = false === $found ? null : ( $wpdb->last_result[0] ?? null );
	if ( false !== $before ) {
		seller_support_run( 'SET SESSION innodb_lock_wait_timeout = @seller_support_wait' );
	}
	// Waiting in vain is an answer, not damage.
	$state['errors'] = count( (array) ( $GLOBALS['EZSQL_ERROR'] ?? array() ) );
	if ( false === $found ) {
		return false;
	}
	return $row ? (string) current( get_object_vars( $row ) ) : null;
}
