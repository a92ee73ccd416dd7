<?php
/**
 * Host call "mail": what leaves WordPress, how often, and what does not.
 */
require __DIR__ . '/lib.php';

$shop = new Shop( 'mail' );

function sent( Shop $shop ) {
	return glob( "$shop->folder/mail/*.eml" );
}

/**
 * The only message sent since the last call of this function.
 */
function take( Shop $shop ) {
	$files = sent( $shop );
	$raw   = 1 === count( $files ) ? file_get_contents( $files[0] ) : '';
	array_map( 'unlink', $files );
	return str_replace( "\r\n", "\n", $raw );
}

/**
 * Header fields as they stand on the wire, unfolded: lower-case name => list of values.
 */
function fields( $raw ) {
	$head   = preg_replace( "/\n[ \t]+/", ' ', explode( "\n\n", $raw, 2 )[0] );
	$fields = array();
	foreach ( explode( "\n", $head ) as $line ) {
		list( $name, $value )                    = array_pad( explode( ':', $line, 2 ), 2, '' );
		$fields[ strtolower( trim( $name ) ) ][] = trim( $value );
	}
	return $fields;
}

/**
 * The parts of a multipart message, decoded: content type => text.
 */
function parts( $raw ) {
	preg_match( '/boundary="([^"]+)"/', $raw, $boundary );
	$parts = array();
	foreach ( array_slice( explode( '--' . ( $boundary[1] ?? 'none' ), $raw ), 1 ) as $part ) {
		list( $head, $text ) = array_pad( explode( "\n\n", ltrim( $part, "\n" ), 2 ), 2, '' );
		if ( preg_match( '/Content-Type: ([a-z\/]+)/i', $head, $type ) ) {
			$coded             = preg_match( '/Transfer-Encoding: (\S+)/i', $head, $coding ) ? strtolower( $coding[1] ) : '8bit';
			$parts[ $type[1] ] = trim( 'base64' === $coded ? base64_decode( $text ) : ( 'quoted-printable' === $coded ? quoted_printable_decode( $text ) : $text ) );
		}
	}
	return $parts;
}

function mail_call( array $change = array() ) {
	return $change + array(
		'call'    => 'mail',
		'id'      => bin2hex( random_bytes( 8 ) ),
		'to'      => 'zoe@example.test',
		'subject' => 'Schüssel zerbrochen 🏺 „Blau“',
		'text'    => "Grüße, 😀\nzweite Zeile",
		'html'    => '<p>Grüße, 😀<br>zweite Zeile</p>',
		'headers' => array( 'Message-ID' => '<ticket-17-message-1.0123456789abcdef0123@shop.example.test>' ),
	);
}

$references = '<ticket-17-message-1.0123456789abcdef0123@shop.example.test> <ticket-17-message-2.0123456789abcdef0123@shop.example.test> <ticket-17-message-3.0123456789abcdef0123@shop.example.test>';

$answer = host_call(
	$shop,
	mail_call(
		array(
			'headers' => array(
				'Message-ID'  => '<ticket-17-message-4.0123456789abcdef0123@shop.example.test>',
				'In-Reply-To' => '<ticket-17-message-3.0123456789abcdef0123@shop.example.test>',
				'References'  => $references,
				'Reply-To'    => 'answers@example.test',
			),
		)
	)
);
promise( 'a mail is accepted', 200 === $answer->status && '{"ok":true}' === $answer->body, $answer );
$raw    = take( $shop );
$fields = fields( $raw );
promise_same( 'Message-ID stands exactly once, as given', array( '<ticket-17-message-4.0123456789abcdef0123@shop.example.test>' ), $fields['message-id'] ?? array() );
promise_same( 'In-Reply-To stands exactly once, readable', array( '<ticket-17-message-3.0123456789abcdef0123@shop.example.test>' ), $fields['in-reply-to'] ?? array() );
promise_same( 'References stands exactly once, readable', array( $references ), $fields['references'] ?? array() );
promise_same( 'Reply-To is set', array( 'answers@example.test' ), $fields['reply-to'] ?? array() );
promise_same( 'To is the recipient only', array( 'zoe@example.test' ), $fields['to'] ?? array() );
promise_same( 'the subject keeps umlauts, quotes and emoji', 'Schüssel zerbrochen 🏺 „Blau“', iconv_mime_decode( $fields['subject'][0] ?? '', 0, 'UTF-8' ) );
promise( 'it is multipart/alternative', 0 === strpos( $fields['content-type'][0] ?? '', 'multipart/alternative' ), $fields );
$parts = parts( $raw );
promise_same( 'the text part is the text', "Grüße, 😀\nzweite Zeile", $parts['text/plain'] ?? '' );
promise_same( 'the HTML part is the HTML', '<p>Grüße, 😀<br>zweite Zeile</p>', $parts['text/html'] ?? '' );

host_call( $shop, mail_call( array( 'html' => '' ) ) );
$fields = fields( take( $shop ) );
promise( 'a mail without HTML is plain text', 0 === strpos( $fields['content-type'][0] ?? '', 'text/plain' ), $fields );

// Sender.
$shop->php( 'update_option("woocommerce_email_from_name", "Markt &amp; Platz Zoë"); update_option("woocommerce_email_from_address", "shop@example.test");' );
host_call( $shop, mail_call() );
$from = fields( take( $shop ) )['from'][0] ?? '';
promise( 'the sender is WooCommerce\'s', 'Markt & Platz Zoë <shop@example.test>' === str_replace( '"', '', iconv_mime_decode( $from, 0, 'UTF-8' ) ), $from );
host_call( $shop, mail_call( array( 'from_name' => "Zoë's Töpferei, „Berlin“ <x@y>" ) ) );
$from = fields( take( $shop ) )['from'][0] ?? '';
promise( 'the message\'s own sender name is used and stays one name', preg_match( '/<shop@example\.test>$/', $from ) && false !== strpos( iconv_mime_decode( $from, 0, 'UTF-8' ), "Zoë's Töpferei, „Berlin“" ), $from );
$shop->php( 'delete_option("woocommerce_email_from_name"); delete_option("woocommerce_email_from_address");' );
host_call( $shop, mail_call() );
promise_same( 'without WooCommerce\'s, the sender is WordPress\' default', 'WordPress <wordpress@127.0.0.1>', fields( take( $shop ) )['from'][0] ?? '' );

// Once.
$call   = mail_call();
$first  = host_call( $shop, $call );
$second = host_call( $shop, $call );
promise( 'the same id again is answered as repeated', '{"ok":true}' === $first->body && '{"ok":true,"repeated":true}' === $second->body, $second );
promise_same( 'and not sent again', 1, count( sent( $shop ) ) );
take( $shop );

touch( "$shop->folder/mail/slow" );
$call     = mail_call();
$requests = array();
for ( $i = 0; $i < 20; $i++ ) {
	$requests[] = array( call_url( $shop ), signed( $call ) );
}
$answers = requests_at_once( $requests );
unlink( "$shop->folder/mail/slow" );
promise_same( 'of 20 equal mails at once exactly one goes out', 1, count( sent( $shop ) ) );
$bodies = array_count_values( array_column( $answers, 'body' ) );
promise( 'one of them is told so, the others "repeated" or "later"', 1 === ( $bodies['{"ok":true}'] ?? 0 ) && 20 === array_sum( array_intersect_key( $bodies, array_flip( array( '{"ok":true}', '{"ok":true,"repeated":true}', '{"ok":false,"error":"in progress","retry":true}' ) ) ) ), $bodies );
promise_same( 'and "later" becomes "repeated"', '{"ok":true,"repeated":true}', host_call( $shop, $call )->body );
take( $shop );

// Failure.
touch( "$shop->folder/mail/fail" );
$call   = mail_call();
$answer = host_call( $shop, $call );
promise( 'a mail that WordPress cannot send is to be tried again', false === $answer->json['ok'] && true === ( $answer->json['retry'] ?? false ) && '' !== $answer->json['error'], $answer );
unlink( "$shop->folder/mail/fail" );
promise_same( 'the next try sends it', '{"ok":true}', host_call( $shop, $call )->body );
promise( 'once', '' !== take( $shop ) );
$call = mail_call();
$name = 'seller_support_mail_' . hash( 'sha256', $call['id'] );
$shop->sql( "INSERT INTO {$shop->table('options')} (option_name, option_value, autoload) VALUES ('$name', '" . ( time() - 1000 ) . " claimed 00', 'no')" );
$answers = requests_at_once( array( array( call_url( $shop ), signed( $call ) ), array( call_url( $shop ), signed( $call ) ), array( call_url( $shop ), signed( $call ) ) ) );
promise_same( 'a claim left by a request that died is taken over once', 1, count( sent( $shop ) ) );
take( $shop );

// Injection. Each of these is refused, and nothing goes out.
$attacks = array(
	'CR/LF in the subject'       => array( 'subject' => "Hello\r\nBcc: everybody@example.test" ),
	'LF in the subject'          => array( 'subject' => "Hello\nBcc: everybody@example.test" ),
	'NUL in the subject'         => array( 'subject' => "Hello\0Bcc" ),
	'CR/LF in the address'       => array( 'to' => "zoe@example.test\r\nBcc: everybody@example.test" ),
	'two addresses'              => array( 'to' => 'zoe@example.test, everybody@example.test' ),
	'no address'                 => array( 'to' => 'nobody' ),
	'CR/LF in the sender name'   => array( 'from_name' => "Zoë\r\nBcc: everybody@example.test" ),
	'LF in Message-ID'           => array( 'headers' => array( 'Message-ID' => "<a@b>\nBcc: everybody@example.test" ) ),
	'text after Message-ID'      => array( 'headers' => array( 'Message-ID' => '<a@b> Bcc: x@example.test' ) ),
	'CR/LF in References'        => array( 'headers' => array( 'References' => "<a@b>\r\nBcc: everybody@example.test" ) ),
	'text in References'         => array( 'headers' => array( 'References' => 'hello' ) ),
	'a header name with CR/LF'   => array( 'headers' => array( "X\r\nBcc" => 'everybody@example.test' ) ),
	'a Bcc header'               => array( 'headers' => array( 'Bcc' => 'everybody@example.test' ) ),
	'a From header'              => array( 'headers' => array( 'From' => 'ceo@example.test' ) ),
	'a Content-Type header'      => array( 'headers' => array( 'Content-Type' => 'text/plain' ) ),
	'headers that are a text'    => array( 'headers' => 'Bcc: everybody@example.test' ),
	'a header that is a list'    => array( 'headers' => array( 'Reply-To' => array( 'a@example.test' ) ) ),
	'two Reply-To addresses'     => array( 'headers' => array( 'Reply-To' => 'a@example.test,b@example.test' ) ),
	'no id'                      => array( 'id' => '' ),
	'an id that is a list'       => array( 'id' => array( 'x' ) ),
	'an over-long id'            => array( 'id' => str_repeat( 'x', 300 ) ),
	'an over-long subject'       => array( 'subject' => str_repeat( 'x', 2000 ) ),
	'no text'                    => array( 'text' => '' ),
	'HTML that is a list'        => array( 'html' => array() ),
);
foreach ( $attacks as $what => $change ) {
	$answer = host_call( $shop, mail_call( $change ) );
	promise( "$what is refused", 422 === $answer->status && false === $answer->json['ok'] && ! isset( $answer->json['retry'] ), $answer );
}
promise_same( 'none of them went out', array(), sent( $shop ) );
$answer = host_call( $shop, mail_call( array( 'text' => "Dots:\n.\nFrom me\r\n.\r\nend", 'subject' => 'Re: =?UTF-8?Q?x?= "quoted" <b> \\' ) ) );
promise( 'odd text and subject arrive', '{"ok":true}' === $answer->body && false !== strpos( take( $shop ), 'quoted' ) );

// The next mail of the same request is untouched.
touch( "$shop->folder/second-mail" );
host_call( $shop, mail_call() );
$seconds = array_values( preg_grep( '/^To: other@example\.test/m', array_map( 'file_get_contents', sent( $shop ) ) ) );
promise( 'another mail in the same request has its own id, sender and text', 1 === count( $seconds ) && false === strpos( $seconds[0], 'ticket-17' ) && false === stripos( $seconds[0], 'multipart' ) && false === strpos( $seconds[0], 'Grüße' ), $seconds );
