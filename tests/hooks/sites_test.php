<?php
/**
 * The same plugin in other kinds of sites: under a path, siteurl not home, own cookie names, a block theme.
 */
require __DIR__ . '/lib.php';

/**
 * The promises that hold for each of them.
 */
function promise_site( Shop $shop, $what, $base, $core_url, $cookie ) {
	$home    = (string) parse_url( $shop->url, PHP_URL_PATH );
	$profile = host_call( $shop, array( 'call' => 'profile' ) )->json['profile'] ?? array();
	promise_same( "$what: home and siteurl", array( $shop->url, $core_url ), array( $profile['home'] ?? '', $profile['siteurl'] ?? '' ) );
	promise_same( "$what: cookie name", $cookie, $profile['cookie_name'] ?? '' );
	$jar = log_in( $shop, 'customer1', $core_url );
	log_in( $shop, 'seller1', $core_url );
	promise( "$what: it is the name a login gets", false !== strpos( file_get_contents( $jar ), "\t$cookie\t" ) );
	promise_same( "$what: address of a ticket", "$shop->url/my-account/support-tickets/{id}/", $profile['pages']['ticket'] ?? '' );
	promise_same( "$what: address of the desk", "$core_url/wp-admin/admin.php?page=seller-support", $profile['pages']['desk_tickets'] ?? '' );

	$body = page( $shop, '/my-account/support-tickets/17/', 'customer1' )->body;
	promise( "$what: My Account's page and files", false !== strpos( $body, "hx-get=\"{$base}f/account/tickets/17\"" ) && false !== strpos( $body, "\"{$base}static/seller-support.js?ver=" ) || false !== strpos( $body, "'{$base}static/seller-support.js?ver=" ), substr( (string) strstr( $body, 'seller-support' ), 0, 600 ) );
	$body = page( $shop, '/dashboard/support/', 'seller1' )->body;
	promise( "$what: the seller's page", false !== strpos( $body, "hx-get=\"{$base}f/dashboard/tickets\"" ), substr( (string) strstr( $body, 'seller-support' ), 0, 600 ) );
	$seller = people( $shop )['seller1'];
	$slug   = $shop->sql( "SELECT user_nicename FROM {$shop->table('users')} WHERE ID = $seller" )[0]['user_nicename'];
	promise( "$what: the store page's button", false !== strpos( page( $shop, "/store/$slug/" )->body, "href=\"{$base}account/tickets/new?store=$seller&#038;from=shop\"" ) );
	$product = $shop->sql( "SELECT post_name FROM {$shop->table('posts')} WHERE post_type = 'product' AND post_status = 'publish' AND post_author = $seller LIMIT 1" )[0]['post_name'];
	promise_same( "$what: the product page's button", 1, substr_count( page( $shop, "/product/$product/" )->body, "href=\"{$base}account/tickets/new?store=$seller&#038;from=shop\"" ) );
	$answer = page( $shop, '/dashboard/support/17/' );
	promise_same( "$what: the login leads back", "$shop->url/my-account/?redirect_to=" . rawurlencode( "$home/dashboard/support/17/" ), $answer->headers['location'] ?? '' );
}

$shop = new Shop( 'path', array( 'path' => '/shop' ) );
promise_site( $shop, 'under a path', '/shop/seller-support/', $shop->url, 'wordpress_logged_in_' . md5( $shop->url ) );

$shop = new Shop( 'siteurl', array( 'siteurl_path' => '/wp', 'port' => 1 ) );
promise_site( $shop, 'siteurl not home', '/seller-support/', "$shop->url/wp", 'wordpress_logged_in_' . md5( "$shop->url/wp" ) );

$shop = new Shop( 'both', array( 'path' => '/shop', 'siteurl_path' => '/wp', 'port' => 2, 'constants' => array( 'COOKIEHASH' => 'meinhash' ) ) );
promise_site( $shop, 'both, and COOKIEHASH', '/shop/seller-support/', "$shop->url/wp", 'wordpress_logged_in_meinhash' );

$shop = new Shop( 'cookie', array( 'port' => 3, 'constants' => array( 'LOGGED_IN_COOKIE' => 'wer_bin_ich' ) ) );
promise_site( $shop, 'LOGGED_IN_COOKIE', '/seller-support/', $shop->url, 'wer_bin_ich' );

$shop  = new Shop( 'block', array( 'port' => 4 ) );
$block = array_values( array_filter( array( 'twentytwentythree', 'twentytwentyfour', 'twentytwentyfive' ), static function ( $theme ) use ( $shop ) { return is_dir( "$shop->core/wp-content/themes/$theme" ); } ) );
$is_block = in_array( $shop->option( 'stylesheet' ), $block, true );
$shop->php( 'switch_theme( "' . ( $is_block ? 'marktplatz' : $block[0] ) . '" );' );
promise_site( $shop, $is_block ? 'a classic theme' : 'a block theme', '/seller-support/', $shop->url, 'wordpress_logged_in_' . md5( $shop->url ) );
