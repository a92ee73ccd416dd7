<?php
/**
 * Our URLs appear by themselves, cheaply, and go with the plugin.
 */
require __DIR__ . '/lib.php';

$shop    = new Shop( 'rewrite' );
$flushes = static function () use ( $shop ) {
	$count = substr_count( (string) @file_get_contents( "$shop->folder/flushes" ), "\n" );
	@unlink( "$shop->folder/flushes" );
	return $count;
};
$works = static function () use ( $shop ) {
	return array(
		false !== strpos( page( $shop, '/dashboard/support/17/', 'seller1' )->body, 'data-seller-support="dashboard"' ),
		false !== strpos( page( $shop, '/dashboard/refunds/17/', 'seller1' )->body, 'data-seller-support="dashboard"' ),
		false !== strpos( page( $shop, '/my-account/support-tickets/17/', 'customer1' )->body, 'data-seller-support="account"' ),
	);
};
log_in( $shop, 'seller1' );
log_in( $shop, 'customer1' );

// Rules as another plugin's flush leaves them while ours is not active.
$shop->php( '' );
page( $shop, '/', '', array( 'X-Without: 1' ) );
$shop->sql( "UPDATE {$shop->table('options')} SET option_value = '' WHERE option_name = 'rewrite_rules'" );
page( $shop, '/', '', array( 'X-Without: 1' ) );
promise( 'the rules lack our URLs', false === strpos( (string) $shop->option( 'rewrite_rules' ), 'support-tickets' ) );
$flushes();
page( $shop, '/' );
promise( 'the next page view adds them', false !== strpos( (string) $shop->option( 'rewrite_rules' ), 'support-tickets' ) );
promise_same( 'our pages are there', array( true, true, true ), $works() );
promise( 'by one flush, or two when requests meet', $flushes() <= 2 );
for ( $i = 0; $i < 5; $i++ ) {
	page( $shop, '/' );
}
promise_same( 'then nothing is flushed any more', 0, $flushes() );

// As an update from a version that knew only the tickets leaves them.
$rules = unserialize( $shop->option( 'rewrite_rules' ) );
foreach ( array_keys( $rules ) as $rule ) {
	if ( false !== strpos( $rule, '/refunds(' ) ) {
		unset( $rules[ $rule ] );
	}
}
$shop->set( 'rewrite_rules', addslashes( serialize( $rules ) ) );
page( $shop, '/' );
promise( 'rules without the refunds are healed', false !== strpos( (string) $shop->option( 'rewrite_rules' ), '/refunds(' ) );
$flushes();

// Somebody filters our rules out: not a flush with every request.
file_put_contents( "$shop->core/wp-content/mu-plugins/filter.php", '<?php add_filter( "rewrite_rules_array", function ( $r ) { foreach ( array_keys( $r ) as $k ) { if ( strpos( $k, "support" ) || strpos( $k, "refunds" ) ) { unset( $r[ $k ] ); } } return $r; } );' );
$shop->sql( "UPDATE {$shop->table('options')} SET option_value = '' WHERE option_name = 'rewrite_rules'" );
for ( $i = 0; $i < 6; $i++ ) {
	page( $shop, '/' );
}
promise( 'rules that nobody can keep are not flushed for ever', $flushes() <= 3 );
unlink( "$shop->core/wp-content/mu-plugins/filter.php" );
$shop->sql( "UPDATE {$shop->table('options')} SET option_value = '' WHERE option_name = 'rewrite_rules'" );
promise_same( 'and come back when they can be kept', array( true, true, true ), $works() );

// Another structure.
$shop->php( 'update_option( "permalink_structure", "/%year%/%postname%/" ); flush_rewrite_rules();' );
promise_same( 'our pages survive another permalink structure', array( true, true, true ), $works() );
$shop->php( 'update_option( "permalink_structure", "/index.php/%postname%/" );' );
$shop->sql( "UPDATE {$shop->table('options')} SET option_value = '' WHERE option_name = 'rewrite_rules'" );
$body = page( $shop, '/index.php/my-account/support-tickets/17/', 'customer1' )->body;
promise( 'and one without URL rewriting by the server', false !== strpos( $body, 'data-seller-support="account"' ) );
