<?php
/**
 * Deactivating leaves the shop as it was; deleting leaves no row.
 */
require __DIR__ . '/lib.php';

$shop  = new Shop( 'removal' );
$paths = array( '/', '/shop/', '/store-listing/', '/my-account/', '/dashboard/', '/my-account/support-tickets/', '/dashboard/support/', '/dashboard/refunds/', '/cart/' );
$see   = static function () use ( $shop, $paths ) {
	$seen = array();
	foreach ( $paths as $path ) {
		foreach ( array( '', 'customer1', 'seller1' ) as $user ) {
			$answer                  = page( $shop, $path, $user );
			$seen[ "$path as $user" ] = array( $answer->status, $answer->headers['location'] ?? '', steady( $answer->body ) );
		}
	}
	return $seen;
};
$shop->php( 'require_once ABSPATH . "wp-admin/includes/plugin.php"; deactivate_plugins( "seller-support/seller-support.php" );' );
page( $shop, '/' );
$before = $see();
$shop->php( 'require_once ABSPATH . "wp-admin/includes/plugin.php"; activate_plugin( "seller-support/seller-support.php" );' );
page( $shop, '/' );
host_call( $shop, array( 'call' => 'profile' ) );
host_call( $shop, array( 'call' => 'mail', 'id' => 'x', 'to' => 'a@example.test', 'subject' => 'x', 'text' => 'x' ) );
host_call( $shop, array( 'call' => 'refund look-up', 'id' => 'x', 'order_id' => 1 ) );
host_call( $shop, array( 'call' => 'refund row', 'id' => 'x', 'order_id' => 1, 'seller_id' => 1, 'amount' => '1', 'reason' => '', 'quantities' => (object) array(), 'totals' => (object) array(), 'taxes' => (object) array(), 'restock' => false, 'state' => 'pending', 'requested_at' => 1764000000 ) );
promise( 'active, the plugin works', false !== strpos( page( $shop, '/dashboard/support/', 'seller1' )->body, 'data-seller-support' ) );
$shop->php( 'require_once ABSPATH . "wp-admin/includes/plugin.php"; deactivate_plugins( "seller-support/seller-support.php" );' );
page( $shop, '/' );
foreach ( $see() as $where => $seen ) {
	$other = array_diff( explode( "\n", $seen[2] ), explode( "\n", $before[ $where ][2] ) );
	promise( "deactivated, $where is as before, byte for byte", $seen === $before[ $where ], array( $seen[0], $seen[1], array_values( $other ) ) );
}
promise( 'our rewrite rules are gone', false === strpos( (string) $shop->option( 'rewrite_rules' ), 'support-tickets' ) );
promise_same( 'host calls are not answered', false, strpos( host_call( $shop, array( 'call' => 'profile' ) )->body, 'logged_in_salt' ) );

$ours = "SELECT option_name FROM {$shop->table('options')} WHERE option_name LIKE '%seller_support%' OR option_name LIKE '%seller-support%'";
$shop->php( 'require_once ABSPATH . "wp-admin/includes/plugin.php"; uninstall_plugin( "seller-support/seller-support.php" );' );
promise_same( 'deleted, no row of ours is left', array(), array_column( $shop->sql( $ours ), 'option_name' ) );
promise_same( 'Dokan\'s own row stays', '1', $shop->sql( "SELECT COUNT(*) AS n FROM {$shop->table('dokan_refund')}" )[0]['n'] );
