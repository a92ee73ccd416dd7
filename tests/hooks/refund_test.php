<?php
/**
 * Host calls "refund" and "refund look-up": what is booked, what is not, and how that is remembered.
 */
require __DIR__ . '/refund_lib.php';

$shop   = new Shop( 'refund' );
$people = people( $shop );
$orders = orders( $shop );
$all    = $orders;
$line   = static function ( array $order, $kind = 'line_item' ) {
	foreach ( $order['items'] as $id => $item ) {
		if ( $kind === $item['kind'] ) {
			return $id;
		}
	}
	return 0;
};
$several = static function ( array $order ) use ( $line ) {
	return $line( $order ) && $order['items'][ $line( $order ) ]['quantity'] >= 2 && $line( $order, 'shipping' );
};

// Those of which there are few are put aside first.
$with_fee = take( $orders, static function ( $order ) use ( $line ) { return $line( $order, 'fee' ); } );
$part     = take( $orders, static function ( $order ) { return $order['parent'] > 0 && 'completed' === $order['status']; } );

// A part, then the same id again, then the rest.
$order  = take( $orders, $several );
$item   = $line( $order );
$before = books( $shop, $order );
$call   = refund_call( $order, array( $item => 1 ), array( 'user_id' => $people['admin'] ) );
$answer = host_call( $shop, $call );
$refund = $answer->json['refund_id'] ?? 0;
promise( 'a line is refunded', 200 === $answer->status && array( 'ok' => true, 'refund_id' => $refund ) === $answer->json && $refund > 0, $answer );
$seen = json_decode( $shop->php( '$r = wc_get_order( ' . (int) $refund . ' ); $i = current( $r->get_items() ); echo json_encode( array( $r->get_type(), $r->get_parent_id(), (float) $r->get_total(), (float) $r->get_amount(), $r->get_reason(), $r->get_refunded_by(), $r->get_refunded_payment(), $r->get_meta( "_seller_support_refund" ), $i->get_quantity(), (float) $i->get_total(), array_map( "floatval", $i->get_taxes()["total"] ), (int) $i->get_meta( "_refunded_item_id" ) ) );' ), true );
$taxes = array_map( static function ( $tax ) { return - (float) $tax; }, (array) $call['lines'][0]['taxes'] );
promise_same( 'as WooCommerce keeps it, with our id, by the person who approved', json_encode( array( 'shop_order_refund', $order['id'], - (float) $call['amount'], (float) $call['amount'], $call['reason'], $people['admin'], false, $call['id'], -1, - (float) $call['lines'][0]['total'], $taxes, $item ) ), json_encode( $seen ) );
$after  = books( $shop, $order );
$credit = (float) $call['lines'][0]['total'] * 0.9 + array_sum( array_map( 'abs', $taxes ) );
promise_same( 'Dokan takes the seller\'s part', text( $credit, 4 ), $after['credit'] );
promise_same( 'and lowers the order\'s row by both', array( text( $before['order'] - $call['amount'], 4 ), text( $before['net'] - $credit, 4 ) ), array( $after['order'], $after['net'] ) );
promise_same( 'the look-up says booked', array( 'ok' => true, 'state' => 'booked', 'refund_id' => $refund ), look_up( $shop, $call ) );
promise_same( 'the same call again: the same answer', array( 'ok' => true, 'refund_id' => $refund, 'again' => true ), host_call( $shop, $call )->json );
promise_same( 'and nothing booked', $after, books( $shop, $order ) );
promise( 'the same id with another amount is refused', is_refused( host_call( $shop, array( 'amount' => '1.00' ) + $call ) ) && is_refused( host_call( $shop, array( 'order_id' => $order['id'] + 1 ) + $call ) ) );
promise( 'the same pieces under another id: what is left decides', is_refused( host_call( $shop, refund_call( $order, array( $item => $order['items'][ $item ]['quantity'] ) ) ), '/can still be refunded/' ) );
$shop->sql( "DELETE FROM {$shop->table('options')} WHERE option_name = 'seller_support_refund_{$call['id']}'" );
promise_same( 'with our own row lost, the refund itself knows', array( array( 'ok' => true, 'refund_id' => $refund, 'again' => true ), array( 'ok' => true, 'state' => 'booked', 'refund_id' => $refund ) ), array( host_call( $shop, $call )->json, look_up( $shop, $call ) ) );
promise_same( 'and nothing is booked', $after, books( $shop, $order ) );

$rest       = everything( $order );
$rest[ $item ] -= 1;
$answer     = host_call( $shop, refund_call( $order, array_filter( $rest, static function ( $quantity, $id ) use ( $order ) { return $quantity > 0 || 'line_item' !== $order['items'][ $id ]['kind']; }, ARRAY_FILTER_USE_BOTH ) ) );
$books      = books( $shop, $order );
promise( 'the rest is refunded, shipping too', true === ( $answer->json['ok'] ?? null ), $answer );
promise_same( 'then the order is refunded', array( 'refunded', text( $order['total'] ), '0.0000', '0.0000' ), array( $books['status'], $books['refunded'], $books['order'], $books['net'] ) );
promise_same( 'the seller\'s credit is what the order had given', text( $before['net'], 4 ), $books['credit'] );
promise( 'nothing is left', is_refused( host_call( $shop, refund_call( $order, array( $item => 1 ) ) ) ) );

// Who.
$order = take( $orders, static function ( $order ) use ( $line ) { return $order['items'][ $line( $order ) ]['quantity'] >= 4; } );
foreach ( array( 'a customer' => $people['customer1'], 'somebody who does not exist' => 999999, 'a text' => 'admin', 'nobody' => null ) as $who => $user_id ) {
	$answer = host_call( $shop, refund_call( $order, array( $line( $order ) => 1 ), array( 'user_id' => $user_id ) ) );
	promise_same( "for $who the refund was made by nobody", '0', $shop->php( 'echo wc_get_order( ' . (int) ( $answer->json['refund_id'] ?? 0 ) . ' )->get_refunded_by();' ) );
}

// Shipping and fee alone, a sub-order, money that is not the shop's.
$order  = $with_fee;
$answer = host_call( $shop, refund_call( $order, array( $line( $order, 'fee' ) => 0, $line( $order, 'shipping' ) => 0 ) ) );
promise( 'a fee and shipping can be refunded alone', true === ( $answer->json['ok'] ?? null ), $answer );
promise( 'but once', is_refused( host_call( $shop, refund_call( $order, array( $line( $order, 'fee' ) => 0 ) ) ), '/at most 0[,.]00 EUR/i' ) && is_refused( host_call( $shop, refund_call( $order, array( $line( $order, 'shipping' ) => 0 ) ) ) ) );
$order  = $part;
$parent = books( $shop, $all[ $order['parent'] ] );
$answer = host_call( $shop, refund_call( $order, everything( $order ) ) );
$books  = books( $shop, $order );
promise( 'a sub-order is refunded wholly', true === ( $answer->json['ok'] ?? null ) && 'refunded' === $books['status'] && '0.0000' === $books['net'], array( $answer, $books ) );
promise_same( 'its parent stays as it was', $parent, books( $shop, $all[ $order['parent'] ] ) );
promise_same( 'the balance row keeps its amount and becomes refunded', array( array( 'status' => 'wc-refunded', 'same' => '1' ) ), $shop->sql( "SELECT status, debit = {$books['credit']} AS same FROM {$shop->table('dokan_vendor_balance')} WHERE trn_type = 'dokan_orders' AND trn_id = {$order['id']}" ) );

// Every kind of asking too much, and of what is not there.
$order   = take( $orders, $several );
$foreign = $with_fee;
$item    = $line( $order );
$piece   = refund_call( $order, array( $item => 1, $line( $order, 'shipping' ) => 0 ) );
$with    = static function ( $change ) use ( $piece ) {
	$call       = json_decode( json_encode( $piece ), true );
	$call['id'] = 'x-' . bin2hex( random_bytes( 8 ) );
	return $change( $call );
};
$rate    = key( (array) $piece['lines'][0]['taxes'] );
$cent    = static function ( $text, $by = 0.01 ) { return text( (float) $text + $by ); };
$bought  = $order['items'][ $item ];
$ship    = $order['items'][ $line( $order, 'shipping' ) ];
$bad     = array(
	'more pieces than bought'      => static function ( $c ) use ( $bought ) { $c['lines'][0]['quantity'] = $bought['quantity'] + 1; return $c; },
	'a cent more of a line'        => static function ( $c ) use ( $bought, $cent ) { $c['amount'] = $cent( $c['amount'], $bought['total'] + 0.01 - $c['lines'][0]['total'] ); $c['lines'][0]['total'] = $cent( $bought['total'] ); return $c; },
	'more tax than paid'           => static function ( $c ) use ( $bought, $cent, $rate ) { $more = ceil( $bought['taxes'][ $rate ] * 100 ) / 100 + 0.01; $c['amount'] = $cent( $c['amount'], $more - $c['lines'][0]['taxes'][ $rate ] ); $c['lines'][0]['taxes'][ $rate ] = text( $more ); return $c; },
	'a cent more of the shipping'  => static function ( $c ) use ( $ship, $cent ) { $c['amount'] = $cent( $c['amount'] ); $c['lines'][1]['total'] = $cent( $ship['total'] ); return $c; },
	'a tax rate it did not have'   => static function ( $c ) use ( $cent ) { $c['lines'][0]['taxes']['77'] = '0.01'; $c['amount'] = $cent( $c['amount'] ); return $c; },
	'pieces of shipping'           => static function ( $c ) { $c['lines'][1]['quantity'] = 1; return $c; },
	'an amount above its lines'    => static function ( $c ) use ( $cent ) { $c['amount'] = $cent( $c['amount'] ); return $c; },
	'an amount below its lines'    => static function ( $c ) use ( $cent ) { $c['amount'] = $cent( $c['amount'], -0.01 ); return $c; },
	'an item of another order'     => static function ( $c ) use ( $foreign, $line ) { $c['lines'][0]['item_id'] = $line( $foreign ); return $c; },
	'an item that does not exist'  => static function ( $c ) { $c['lines'][0]['item_id'] = 99999999; return $c; },
	'an item named twice'          => static function ( $c ) { $c['lines'][1] = $c['lines'][0]; return $c; },
	'a negative amount'            => static function ( $c ) { $c['amount'] = '-1.00'; return $c; },
	'a negative line'              => static function ( $c ) { $c['lines'][0]['total'] = '-1.00'; return $c; },
	'a negative tax'               => static function ( $c ) use ( $rate ) { $c['lines'][0]['taxes'][ $rate ] = '-0.01'; return $c; },
	'negative pieces'              => static function ( $c ) { $c['lines'][0]['quantity'] = -1; return $c; },
	'half a piece'                 => static function ( $c ) { $c['lines'][0]['quantity'] = 0.5; return $c; },
	'a thousandth'                 => static function ( $c ) { $c['amount'] .= '1'; $c['lines'][0]['total'] .= '1'; return $c; },
	'a number instead of text'     => static function ( $c ) { $c['amount'] = (float) $c['amount']; return $c; },
	'an exponent'                  => static function ( $c ) { $c['amount'] = '1e9'; return $c; },
	'an amount with a comma'       => static function ( $c ) { $c['amount'] = '1,00'; return $c; },
	'no lines'                     => static function ( $c ) { $c['lines'] = array(); return $c; },
	'lines that are none'          => static function ( $c ) { $c['lines'] = array( 'x' ); return $c; },
	'nothing'                      => static function ( $c ) { $c['lines'] = array(); $c['amount'] = '0.00'; return $c; },
	'no reason'                    => static function ( $c ) { unset( $c['reason'] ); return $c; },
	'another currency'             => static function ( $c ) { $c['currency'] = 'USD'; return $c; },
	'an order that does not exist' => static function ( $c ) { $c['order_id'] = 99999999; return $c; },
	'a product instead of an order' => static function ( $c ) use ( $bought ) { $c['order_id'] = $bought['product']; return $c; },
	'a refund instead of an order' => static function ( $c ) use ( $refund ) { $c['order_id'] = $refund; return $c; },
);
$before = books( $shop, $order );
foreach ( $bad as $what => $change ) {
	$call   = $with( $change );
	$answer = host_call( $shop, $call );
	promise( "refused for good: $what", is_refused( $answer ), $answer );
	promise_same( '  the look-up gives the same reason', array( 'ok' => true, 'state' => 'refused', 'reason' => $answer->json['reason'] ?? '' ), look_up( $shop, $call ) );
}
promise_same( 'nothing of it was booked', $before, books( $shop, $order ) );
$split = current( array_filter( $all, static function ( $order ) { return $order['split']; } ) );
promise( 'refused for good: an order of several sellers', is_refused( host_call( $shop, refund_call( $split, array( $line( $split ) => 1 ) ) ), '/each seller/' ) );
foreach ( array( array( 'id' => 'Ä' ), array( 'id' => '' ), array( 'id' => str_repeat( 'a', 41 ) ), array( 'id' => 5 ), array( 'order_id' => '5' ), array( 'order_id' => 0 ) ) as $change ) {
	promise_same( 'names that are none are 422: ' . json_encode( $change ), array( 422, 422 ), array( host_call( $shop, $change + $piece )->status, host_call( $shop, $change + array( 'call' => 'refund look-up' ) + $piece )->status ) );
}
$call  = $with( $bad['a negative amount'] );
$first = host_call( $shop, $call )->json;
promise_same( 'a refusal is remembered', $first, host_call( $shop, $call )->json );
promise_same( 'even when the content is right now', 'refused', host_call( $shop, array( 'id' => $call['id'] ) + $piece )->json['error'] ?? '' );

// The order changed meanwhile.
$shop->php( 'wc_create_refund( array( "order_id" => ' . $order['id'] . ', "amount" => "' . text( $order['total'] - 1 ) . '" ) );' );
promise( 'refused for good: stale, most was refunded in wp-admin as an amount alone', is_refused( host_call( $shop, $with( static function ( $c ) { return $c; } ) ), '/whole order at most 1[,.]00 EUR/' ) );
$order = take( $orders, $several );
$item  = $line( $order );
$call  = refund_call( $order, array( $item => $order['items'][ $item ]['quantity'] ) );
$shop->php( 'wc_create_refund( array( "order_id" => ' . $order['id'] . ', "amount" => "' . text( $order['items'][ $item ]['total'] / $order['items'][ $item ]['quantity'] ) . '", "line_items" => array( ' . $item . ' => array( "qty" => 1, "refund_total" => ' . ( $order['items'][ $item ]['total'] / $order['items'][ $item ]['quantity'] ) . ' ) ) ) );' );
promise( 'refused for good: stale, one piece was refunded in wp-admin', is_refused( host_call( $shop, $call ), '/At most \d+ of/' ) );

// Given up.
$order  = take( $orders, $several );
$before = books( $shop, $order );
$call   = refund_call( $order, array( $line( $order ) => 1 ) );
promise_same( 'the look-up of an id that was never called', array( 'ok' => true, 'state' => 'none' ), look_up( $shop, $call ) );
promise( 'closes it: a call still on its way is refused', is_refused( host_call( $shop, $call ) ) );
promise_same( 'and the look-up stays the same', array( 'ok' => true, 'state' => 'none' ), look_up( $shop, $call ) );
promise_same( 'nothing was booked', $before, books( $shop, $order ) );

// Dokan Pro.
$signed = signed( $call = refund_call( $order, array( $line( $order ) => 1 ) ) );
$signed['headers'][] = 'X-Dokan-Pro: 1';
$answer       = request( call_url( $shop ), $signed );
$answer->json = json_decode( $answer->body, true );
promise( 'with Dokan Pro nothing is booked', is_refused( $answer, '/Dokan Pro/' ) && $before === books( $shop, $order ), $answer );

promise( 'no remembered row is loaded with every request', '0' === $shop->sql( "SELECT COUNT(*) AS n FROM {$shop->table('options')} WHERE option_name LIKE 'seller\\_support\\_refund%' AND autoload NOT IN ('no', 'off')" )[0]['n'] );

// German.
$shop->set( 'WPLANG', 'de_DE' );
$answer = host_call( $shop, refund_call( $order, array( $line( $order ) => 99 ) ) );
promise( 'the reason is in the shop\'s language', is_refused( $answer, '/erstattet/' ), $answer );
