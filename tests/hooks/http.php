<?php
/**
 * Requests of the tests.
 */

/**
 * One request. Redirects are not followed.
 *
 * @param array $options method, body, headers (list), jar (cookie file).
 * @return object status, headers (lower-case name => last value), body.
 */
function request( $url, array $options = array() ) {
	$handle = handle( $url, $options );
	$raw    = curl_exec( $handle );
	return answer( $handle, $raw );
}

function handle( $url, array $options ) {
	$handle = curl_init( $url );
	curl_setopt_array(
		$handle,
		array(
			CURLOPT_RETURNTRANSFER => true,
			CURLOPT_HEADER         => true,
			CURLOPT_TIMEOUT        => 60,
			CURLOPT_CUSTOMREQUEST  => $options['method'] ?? ( isset( $options['body'] ) ? 'POST' : 'GET' ),
			// No "Expect: 100-continue" for long bodies.
			CURLOPT_HTTPHEADER     => array_merge( array( 'Expect:' ), $options['headers'] ?? array() ),
		)
	);
	if ( isset( $options['body'] ) ) {
		curl_setopt( $handle, CURLOPT_POSTFIELDS, $options['body'] );
	}
	if ( isset( $options['jar'] ) ) {
		curl_setopt( $handle, CURLOPT_COOKIEFILE, $options['jar'] );
		curl_setopt( $handle, CURLOPT_COOKIEJAR, $options['jar'] );
	}
	return $handle;
}

function answer( $handle, $raw ) {
	$size    = curl_getinfo( $handle, CURLINFO_HEADER_SIZE );
	$headers = array();
	foreach ( explode( "\r\n", substr( (string) $raw, 0, $size ) ) as $line ) {
		if ( false !== strpos( $line, ':' ) ) {
			list( $name, $value )                   = explode( ':', $line, 2 );
			$headers[ strtolower( trim( $name ) ) ] = trim( $value );
		}
	}
	return (object) array(
		'status'  => curl_getinfo( $handle, CURLINFO_RESPONSE_CODE ),
		'headers' => $headers,
		'body'    => substr( (string) $raw, $size ),
	);
}

/**
 * Many requests at once.
 *
 * @param array $requests List of (url, options).
 */
function requests_at_once( array $requests ) {
	$all     = curl_multi_init();
	$handles = array();
	foreach ( $requests as $request ) {
		$handles[] = $handle = handle( $request[0], $request[1] );
		curl_multi_add_handle( $all, $handle );
	}
	do {
		curl_multi_exec( $all, $running );
		curl_multi_select( $all, 1 );
	} while ( $running );
	$answers = array();
	foreach ( $handles as $handle ) {
		$answers[] = answer( $handle, curl_multi_getcontent( $handle ) );
	}
	return $answers;
}

/**
 * Headers and body of a signed call.
 */
function signed( array $call, array $change = array() ) {
	$body  = $change['body'] ?? json_encode( $call, JSON_UNESCAPED_UNICODE );
	$time  = (string) ( $change['time'] ?? time() );
	$nonce = $change['nonce'] ?? bin2hex( random_bytes( 16 ) );
	$sign  = hash_hmac( 'sha256', "$time\n$nonce\n$body", $change['secret'] ?? SECRET );
	return array(
		'body'    => $change['sent_body'] ?? $body,
		'headers' => array(
			'Content-Type: application/json',
			"X-Seller-Support-Time: $time",
			"X-Seller-Support-Nonce: $nonce",
			'X-Seller-Support-Signature: ' . ( $change['signature'] ?? $sign ),
		),
	);
}

function call_url( Shop $shop ) {
	return "$shop->url" . substr( $shop->core, strlen( $shop->folder . '/site' . $shop->path ) ) . '/wp-admin/admin-post.php?action=seller_support';
}

/**
 * A signed call; its answer with ->json.
 */
function host_call( Shop $shop, array $call, array $change = array() ) {
	$answer       = request( call_url( $shop ), signed( $call, $change ) );
	$answer->json = json_decode( $answer->body, true );
	return $answer;
}

/**
 * Logs in by wp-login.php; the cookie file.
 */
function log_in( Shop $shop, $user, $core_url = null ) {
	$jar  = "$shop->folder/$user.cookies";
	$core = $core_url ?? $shop->url;
	if ( ! file_exists( $jar ) ) {
		request( "$core/wp-login.php", array( 'jar' => $jar ) );
		$answer = request( "$core/wp-login.php", array( 'jar' => $jar, 'body' => http_build_query( array( 'log' => $user, 'pwd' => $user, 'testcookie' => 1 ) ) ) );
		if ( 302 !== $answer->status ) {
			throw new RuntimeException( "$user could not log in: $answer->status" );
		}
	}
	return $jar;
}

/**
 * A page as this person sees it.
 */
function page( Shop $shop, $path, $user = '', array $headers = array() ) {
	$options = array( 'headers' => $headers );
	if ( '' !== $user ) {
		$options['jar'] = log_in( $shop, $user );
	}
	return request( $shop->url . $path, $options );
}

/**
 * Ids of the demo's people: login => id.
 */
function people( Shop $shop ) {
	return array_map( 'intval', array_column( $shop->sql( "SELECT ID, user_login FROM {$shop->table('users')}" ), 'ID', 'user_login' ) );
}

/**
 * What our plugin adds to a page, and what it takes away: lines, volatile parts made equal.
 */
function difference( Shop $shop, $path, $user = '', array $headers = array() ) {
	$with    = explode( "\n", steady( page( $shop, $path, $user, $headers )->body ) );
	$without = explode( "\n", steady( page( $shop, $path, $user, array_merge( $headers, array( 'X-Without: 1' ) ) )->body ) );
	return array(
		'added'   => array_values( array_diff( $with, $without ) ),
		'removed' => array_values( array_diff( $without, $with ) ),
	);
}

/**
 * Without what differs between two views of the same page: nonces, times, random ids, lists of products in random order.
 */
function steady( $html ) {
	$html = preg_replace( '~<ul class="products\b.*?</ul>~s', '', $html );
	$html = preg_replace( '/"time":"[0-9]{10}"/', '"time":"X"', $html );
	$html = preg_replace( '/(quantity|product-search-field|uid)([_-])[0-9a-f]{13}\b/', '$1$2X', $html );
	return preg_replace( '/(nonce["\' =:a-z]*value="|_wpnonce=|[nN]once":")[0-9a-f]{10}/', '$1X', $html );
}
