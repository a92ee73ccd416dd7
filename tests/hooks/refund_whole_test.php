<?php
/**
 * A refund is booked whole or not at all: killed processes, plugins in the way, many calls at once.
 */
require __DIR__ . '/refund_lib.php';

$shop = new Shop( 'whole' );
copy( __DIR__ . '/site/refund-plugin.php', "$shop->core/wp-content/mu-plugins/refund-plugin.php" );
$orders = orders( $shop );
$line   = static function ( array $order ) {
	return key( $order['items'] );
};
$screws = take( $orders, static function ( $order ) use ( $line ) { return 10 === $order['items'][ $line( $order ) ]['quantity']; } );
$order  = take( $orders, static function ( $order ) use ( $line ) { return $order['items'][ $line( $order ) ]['quantity'] >= 4; } );
$item   = $line( $order );
$before = books( $shop, $order );
$one    = static function () use ( $order, $item ) {
	return refund_call( $order, array( $item => 1 ) );
};
$with   = static function ( array $call, $test ) use ( $shop ) {
	$signed              = signed( $call );
	$signed['headers'][] = "X-Test-Refund: $test";
	$answer              = request( call_url( $shop ), $signed );
	$answer->json        = json_decode( $answer->body, true );
	return $answer;
};
// What the look-up says once the database has noticed that the process is gone.
$settled = static function ( array $call ) use ( $shop ) {
	for ( $i = 0; $i < 20; $i++ ) {
		$answer = look_up( $shop, $call );
		if ( 'in progress' !== ( $answer['state'] ?? '' ) ) {
			break;
		}
		usleep( 250000 );
	}
	return $answer;
};

// Plugins in the way. The mails of what was undone must not leave.
touch( "$shop->folder/refund-mail" );
$mails = static function () use ( $shop ) {
	return array_map( 'file_get_contents', glob( "$shop->folder/mail/*.eml" ) );
};
$call   = $one();
$answer = $with( $call, 'exception' );
promise( 'a plugin\'s exception refuses the refund, in its words', is_refused( $answer, '/Not today\./' ), $answer );
promise_same( '  and all of it is undone', $before, books( $shop, $order ) );
promise_same( '  and remembered', 'refused', look_up( $shop, $call )['state'] ?? '' );
$call   = $one();
$answer = $with( $call, 'error' );
promise( 'a plugin\'s fatal error refuses the refund, without its words', is_refused( $answer, '/PHP log/' ), $answer );
promise_same( '  and all of it is undone', $before, books( $shop, $order ) );
$call   = $one();
$answer = $with( $call, 'exit' );
promise( 'a plugin that ends the request leaves no answer', ! isset( $answer->json['ok'] ), $answer );
promise_same( '  the look-up says none', array( 'ok' => true, 'state' => 'none' ), $settled( $call ) );
promise_same( '  and all of it is undone', $before, books( $shop, $order ) );
// Of everything: WooCommerce would next write the order's new state.
$call = refund_call( $order, everything( $order ) );
$call['lines'][0]['total'] = text( $call['lines'][0]['total'] - ( $call['amount'] - $order['total'] ) );
$call['amount']            = text( $order['total'] );
$answer = $with( $call, 'lost' );
promise( 'a lost database connection leaves no answer', ! isset( $answer->json['ok'] ) || true === ( $answer->json['retry'] ?? null ), $answer );
promise_same( '  nothing went on without the transaction', $before, books( $shop, $order ) );
promise_same( '  the look-up says none', array( 'ok' => true, 'state' => 'none' ), $settled( $call ) );
$call   = $one();
$answer = $with( $call, 'damage' );
promise_same( 'a statement of the books that failed unnoticed: not now', array( 'ok' => false, 'error' => 'busy', 'retry' => true ), $answer->json );
promise_same( '  and all of it is undone', $before, books( $shop, $order ) );
promise_same( 'no mail of what was undone has left', array(), $mails() );
$answer = $with( $one(), 'transaction:fail' );
promise( 'a plugin\'s own transaction does not end ours', is_refused( $answer, '/After a commit/' ) && $before === books( $shop, $order ) && null === $shop->option( 'test_inner' ), array( $answer, books( $shop, $order ) ) );

$answer = $with( $call, 'transaction' );
$refund = $answer->json['refund_id'] ?? 0;
promise( 'the same call may be sent again after "busy", and a plugin\'s transaction works inside ours', $refund > 0 && 'yes' === $shop->option( 'test_inner' ) && null === $shop->option( 'test_undone' ), array( $answer, $shop->option( 'test_inner' ), $shop->option( 'test_undone' ) ) );
promise_same( 'its table is not made in the middle', array(), $shop->sql( "SHOW TABLES LIKE '%test_table'" ) );
for ( $i = 0; $i < 20 && ! $mails(); $i++ ) {
	usleep( 100000 );
}
$mail = $mails()[0] ?? '';
promise( 'the mail leaves when the refund is booked, as it was meant', 1 === count( $mails() ) && preg_match( "/^Subject: Refund $refund\r?$/m", $mail ) && preg_match( '/^From: .*<refunds@example\.test>/m', $mail ) && preg_match( '/^X-Test: yes/m', $mail ) && false !== strpos( $mail, "Plain text of $refund" ) && false !== strpos( $mail, "<p>Booked: $refund</p>" ), $mail );
unlink( "$shop->folder/refund-mail" );

// Killed. A process of its own dies at every so many statements and in every hook.
$kill = static function ( array $call, $where ) use ( $shop ) {
	putenv( "TEST_REFUND=kill:$where" );
	try {
		$shop->php( 'echo json_encode( seller_support_refund( json_decode( ' . var_export( json_encode( $call ), true ) . ', true ) ) );' );
		return false;
	} catch ( RuntimeException $dead ) {
		return true;
	} finally {
		putenv( 'TEST_REFUND' );
	}
};
$before = books( $shop, $order );
$places = array_merge( array( 'woocommerce_create_refund', 'woocommerce_new_order_refund', 'woocommerce_order_partially_refunded', 'woocommerce_refund_created', 'woocommerce_order_refunded' ), range( 1, 400, (int) ( getenv( 'HOOKS_KILL_STEP' ) ?: 60 ) ), array( 'nowhere' ) );
$whole  = null;
$broken = array();
$deaths = 0;
foreach ( $places as $where ) {
	$call  = $one();
	$died  = $kill( $call, $where );
	$state = $settled( $call );
	$now   = books( $shop, $order );
	$deaths += $died ? 1 : 0;
	if ( 'none' === ( $state['state'] ?? '' ) ? $now !== $before : ( 'booked' !== ( $state['state'] ?? '' ) || $before['refunds'] + 1 !== $now['refunds'] || $before['credit'] === $now['credit'] ) ) {
		$broken[] = array( $where, $state, $before, $now );
	}
	if ( ! $died || 'booked' === ( $state['state'] ?? '' ) ) {
		$whole = $state;
		break;
	}
}
promise( "killed in $deaths places, it is all or nothing, and the look-up knows which", ! $broken && $deaths > 6, $broken );
promise_same( 'and at last it is booked', 'booked', $whole['state'] ?? '' );

// At once.
$sleepy = static function ( array $call ) use ( $shop ) {
	$signed              = signed( $call );
	$signed['headers'][] = 'X-Test-Refund: slow:150';
	return array( call_url( $shop ), $signed );
};
$counts = static function ( array $answers ) {
	$counts = array();
	foreach ( $answers as $answer ) {
		$json            = json_decode( $answer->body, true );
		$word            = true === ( $json['ok'] ?? null ) ? ( empty( $json['again'] ) ? 'booked' : 'again' ) : ( $json['error'] ?? $answer->body );
		$counts[ $word ] = ( $counts[ $word ] ?? 0 ) + 1;
	}
	ksort( $counts );
	return $counts;
};
$item  = $line( $screws );
$start = books( $shop, $screws );
$same  = refund_call( $screws, array( $item => 1 ) );
// A tenth of the tax, cut: ten times the rounded one would be more than was paid.
$rate  = key( (array) $same['lines'][0]['taxes'] );
$tax   = floor( $screws['items'][ $item ]['taxes'][ $rate ] * 10 ) / 100;
$same['lines'][0]['taxes'] = array( $rate => text( $tax ) );
$same['amount']            = text( $same['lines'][0]['total'] + $tax );
$seen  = $counts( requests_at_once( array_map( $sleepy, array_fill( 0, 8, $same ) ) ) );
promise( 'eight equal calls at once book one refund', 1 === ( $seen['booked'] ?? 0 ) && 7 === ( $seen['again'] ?? 0 ) + ( $seen['in progress'] ?? 0 ), $seen );
promise_same( '  and no more', $start['refunds'] + 1, books( $shop, $screws )['refunds'] );
$calls = array();
for ( $i = 0; $i < 14; $i++ ) {
	$calls[] = array( 'id' => "at-once-$i" ) + $same;
}
$seen = $counts( requests_at_once( array_map( $sleepy, $calls ) ) );
while ( isset( $seen['busy'] ) ) {
	$again = $counts( requests_at_once( array_map( $sleepy, $calls ) ) );
	$seen  = array( 'booked' => $seen['booked'] + ( $again['booked'] ?? 0 ), 'refused' => $again['refused'] ) + array_intersect_key( $again, array( 'busy' => 1 ) );
}
promise_same( 'fourteen refunds of one order at once: the nine that fit are booked, five are refused', array( 'booked' => 9, 'refused' => 5 ), $seen );
$now = books( $shop, $screws );
promise_same( '  and the books say ten', array( $start['refunds'] + 10, text( 10 * $same['amount'] ) ), array( $now['refunds'], $now['refunded'] ) );

/**
 * Goes on with what was sent until something holds, or everything is answered.
 */
function pump( CurlMultiHandle $all, callable $holds ) {
	do {
		curl_multi_exec( $all, $running );
		curl_multi_select( $all, 0.1 );
		clearstatcache();
	} while ( $running && ! $holds() );
}

function never() {
	return false;
}

/**
 * Sends a call that stops after its checks, does something meanwhile, and waits for it.
 */
function while_it_runs( Shop $shop, array $call, callable $deed ) {
	$signed              = signed( $call );
	$signed['headers'][] = 'X-Test-Refund: held';
	$all                 = curl_multi_init();
	$handle              = handle( call_url( $shop ), $signed );
	curl_multi_add_handle( $all, $handle );
	pump( $all, static function () use ( $shop ) { return file_exists( "$shop->folder/held" ); } );
	$during = $deed();
	touch( "$shop->folder/released" );
	pump( $all, 'never' );
	array_map( 'unlink', array( "$shop->folder/held", "$shop->folder/released" ) );
	return array( json_decode( answer( $handle, curl_multi_getcontent( $handle ) )->body, true ), $during );
}

// One has checked and not yet written; another wants the same pieces.
$other = take( $orders, static function ( $order ) use ( $line ) { return $order['items'][ $line( $order ) ]['quantity'] >= 2 && 'completed' === $order['status']; } );
$start = books( $shop, $other );
$all   = array( $line( $other ) => $other['items'][ $line( $other ) ]['quantity'] );
$call  = refund_call( $other, $all );
$waiting = curl_multi_init();
list( $first, $second ) = while_it_runs( $shop, $call, static function () use ( $shop, $other, $all, $waiting ) {
	$handle = handle( call_url( $shop ), signed( refund_call( $other, $all ) ) );
	curl_multi_add_handle( $waiting, $handle );
	$until = microtime( true ) + 1;
	pump( $waiting, static function () use ( $until ) { return microtime( true ) > $until; } );
	return $handle;
} );
pump( $waiting, 'never' );
$second       = answer( $second, curl_multi_getcontent( $second ) );
$second->json = json_decode( $second->body, true );
$now = books( $shop, $other );
promise( 'of two refunds of the same pieces the second waits for the first, and is refused', true === ( $first['ok'] ?? null ) && is_refused( $second, '/can still be refunded/' ), array( $first, $second ) );
promise_same( '  and one is booked', array( $start['refunds'] + 1, $call['amount'] ), array( $now['refunds'], $now['refunded'] ) );

// Looked up while it runs.
$call = refund_call( $order, array( $line( $order ) => 1 ) );
list( $first, $during ) = while_it_runs( $shop, $call, static function () use ( $shop, $call ) {
	return array( look_up( $shop, $call ), host_call( $shop, $call )->json );
} );
promise_same( 'looked up, or called again, while it runs', array( array( 'ok' => true, 'state' => 'in progress' ), array( 'ok' => false, 'error' => 'in progress' ) ), $during );
promise_same( 'and afterwards', array( 'ok' => true, 'state' => 'booked', 'refund_id' => $first['refund_id'] ?? 0 ), look_up( $shop, $call ) );
