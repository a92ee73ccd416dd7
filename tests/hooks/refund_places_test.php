<?php
/**
 * The ways to a refund: which orders have them, and for whom.
 */
require __DIR__ . '/refund_lib.php';

$shop   = new Shop( 'ways' );
$people = people( $shop );
$names  = array_flip( $people );
$orders = orders( $shop );
$first  = static function ( callable $fits ) use ( $orders ) {
	foreach ( $orders as $order ) {
		if ( $fits( $order ) ) {
			return $order;
		}
	}
	throw new RuntimeException( 'the demo has no such order' );
};
$is_open  = static function ( array $order ) { return ( in_array( $order['status'], array( 'completed', 'processing' ), true ) || ( 'on-hold' === $order['status'] && $order['paid'] ) ) && $order['total'] > $order['refunded']; };
$single   = $first( static function ( $o ) use ( $is_open ) { return $is_open( $o ) && ! $o['split'] && ! $o['parent'] && $o['customer']; } );
$split    = $first( static function ( $o ) use ( $is_open ) { return $is_open( $o ) && $o['split'] && $o['customer']; } );
$refunded = $first( static function ( $o ) { return 'refunded' === $o['status'] && $o['customer']; } );
$held     = $first( static function ( $o ) { return 'on-hold' === $o['status'] && ! $o['split'] && $o['customer']; } );
$pending  = $first( static function ( $o ) { return 'pending' === $o['status'] && ! $o['split'] && $o['customer']; } );

/**
 * Texts of the links to this address.
 */
function ways( $html, $href ) {
	preg_match_all( '~<a\b[^>]*href="([^"]*)"[^>]*>(.*?)</a>~s', $html, $found, PREG_SET_ORDER );
	$texts = array();
	foreach ( $found as $one ) {
		$url = html_entity_decode( $one[1] );
		if ( $href === $url || $href === preg_replace( '~^https?://[^/]+~', '', $url ) ) {
			$words   = trim( str_replace( '&nbsp;', ' ', strip_tags( $one[2] ) ) );
			$words   = '' === $words && preg_match( '~\btitle="([^"]*)"~', $one[0], $title ) ? $title[1] : $words;
			$texts[] = html_entity_decode( $words, ENT_QUOTES );
		}
	}
	return $texts;
}

// The seller's list, all of its pages.
$list = static function ( $login ) use ( $shop ) {
	$html = '';
	for ( $i = 1; $i <= 4; $i++ ) {
		$html .= page( $shop, "/dashboard/orders/?pagenum=$i", $login )->body;
	}
	return $html;
};
$html = array();
foreach ( array( 'seller1', 'seller2', 'seller3' ) as $login ) {
	$html[ $login ] = $list( $login );
}
$wrong = array();
foreach ( $orders as $order ) {
	foreach ( $html as $login => $body ) {
		$expected = $people[ $login ] === $order['store'] && ! $order['split'] && $is_open( $order ) ? array( 'Request refund' ) : array();
		// The demo's cancelled orders and those on hold were never paid.
		if ( $expected !== ways( $body, "/dashboard/refunds/new/?order={$order['id']}" ) ) {
			$wrong[] = array( $login, $order['id'], $order['status'], ways( $body, "/dashboard/refunds/new/?order={$order['id']}" ) );
		}
	}
}
promise( 'each seller has "Request refund" on their own orders of which something is left, and on no other', ! $wrong, $wrong );
promise( 'with an icon, and words that show at the pointer', (bool) preg_match( '~title="Request refund"><i class="fas fa-undo">[^<]*</i></a>~', $html['seller1'] ) );
promise_same( 'wp-admin\'s list of orders has none', false, strpos( page( $shop, '/wp-admin/admin.php?page=wc-orders', 'admin' )->body, 'refunds/new' ) );

// The seller's page of an order.
$seller = $names[ $single['store'] ];
$other  = 'seller1' === $seller ? 'seller2' : 'seller1';
$panel  = '~<div class="dokan-panel dokan-panel-default seller-support-order-refunds"><div class="dokan-panel-heading"><strong>Refunds</strong></div><div class="dokan-panel-body"><div class="seller-support" [^>]*hx-get="/seller-support/f/dashboard/orders/' . $single['id'] . '/refunds"~';
$page   = page( $shop, "/dashboard/orders/?order_id={$single['id']}&_view_mode=email", $seller )->body;
promise_same( 'the order\'s page has the panel', 1, preg_match_all( $panel, preg_replace( '/>\s+</', '><', $page ) ) );
promise( 'and what it needs', false !== strpos( $page, '/seller-support/static/htmx.min.js' ) && false !== strpos( $page, '/seller-support/static/seller-support.css' ) );
promise_same( 'another seller has not', false, strpos( page( $shop, "/dashboard/orders/?order_id={$single['id']}&_view_mode=email", $other )->body, 'seller-support-order-refunds' ) );
promise_same( 'the list of orders loads only the small script', false, strpos( $html['seller1'], 'htmx.min.js' ) );

// The customer's page of an order.
$form = static function ( $id ) { return "/my-account/support-tickets/refunds/new/?order=$id"; };
$view = static function ( array $order, $login = null ) use ( $shop, $names ) {
	return page( $shop, "/my-account/view-order/{$order['id']}/", $login ?? $names[ $order['customer'] ] )->body;
};
promise_same( 'the customer\'s page of an order has one link', array( 'Ask for a refund' ), ways( $view( $single ), $form( $single['id'] ) ) );
promise_same( 'somebody else\'s has none', array(), ways( $view( $single, $names[ $single['customer'] ] === 'customer1' ? 'customer2' : 'customer1' ), $form( $single['id'] ) ) );
$body = $view( $split );
foreach ( $orders as $part ) {
	if ( $part['parent'] === $split['id'] ) {
		$store = $shop->sql( "SELECT meta_value FROM {$shop->table('usermeta')} WHERE meta_key = 'dokan_store_name' AND user_id = {$part['store']}" )[0]['meta_value'];
		promise_same( "an order of several sellers: one link for $store", array( "Ask for a refund: $store" ), ways( $body, $form( $part['id'] ) ) );
		promise_same( '  and the part\'s own page has it too', array( 'Ask for a refund' ), ways( $view( $part ), $form( $part['id'] ) ) );
	}
}
promise_same( '  none for the whole', array(), ways( $body, $form( $split['id'] ) ) );
promise_same( 'nothing left, no link', array(), ways( $view( $refunded ), $form( $refunded['id'] ) ) );
promise_same( 'nothing paid, no link', array(), ways( $view( $pending ), $form( $pending['id'] ) ) );
promise_same( 'on hold until it is paid, no link', array(), ways( $view( $held ), $form( $held['id'] ) ) );
$shop->php( "\$order = wc_get_order( {$held['id']} ); \$order->set_date_paid( time() ); \$order->save();" );
promise_same( 'on hold though it is paid, a link', array( 'Ask for a refund' ), ways( $view( $held ), $form( $held['id'] ) ) );
promise_same( '  and one for the seller', array( 'Request refund' ), ways( $list( $names[ $held['store'] ] ), "/dashboard/refunds/new/?order={$held['id']}" ) );
promise_same( 'the list of orders has none', false, strpos( page( $shop, '/my-account/orders/', $names[ $single['customer'] ] )->body, 'refunds/new' ) );
promise_same( 'beside Dokan Pro there is no way to ask', array(), ways( page( $shop, "/my-account/view-order/{$single['id']}/", $names[ $single['customer'] ], array( 'X-Dokan-Pro: 1' ) )->body, $form( $single['id'] ) ) );

// A refund by hand in wp-admin is a refund like ours.
$screen = 'yes' === $shop->option( 'woocommerce_custom_orders_table_enabled' ) ? "/wp-admin/admin.php?page=wc-orders&action=edit&id={$single['id']}" : "/wp-admin/post.php?post={$single['id']}&action=edit";
$admin  = page( $shop, $screen, 'admin' )->body;
preg_match( '~name="_standin_nonce" value="([^"]+)"~', $admin, $nonce );
$item   = key( $single['items'] );
$piece  = $single['items'][ $item ]['total'] / $single['items'][ $item ]['quantity'];
$answer = request( "$shop->url/wp-admin/admin-post.php", array( 'jar' => log_in( $shop, 'admin' ), 'body' => http_build_query( array( 'action' => 'standin_refund', '_standin_nonce' => $nonce[1] ?? '', 'order_id' => $single['id'], 'amount' => text( $piece ), 'reason' => 'By hand', 'items' => array( $item => array( 'qty' => '1', 'refund_total' => text( $piece ) ) ) ) ) ) );
$after  = orders( $shop, $single['id'] )[ $single['id'] ];
promise( 'a refund can be made by hand in wp-admin', 302 === $answer->status && $single['refunds'] + 1 === $after['refunds'] && text( $single['refunded'] + $piece ) === text( $after['refunded'] ), array( $answer->status, substr( $answer->body, 0, 300 ), $after ) );
promise( 'and our refund counts it', is_refused( host_call( $shop, refund_call( $single, array( $item => $single['items'][ $item ]['quantity'] ) ) ), '/can still be refunded/' ) );

$shop->set( 'WPLANG', 'de_DE' );
$shop->sql( "DELETE FROM {$shop->table('usermeta')} WHERE meta_key = 'locale'" );
promise( 'in German', 2 === preg_match_all( '~Erstattungen <span|<strong>Erstattungen</strong>~', page( $shop, "/dashboard/orders/?order_id={$single['id']}&_view_mode=email", $seller )->body ) && false !== strpos( $list( $seller ), 'Erstattung beantragen' ) );
