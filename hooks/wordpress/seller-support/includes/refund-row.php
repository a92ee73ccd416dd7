<?php
/**
 * Host call "refund row": keeps a row in Dokan's table of refund requests in step, for reports made from that table.
 *
 * Which row belongs to which id is remembered in the options table; rows of others are never touched.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

const SELLER_SUPPORT_REFUND_ROW = 'seller_support_dokan_refund_';

/**
 * Dokan's numbers for the states.
 */
const SELLER_SUPPORT_REFUND_ROW_STATES = array(
	'pending'   => 0,
	'approved'  => 1,
	'cancelled' => 2,
);

/**
 * Writes the row, a new one for an id seen for the first time.
 *
 * @param array $call The call.
 * @return array Status and answer.
 */
function seller_support_keep_refund_row( array $call ) {
	$fault = seller_support_refund_row_fault( $call );
	if ( '' !== $fault ) {
		return seller_support_refusal( 422, $fault );
	}
	$widths = seller_support_refund_row_widths();
	if ( ! $widths ) {
		return seller_support_refund_row_answer( 0, array() );
	}
	list( $row, $left_out ) = seller_support_refund_row( $call, $widths );

	$name   = SELLER_SUPPORT_REFUND_ROW . $call['id'];
	$memory = seller_support_begin_locked( $name );
	if ( ! is_array( $memory ) ) {
		return seller_support_refusal( 200, $memory, true );
	}
	$row_id = seller_support_write_refund_row( (int) ( $memory['row'] ?? 0 ), $row );
	if ( ! $row_id || ! seller_support_keep( $name, array( 'row' => $row_id ) ) ) {
		seller_support_roll_back();
		return seller_support_refusal( 200, 'busy', true );
	}
	return seller_support_commit() ? seller_support_refund_row_answer( $row_id, $left_out ) : seller_support_refusal( 200, 'busy', true );
}

/**
 * The answer.
 *
 * @param int      $row_id   Dokan's row, 0 when there is no such table.
 * @param string[] $left_out Columns that were too narrow.
 */
function seller_support_refund_row_answer( $row_id, array $left_out ) {
	$answer = array(
		'ok'  => true,
		'row' => $row_id,
	);
	if ( in_array( 'item_qtys', $left_out, true ) ) {
		$answer['quantities_left_out'] = true;
	}
	if ( array_diff( $left_out, array( 'item_qtys' ) ) ) {
		$answer['amounts_left_out'] = true;
	}
	return array( 200, $answer );
}

/**
 * Changes our row, or adds one when there is none or it has become another's.
 *
 * @param int   $row_id Row, 0 for none yet.
 * @param array $row    Columns.
 * @return int The row, 0 when the database failed.
 */
function seller_support_write_refund_row( $row_id, array $row ) {
	global $wpdb;
	$table  = $wpdb->prefix . 'dokan_refund';
	$before = $wpdb->suppress_errors( true );
	$is_own = $row_id && $wpdb->get_var( $wpdb->prepare( "SELECT id FROM $table WHERE id = %d AND order_id = %d AND seller_id = %d FOR UPDATE", $row_id, $row['order_id'], $row['seller_id'] ) ); // phpcs:ignore WordPress.DB
	if ( $is_own ) {
		$written = $wpdb->update( $table, $row, array( 'id' => $row_id ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
	} else {
		$written = $wpdb->insert( $table, $row ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
		$row_id  = (int) $wpdb->insert_id;
	}
	$wpdb->suppress_errors( $before );
	return false === $written ? 0 : $row_id;
}

/**
 * How many characters the columns hold that had other types in older versions of Dokan.
 *
 * @return array<string,int> Empty when there is no such table.
 */
function seller_support_refund_row_widths() {
	global $wpdb;
	$widths = array();
	$before = $wpdb->suppress_errors( true );
	$rows   = $wpdb->get_results( "SHOW COLUMNS FROM {$wpdb->prefix}dokan_refund" ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
	$wpdb->suppress_errors( $before );
	foreach ( (array) $rows as $column ) {
		$widths[ $column->Field ] = preg_match( '/^(?:var)?char\(([0-9]+)\)/i', $column->Type, $found ) ? (int) $found[1] : 65535; // phpcs:ignore WordPress.NamingConventions
	}
	return $widths;
}

/**
 * The columns in Dokan's encoding.
 *
 * @param array $call   The call.
 * @param int[] $widths Characters of each column.
 * @return array Columns, and the names of those that were too narrow.
 */
function seller_support_refund_row( array $call, array $widths ) {
	$number = static function ( $text ) {
		return (float) $text;
	};
	$lists  = array(
		'item_qtys'       => array_filter( $call['quantities'] ),
		'item_totals'     => array_map( 'seller_support_six_decimals', $call['totals'] ),
		'item_tax_totals' => array_map(
			static function ( $taxes ) use ( $number ) {
				return (object) array_map( $number, $taxes );
			},
			$call['taxes']
		),
	);
	$row    = array(
		'order_id'      => $call['order_id'],
		'seller_id'     => $call['seller_id'],
		'refund_amount' => $call['amount'],
		'refund_reason' => sanitize_text_field( mb_strcut( $call['reason'], 0, 5000, 'UTF-8' ) ),
		'restock_items' => $call['restock'] ? '1' : '0',
		'date'          => wp_date( 'Y-m-d H:i:s', $call['requested_at'] ),
		'status'        => SELLER_SUPPORT_REFUND_ROW_STATES[ $call['state'] ],
		'method'        => '0',
	);
	$left_out = array();
	foreach ( $lists as $column => $list ) {
		$row[ $column ] = (string) wp_json_encode( (object) $list );
		if ( strlen( $row[ $column ] ) > ( $widths[ $column ] ?? 65535 ) ) {
			$row[ $column ] = '{}';
			$left_out[]     = $column;
		}
	}
	return array( $row, $left_out );
}

/**
 * An amount with Dokan's six decimals.
 *
 * @param string $amount Decimal text.
 */
function seller_support_six_decimals( $amount ) {
	$parts = explode( '.', $amount );
	return $parts[0] . '.' . str_pad( substr( $parts[1] ?? '', 0, 6 ), 6, '0' );
}

/**
 * What is wrong with the call, or ''.
 *
 * @param array $call The call.
 */
function seller_support_refund_row_fault( array $call ) {
	$fault = seller_support_refund_key_fault( $call );
	if ( '' !== $fault ) {
		return $fault;
	}
	$good = array(
		'seller_id'    => is_int( $call['seller_id'] ?? null ) && $call['seller_id'] > 0,
		'amount'       => seller_support_is_amount( $call['amount'] ?? null ),
		'reason'       => is_string( $call['reason'] ?? null ),
		'quantities'   => seller_support_is_map( $call['quantities'] ?? null, 'seller_support_is_quantity' ),
		'totals'       => seller_support_is_map( $call['totals'] ?? null, 'seller_support_is_amount' ),
		'taxes'        => seller_support_is_map( $call['taxes'] ?? null, 'seller_support_is_tax_map' ),
		'restock'      => is_bool( $call['restock'] ?? null ),
		'state'        => is_string( $call['state'] ?? null ) && isset( SELLER_SUPPORT_REFUND_ROW_STATES[ $call['state'] ] ),
		'requested_at' => is_int( $call['requested_at'] ?? null ) && $call['requested_at'] > 0 && $call['requested_at'] < 2147483647,
	);
	return (string) array_search( false, $good, true );
}

/**
 * True for an object of our calls: ids as names, each value good.
 *
 * @param mixed    $map     What was sent.
 * @param callable $is_good Asks one value.
 */
function seller_support_is_map( $map, $is_good ) {
	if ( ! is_array( $map ) || count( $map ) > SELLER_SUPPORT_REFUND_LINES ) {
		return false;
	}
	foreach ( $map as $id => $value ) {
		if ( ! is_int( $id ) || $id < 1 || ! $is_good( $value ) ) {
			return false;
		}
	}
	return true;
}

/**
 * True for a number of pieces.
 *
 * @param mixed $value What was sent.
 */
function seller_support_is_quantity( $value ) {
	return is_int( $value ) && $value >= 0;
}

/**
 * True for an amount written as text.
 *
 * @param mixed $value What was sent.
 */
function seller_support_is_amount( $value ) {
	return is_string( $value ) && preg_match( '/^[0-9]{1,11}(\.[0-9]{1,6})?$/D', $value );
}

/**
 * True for taxes by rate.
 *
 * @param mixed $value What was sent.
 */
function seller_support_is_tax_map( $value ) {
	return seller_support_is_map( $value, 'seller_support_is_amount' );
}
