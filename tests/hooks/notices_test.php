<?php
/**
 * What the marketplace is told when the plugin cannot work, and that nothing breaks meanwhile.
 */
require __DIR__ . '/lib.php';

$shop    = new Shop( 'notices' );
$notices = static function ( array $headers = array(), $path = '/wp-admin/plugins.php' ) use ( $shop ) {
	preg_match_all( '~<div class="notice notice-error"><p><strong>Seller Support:</strong>(.*?)</p></div>~s', page( $shop, $path, 'admin', $headers )->body, $found );
	return array_map( static function ( $html ) { return html_entity_decode( strip_tags( $html ), ENT_QUOTES ); }, $found[1] );
};
$shown = static function ( array $headers = array() ) use ( $shop ) {
	$people = people( $shop );
	$slug   = $shop->sql( "SELECT user_nicename FROM {$shop->table('users')} WHERE ID = {$people['seller1']}" )[0]['user_nicename'];
	return false !== strpos( page( $shop, "/store/$slug/", '', $headers )->body, '/seller-support/account' );
};

promise_same( 'no notice when all is well', array(), $notices() );
$body = page( $shop, '/wp-admin/plugins.php', 'admin' )->body;
promise( 'the Plugins list links to the desk', (bool) preg_match( '~<span class=[\'"]seller-support-desk[\'"]><a href="[^"]*admin\.php\?page=seller-support">Support desk</a>~', $body ) );

$shop->php( 'update_option( "dokan_pro_active_modules", array( "store_support", "refund" ) );' );
$found = $notices( array( 'X-Dokan-Pro: 1' ) );
promise( 'Dokan Pro\'s own module: told which to switch off', 1 === count( $found ) && false !== strpos( $found[0], 'Store Support module' ) && false !== strpos( $found[0], 'deactivate this plugin' ), $found );
promise_same( 'and nothing is registered twice', array( false, false ), array( $shown( array( 'X-Dokan-Pro: 1' ) ), strpos( page( $shop, '/my-account/', 'customer1', array( 'X-Dokan-Pro: 1' ) )->body, 'support-tickets' ) ) );
promise_same( 'without Pro its old option means nothing', array( array(), true ), array( $notices(), $shown() ) );
$shop->php( 'delete_option( "dokan_pro_active_modules" );' );

rename( "$shop->core/wp-content/plugins/seller-support/seller-support.config.php", "$shop->folder/config" );
$found = $notices();
promise( 'no shared secret: told how to get one', 1 === count( $found ) && false !== strpos( $found[0], 'seller-support setup' ), $found );
rename( "$shop->folder/config", "$shop->core/wp-content/plugins/seller-support/seller-support.config.php" );

$rules = $shop->option( 'permalink_structure' );
$shop->php( 'update_option( "permalink_structure", "" );' );
$found = $notices();
promise( 'plain permalinks: told the remedy', 1 === count( $found ) && false !== strpos( $found[0], 'Settings → Permalinks' ), $found );
$account = (int) $shop->option( 'woocommerce_myaccount_page_id' );
foreach ( array( '/', "/?page_id=$account", "/?page_id=$account&support-tickets=17" ) as $path ) {
	$answer = page( $shop, $path, 'customer1' );
	promise( "plain permalinks: $path works as without us", 200 === $answer->status && false === strpos( $answer->body, 'seller-support' ), $answer->status );
}
$shop->php( 'update_option( "permalink_structure", ' . var_export( $rules, true ) . ' ); flush_rewrite_rules();' );
promise_same( 'and all is back with another structure', array( array(), true ), array( $notices(), $shown() ) );

$shop->php( 'update_option( "active_plugins", array( "seller-support/seller-support.php" ) );' );
$found = $notices();
promise( 'without WooCommerce and Dokan: told so', 1 === count( $found ) && false !== strpos( $found[0], 'WooCommerce and Dokan' ), $found );
promise_same( 'and WordPress works', 200, page( $shop, '/' )->status );

// Multisite.
$shop->php( 'define( "WP_INSTALLING_NETWORK", true ); require_once ABSPATH . "wp-admin/includes/upgrade.php"; foreach ( $wpdb->tables( "ms_global" ) as $t => $n ) { $wpdb->$t = $n; } install_network(); populate_network( 1, "127.0.0.1:' . $shop->port . '", "a@example.test", "Net", "/", false );' );
$shop->write_config( array( 'MULTISITE' => true, 'SUBDOMAIN_INSTALL' => false, 'DOMAIN_CURRENT_SITE' => '127.0.0.1:' . $shop->port, 'PATH_CURRENT_SITE' => '/', 'SITE_ID_CURRENT_SITE' => 1, 'BLOG_ID_CURRENT_SITE' => 1 ) );
unlink( "$shop->folder/admin.cookies" );
$found = $notices();
promise( 'multisite: told that it is not supported', 1 === count( $found ) && false !== strpos( $found[0], 'multisite' ), $found );
promise_same( 'and calls are not answered', false, strpos( host_call( $shop, array( 'call' => 'profile' ) )->body, 'profile' ) );
promise( 'and WordPress works', page( $shop, '/' )->status < 400 );
