<?php
/**
 * Makes people and orders in the demo's shop, and sessions for them: quicker than clicking through WordPress.
 *
 * Usage: php shop.php <core folder> <host:port> <JSON>, answers JSON. The JSON is a list of people:
 *   {"login":"seller1"}                                     somebody there is, with a new session
 *   {"role":"customer","name":"Ada Lovelace","locale":"de_DE","orders":[{"vase":1}],"method":"paypal"}   somebody new
 *   {"role":"seller","name":"Sam Seller","locale":"","store":"Sam's"}
 *   {"role":"staff","name":"Cleo Clerk","of":"seller3"}     works for that seller
 *   {"role":"guest","orders":[…]}                           only orders
 *
 * @package SellerSupportTests
 */

require dirname( __DIR__, 3 ) . '/demo/data/load.php';

$answers = array();
foreach ( json_decode( $argv[3], true ) as $wanted ) {
	$user      = e2e_user( $wanted );
	$answers[] = array(
		'id'       => $user ? $user->ID : 0,
		'login'    => $user ? $user->user_login : '',
		'name'     => $user ? $user->display_name : '',
		'email'    => $user ? $user->user_email : '',
		'slug'     => $user ? $user->user_nicename : '',
		'cookies'  => $user ? e2e_cookies( $user ) : array(),
		'orders'   => array_map( static fn( $lines ) => e2e_order( $user, $lines, $wanted ), $wanted['orders'] ?? array() ),
		'products' => e2e_products(),
	);
}
echo wp_json_encode( $answers );

/**
 * Finds or makes the person.
 *
 * @param array $wanted What the test asked for.
 * @return WP_User|null
 */
function e2e_user( array $wanted ) {
	if ( isset( $wanted['login'] ) ) {
		return get_user_by( 'login', $wanted['login'] );
	}
	if ( 'guest' === $wanted['role'] ) {
		return null;
	}
	$login = 'e2e' . bin2hex( random_bytes( 5 ) );
	$names = explode( ' ', $wanted['name'], 2 );
	$id    = wp_insert_user(
		wp_slash(
			array(
				'user_login'   => $login,
				'user_pass'    => $login,
				'user_email'   => $login . '@example.test',
				'display_name' => $wanted['name'],
				'first_name'   => $names[0],
				'last_name'    => $names[1] ?? '',
				'locale'       => $wanted['locale'] ?? '',
				'role'         => 'staff' === $wanted['role'] ? 'subscriber' : $wanted['role'],
			)
		)
	);
	if ( 'staff' === $wanted['role'] ) {
		update_user_meta( $id, '_vendor_id', get_user_by( 'login', $wanted['of'] )->ID );
		foreach ( array( 'vendor_staff', 'dokandar', 'dokan_manage_support_tickets' ) as $capability ) {
			get_user_by( 'id', $id )->add_cap( $capability );
		}
	}
	if ( 'seller' === $wanted['role'] ) {
		standin_make_store(
			$id,
			array(
				'store_name' => $wanted['store'],
				'phone'      => '1',
				'street'     => 'Weg 1',
				'zip'        => '10115',
				'city'       => 'Berlin',
			)
		);
	}
	return get_user_by( 'id', $id );
}

/**
 * A session as the login form makes it.
 *
 * @param WP_User $user The person.
 */
function e2e_cookies( $user ) {
	global $wpdb;
	$until = time() + DAY_IN_SECONDS;
	// WordPress writes all of a person's sessions at once, as it read them: of two test files that log the same person
	// in side by side, one would take the other's session away.
	$wpdb->query( "SELECT GET_LOCK('seller_support_e2e_sessions', 60)" );
	wp_cache_delete( $user->ID, 'user_meta' );
	$token = WP_Session_Tokens::get_instance( $user->ID )->create( $until );
	$wpdb->query( "SELECT RELEASE_LOCK('seller_support_e2e_sessions')" );
	$make = static fn( $name, $scheme ) => array(
		'name'  => $name,
		'value' => wp_generate_auth_cookie( $user->ID, $until, $scheme, $token ),
	);
	return array( $make( LOGGED_IN_COOKIE, 'logged_in' ), $make( AUTH_COOKIE, 'auth' ) );
}

/**
 * Key of demo/data/people.php => id and slug.
 */
function e2e_products() {
	$demo  = require dirname( __DIR__, 3 ) . '/demo/data/people.php';
	$found = array();
	foreach ( $demo['products'] + $demo['later'] as $key => $product ) {
		$found[ $key ] = get_page_by_path( $product[2], OBJECT, 'product' )->ID;
	}
	return $found;
}

/**
 * Places an order.
 *
 * @param WP_User|null $user   Customer.
 * @param int[]        $lines  Product key => quantity.
 * @param array        $wanted What the test asked for.
 */
function e2e_order( $user, array $lines, array $wanted ) {
	$products = e2e_products();
	$ordered  = array();
	foreach ( $lines as $key => $quantity ) {
		$ordered[ $products[ $key ] ] = $quantity;
	}
	$key   = bin2hex( random_bytes( 6 ) );
	$order = standin_checkout(
		array(
			'customer'       => $user ? $user->ID : 0,
			'billing'        => array(
				'first_name' => $user ? $user->first_name : 'Gast',
				'last_name'  => $user ? $user->last_name : 'Gästin',
				'address_1'  => 'Weg 2',
				'postcode'   => '10115',
				'city'       => 'Berlin',
				'country'    => 'DE',
				'email'      => $user ? $user->user_email : 'guest@example.test',
				'phone'      => '1',
			),
			'lines'          => $ordered,
			'payment_method' => $wanted['method'] ?? 'paypal',
			'status'         => 'processing',
			'date'           => time() - HOUR_IN_SECONDS,
			'key'            => $key,
		)
	);
	return array(
		'id'  => $order->get_id(),
		'key' => $order->get_order_key(),
	);
}
