<?php
/**
 * Host call "refund row": a row of Dokan's own table for each request, in Dokan's encoding.
 */
require __DIR__ . '/refund_lib.php';

$shop  = new Shop( 'row' );
$table = $shop->table( 'dokan_refund' );
$shop->sql( "INSERT INTO $table (order_id, seller_id, refund_amount, date, status, method) VALUES (1, 1, 5, '2024-01-01 00:00:00', 0, '0')" );
$rows = static function ( $where = '1' ) use ( $shop, $table ) {
	return $shop->sql( "SELECT * FROM $table WHERE $where ORDER BY id" );
};
$foreign = $rows();
$call    = array(
	'call'         => 'refund row',
	'id'           => 'request-7',
	'order_id'     => 72,
	'seller_id'    => 3,
	'amount'       => '26.24',
	'reason'       => 'Zerbrochen „ä“ <b>x</b>',
	'quantities'   => array( '12' => 1, '14' => 0 ),
	'totals'       => array( '12' => '22.05', '13' => '2', '14' => '0' ),
	'taxes'        => array( '12' => array( '1' => '4.19', '2' => '0.5' ), '13' => (object) array() ),
	'restock'      => true,
	'state'        => 'pending',
	'requested_at' => 1764000000,
);
$answer = host_call( $shop, $call );
$id     = $answer->json['row'] ?? 0;
promise( 'a row is written', array( 'ok' => true, 'row' => $id ) === $answer->json && $id > 0, $answer );
$expected = array(
	'id'              => (string) $id,
	'order_id'        => '72',
	'seller_id'       => '3',
	'refund_amount'   => '26.2400',
	'refund_reason'   => 'Zerbrochen „ä“ x',
	'item_qtys'       => '{"12":1}',
	'item_totals'     => '{"12":"22.050000","13":"2.000000","14":"0.000000"}',
	'item_tax_totals' => '{"12":{"1":4.19,"2":0.5},"13":{}}',
	'restock_items'   => '1',
	'date'            => '2025-11-24 17:00:00',
	'status'          => '0',
	'method'          => '0',
);
promise_same( 'in Dokan\'s encoding, at the site\'s time', $expected, $rows( "id = $id" )[0] ?? null );
promise_same( 'the same call again: the same row', array( 'ok' => true, 'row' => $id ), host_call( $shop, $call )->json );
foreach ( array( 'approved' => '1', 'cancelled' => '2', 'pending' => '0' ) as $state => $status ) {
	promise_same( "$state is $status", array( 'ok' => true, 'row' => $id ), host_call( $shop, array( 'state' => $state ) + $call )->json );
	promise_same( '  and nothing else changes', array( 'status' => $status ) + $expected, array( 'status' => $status ) + $rows( "id = $id" )[0] );
}
promise_same( 'no row was added', 2, count( $rows() ) );
$empty = host_call( $shop, array( 'id' => 'request-8', 'quantities' => (object) array(), 'totals' => (object) array(), 'taxes' => (object) array(), 'restock' => false ) + $call )->json;
$row   = $rows( "id = {$empty['row']}" )[0];
promise_same( 'empty lists are objects, no restock is 0', array( '{}', '{}', '{}', '0' ), array( $row['item_qtys'], $row['item_totals'], $row['item_tax_totals'], $row['restock_items'] ) );
$other = host_call( $shop, array( 'id' => 'request-9' ) + $call )->json['row'];
promise( 'another id is another row', $other > $id );

// Too narrow.
$many   = array_fill_keys( range( 1000, 1030 ), 2 );
$answer = host_call( $shop, array( 'id' => 'request-10', 'quantities' => $many, 'totals' => array_map( static function () { return '1.00'; }, $many ) ) + $call );
$row    = $rows( 'id = ' . (int) $answer->json['row'] )[0];
promise( 'quantities that do not fit are left out, and said to be', array( 'ok' => true, 'row' => (int) $row['id'], 'quantities_left_out' => true ) === $answer->json && '{}' === $row['item_qtys'] && 31 === count( json_decode( $row['item_totals'], true ) ), array( $answer, $row ) );
$shop->sql( "UPDATE $table SET item_totals = '{}' WHERE id > 1" );
$shop->sql( "ALTER TABLE $table MODIFY item_totals varchar(50), MODIFY item_tax_totals varchar(50)" );
$answer = host_call( $shop, array( 'id' => 'request-10', 'totals' => array_map( static function () { return '1.00'; }, $many ) ) + $call );
promise( 'so are amounts in the columns of an old Dokan', true === ( $answer->json['amounts_left_out'] ?? null ) && ! isset( $answer->json['quantities_left_out'] ) && '{}' === $rows( 'id = ' . (int) $row['id'] )[0]['item_totals'], $answer );
$shop->sql( "ALTER TABLE $table MODIFY item_totals text, MODIFY item_tax_totals text, MODIFY item_qtys text" );
$answer = host_call( $shop, array( 'id' => 'request-10', 'quantities' => $many ) + $call );
promise( 'a wider column takes them', ! isset( $answer->json['quantities_left_out'] ) && 31 === count( json_decode( $rows( 'id = ' . (int) $row['id'] )[0]['item_qtys'], true ) ), $answer );

// Rows of others.
promise_same( 'a row of somebody else is as it was', $foreign, $rows( 'id = ' . $foreign[0]['id'] ) );
$shop->sql( "UPDATE $table SET order_id = 999 WHERE id = $other" );
$changed = $rows( "id = $other" );
$answer  = host_call( $shop, array( 'id' => 'request-9', 'state' => 'approved' ) + $call );
promise( 'a row whose order is another now is no longer ours', $answer->json['row'] > $other && $changed === $rows( "id = $other" ), $answer );
$shop->sql( "DELETE FROM $table WHERE id = $id" );
$answer = host_call( $shop, $call );
promise( 'a row that somebody deleted comes back', $answer->json['row'] > 0 && 1 === count( $rows( 'id = ' . $answer->json['row'] ) ), $answer );

// At once.
$before   = count( $rows() );
$requests = array();
for ( $i = 0; $i < 10; $i++ ) {
	$requests[] = array( call_url( $shop ), signed( array( 'id' => 'request-at-once' ) + $call ) );
}
$ids = array();
foreach ( requests_at_once( $requests ) as $answer ) {
	$json = json_decode( $answer->body, true );
	if ( true === $json['ok'] ) {
		$ids[] = $json['row'];
	} else {
		promise( 'a call that meets another may be sent again', true === ( $json['retry'] ?? null ), $json );
	}
}
promise( 'ten equal calls at once make one row', 1 === count( array_unique( $ids ) ) && $before + 1 === count( $rows() ), $ids );

// Bad calls.
foreach ( array( 'id' => 'A', 'order_id' => 0, 'seller_id' => '3', 'amount' => '-1', 'reason' => null, 'quantities' => array( 'x' => 1 ), 'totals' => array( '12' => 1.5 ), 'taxes' => array( '12' => '1' ), 'restock' => 1, 'state' => 'done', 'requested_at' => 'now' ) as $field => $value ) {
	$answer = host_call( $shop, array( $field => $value ) + $call );
	promise_same( "a bad $field is 422", array( 422, $field ), array( $answer->status, $answer->json['error'] ?? '' ) );
}
$shop->sql( "DROP TABLE $table" );
promise_same( 'without the table nothing is written', array( 'ok' => true, 'row' => 0 ), host_call( $shop, array( 'id' => 'request-11' ) + $call )->json );
