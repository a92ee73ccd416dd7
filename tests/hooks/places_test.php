<?php
/**
 * What stands in the shop's pages, for whom.
 */
require __DIR__ . '/lib.php';

$shop   = new Shop( 'places' );
$people = people( $shop );
$slug   = static function ( $login ) use ( $shop ) {
	return $shop->sql( "SELECT user_nicename FROM {$shop->table('users')} WHERE user_login = '$login'" )[0]['user_nicename'];
};
$seller  = $people['seller1'];
$store   = '/store/' . $slug( 'seller1' ) . '/';
$product = '/product/' . $shop->sql( "SELECT post_name FROM {$shop->table('posts')} WHERE post_type = 'product' AND post_status = 'publish' AND post_author = $seller ORDER BY ID LIMIT 1" )[0]['post_name'] . '/';
$link    = "/seller-support/account/tickets/new?store=$seller&from=shop";

/**
 * Text of the links to this address.
 */
function links( $html, $href ) {
	preg_match_all( '~<a\b[^>]*href="([^"]*)"[^>]*>(.*?)</a>~s', $html, $found, PREG_SET_ORDER );
	$texts = array();
	foreach ( $found as $one ) {
		if ( html_entity_decode( $one[1] ) === $href ) {
			$texts[] = html_entity_decode( trim( strip_tags( $one[2] ) ), ENT_QUOTES );
		}
	}
	return $texts;
}

function settings( Shop $shop, $user_id, array $change ) {
	$shop->php( '$s = get_user_meta( ' . $user_id . ', "dokan_profile_settings", true ); update_user_meta( ' . $user_id . ', "dokan_profile_settings", array_merge( is_array( $s ) ? $s : array(), ' . var_export( $change, true ) . ' ) );' );
}

// Store and product pages.
promise_same( 'store page: one button', array( 'Get Support' ), links( page( $shop, $store )->body, $link ) );
promise_same( 'product page: one button', array( 'Get Support' ), links( page( $shop, $product )->body, $link ) );
promise( 'product page: below the box of the categories, not in it', 1 === preg_match( '~class="product_meta">(.*?)</div>.*?<div class="seller-support-product"~s', page( $shop, $product )->body, $found ) && false === strpos( $found[1], 'seller-support-product' ), $found );
$printed = $shop->php( '$GLOBALS["product"] = wc_get_product( get_page_by_path( "' . basename( $product ) . '", OBJECT, "product" ) ); do_action( "woocommerce_product_meta_end" ); do_action( "woocommerce_single_product_summary" );' );
promise( 'categories that stand in no summary have it after them, once', 1 === substr_count( $printed, 'seller-support-product' ) && 0 === strpos( $printed, '<div class="seller-support-product"' ), $printed );
foreach ( array( 'store page' => $store, 'product page' => $product ) as $what => $path ) {
	$guest = difference( $shop, $path );
	promise( "$what: the button is all we add", 1 === count( $guest['added'] ) && false !== strpos( html_entity_decode( $guest['added'][0] ), $link ) && count( $guest['removed'] ) <= 1, $guest );
	promise_same( "$what: the same for a customer", $guest['added'], difference( $shop, $path, 'customer1' )['added'] );
	promise_same( "$what: the same for the seller", $guest['added'], difference( $shop, $path, 'seller1' )['added'] );
	promise( "$what: no nonce, count or script of ours", ! preg_match( '/nonce|hx-|seller-support\.(js|css)|htmx/', implode( $guest['added'] ) ), $guest );
}

// Labels.
$shop->php( 'update_option( "dokan_store_support_setting", array( "support_button_label" => "Frag uns & mehr" ) );' );
promise_same( 'the marketplace\'s label', array( 'Frag uns & mehr' ), links( page( $shop, $store )->body, $link ) );
settings( $shop, $seller, array( 'support_btn_name' => '<b>Hilfe</b> "Zoë" <script>alert(1)</script>' ) );
promise_same( 'the seller\'s own label goes first, harmless', array( 'Hilfe "Zoë"' ), links( page( $shop, $store )->body, $link ) );
settings( $shop, $seller, array( 'support_btn_name' => "  \n" ) );
promise_same( 'an empty label is none', array( 'Frag uns & mehr' ), links( page( $shop, $product )->body, $link ) );

// Switches.
settings( $shop, $seller, array( 'show_support_btn_product' => 'no' ) );
promise_same( 'switched off for products: only the store page', array( 1, 0 ), array( count( links( page( $shop, $store )->body, $link ) ), count( links( page( $shop, $product )->body, $link ) ) ) );
settings( $shop, $seller, array( 'show_support_btn_product' => 'yes' ) );
$shop->php( 'update_option( "dokan_store_support_setting", array( "store_support_product_page" => "dont_show" ) );' );
promise_same( 'the marketplace can switch it off for products', 0, count( links( page( $shop, $product )->body, $link ) ) );
$shop->php( 'delete_option( "dokan_store_support_setting" );' );
settings( $shop, $seller, array( 'show_support_btn' => 'no' ) );
promise_same( 'switched off by the seller: nowhere', array( 0, 0 ), array( count( links( page( $shop, $store )->body, $link ) ), count( links( page( $shop, $product )->body, $link ) ) ) );
settings( $shop, $seller, array( 'show_support_btn' => 'yes' ) );
$shop->php( "update_user_meta( $seller, 'dokan_enable_selling', 'no' );" );
promise_same( 'a disabled seller has no button', array( 0, 0 ), array( count( links( page( $shop, $store )->body, $link ) ), count( links( page( $shop, $product )->body, $link ) ) ) );
promise( 'and no menu entry', false === strpos( page( $shop, '/dashboard/', 'seller1' )->body, 'data-seller-support-count' ) );
$shop->php( "update_user_meta( $seller, 'dokan_enable_selling', 'yes' );" );
$shop->php( "update_user_meta( $seller, 'dokan_profile_settings', 'broken' ); update_option( 'dokan_store_support_setting', 'broken' );" );
promise_same( 'broken settings are no settings', array( 'Get Support' ), links( page( $shop, $product )->body, $link ) );

// No tabs: the store page falls back, and is not doubled.
file_put_contents( "$shop->core/wp-content/mu-plugins/no-tabs.php", '<?php if ( isset( $_GET["no_tabs"] ) ) { add_filter( "dokan_store_tabs", "__return_empty_array", 99 ); }' );
promise_same( 'a store without tabs has the button once', 1, count( links( page( $shop, "$store?no_tabs=1" )->body, $link ) ) );

// Orders.
$orders = json_decode(
	$shop->php(
		'$out = array();
		foreach ( wc_get_orders( array( "limit" => -1, "type" => "shop_order" ) ) as $order ) {
			$user = get_userdata( $order->get_customer_id() );
			$out[] = array( "id" => $order->get_id(), "parent" => $order->get_parent_id(), "split" => (bool) $order->get_meta( "has_sub_order" ), "customer" => $user ? $user->user_login : "", "store" => (int) dokan_get_seller_id_by_order( $order ), "key" => $order->get_order_key() );
		}
		echo json_encode( $out );'
	),
	true
);
$pick = static function ( $test ) use ( $orders ) {
	foreach ( $orders as $order ) {
		if ( $test( $order ) ) {
			return $order;
		}
	}
	return null;
};
$single = $pick( static function ( $o ) { return $o['customer'] && ! $o['split'] && ! $o['parent']; } );
$split  = $pick( static function ( $o ) { return $o['customer'] && $o['split']; } );
$guest  = $pick( static function ( $o ) { return '' === $o['customer'] && ! $o['parent'] && ! $o['split']; } );
$form   = '/my-account/support-tickets/new/';

$expected = "$form?store={$single['store']}&order={$single['id']}";
promise_same( 'order page: one link with store and order', 1, count( links( page( $shop, "/my-account/view-order/{$single['id']}/", $single['customer'] )->body, $expected ) ) );
promise( 'order list: one action with store and order', 1 === count( links( page( $shop, '/my-account/orders/', $single['customer'] )->body, $expected ) ), $expected );
promise_same( 'thank-you page: one link with store and order', 1, count( links( page( $shop, "/checkout/order-received/{$single['id']}/?key={$single['key']}", $single['customer'] )->body, $expected ) ) );

$subs = array_values( array_filter( $orders, static function ( $o ) use ( $split ) { return $o['parent'] === $split['id']; } ) );
$body = page( $shop, "/my-account/view-order/{$split['id']}/", $split['customer'] )->body;
foreach ( $subs as $sub ) {
	$texts = links( $body, "$form?store={$sub['store']}&order={$sub['id']}" );
	$name  = $shop->sql( "SELECT meta_value FROM {$shop->table('usermeta')} WHERE meta_key = 'dokan_store_name' AND user_id = {$sub['store']}" )[0]['meta_value'];
	promise_same( "order of several sellers: one choice for $name", array( "Get Support: $name" ), $texts );
}
promise_same( 'order list: the form asks which seller', 1, count( links( page( $shop, '/my-account/orders/', $split['customer'] )->body, "$form?order={$split['id']}" ) ) );
$body = page( $shop, "/checkout/order-received/{$split['id']}/?key={$split['key']}", $split['customer'] )->body;
promise_same( 'thank-you page of several sellers: one link each', count( $subs ), count( array_filter( $subs, static function ( $sub ) use ( $body, $form ) { return 1 === count( links( $body, "$form?store={$sub['store']}&order={$sub['id']}" ) ); } ) ) );

$body = page( $shop, "/checkout/order-received/{$guest['id']}/?key={$guest['key']}" )->body;
promise( 'guest\'s thank-you page: how to get help, and no link that fails', 1 === substr_count( $body, 'class="seller-support-guest"' ) && false === strpos( $body, 'support-tickets/new' ), substr( strstr( $body, 'seller-support' ) ?: '', 0, 500 ) );
$body = page( $shop, "/checkout/order-received/{$single['id']}/?key={$single['key']}" )->body;
promise( 'a customer\'s thank-you page seen without login: nothing of ours', false === strpos( $body, 'seller-support' ) );

// Nothing elsewhere.
$other = array( '/', '/shop/', '/store-listing/', '/cart/', '/checkout/', '/?s=a', '/no-such-page/', '/feed/', '/wp-login.php', '/my-account/' );
foreach ( $other as $path ) {
	$with    = steady( page( $shop, $path )->body );
	$without = steady( page( $shop, $path, '', array( 'X-Without: 1' ) )->body );
	promise( "nothing of ours on $path for a guest", $with === $without, difference( $shop, $path ) );
}
foreach ( array( '/', '/shop/', '/cart/' ) as $path ) {
	$with    = steady( page( $shop, $path, 'customer1' )->body );
	$without = steady( page( $shop, $path, 'customer1', array( 'X-Without: 1' ) )->body );
	promise( "nothing of ours on $path for a customer", $with === $without, difference( $shop, $path, 'customer1' ) );
}
foreach ( array( '/wp-admin/edit.php', '/wp-admin/options-general.php' ) as $path ) {
	$with    = steady( page( $shop, $path, 'admin' )->body );
	$without = steady( page( $shop, $path, 'admin', array( 'X-Without: 1' ) )->body );
	$ours    = preg_match_all( '~seller[-_]support~', $with );
	preg_match_all( "~'admin\.php\?page=(seller-support[a-z-]*)'~", $with, $entries );
	// Each entry has room for its number: a class and a name.
	promise_same( "only the two menu entries on $path", array( array( 'seller-support', 'seller-support-refunds' ), 6, 0 ), array( $entries[1], $ours, preg_match_all( '~seller[-_]support~', $without ) ) );
}
