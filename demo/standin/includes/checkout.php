<?php
/**
 * From a cart to orders: WooCommerce's checkout and Dokan's split, without the pages.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/**
 * Places an order as a checkout would; a cart of several sellers gets sub-orders.
 *
 * @param array $cart customer (user id, 0: guest), billing, lines (product id => quantity), payment_method,
 *                    status, date (UTC text), coupon (percent, code), fee (name, net), key, transaction_id, note,
 *                    gross (prices hold the tax), currency.
 * @return WC_Order
 */
function standin_checkout( $cart ) {
	$cart   = wp_parse_args( $cart, array( 'customer' => 0, 'coupon' => null, 'fee' => null, 'note' => '', 'transaction_id' => '', 'gross' => false, 'currency' => get_woocommerce_currency() ) ); // phpcs:ignore
	$lines  = standin_price_lines( $cart );
	$groups = array();
	foreach ( $lines as $line ) {
		$groups[ $line['seller'] ][] = $line;
	}
	$order = standin_order_from_cart( $cart );
	$order->set_created_via( 'checkout' );
	$order->set_order_key( 'wc_order_' . $cart['key'] );
	$order->set_transaction_id( $cart['transaction_id'] );
	standin_add_lines( $order, $lines );
	standin_add_shipping( $order, $groups, standin_shipping_rate( $lines ) );
	standin_add_fee( $order, $cart['fee'] );
	standin_add_coupon( $order, $cart['coupon'], $lines );
	$order->calculate_totals();
	if ( 1 === count( $groups ) ) {
		standin_mark_vendor( $order, key( $groups ) );
	} else {
		$order->add_meta_data( 'has_sub_order', '1' );
	}
	$order->save();
	wc_reduce_stock_levels( $order->get_id() );
	do_action( 'woocommerce_checkout_order_created', $order );
	do_action( 'woocommerce_checkout_update_order_meta', $order->get_id(), array() );
	if ( 1 === count( $groups ) ) {
		dokan_sync_insert_order( $order->get_id() );
		do_action( 'dokan_checkout_update_order_meta', $order->get_id(), key( $groups ) );
	} else {
		$index = 0;
		foreach ( $groups as $seller => $part ) {
			standin_make_sub_order( $order, $cart, $seller, $part, ++$index );
		}
	}
	return standin_settle( $order->get_id(), $cart );
}

/**
 * Moves a fresh order through the states a real one passes.
 *
 * @param int   $order_id Order.
 * @param array $cart     See standin_checkout().
 * @return WC_Order
 */
function standin_settle( $order_id, $cart ) {
	$way = array( $cart['status'] );
	if ( in_array( $cart['status'], array( 'completed', 'refunded' ), true ) ) {
		$way = array( 'processing', 'completed' );
	}
	foreach ( $way as $status ) {
		$order = wc_get_order( $order_id );
		if ( ! $order->has_status( $status ) ) {
			$order->update_status( $status );
		}
	}
	standin_date_back( wc_get_order( $order_id ) );
	return wc_get_order( $order_id );
}

/**
 * Paid two minutes after it was placed, completed two days later, its sub-orders too.
 *
 * @param WC_Order $order Order.
 */
function standin_date_back( $order ) {
	$placed = $order->get_date_created()->getTimestamp();
	if ( $order->get_date_paid() ) {
		$order->set_date_paid( $placed + 2 * MINUTE_IN_SECONDS );
	}
	if ( $order->get_date_completed() ) {
		$order->set_date_completed( min( time(), $placed + 2 * DAY_IN_SECONDS ) );
	}
	$order->save();
	if ( ! $order->get_parent_id() ) {
		foreach ( wc_get_orders( array( 'parent' => $order->get_id(), 'limit' => -1 ) ) as $sub_order ) { // phpcs:ignore
			standin_date_back( $sub_order );
		}
	}
}

/**
 * With "gross" the products' prices hold the tax, and what is stored is still net, with parts of a cent.
 *
 * @param array $cart See standin_checkout().
 * @return array[] product, seller, quantity, subtotal, total, rates, taxes and subtotal_taxes by rate.
 */
function standin_price_lines( $cart ) {
	$lines = array();
	foreach ( $cart['lines'] as $product_id => $quantity ) {
		$product  = wc_get_product( $product_id );
		$decimals = wc_get_price_decimals();
		$rates    = standin_rates_of_class( $product->get_tax_class() );
		$subtotal = round( (float) $product->get_price() * $quantity, $decimals );
		$discount = $cart['coupon'] ? floor( $subtotal * $cart['coupon']['percent'] * 10 ** $decimals / 100 + 1e-6 ) / 10 ** $decimals : 0.0;
		$total    = round( $subtotal - $discount, $decimals );
		if ( $cart['gross'] ) {
			$factor   = 1 + array_sum( array_column( $rates, 'percent' ) ) / 100;
			$subtotal = round( $subtotal / $factor, 6 );
			$total    = round( $total / $factor, 6 );
		}
		$lines[] = array(
			'product'        => $product,
			'seller'         => (int) get_post_field( 'post_author', $product_id ),
			'quantity'       => $quantity,
			'subtotal'       => $subtotal,
			'total'          => $total,
			'rates'          => $rates,
			'subtotal_taxes' => standin_taxes_on( $subtotal, $rates ),
			'taxes'          => standin_taxes_on( $total, $rates ),
		);
	}
	return $lines;
}

/**
 * @param array $cart See standin_checkout().
 * @return WC_Order Not stored; pending.
 */
function standin_order_from_cart( $cart ) {
	$titles = array(
		'paypal' => 'PayPal',
		'stripe' => 'Credit Card (Stripe)',
		'cod'    => 'Cash on delivery',
		'bacs'   => 'Direct bank transfer',
	);
	$order  = new WC_Order();
	$order->set_currency( $cart['currency'] );
	$order->set_prices_include_tax( (bool) $cart['gross'] );
	$order->set_date_created( $cart['date'] );
	$order->set_customer_id( $cart['customer'] );
	$order->set_billing( $cart['billing'] );
	$order->set_shipping( array_diff_key( $cart['billing'], array( 'email' => 1, 'phone' => 1 ) ) ); // phpcs:ignore
	$order->set_payment_method( $cart['payment_method'] );
	$order->set_payment_method_title( $titles[ $cart['payment_method'] ] );
	$order->set_customer_ip_address( '192.0.2.77' );
	$order->set_customer_user_agent( 'Mozilla/5.0' );
	$order->set_customer_note( $cart['note'] );
	$order->set_cart_hash( md5( $cart['key'] ) );
	$order->set_stock_reduced( true );
	$order->add_meta_data( 'is_vat_exempt', 'no' );
	$order->add_meta_data( '_billing_address_index', implode( ' ', $cart['billing'] ) );
	return $order;
}

/**
 * @param WC_Order $order  Order.
 * @param int      $seller Seller.
 */
function standin_mark_vendor( $order, $seller ) {
	$order->add_meta_data( '_dokan_vendor_id', (string) $seller );
	$order->add_meta_data( 'shipping_fee_recipient', 'seller' );
	$order->add_meta_data( 'tax_fee_recipient', 'seller' );
	// Twice, as Dokan writes it.
	$order->add_meta_data( 'shipping_tax_fee_recipient', 'seller' );
	$order->add_meta_data( 'shipping_tax_fee_recipient', 'seller' );
}

/**
 * @param WC_Order $parent Order of the whole cart.
 * @param array    $cart   See standin_checkout().
 * @param int      $seller Seller.
 * @param array[]  $lines  The seller's lines.
 * @param int      $index  1, 2, 3 …
 */
function standin_make_sub_order( $parent, $cart, $seller, $lines, $index ) {
	$origin = array();
	foreach ( $parent->get_items() as $id => $item ) {
		$origin[ $item->get_product_id() ] = $id;
	}
	$order = standin_order_from_cart( $cart );
	$order->delete_meta_data( 'is_vat_exempt' );
	$order->set_parent_id( $parent->get_id() );
	$order->set_created_via( 'dokan' );
	$order->set_order_key( 'wc_order_' . substr( md5( $cart['key'] . $index ), 0, 13 ) );
	standin_mark_vendor( $order, $seller );
	standin_add_lines( $order, $lines, $origin );
	// Dokan works each sub-order out anew, so shipping may get another tax rate than in the parent.
	standin_add_shipping( $order, array( $seller => $lines ), standin_shipping_rate( $lines ) );
	standin_add_coupon( $order, $cart['coupon'], $lines );
	$order->calculate_totals();
	$order->save();
	dokan_sync_insert_order( $order->get_id() );
	do_action( 'dokan_checkout_update_order_meta', $order->get_id(), $seller );
}
