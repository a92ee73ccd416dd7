<?php
/**
 * Option seller_support_fingerprint: changes with the profile, and with nothing else.
 */
require __DIR__ . '/lib.php';

$shop = new Shop( 'fingerprint' );
page( $shop, '/' );
$first = $shop->option( 'seller_support_fingerprint' );
promise( 'the first page view makes a fingerprint', (bool) preg_match( '/^[0-9a-f]{64}$/', (string) $first ), $first );
promise_same( 'the profile has the same', $first, host_call( $shop, array( 'call' => 'profile' ) )->json['profile']['fingerprint'] ?? null );

$shop->php( 'update_user_meta( 1, "locale", "de_DE" );' );
page( $shop, '/' );
page( $shop, '/wp-admin/', 'admin' );
page( $shop, '/my-account/', 'customer1' );
host_call( $shop, array( 'call' => 'profile' ) );
promise_same( 'it does not depend on who looks at which page', $first, $shop->option( 'seller_support_fingerprint' ) );

$must = "$shop->core/wp-content/mu-plugins/languages.php";
file_put_contents(
	$must,
	'<?php $by_page = function ( $value ) { return isset( $_GET["page_in"] ) ? ( "locale" === current_filter() ? $_GET["page_in"] : $value . "/" . $_GET["page_in"] ) : $value; };
	add_filter( "locale", $by_page );
	add_action( "init", function () use ( $by_page ) { add_filter( "option_home", $by_page ); add_filter( "option_siteurl", $by_page ); }, 0 );'
);
$checked = $shop->option( 'seller_support_checked' );
foreach ( array( 'de_DE', 'fr_FR' ) as $language ) {
	page( $shop, "/?page_in=$language" );
	promise_same( "a page in $language makes no other state", array( $checked, $first ), array( $shop->option( 'seller_support_checked' ), $shop->option( 'seller_support_fingerprint' ) ) );
}
unlink( $must );

$seen    = array( $first );
$changes = array(
	'an option of WordPress'        => 'update_option( "date_format", "Y-m-d" );',
	'the site\'s name'              => 'update_option( "blogname", "Anders" );',
	'the currency'                  => 'update_option( "woocommerce_currency", "JPY" );',
	'a mail colour'                 => 'update_option( "woocommerce_email_base_color", "#123456" );',
	'the mail footer'               => 'update_option( "woocommerce_email_footer_text", "Neu" );',
	'a setting of Dokan'            => 'update_option( "dokan_selling", array( "hide_customer_info" => "on" ) );',
	'a role'                        => 'add_role( "helper", "Helper", array( "manage_woocommerce" => true ) );',
	'the slug of My Account'        => 'wp_update_post( array( "ID" => (int) get_option( "woocommerce_myaccount_page_id" ), "post_name" => "mein-konto" ) );',
);
foreach ( $changes as $what => $code ) {
	$shop->php( $code );
	page( $shop, '/' );
	$now = $shop->option( 'seller_support_fingerprint' );
	promise( "it changes with $what", ! in_array( $now, $seen, true ), $now );
	$seen[] = $now;
}
promise_same( 'the profile follows', "$shop->url/mein-konto/support-tickets/{id}/", host_call( $shop, array( 'call' => 'profile' ) )->json['profile']['pages']['ticket'] ?? null );

$shop->set( 'timezone_string', 'UTC' );
$shop->set( 'woocommerce_custom_orders_table_enabled', 'no' === $shop->option( 'woocommerce_custom_orders_table_enabled' ) ? 'yes' : 'no' );
page( $shop, '/' );
promise( 'it changes with options written past WordPress, such as the order storage', ! in_array( $shop->option( 'seller_support_fingerprint' ), $seen, true ) );
$seen[] = $shop->option( 'seller_support_fingerprint' );
$shop->set( 'WPLANG', 'fr_FR' );
page( $shop, '/' );
promise( 'it changes with the site\'s language', ! in_array( $shop->option( 'seller_support_fingerprint' ), $seen, true ) );
$seen[] = $shop->option( 'seller_support_fingerprint' );
$shop->set( 'home', 'http://shop.example' );
page( $shop, '/' );
promise( 'it changes with the site\'s address', ! in_array( $shop->option( 'seller_support_fingerprint' ), $seen, true ) );
$seen[] = $shop->option( 'seller_support_fingerprint' );

$shop->write_config( array( 'LOGGED_IN_KEY' => bin2hex( random_bytes( 32 ) ) ) );
page( $shop, '/' );
promise( 'it changes when the keys are rotated, with the next page view', ! in_array( $shop->option( 'seller_support_fingerprint' ), $seen, true ) );
$seen[] = $shop->option( 'seller_support_fingerprint' );
$shop->write_config( array( 'COOKIEHASH' => 'abc' ) );
page( $shop, '/' );
promise( 'it changes with the cookie\'s name', ! in_array( $shop->option( 'seller_support_fingerprint' ), $seen, true ) );
$seen[] = $shop->option( 'seller_support_fingerprint' );
$shop->write_config( array( 'WP_HOME' => str_replace( '127.0.0.1', 'localhost', $shop->url ) ) );
page( $shop, '/' );
promise( 'it changes with an address that wp-config.php says', ! in_array( $shop->option( 'seller_support_fingerprint' ), $seen, true ) );

