<?php
/**
 * Host calls "store button" and "marketplace button": what a store and the marketplace set in our pages.
 */
require __DIR__ . '/lib.php';

$shop   = new Shop( 'button' );
$people = people( $shop );
$seller = $people['seller1'];
$slug   = $shop->sql( "SELECT user_nicename FROM {$shop->table('users')} WHERE ID = $seller" )[0]['user_nicename'];
$store  = "/store/$slug/";
$link   = "/seller-support/account/tickets/new?store=$seller&from=shop";

/**
 * Texts of the store page's button.
 */
function buttons( Shop $shop, $path, $link ) {
	preg_match_all( '~<a\b[^>]*href="' . preg_quote( str_replace( '&', '&#038;', $link ), '~' ) . '"[^>]*>(.*?)</a>~s', page( $shop, $path )->body, $found );
	return array_map(
		static function ( $text ) {
			return html_entity_decode( trim( $text ), ENT_QUOTES );
		},
		$found[1]
	);
}

function profile_settings( Shop $shop, $user_id ) {
	return $shop->sql( "SELECT meta_value FROM {$shop->table('usermeta')} WHERE meta_key = 'dokan_profile_settings' AND user_id = $user_id" )[0]['meta_value'] ?? null;
}

// A store's own.
$call = array(
	'call'     => 'store button',
	'store_id' => $seller,
	'label'    => 'Fragen? "Wir" helfen \\ gern & schnell',
	'shown'    => true,
);
$shop->php( 'update_user_meta( ' . $seller . ', "dokan_profile_settings", wp_slash( array( "store_name" => "Zoë\\\\s \"x\"", "payment" => array( "paypal" => array( "email" => "a@b.example" ) ) ) ) );' );
$before = unserialize( profile_settings( $shop, $seller ) );
promise_same( 'a store sets its label', array( 'ok' => true ), host_call( $shop, $call )->json );
promise_same( '  and nothing else in its settings', array_merge( $before, array( 'support_btn_name' => $call['label'], 'show_support_btn' => 'yes' ) ), unserialize( profile_settings( $shop, $seller ) ) );
promise_same( '  the store page says it', array( $call['label'] ), buttons( $shop, $store, $link ) );
$stored = profile_settings( $shop, $seller );
promise_same( 'the same call again changes nothing', array( array( 'ok' => true ), $stored ), array( host_call( $shop, $call )->json, profile_settings( $shop, $seller ) ) );
promise_same( 'a store switches it off', array( 'ok' => true ), host_call( $shop, array( 'shown' => false ) + $call )->json );
promise_same( '  the store page has none', array(), buttons( $shop, $store, $link ) );
promise_same( 'no label: the marketplace\'s or ours', array( 'ok' => true ), host_call( $shop, array( 'label' => '' ) + $call )->json );
promise_same( '  the store page says it', array( 'Get Support' ), buttons( $shop, $store, $link ) );
$shop->sql( "DELETE FROM {$shop->table('usermeta')} WHERE meta_key = 'dokan_profile_settings' AND user_id = $seller" );
promise_same( 'a store without settings gets some', array( 'ok' => true ), host_call( $shop, $call )->json );
promise_same( '  with just these', array( 'support_btn_name' => $call['label'], 'show_support_btn' => 'yes' ), unserialize( profile_settings( $shop, $seller ) ) );

$stored = profile_settings( $shop, $seller );
$wrong  = array(
	'a label that is too long'     => array( array( 'label' => str_repeat( 'ä', 61 ) ), 'label' ),
	'a label with tags'            => array( array( 'label' => '<b>x</b>' ), 'label' ),
	'a label of two lines'         => array( array( 'label' => "a\nb" ), 'label' ),
	'a label that is a list'       => array( array( 'label' => array( 'x' ) ), 'label' ),
	'a label with spaces around'   => array( array( 'label' => ' x ' ), 'label' ),
	'a switch that is text'        => array( array( 'shown' => 'yes' ), 'shown' ),
	'a store that is text'         => array( array( 'store_id' => (string) $seller ), 'store_id' ),
	'an unknown member'            => array( array( 'payment' => array() ), 'payment' ),
	'a customer'                   => array( array( 'store_id' => $people['customer1'] ), 'no such store' ),
	'nobody'                       => array( array( 'store_id' => 999999 ), 'no such store' ),
);
foreach ( $wrong as $what => list( $change, $error ) ) {
	$answer = host_call( $shop, $change + $call );
	promise_same( "$what is refused", array( 422, $error ), array( $answer->status, $answer->json['error'] ?? null ) );
}
promise_same( 'a missing member is refused', 'shown', host_call( $shop, array_diff_key( $call, array( 'shown' => 1 ) ) )->json['error'] ?? null );
promise_same( 'after all of them nothing has changed', $stored, profile_settings( $shop, $seller ) );
promise_same( 'a customer has no settings by it', null, profile_settings( $shop, $people['customer1'] ) );
$shop->php( "update_user_meta( $seller, 'dokan_profile_settings', 'broken' );" );
promise_same( 'settings that cannot be read are not overwritten', array( 'unreadable settings', 'broken' ), array( host_call( $shop, $call )->json['error'] ?? null, profile_settings( $shop, $seller ) ) );
$shop->sql( "DELETE FROM {$shop->table('usermeta')} WHERE meta_key = 'dokan_profile_settings' AND user_id = $seller" );

// The marketplace's.
$places = array(
	'store'      => true,
	'product'    => true,
	'order'      => true,
	'order_list' => true,
	'thank_you'  => true,
);
$call   = array(
	'call'   => 'marketplace button',
	'label'  => 'Hilfe & mehr',
	'places' => $places,
);
$shop->php( 'update_option( "dokan_store_support_setting", array( "support_button_label" => "Dokan" ) );' );
promise_same( 'until it is set, Dokan\'s option counts', array( 'Dokan' ), buttons( $shop, $store, $link ) );
promise_same( 'and the profile says so', array( 'label' => 'Dokan', 'places' => $places ), host_call( $shop, array( 'call' => 'profile' ) )->json['profile']['button'] ?? null );
promise_same( 'the marketplace sets its label', array( 'ok' => true ), host_call( $shop, $call )->json );
promise_same( '  the store page says it', array( 'Hilfe & mehr' ), buttons( $shop, $store, $link ) );
$first = host_call( $shop, array( 'call' => 'profile' ) )->json['profile'];
promise_same( '  and the profile', array( 'label' => 'Hilfe & mehr', 'places' => $places ), $first['button'] );
promise_same( 'again: the same', array( 'ok' => true ), host_call( $shop, $call )->json );
promise_same( 'off on store pages', array( 'ok' => true ), host_call( $shop, array( 'places' => array( 'store' => false ) + $places ) + $call )->json );
promise_same( '  the store page has none', array(), buttons( $shop, $store, $link ) );
promise( '  the fingerprint is another one', host_call( $shop, array( 'call' => 'profile' ) )->json['profile']['fingerprint'] !== $first['fingerprint'] );
foreach (
	array(
		'places' => array( 'places' => array( 'store' => 1 ) + $places ),
		'places ' => array( 'places' => array( 'cart' => true ) + $places ),
		'places  ' => array( 'places' => array_diff_key( $places, array( 'order' => 1 ) ) ),
		'label'  => array( 'label' => '<script>alert(1)</script>' ),
		'more'   => array( 'more' => 1 ),
	) as $error => $change
) {
	$answer = host_call( $shop, $change + $call );
	promise_same( "wrong: $error", array( 422, trim( $error ) ), array( $answer->status, $answer->json['error'] ?? null ) );
}
// The customer's orders.
$order = json_decode( $shop->php( '$o = wc_get_orders( array( "limit" => 1, "type" => "shop_order", "customer_id" => ' . $people['customer1'] . ' ) ); echo json_encode( array( $o[0]->get_id(), $o[0]->get_order_key() ) );' ) );
$order_pages = array(
	'order_list' => '/my-account/orders/',
	'order'      => "/my-account/view-order/$order[0]/",
	'thank_you'  => "/checkout/order-received/$order[0]/?key=$order[1]",
);
foreach ( $order_pages as $off => $path ) {
	host_call( $shop, array( 'label' => 'Marke9', 'places' => array( $off => false ) + $places ) + $call );
	foreach ( $order_pages as $place => $address ) {
		promise_same( "off in $off: in $place it is " . ( $place === $off ? 'not there' : 'there' ), $place !== $off, false !== strpos( page( $shop, $address, 'customer1' )->body, 'Marke9' ) );
	}
}
promise_same( 'an option that is broken is none', 'Dokan', json_decode( $shop->php( 'update_option( "seller_support_button", "broken" ); echo json_encode( seller_support_marketplace_button() );' ), true )['label'] ?? null );
