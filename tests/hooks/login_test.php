<?php
/**
 * Through the login to where somebody wanted to go, and nowhere else.
 */
require __DIR__ . '/lib.php';

$shop = new Shop( 'login' );
$shop->php( 'update_option( "woocommerce_enable_myaccount_registration", "yes" ); update_option( "woocommerce_registration_generate_password", "no" ); update_option( "woocommerce_registration_generate_username", "yes" );' );

/**
 * Opens My Account and sends one of its forms; where it leads.
 *
 * @param string $class login or register.
 */
function send_form( Shop $shop, $path, $class, array $fields ) {
	$jar  = "$shop->folder/" . bin2hex( random_bytes( 4 ) );
	$body = request( $shop->url . $path, array( 'jar' => $jar ) )->body;
	if ( ! preg_match( '~<form\b[^>]*class="[^"]*-form-' . $class . '\b.*?</form>~s', $body, $form ) ) {
		return "no $class form";
	}
	preg_match_all( '~<(?:input|button)\b[^>]*>~', $form[0], $inputs );
	$data = array();
	foreach ( $inputs[0] as $input ) {
		if ( preg_match( '~name="([^"]*)"~', $input, $name ) && ! preg_match( '~type="(checkbox|radio)"~', $input ) ) {
			$data[ $name[1] ] = preg_match( '~value="([^"]*)"~', $input, $value ) ? html_entity_decode( $value[1], ENT_QUOTES ) : '';
		}
	}
	$answer = request( $shop->url . $path, array( 'jar' => $jar, 'body' => http_build_query( array_merge( $data, $fields ) ) ) );
	return $answer->headers['location'] ?? "no redirect ($answer->status)";
}

function user( $name ) {
	return array( 'username' => $name, 'password' => $name );
}

$target = '/my-account/support-tickets/new/?store=3&order=17&draft=abc';
$path   = '/my-account/?redirect_to=' . rawurlencode( $target );
promise_same( 'a customer\'s login leads to the form, query string whole', $target, send_form( $shop, $path, 'login', user( 'customer1' ) ) );
promise_same( 'a seller\'s login leads there too, not to the dashboard', $target, send_form( $shop, $path, 'login', user( 'seller1' ) ) );
promise_same( 'registering leads there too', $target, send_form( $shop, $path, 'register', array( 'email' => 'new1@example.test', 'password' => 'a long enough Passw0rd!', 'role' => 'customer' ) ) );
promise_same( 'a page of My Account asks for the login and goes on', '/my-account/support-tickets/17/?status=open', send_form( $shop, '/my-account/support-tickets/17/?status=open', 'login', user( 'seller1' ) ) );

promise( 'the login says that a form is kept', false !== strpos( page( $shop, "$path&seller_support=kept" )->body, 'What you wrote is kept.' ) );
promise( 'and only then', false === strpos( page( $shop, $path )->body, 'What you wrote is kept.' ) );

$answer = page( $shop, '/dashboard/support/17/?status=open' );
promise( 'a guest on the seller\'s page goes to the login', 302 === $answer->status && $shop->url . '/my-account/?redirect_to=' . rawurlencode( '/dashboard/support/17/?status=open' ) === ( $answer->headers['location'] ?? '' ), $answer->headers );
promise_same( 'and then to the page', '/dashboard/support/17/?status=open', send_form( $shop, substr( $answer->headers['location'] ?? '', strlen( $shop->url ) ), 'login', user( 'seller1' ) ) );

$answer = page( $shop, '/dashboard/refunds/new/?order=5' );
promise_same( 'so does a guest on the refunds', $shop->url . '/my-account/?redirect_to=' . rawurlencode( '/dashboard/refunds/new/?order=5' ), $answer->headers['location'] ?? '' );

foreach ( array( 'https://evil.example/', '//evil.example/', '/\\evil.example/', 'javascript:alert(1)', "http://evil.example\r\nX: y", 'http:evil.example' ) as $evil ) {
	$location = send_form( $shop, '/my-account/?redirect_to=' . rawurlencode( $evil ), 'login', user( 'customer1' ) );
	promise( 'redirect_to=' . json_encode( $evil ) . " stays in the shop", 0 === strpos( $location, $shop->url . '/' ) || preg_match( '~^(/[^/\\\\]|no redirect \\(200\\))~', $location ), $location );
}
$body = page( $shop, '/my-account/?redirect_to=' . rawurlencode( '/"><script>x</script>' ) )->body;
promise( 'redirect_to prints no HTML', false === strpos( $body, '<script>x' ) );
promise_same( 'without redirect_to a seller goes where Dokan sends sellers', 0, strpos( send_form( $shop, '/my-account/', 'login', user( 'seller1' ) ), "$shop->url/dashboard/" ) );
$body = page( $shop, '/my-account/' )->body;
promise( 'without redirect_to the forms are as they were', false === strpos( $body, 'name="redirect"' ) && false === strpos( $body, 'seller_support' ) );
$answer = request( "$shop->url/wp-login.php", array( 'body' => http_build_query( array( 'log' => 'customer1', 'pwd' => 'customer1', 'redirect_to' => $target ) ) ) );
promise_same( 'wp-login.php follows redirect_to by itself', $target, $answer->headers['location'] ?? '' );
