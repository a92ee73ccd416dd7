<?php
/**
 * Fills an empty shop: people, products, orders, refunds. The same each time.
 *
 * Usage: php seed.php <core folder> <host:port>
 *
 * @package SellerSupportDemo
 */

require __DIR__ . '/load.php';

$demo     = require __DIR__ . '/people.php';
$users    = array();
$products = array();

wp_set_current_user( 1 );

foreach ( $demo['sellers'] as $login => $seller ) {
	$users[ $login ] = demo_make_user( $login, 'seller', $seller['first'], $seller['last'], $seller['locale'], $seller['slug'] );
	standin_make_store( $users[ $login ], $seller['store'] );
}
foreach ( $demo['customers'] as $login => $customer ) {
	list( $first, $last, $street, $zip, $city, $locale ) = $customer;

	$users[ $login ] = demo_make_user( $login, 'customer', $first, $last, $locale, $login );
	foreach ( demo_billing( $login, $customer ) as $part => $value ) {
		update_user_meta( $users[ $login ], 'billing_' . $part, wp_slash( $value ) );
	}
}
$products = demo_make_products( $demo['products'], $demo['stock'], $users, 1 );
foreach ( require __DIR__ . '/orders.php' as $number => $line ) {
	if ( array_diff_key( $line[1], $products ) ) {
		$products += demo_make_products( $demo['later'], $demo['stock'], $users, count( $products ) + 1 );
	}
	demo_place_order( $number + 1, $line, $demo['customers'], $users, $products );
}

/**
 * Makes products.
 *
 * @param array[] $wanted Rows of people.php.
 * @param int[]   $stock  Key => pieces.
 * @param int[]   $users  Name => id.
 * @param int     $number Of the first one.
 * @return int[] Key => id.
 */
function demo_make_products( $wanted, $stock, $users, $number ) {
	$made = array();
	foreach ( $wanted as $key => $product ) {
		list( $seller, $name, $slug, $price, $tax_class, $virtual ) = $product;

		$made[ $key ] = standin_make_product(
			array(
				'author'    => $users[ $seller ],
				'name'      => $name,
				'slug'      => $slug,
				'price'     => $price,
				'sku'       => 'SKU-' . $number++,
				'tax_class' => $tax_class,
				'virtual'   => $virtual,
				'content'   => 'A product of the demo.',
				'stock'     => isset( $stock[ $key ] ) ? $stock[ $key ] : null,
			)
		);
	}
	return $made;
}

/**
 * Makes an account whose password is its name.
 *
 * @param string $login  Name.
 * @param string $role   Role.
 * @param string $first  First name.
 * @param string $last   Last name.
 * @param string $locale Language, '' is the site's.
 * @param string $slug   Name in addresses.
 * @return int
 */
function demo_make_user( $login, $role, $first, $last, $locale, $slug ) {
	$id = wp_insert_user(
		wp_slash(
			array(
				'user_login'    => $login,
				'user_pass'     => $login,
				'user_email'    => $login . '@example.test',
				'user_nicename' => $slug,
				'display_name'  => "$first $last",
				'first_name'    => $first,
				'last_name'     => $last,
				'locale'        => $locale,
				'role'          => $role,
			)
		)
	);
	if ( is_wp_error( $id ) ) {
		fwrite( STDERR, $login . ': ' . $id->get_error_message() . "\n" );
		exit( 1 );
	}
	return $id;
}

/**
 * A customer's address.
 *
 * @param string $login    Name.
 * @param array  $customer Row of people.php.
 * @return string[]
 */
function demo_billing( $login, $customer ) {
	return array(
		'first_name' => $customer[0],
		'last_name'  => $customer[1],
		'address_1'  => $customer[2],
		'postcode'   => $customer[3],
		'city'       => $customer[4],
		'country'    => 'DE',
		'email'      => $login . '@example.test',
		'phone'      => '+49 30 999 ' . substr( $login, -1 ),
	);
}

/**
 * Places one order of orders.php.
 *
 * @param int     $number    1, 2, 3 …
 * @param array   $line      Row of orders.php.
 * @param array[] $customers Rows of people.php.
 * @param int[]   $users     Name => id.
 * @param int[]   $products  Key => id.
 */
function demo_place_order( $number, $line, $customers, $users, $products ) {
	list( $login, $wanted, $method, $status, $days ) = $line;

	$extras  = isset( $line[5] ) ? $line[5] : array();
	$guest   = array( 'Gast', 'Gästin', 'Parkallee 9', '28209', 'Bremen', '' );
	$paid    = in_array( $status, array( 'processing', 'completed' ), true ) && 'cod' !== $method;
	$placed  = strtotime( gmdate( 'Y-m-d', time() - $days * DAY_IN_SECONDS ) . ' 08:07:00 UTC' ) + $number * 60;
	$ordered = array();
	foreach ( $wanted as $key => $quantity ) {
		$ordered[ $products[ $key ] ] = $quantity;
	}
	$order = standin_checkout(
		array_merge(
			array_intersect_key( $extras, array_flip( array( 'coupon', 'fee', 'note', 'gross' ) ) ),
			array(
				'customer'       => '' === $login ? 0 : $users[ $login ],
				'billing'        => demo_billing( '' === $login ? 'guest' : $login, '' === $login ? $guest : $customers[ $login ] ),
				'lines'          => $ordered,
				'payment_method' => $method,
				'status'         => $status,
				'date'           => $placed,
				'key'            => substr( md5( 'demo order ' . $number ), 0, 13 ),
				'transaction_id' => $paid && 'bacs' !== $method ? strtoupper( $method ) . '-TX-' . $number : '',
			)
		)
	);
	if ( isset( $extras['refund'] ) ) {
		demo_refund( $order, $extras['refund'], $extras['reason'], $products );
	}
}

/**
 * Refunds lines with their tax; 'all' refunds everything.
 *
 * @param WC_Order     $order    Order.
 * @param array|string $wanted   Product key => quantity, or 'all'.
 * @param string       $reason   Reason.
 * @param int[]        $products Key => id.
 */
function demo_refund( $order, $wanted, $reason, $products ) {
	$lines  = array();
	$amount = 0.0;
	foreach ( $order->get_items( array( 'line_item', 'shipping' ) ) as $id => $item ) {
		$share = 'all' === $wanted ? 1.0 : 0.0;
		$count = $item->get_quantity();
		if ( is_array( $wanted ) && 'line_item' === $item->get_type() ) {
			$key   = array_search( $item->get_product_id(), $products, true );
			$count = isset( $wanted[ $key ] ) ? $wanted[ $key ] : 0;
			$share = $count / $item->get_quantity();
		}
		if ( $share <= 0 ) {
			continue;
		}
		$taxes = array_map( static fn( $tax ) => round( (float) $tax * $share, 2 ), $item->get_taxes()['total'] );
		$total = round( (float) $item->get_total() * $share, 2 );

		$amount      += $total + array_sum( $taxes );
		$lines[ $id ] = array(
			'qty'          => 'line_item' === $item->get_type() ? $count : 0,
			'refund_total' => $total,
			'refund_tax'   => $taxes,
		);
	}
	$refund = wc_create_refund(
		array(
			'order_id'   => $order->get_id(),
			'amount'     => round( $amount, 2 ),
			'reason'     => $reason,
			'line_items' => $lines,
		)
	);
	if ( is_wp_error( $refund ) ) {
		fwrite( STDERR, 'Refund of order ' . $order->get_id() . ': ' . $refund->get_error_message() . "\n" );
		exit( 1 );
	}
}
