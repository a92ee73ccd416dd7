<?php
/**
 * What the tests of refunds share: orders as WooCommerce sees them, and calls made from them.
 */
require __DIR__ . '/lib.php';

/**
 * Orders by id: type, currency, store, split, whether it is paid, and items by id (kind, product, quantity, total, taxes).
 *
 * @param int $only One order, 0 for all.
 */
function orders( Shop $shop, $only = 0 ) {
	$list = json_decode(
		$shop->php(
			'$out = array(); $only = ' . (int) $only . ';
			foreach ( $only ? array( wc_get_order( $only ) ) : wc_get_orders( array( "limit" => -1, "type" => "shop_order" ) ) as $order ) {
				$items = array();
				foreach ( $order->get_items( array( "line_item", "shipping", "fee" ) ) as $id => $item ) {
					$items[ $id ] = array( "kind" => $item->get_type(), "product" => "line_item" === $item->get_type() ? $item->get_product_id() : 0, "name" => $item->get_name(), "quantity" => "line_item" === $item->get_type() ? $item->get_quantity() : 0, "total" => (float) $item->get_total(), "taxes" => array_map( "floatval", $item->get_taxes()["total"] ) );
				}
				$out[ $order->get_id() ] = array( "id" => $order->get_id(), "status" => $order->get_status(), "currency" => $order->get_currency(), "total" => (float) $order->get_total(), "refunded" => (float) $order->get_total_refunded(), "refunds" => count( $order->get_refunds() ), "store" => (int) dokan_get_seller_id_by_order( $order ), "customer" => $order->get_customer_id(), "parent" => $order->get_parent_id(), "split" => (bool) $order->get_meta( "has_sub_order" ), "method" => $order->get_payment_method(), "paid" => (bool) $order->get_date_paid(), "items" => $items );
			}
			echo json_encode( $out );'
		),
		true
	);
	ksort( $list );
	return $list;
}

/**
 * The first order that fits, and is taken by nobody before.
 */
function take( array &$orders, callable $fits ) {
	foreach ( $orders as $id => $order ) {
		if ( ! $order['split'] && 0 === $order['refunds'] && $fits( $order ) ) {
			unset( $orders[ $id ] );
			return $order;
		}
	}
	throw new RuntimeException( 'the demo has no such order' );
}

function text( $amount, $decimals = 2 ) {
	return number_format( $amount, $decimals, '.', '' );
}

/**
 * A call that refunds these pieces: item id => quantity; shipping and fees wholly when they are named.
 */
function refund_call( array $order, array $pieces, array $change = array() ) {
	static $number = 0;
	$lines = array();
	$sum   = 0.0;
	foreach ( $pieces as $id => $quantity ) {
		$item    = $order['items'][ $id ];
		$share   = 'line_item' === $item['kind'] ? $quantity / $item['quantity'] : 1;
		$total   = round( $item['total'] * $share, 2 );
		$taxes   = array_map( static function ( $tax ) use ( $share ) { return round( $tax * $share, 2 ); }, $item['taxes'] );
		$sum    += $total + array_sum( $taxes );
		$lines[] = array(
			'item_id'  => $id,
			'quantity' => 'line_item' === $item['kind'] ? $quantity : 0,
			'total'    => text( $total ),
			'taxes'    => (object) array_map( 'text', $taxes ),
		);
	}
	return $change + array(
		'call'     => 'refund',
		'id'       => 'r-' . getmypid() . '-' . ( ++$number ),
		'order_id' => $order['id'],
		'currency' => $order['currency'],
		'amount'   => text( $sum ),
		'reason'   => 'Damaged „Vase“',
		'restock'  => false,
		'lines'    => $lines,
	);
}

/**
 * The whole order.
 */
function everything( array $order ) {
	return array_map( static function ( $item ) { return $item['quantity']; }, $order['items'] );
}

function look_up( Shop $shop, array $call ) {
	return host_call( $shop, array( 'call' => 'refund look-up', 'id' => $call['id'], 'order_id' => $call['order_id'] ) )->json;
}

/**
 * How much is in the books: refunds of the order, balance rows, stock notes.
 */
function books( Shop $shop, array $order ) {
	$now = orders( $shop, $order['id'] )[ $order['id'] ];
	$row = $shop->sql( "SELECT order_total, net_amount FROM {$shop->table('dokan_orders')} WHERE order_id = {$order['id']}" )[0] ?? array();
	return array(
		'refunds'  => $now['refunds'],
		'refunded' => text( $now['refunded'] ),
		'status'   => $now['status'],
		'credit'   => $shop->sql( "SELECT COALESCE(SUM(credit), 0) AS sum FROM {$shop->table('dokan_vendor_balance')} WHERE trn_type = 'dokan_refund' AND trn_id = {$order['id']}" )[0]['sum'],
		'order'    => $row['order_total'] ?? null,
		'net'      => $row['net_amount'] ?? null,
	);
}

/**
 * True when this is a refusal for good that gives its reason in plain words.
 */
function is_refused( $answer, $pattern = '' ) {
	$json = $answer->json;
	return 200 === $answer->status && false === ( $json['ok'] ?? null ) && 'refused' === ( $json['error'] ?? '' )
		&& ! isset( $json['retry'] ) && preg_match( '/^[^<>]{10,400}$/', $json['reason'] ?? '' )
		&& ( '' === $pattern || preg_match( $pattern, $json['reason'] ) );
}
