<?php
/**
 * The pages that the program fills: frame, placeholder, styles and scripts, menus, titles.
 */
require __DIR__ . '/lib.php';

$shop   = new Shop( 'pages' );
$people = people( $shop );
$shop->php(
	'add_role( "vendor_staff", "Staff", array( "read" => true, "dokandar" => true ) );
	foreach ( array( "staff1" => "dokan_manage_support_tickets", "staff2" => "", "staff3" => "dokan_manage_refund" ) as $name => $may ) {
		$id = wp_create_user( $name, $name, "$name@example.test" );
		$user = new WP_User( $id ); $user->set_role( "vendor_staff" ); update_user_meta( $id, "_vendor_id", ' . $people['seller1'] . ' );
		if ( $may ) { $user->add_cap( $may ); }
	}'
);

/**
 * Attributes of the placeholder: null when there is not exactly one.
 */
function placeholder( $html ) {
	if ( 1 !== preg_match_all( '~<div class="seller-support" data-seller-support="([a-z]+)" data-site="[^"]+" hx-get="([^"]*)" hx-trigger="load" hx-target="this" hx-swap="innerHTML">~', $html, $found ) ) {
		return null;
	}
	preg_match( '~<noscript>.*?<a href="([^"]*)">~s', strstr( $html, $found[0][0] ), $plain );
	return array( $found[1][0], html_entity_decode( $found[2][0] ), html_entity_decode( $plain[1] ?? '' ) );
}

function assets( $html ) {
	preg_match_all( '~<(?:script|link)\b[^>]*(?:src|href)=["\']([^"\']*/seller-support/static/[^"\']*)["\'][^>]*>~', $html, $found );
	return $found[1];
}

$cases = array(
	array( '/my-account/support-tickets/', 'customer1', 'account', 'account/tickets' ),
	array( '/my-account/support-tickets/17/', 'customer1', 'account', 'account/tickets/17' ),
	array( '/my-account/support-tickets/new/', 'customer1', 'account', 'account/tickets/new' ),
	array( '/my-account/support-tickets/new/?store=3&order=5&evil=1', 'customer1', 'account', 'account/tickets/new?store=3&order=5' ),
	array( '/my-account/support-tickets/new/?store=3&from=shop', 'customer1', 'account', 'account/tickets/new?store=3' ),
	array( '/my-account/support-tickets/new/?store=3&from=17', 'customer1', 'account', 'account/tickets/new?store=3&from=17' ),
	array( '/my-account/support-tickets/?status=open&q=' . rawurlencode( 'Müll & "x"' ), 'customer1', 'account', 'account/tickets?status=open&q=' . rawurlencode( 'Müll & "x"' ) ),
	array( '/my-account/support-tickets/?q[]=1&status=%FF', 'customer1', 'account', 'account/tickets' ),
	array( '/my-account/support-tickets/17x/', 'customer1', 'account', 'account/tickets' ),
	array( '/my-account/support-tickets/99999999999999999999/', 'customer1', 'account', 'account/tickets' ),
	array( '/dashboard/support/', 'seller1', 'dashboard', 'dashboard/tickets' ),
	array( '/dashboard/support/17/', 'seller1', 'dashboard', 'dashboard/tickets/17' ),
	array( '/dashboard/support/?status=waiting&customer=5&from=2026-01-01&to=2026-02-01&before=9', 'seller1', 'dashboard', 'dashboard/tickets?status=waiting&customer=5&from=2026-01-01&to=2026-02-01&before=9' ),
	array( '/dashboard/support/17/', 'staff1', 'dashboard', 'dashboard/tickets/17' ),
	array( '/my-account/support-tickets/refunds/7/', 'customer1', 'account', 'account/refunds/7' ),
	array( '/my-account/support-tickets/refunds/new/?order=5&evil=1&from=2', 'customer1', 'account', 'account/refunds/new?order=5' ),
	array( '/my-account/support-tickets/disputes/7/', 'customer1', 'account', 'account/disputes/7' ),
	array( '/my-account/support-tickets/disputes/new/?ticket=17&evil=1&order=2', 'customer1', 'account', 'account/disputes/new?ticket=17' ),
	array( '/my-account/support-tickets/disputes/x/', 'customer1', 'account', 'account/tickets' ),
	array( '/dashboard/support/disputes/', 'seller1', 'dashboard', 'dashboard/disputes' ),
	array( '/dashboard/support/disputes/?tab=review&before=9&q=1', 'seller1', 'dashboard', 'dashboard/disputes?tab=review&before=9' ),
	array( '/dashboard/support/disputes/7/', 'staff1', 'dashboard', 'dashboard/disputes/7' ),
	array( '/wp-admin/admin.php?page=seller-support&view=disputes&tab=review', 'admin', 'desk', 'desk/disputes?tab=review' ),
	array( '/wp-admin/admin.php?page=seller-support&dispute=7', 'admin', 'desk', 'desk/disputes/7' ),
	array( '/my-account/support-tickets/refunds/7x/', 'customer1', 'account', 'account/tickets' ),
	array( '/dashboard/refunds/', 'seller1', 'dashboard', 'dashboard/refunds' ),
	array( '/dashboard/refunds/7/', 'staff1', 'dashboard', 'dashboard/refunds/7' ),
	array( '/dashboard/refunds/', 'staff1', 'dashboard', 'dashboard/refunds' ),
	array( '/dashboard/refunds/new/?order=5&ticket=17&evil=1', 'seller1', 'dashboard', 'dashboard/refunds/new?order=5&ticket=17' ),
	array( '/dashboard/refunds/?status=approved&q=5&before=9', 'seller1', 'dashboard', 'dashboard/refunds?status=approved&q=5&before=9' ),
	array( '/dashboard/refunds/new/?order=5&ticket=17&ask=3', 'seller1', 'dashboard', 'dashboard/refunds/new?order=5&ticket=17&ask=3' ),
	array( '/dashboard/refunds/statement/?month=2026-01', 'seller1', 'dashboard', 'dashboard/refunds/statement?month=2026-01' ),
	array( '/dashboard/refunds/x/', 'seller1', 'dashboard', 'dashboard/refunds' ),
	array( '/dashboard/support/settings/', 'seller1', 'dashboard', 'dashboard/settings' ),
	array( '/dashboard/support/settings/?before=3', 'staff1', 'dashboard', 'dashboard/settings?before=3' ),
	array( '/wp-admin/admin.php?page=seller-support&view=settings&before=7', 'admin', 'desk', 'desk/settings?before=7' ),
	array( '/wp-admin/admin.php?page=seller-support&view=dashboard&from=2026-11-01&to=2026-11-30&sort=tickets', 'admin', 'desk', 'desk/dashboard?from=2026-11-01&to=2026-11-30&sort=tickets' ),
	array( '/wp-admin/admin.php?page=seller-support&view[]=dashboard', 'admin', 'desk', 'desk/tickets' ),
	array( '/wp-admin/admin.php?page=seller-support&view[]=settings', 'admin', 'desk', 'desk/tickets' ),
	array( '/wp-admin/admin.php?page=seller-support', 'admin', 'desk', 'desk/tickets' ),
	array( '/wp-admin/admin.php?page=seller-support-refunds&status=requested&q=x&sort=amount&before=3&month=2026-01&seller=3&order=9', 'admin', 'desk', 'desk/refunds?status=requested&q=x&sort=amount&order=9&before=3&month=2026-01&seller=3' ),
	array( '/wp-admin/admin.php?page=seller-support-refunds&refund=7&view=statement', 'admin', 'desk', 'desk/refunds/7' ),
	array( '/wp-admin/admin.php?page=seller-support-refunds&view=statement&month=2026-01', 'admin', 'desk', 'desk/refunds/statement?month=2026-01' ),
	array( '/wp-admin/admin.php?page=seller-support-refunds&view=rules', 'admin', 'desk', 'desk/refunds/rules' ),
	array( '/wp-admin/admin.php?page=seller-support-refunds&view=../tickets', 'admin', 'desk', 'desk/refunds' ),
	array( '/wp-admin/admin.php?page=seller-support-refunds&view[]=rules', 'admin', 'desk', 'desk/refunds' ),
	array( '/dashboard/refunds/statementx/', 'seller1', 'dashboard', 'dashboard/refunds' ),
	array( '/wp-admin/admin.php?page=seller-support&ticket=17', 'admin', 'desk', 'desk/tickets/17' ),
);
foreach ( $cases as list( $path, $user, $room, $fragment ) ) {
	$answer = page( $shop, $path, $user );
	promise( "$path is drawn for $user", 200 === $answer->status, array( $answer->status, $answer->headers ) );
	promise_same( '  with the placeholder of that page', array( $room, "/seller-support/f/$fragment", "/seller-support/$fragment" ), placeholder( $answer->body ) );
	promise_same( '  without the script that turns emoji into pictures of another site', false, strpos( $answer->body, '_wpemojiSettings' ) );
	promise_same( '  and our four files, root-relative', array( '/seller-support/static/seller-support.css?ver=0.1.0', '/seller-support/static/htmx.min.js?ver=0.1.0', '/seller-support/static/seller-support-files.js?ver=0.1.0', '/seller-support/static/seller-support.js?ver=0.1.0' ), assets( $answer->body ) );
}
$body = page( $shop, '/dashboard/support/', 'seller1' )->body;
promise_same( 'all three scripts are deferred', 3, preg_match_all( '~<script\b[^>]*\bdefer\b[^>]*seller-support/static~', $body ) + preg_match_all( '~<script\b[^>]*seller-support/static[^>]*\bdefer\b~', $body ) );
promise( 'the dashboard\'s frame is around it', strpos( $body, 'class="dokan-dashboard-wrap"' ) < strpos( $body, 'dokan-dashboard-menu' ) && strpos( $body, 'dokan-dashboard-menu' ) < strpos( $body, 'data-seller-support="dashboard"' ) );
promise( 'the menu entry is marked as the current one', (bool) preg_match( '~<li class="[^"]*\bactive\b[^"]*"[^>]*>\s*<a href="[^"]*/dashboard/support/"~', $body ), substr( strstr( $body, 'dokan-dashboard-menu' ), 0, 3000 ) );
promise_same( 'it has room for the number, and so have the refunds after it', array( 1, 1, true ), array( substr_count( $body, 'data-seller-support-count="dashboard"' ), substr_count( $body, 'data-seller-support-count="dashboard-refunds"' ), strpos( $body, '/dashboard/support/"' ) < strpos( $body, '/dashboard/refunds/"' ) ) );
promise( 'on the refunds\' page their entry is the current one', (bool) preg_match( '~<li class="[^"]*\bactive\b[^"]*"[^>]*>\s*<a href="[^"]*/dashboard/refunds/"~', page( $shop, '/dashboard/refunds/7/', 'seller1' )->body ) );
promise( 'without scripts "Loading" is not shown', false !== strpos( $body, '<noscript><style>.seller-support-loading{display:none}</style>' ) );

foreach ( array( array( '/dashboard/', 'seller1' ), array( '/my-account/', 'customer1' ), array( '/my-account/orders/', 'customer1' ) ) as list( $path, $user ) ) {
	$body = page( $shop, $path, $user )->body;
	promise_same( "$path loads only the small script", array( '/seller-support/static/seller-support.js?ver=0.1.0' ), assets( $body ) );
	promise_same( '  and has no placeholder', false, strpos( $body, 'hx-get' ) );
	promise( '  and keeps the emoji script', false !== strpos( $body, '_wpemojiSettings' ) );
}
promise_same( 'the desk\'s files are on no other page of wp-admin', array(), assets( page( $shop, '/wp-admin/index.php', 'admin' )->body ) );

// Who sees what.
promise_same( 'staff without the right have no menu entry', false, strpos( page( $shop, '/dashboard/', 'staff2' )->body, 'data-seller-support-count' ) );
$body = page( $shop, '/dashboard/support/', 'staff2' )->body;
promise( 'and are told so on the page', null === placeholder( $body ) && false !== strpos( $body, 'You have no permission' ) );
promise_same( 'an administrator is no seller', null, placeholder( page( $shop, '/dashboard/support/', 'admin' )->body ) );
promise_same( 'a customer does not see the seller\'s page', null, placeholder( page( $shop, '/dashboard/support/17/', 'customer1' )->body ) );
promise_same( 'a guest sees no placeholder in My Account', null, placeholder( page( $shop, '/my-account/support-tickets/17/' )->body ) );
$body = page( $shop, '/dashboard/', 'staff3' )->body;
promise_same( 'the right to refund alone opens neither page, as in the program', array( 0, 0 ), array( substr_count( $body, 'data-seller-support-count="dashboard-refunds"' ), substr_count( $body, 'data-seller-support-count="dashboard"' ) ) );
promise_same( '  nor their addresses', array( null, null ), array( placeholder( page( $shop, '/dashboard/support/', 'staff3' )->body ), placeholder( page( $shop, '/dashboard/refunds/', 'staff3' )->body ) ) );
promise_same( 'staff without a right see no refunds', null, placeholder( page( $shop, '/dashboard/refunds/', 'staff2' )->body ) );
promise_same( 'nor does an administrator or a customer', array( null, null ), array( placeholder( page( $shop, '/dashboard/refunds/', 'admin' )->body ), placeholder( page( $shop, '/dashboard/refunds/', 'customer1' )->body ) ) );
promise( 'a seller does not reach the desk of refunds', null === placeholder( page( $shop, '/wp-admin/admin.php?page=seller-support-refunds', 'seller1' )->body ) );
promise( 'a seller does not reach the desk', null === placeholder( page( $shop, '/wp-admin/admin.php?page=seller-support', 'seller1' )->body ) );

// My Account.
$body = page( $shop, '/my-account/', 'customer1' )->body;
preg_match_all( '~woocommerce-MyAccount-navigation-link--([a-z-]+)~', $body, $items );
$items = $items[1];
promise( 'the entry follows the orders', array_search( 'support-tickets', $items, true ) === array_search( 'orders', $items, true ) + 1, $items );
promise( 'it says "Seller Support Tickets"', (bool) preg_match( '~/my-account/support-tickets/"[^>]*>\s*Seller Support Tickets~', $body ) );
foreach ( array( '', '17/', 'new/', 'refunds/7/', 'refunds/new/' ) as $tail ) {
	promise( "title of support-tickets/$tail", (bool) preg_match( '~<h1[^>]*>\s*Seller Support Tickets\s*</h1>~', page( $shop, "/my-account/support-tickets/$tail", 'customer1' )->body ) );
}

// A seller's name may be a number, and our query string may look like the host's.
$shop->sql( "UPDATE {$shop->table('users')} SET user_nicename = '5' WHERE user_login = 'seller2'" );
$answer = page( $shop, '/my-account/support-tickets/new/?store=5&order=1', 'customer1' );
promise( '?store= is ours even when a store is called so', 200 === $answer->status && null !== placeholder( $answer->body ), $answer->status );
promise( 'and the store keeps its page', false !== strpos( page( $shop, '/store/5/' )->body, 'dokan-store-support-btn' ) );

// German.
$shop->set( 'WPLANG', 'de_DE' );
promise( 'the shop\'s language', false !== strpos( page( $shop, '/my-account/', 'customer1' )->body, 'Anfragen an Verkäufer' ) );
$shop->set( 'WPLANG', 'de_AT' );
promise( 'Austrian German reads the German texts', false !== strpos( page( $shop, '/my-account/', 'customer1' )->body, 'Anfragen an Verkäufer' ) );
