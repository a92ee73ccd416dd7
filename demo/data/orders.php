<?php
/**
 * The demo's orders. Each: customer ('' is a guest), lines, payment method, state, days ago, and extras.
 *
 * @package SellerSupportDemo
 */

$coupon = array(
	'code'    => 'rabatt10',
	'percent' => 10,
);
$fee    = array(
	'name' => 'Gift wrapping',
	'net'  => 2.50,
);

return array(
	array( 'customer1', array( 'hammer' => 2, 'screws' => 3 ), 'paypal', 'completed', 60, array( 'refund' => array( 'hammer' => 1 ), 'reason' => 'Damaged „Hammer“' ) ),
	array( 'customer1', array( 'vase' => 1 ), 'stripe', 'completed', 55 ),
	array( 'customer1', array( 'hammer' => 1, 'vase' => 2, 'novel' => 1 ), 'stripe', 'processing', 50, array( 'coupon' => $coupon ) ),
	array( 'customer2', array( 'novel' => 1, 'cooking' => 2 ), 'cod', 'processing', 48 ),
	array( 'customer2', array( 'drill' => 1 ), 'paypal', 'on-hold', 45, array( 'coupon' => $coupon ) ),
	array( 'customer2', array( 'drill' => 1, 'bowl' => 4 ), 'paypal', 'completed', 44 ),
	array( 'customer3', array( 'ebook' => 1 ), 'stripe', 'completed', 43 ),
	array( 'customer3', array( 'screws' => 10 ), 'bacs', 'pending', 42 ),
	array( 'customer3', array( 'bowl' => 1, 'cooking' => 1 ), 'paypal', 'cancelled', 41 ),
	array( 'customer4', array( 'hammer' => 1 ), 'stripe', 'failed', 40 ),
	array( 'customer4', array( 'vase' => 3 ), 'paypal', 'completed', 39, array( 'coupon' => $coupon, 'refund' => 'all', 'reason' => 'Lost in the post' ) ),
	array( 'customer4', array( 'mug' => 2 ), 'stripe', 'completed', 38 ),
	array( 'customer5', array( 'cooking' => 1 ), 'bacs', 'on-hold', 35 ),
	array( 'customer5', array( 'bench' => 1, 'screws' => 4 ), 'bacs', 'completed', 31, array( 'note' => 'Please ring twice.' ) ),
	array( '', array( 'hammer' => 1, 'novel' => 1 ), 'paypal', 'completed', 28 ),
	array( 'customer5', array( 'novel' => 1, 'ebook' => 1 ), 'stripe', 'completed', 26 ),
	array( 'customer1', array( 'mug' => 4, 'bowl' => 2 ), 'paypal', 'completed', 22, array( 'fee' => $fee ) ),
	array( 'customer2', array( 'cooking' => 1, 'hammer' => 1 ), 'stripe', 'completed', 19, array( 'coupon' => $coupon ) ),
	array( 'customer3', array( 'vase' => 1, 'mug' => 1 ), 'paypal', 'processing', 15 ),
	array( '', array( 'vase' => 1 ), 'stripe', 'processing', 13 ),
	array( 'customer4', array( 'novel' => 2 ), 'cod', 'completed', 11 ),
	array( 'customer5', array( 'drill' => 2, 'hammer' => 1 ), 'stripe', 'processing', 8, array( 'fee' => $fee ) ),
	array( 'customer1', array( 'novel' => 1, 'bowl' => 1 ), 'bacs', 'on-hold', 5 ),
	array( 'customer2', array( 'bowl' => 2 ), 'paypal', 'processing', 3 ),
	array( 'customer3', array( 'hammer' => 1 ), 'stripe', 'processing', 2 ),
	array( 'customer1', array( 'bench' => 1 ), 'paypal', 'processing', 1 ),
	// What is hard about refunds: two taxes on one line, prices that hold the tax, and all of it at once.
	array( 'customer5', array( 'kit' => 3 ), 'stripe', 'completed', 10 ),
	array( 'customer4', array( 'clay' => 7, 'vase' => 1 ), 'paypal', 'completed', 9, array( 'gross' => true ) ),
	array( 'customer5', array( 'kit' => 2, 'clay' => 3 ), 'cod', 'processing', 7, array( 'gross' => true, 'coupon' => $coupon, 'fee' => $fee ) ),
);
