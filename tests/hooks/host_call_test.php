<?php
/**
 * Host calls: who may call, and how often.
 */
require __DIR__ . '/lib.php';

$shop  = new Shop( 'calls' );
$error = static function ( $answer ) {
	return array( $answer->status, $answer->json['error'] ?? null );
};

$answer = host_call( $shop, array( 'call' => 'profile' ) );
promise( 'a signed call is answered', 200 === $answer->status && true === ( $answer->json['ok'] ?? null ), $answer );
promise( 'the answer is JSON that nobody caches', 0 === strpos( $answer->headers['content-type'] ?? '', 'application/json' ) && false !== strpos( $answer->headers['cache-control'] ?? '', 'no-cache' ), $answer->headers );

promise_same( 'a call for something unknown is 404', array( 404, 'unknown call' ), $error( host_call( $shop, array( 'call' => 'refund_everything' ) ) ) );
promise_same( 'a bad signature is refused', array( 403, 'signature' ), $error( host_call( $shop, array( 'call' => 'profile' ), array( 'signature' => str_repeat( 'a', 64 ) ) ) ) );
promise_same( 'a signature by another secret is refused', array( 403, 'signature' ), $error( host_call( $shop, array( 'call' => 'profile' ), array( 'secret' => strrev( SECRET ) ) ) ) );
promise_same( 'a signature that is no hex is refused', array( 403, 'signature' ), $error( host_call( $shop, array( 'call' => 'profile' ), array( 'signature' => 'zz' ) ) ) );
promise_same( 'a body changed after signing is refused', array( 403, 'signature' ), $error( host_call( $shop, array( 'call' => 'profile' ), array( 'sent_body' => '{"call":"mail"}' ) ) ) );
promise_same( 'a nonce that is no nonce is refused', array( 403, 'signature' ), $error( host_call( $shop, array( 'call' => 'profile' ), array( 'nonce' => "x' OR 1=1 -- " ) ) ) );
promise_same( 'a call from 301 seconds ago is refused', 403, host_call( $shop, array( 'call' => 'profile' ), array( 'time' => time() - 302 ) )->status );
promise_same( 'a call from the far future is refused', 403, host_call( $shop, array( 'call' => 'profile' ), array( 'time' => time() + 310 ) )->status );
promise_same( 'a call from 290 seconds ago is answered', 200, host_call( $shop, array( 'call' => 'profile' ), array( 'time' => time() - 290 ) )->status );

$plain = request( call_url( $shop ), array( 'body' => '{"call":"profile"}', 'headers' => array( 'Content-Type: application/json' ) ) );
promise( 'a call without a signature is refused and shows nothing', 403 === $plain->status && '{"ok":false,"error":"signature"}' === $plain->body, $plain );
$logged_in = request( call_url( $shop ), array( 'body' => '{"call":"profile"}', 'jar' => log_in( $shop, 'admin' ) ) );
promise_same( 'an administrator\'s cookie does not replace the signature', 403, $logged_in->status );
promise_same( 'GET is refused', 405, request( call_url( $shop ) )->status );

$nonce  = bin2hex( random_bytes( 16 ) );
$call   = signed( array( 'call' => 'profile' ), array( 'nonce' => $nonce ) );
$first  = request( call_url( $shop ), $call );
$second = request( call_url( $shop ), $call );
promise( 'a call sent again is refused as replayed', 200 === $first->status && 409 === $second->status && '{"ok":false,"error":"replayed"}' === $second->body, $second );

$call    = signed( array( 'call' => 'profile' ) );
$answers = requests_at_once( array_fill( 0, 20, array( call_url( $shop ), $call ) ) );
$counts  = array_count_values( array_column( $answers, 'status' ) );
ksort( $counts );
promise_same( 'of 20 equal calls at once exactly one is answered', array( 200 => 1, 409 => 19 ), $counts );

$answer = host_call( $shop, array( 'call' => 'profile', 'padding' => str_repeat( 'x', 1048576 ) ) );
promise( 'a body over 1 MiB is refused', 413 === $answer->status && 'too large' === ( $answer->json['error'] ?? '' ), $answer );
$answer = host_call( $shop, array( 'call' => 'profile', 'padding' => str_repeat( 'x', 1048000 ) ) );
promise_same( 'a body just under 1 MiB is answered', 200, $answer->status );
foreach ( array( 'no JSON' => 'hello', 'a JSON list' => '[1]', 'a JSON number' => '5', 'nothing' => '', 'invalid UTF-8' => "{\"call\":\"\xff\"}", 'a deep JSON' => str_repeat( '[', 600 ) . str_repeat( ']', 600 ) ) as $what => $body ) {
	promise_same( "a signed body with $what is 400", 400, host_call( $shop, array(), array( 'body' => $body ) )->status );
}
promise_same( 'no call was answered with a redirect', false, isset( $plain->headers['location'] ) || isset( $second->headers['location'] ) );

// A buffer of another plugin, begun while the call is done, that PHP may not remove.
$must = "$shop->core/wp-content/mu-plugins/buffer.php";
file_put_contents( $must, '<?php add_filter( "option_blogname", function ( $name ) { static $begun; $begun = $begun || ( doing_action( "admin_post_nopriv_seller_support" ) && ob_start( null, 0, 0 ) ); return $name; } );' );
promise_same( 'a buffer that cannot be removed does not hold up the answer', 200, host_call( $shop, array( 'call' => 'profile' ) )->status );
unlink( $must );

// Cleaning happens with every nonce that begins with 0.
$options = $shop->table( 'options' );
$shop->sql( "INSERT INTO $options (option_name, option_value, autoload) VALUES ('seller_support_nonce_old', '" . ( time() - 700 ) . "', 'no'), ('seller_support_nonce_young', '" . ( time() - 500 ) . "', 'no'), ('seller_support_mail_old', '" . ( time() - 15 * 86400 ) . " sent', 'no'), ('seller_support_mail_young', '" . ( time() - 13 * 86400 ) . " sent', 'no')" );
host_call( $shop, array( 'call' => 'profile' ), array( 'nonce' => '0' . substr( bin2hex( random_bytes( 16 ) ), 1 ) ) );
promise( 'nonces are forgotten after their window', null === $shop->option( 'seller_support_nonce_old' ) && null !== $shop->option( 'seller_support_nonce_young' ) );
promise( 'sent mails are forgotten after 14 days', null === $shop->option( 'seller_support_mail_old' ) && null !== $shop->option( 'seller_support_mail_young' ) );
promise_same( 'no remembered row is loaded with every request', '0', $shop->sql( "SELECT COUNT(*) AS n FROM $options WHERE (option_name LIKE 'seller\\_support\\_nonce%' OR option_name LIKE 'seller\\_support\\_mail%') AND autoload NOT IN ('no', 'off')" )[0]['n'] );

rename( "$shop->core/wp-content/plugins/seller-support/seller-support.config.php", "$shop->folder/config" );
$answer = host_call( $shop, array( 'call' => 'profile' ) );
promise( 'without the shared secret nothing is answered', 503 === $answer->status && 'not configured' === ( $answer->json['error'] ?? '' ), $answer );
$answer = host_call( $shop, array( 'call' => 'profile' ), array( 'secret' => '' ) );
promise_same( 'an empty secret opens nothing', 503, $answer->status );
