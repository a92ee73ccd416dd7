<?php
/**
 * Host call "refund": decimals, several taxes, prices with tax, stock, cash on delivery, and the older storage of orders.
 */
require __DIR__ . '/refund_lib.php';

$shop   = new Shop( 'money' );
$people = people( $shop );
$orders = orders( $shop );
$line   = static function ( array $order, $kind = 'line_item' ) {
	foreach ( $order['items'] as $id => $item ) {
		if ( $kind === $item['kind'] ) {
			return $id;
		}
	}
	return 0;
};
$parts_of_a_cent = static function ( array $order ) {
	foreach ( $order['items'] as $item ) {
		if ( abs( $item['total'] * 100 - round( $item['total'] * 100 ) ) > 0.01 ) {
			return true;
		}
	}
	return false;
};
$two_taxes = static function ( array $order ) use ( $line ) { return 2 === count( $order['items'][ $line( $order ) ]['taxes'] ); };
$is_whole  = static function ( array $order ) use ( $shop ) {
	$call = refund_call( $order, everything( $order ) );
	// Lines rounded one by one may give a cent more than the order, which is then taken off one of them.
	$call['lines'][0]['total'] = text( $call['lines'][0]['total'] - ( $call['amount'] - $order['total'] ) );
	$call['amount']            = text( $order['total'] );
	$answer = host_call( $shop, $call );
	$books  = books( $shop, $order );
	promise( '  is refunded to the last cent', true === ( $answer->json['ok'] ?? null ) && 'refunded' === $books['status'] && text( $order['total'] ) === $books['refunded'], array( $answer, $books, $order ) );
};

// Order by order, the hard ones.
$order = take( $orders, static function ( $order ) use ( $two_taxes, $parts_of_a_cent ) { return $two_taxes( $order ) && ! $parts_of_a_cent( $order ); } );
$item  = $line( $order );
$rates = array_keys( $order['items'][ $item ]['taxes'] );
$three = refund_call( $order, array( $item => $order['items'][ $item ]['quantity'] ) );
$three = json_decode( json_encode( $three ), true );
$three['lines'][0]['taxes'] = array( $rates[0] => text( $three['lines'][0]['taxes'][ $rates[0] ] - 0.05 ), $rates[1] => text( $three['lines'][0]['taxes'][ $rates[1] ] + 0.05 ) );
promise( 'two taxes on a line: each rate has its own limit, though the sum is right', is_refused( host_call( $shop, $three ), '/of a tax on/' ) );
$is_whole( $order );
$order = take( $orders, static function ( $order ) use ( $two_taxes, $parts_of_a_cent ) { return ! $two_taxes( $order ) && $parts_of_a_cent( $order ); } );
promise( 'prices with tax, stored net in parts of a cent', true );
$is_whole( $order );
$order = take( $orders, static function ( $order ) use ( $two_taxes, $parts_of_a_cent, $line ) { return $two_taxes( $order ) && $parts_of_a_cent( $order ) && $line( $order, 'fee' ); } );
$item  = $line( $order );
$net   = $order['items'][ $item ]['total'];
$over  = static function ( $minor ) use ( $order, $item ) {
	return refund_call( $order, array(), array( 'amount' => text( $minor / 100 ), 'lines' => array( array( 'item_id' => $item, 'quantity' => 0, 'total' => text( $minor / 100 ), 'taxes' => (object) array() ) ) ) );
};
promise( 'a cent more than the started one is refused', is_refused( host_call( $shop, $over( (int) ceil( $net * 100 ) + 1 ) ) ) );
promise( 'all of it at once: two taxes, coupon, fee, prices with tax, cash on delivery', 'cod' === $order['method'] );
$shop->php( '$o = get_option( "dokan_withdraw" ); $o["exclude_cod_payment"] = "on"; update_option( "dokan_withdraw", $o );' );
$is_whole( $order );
promise_same( '  Dokan keeps no balance for cash on delivery when told so', '0.0000', books( $shop, $order )['credit'] );
$shop->php( '$o = get_option( "dokan_withdraw" ); unset( $o["exclude_cod_payment"] ); update_option( "dokan_withdraw", $o );' );

/**
 * A fresh order of seller3's hammers.
 */
function place( Shop $shop, array $people, $pieces, array $change = array() ) {
	$cart = $change + array( 'customer' => $people['customer2'], 'payment_method' => 'paypal', 'status' => 'completed', 'date' => time() - 86400, 'key' => bin2hex( random_bytes( 6 ) ), 'billing' => array( 'first_name' => 'A', 'last_name' => 'B', 'address_1' => 'C 1', 'postcode' => '10115', 'city' => 'Berlin', 'country' => 'DE', 'email' => 'c@example.test', 'phone' => '1' ) );
	$id   = (int) $shop->php( '$cart = json_decode( ' . var_export( json_encode( $cart ), true ) . ', true ); $cart["lines"] = array( get_page_by_path( "hammer", OBJECT, "product" )->ID => ' . $pieces . ' ); echo standin_checkout( $cart )->get_id();' );
	return orders( $shop, $id )[ $id ];
}

// Stock.
$order = place( $shop, $people, 5 );
$item  = $line( $order );
$stock = static function () use ( $shop, $order, $item ) {
	return (int) $shop->sql( "SELECT meta_value FROM {$shop->table('postmeta')} WHERE meta_key = '_stock' AND post_id = {$order['items'][ $item ]['product']}" )[0]['meta_value'];
};
$before = $stock();
host_call( $shop, refund_call( $order, array( $item => 1 ) ) );
promise_same( 'without restock the stock stays', $before, $stock() );
$call = refund_call( $order, array( $item => 2 ), array( 'restock' => true ) );
host_call( $shop, $call );
host_call( $shop, $call );
promise_same( 'with restock the pieces come back, once', $before + 2, $stock() );
host_call( $shop, array( 'amount' => '0.01', 'id' => 'refused' ) + refund_call( $order, array( $item => 1 ), array( 'restock' => true ) ) );
promise_same( 'a refused refund brings none back', $before + 2, $stock() );

// Currencies without decimals, and with three.
foreach ( array( array( 'JPY', 0, '0.1', 1 ), array( 'KWD', 3, '0.0001', 0.001 ) ) as list( $currency, $decimals, $finer, $least ) ) {
	$shop->php( 'update_option( "woocommerce_price_num_decimals", "' . $decimals . '" ); update_option( "woocommerce_currency", "' . $currency . '" );' );
	$order = place( $shop, $people, 3 );
	$item  = $line( $order );
	$call  = static function ( $total, $tax, $quantity ) use ( $order, $item, $decimals ) {
		$taxes = array( key( $order['items'][ $item ]['taxes'] ) => text( $tax, $decimals ) );
		return refund_call( $order, array(), array( 'amount' => text( $total + $tax, $decimals ), 'lines' => array( array( 'item_id' => $item, 'quantity' => $quantity, 'total' => text( $total, $decimals ), 'taxes' => $taxes ) ) ) );
	};
	$net    = round( $order['items'][ $item ]['total'], $decimals );
	$tax    = round( current( $order['items'][ $item ]['taxes'] ), $decimals );
	$answer = host_call( $shop, $call( $least, 0, 0 ) );
	promise( "$currency: the least amount there is", true === ( $answer->json['ok'] ?? null ), $answer );
	promise( "$currency: the least amount too much is refused", is_refused( host_call( $shop, $call( $net, $tax, 3 ) ), '/can still be refunded/' ) );
	$too_fine = $call( $net - $least, $tax, 3 );
	$too_fine['amount'] = $finer;
	promise( "$currency: a finer amount is refused", is_refused( host_call( $shop, $too_fine ), '/decimals/' ) );
	$answer = host_call( $shop, $call( $net - $least, $tax, 3 ) );
	promise( "$currency: all that is left of the line", true === ( $answer->json['ok'] ?? null ), $answer );
	promise_same( '  WooCommerce has both to the last digit', text( $net + $tax, $decimals ), text( orders( $shop, $order['id'] )[ $order['id'] ]['refunded'], $decimals ) );
}
$shop->php( 'update_option( "woocommerce_price_num_decimals", "2" ); update_option( "woocommerce_currency", "EUR" );' );

// The order has a currency of its own.
$order  = place( $shop, $people, 2, array( 'currency' => 'USD' ) );
$item   = $line( $order );
$refund = host_call( $shop, refund_call( $order, array( $item => 1 ) ) )->json['refund_id'] ?? 0;
promise_same( 'the refund is in the order\'s currency', 'USD', $shop->php( 'echo wc_get_order( ' . (int) $refund . ' )->get_currency();' ) );
promise( 'and not in the shop\'s', is_refused( host_call( $shop, array( 'currency' => 'EUR' ) + refund_call( $order, array( $item => 1 ) ) ), '/USD.*EUR/' ) );

// Orders kept as posts, or as tables: the other way than so far.
$shop->set( 'woocommerce_custom_orders_table_enabled', 'yes' === $shop->option( 'woocommerce_custom_orders_table_enabled' ) ? 'no' : 'yes' );
$order  = place( $shop, $people, 2 );
$item   = $line( $order );
$call   = refund_call( $order, array( $item => 1 ), array( 'restock' => true ) );
$answer = host_call( $shop, $call );
$books  = books( $shop, $order );
promise( 'the other storage of orders works as well', true === ( $answer->json['ok'] ?? null ) && 1 === $books['refunds'] && (float) $books['credit'] > 0, array( $answer, $books ) );
$shop->sql( "DELETE FROM {$shop->table('options')} WHERE option_name = 'seller_support_refund_{$call['id']}'" );
promise_same( '  and knows our id there', $answer->json['refund_id'], look_up( $shop, $call )['refund_id'] ?? 0 );
promise( '  and what is left', is_refused( host_call( $shop, refund_call( $order, array( $item => 2 ) ) ), '/At most 1 of/' ) );

// Tables that cannot take part in a transaction.
$before = books( $shop, $order );
$shop->sql( "ALTER TABLE {$shop->table('woocommerce_order_itemmeta')} ENGINE = MyISAM" );
promise( 'a table that is not InnoDB: nothing is booked, and the remedy is named', is_refused( host_call( $shop, refund_call( $order, array( $item => 1 ) ) ), '/InnoDB/' ) );
$shop->sql( "ALTER TABLE {$shop->table('woocommerce_order_itemmeta')} ENGINE = InnoDB" );
promise_same( '  not even in part', $before, books( $shop, $order ) );
