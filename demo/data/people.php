<?php
/**
 * The demo's sellers, customers and products.
 *
 * @package SellerSupportDemo
 */

return array(
	'sellers'   => array(
		'seller1' => array(
			'slug'   => 'zoes-toepferei',
			'first'  => 'Zoë',
			'last'   => 'Müller',
			'locale' => 'de_DE',
			'store'  => array(
				'store_name' => "Zoë's Töpferei",
				'phone'      => '+49 30 1234 1',
				'street'     => 'Weg 1',
				'zip'        => '10115',
				'city'       => 'Berlin',
			),
		),
		'seller2' => array(
			'slug'   => 'book-nook',
			'first'  => 'Ben',
			'last'   => 'Nook',
			'locale' => '',
			'store'  => array(
				'store_name' => 'Book Nook & Co.',
				'phone'      => '+49 40 1234 2',
				'street'     => 'Hafengasse 2',
				'zip'        => '20095',
				'city'       => 'Hamburg',
			),
		),
		'seller3' => array(
			'slug'   => 'acme-tools',
			'first'  => 'Anna',
			'last'   => 'Acker',
			'locale' => '',
			'store'  => array(
				'store_name' => 'Acme Tools',
				'phone'      => '+49 89 1234 3',
				'street'     => 'Werkstraße 3',
				'zip'        => '80331',
				'city'       => 'München',
			),
		),
	),
	'customers' => array(
		'customer1' => array( 'Clara', 'Jäger', 'Lindenstr. 5', '10969', 'Berlin', 'de_DE' ),
		'customer2' => array( 'Дмитрий', 'Иванов', 'Schillerplatz 8', '70173', 'Stuttgart', '' ),
		'customer3' => array( 'Eve', "O'Neil", 'Am Markt 12', '28195', 'Bremen', '' ),
		'customer4' => array( 'Farid', 'Khan', 'Ringstr. 77', '50667', 'Köln', '' ),
		'customer5' => array( 'Gina', 'Rossi', 'Seeweg 3', '88045', 'Friedrichshafen', '' ),
	),
	'products'  => array(
		'vase'    => array( 'seller1', 'Blumenvase «Blau»', 'blumenvase-blau', '34.90', '', false ),
		'bowl'    => array( 'seller1', 'Teeschale', 'teeschale', '12.00', '', false ),
		'mug'     => array( 'seller1', 'Becher', 'becher', '8.50', '', false ),
		'novel'   => array( 'seller2', 'Novel: The Long Road', 'novel-the-long-road', '14.95', 'reduced-rate', false ),
		'cooking' => array( 'seller2', 'Cookbook', 'cookbook', '24.95', 'reduced-rate', false ),
		'ebook'   => array( 'seller2', 'E-Book: C++ in a Week', 'e-book-cpp', '9.99', '', true ),
		'hammer'  => array( 'seller3', 'Hammer', 'hammer', '19.99', '', false ),
		'drill'   => array( 'seller3', 'Drill "Pro" 500', 'drill-pro-500', '129.00', '', false ),
		'screws'  => array( 'seller3', 'Screws <M4> x100', 'screws-x100', '4.50', '', false ),
		'bench'   => array( 'seller3', 'Workbench & Vice', 'workbench', '1249.00', '', false ),
	),
	// Made after the orders above them were, so that those keep their numbers. The tax class has two rates.
	'later'     => array(
		'kit'  => array( 'seller1', 'Pottery kit', 'pottery-kit', '39.90', 'with-levy', false ),
		'clay' => array( 'seller1', 'Clay, 5 kg', 'clay-5-kg', '7.35', '', false ),
	),
	// Pieces in the sellers' stores at the beginning; nobody counts the others.
	'stock'     => array(
		'hammer' => 60,
		'vase'   => 40,
		'kit'    => 25,
	),
);
