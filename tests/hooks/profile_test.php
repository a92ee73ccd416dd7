<?php
/**
 * Host call "profile": every field, as WordPress itself would use it.
 */
require __DIR__ . '/lib.php';

$shop = new Shop( 'profile' );
$shop->php(
	'update_option( "blogname", "A & B \"q\" <i>Märkte</i>" ); update_option( "woocommerce_currency", "EUR" ); update_option( "woocommerce_currency_pos", "right_space" );
	update_option( "woocommerce_price_thousand_sep", "." ); update_option( "woocommerce_price_decimal_sep", "," ); update_option( "woocommerce_price_num_decimals", "2" );
	update_option( "woocommerce_email_footer_text", "{site_title}<br />Weg 1 &amp; 2 {site_url}" ); update_option( "woocommerce_email_base_color", "#336699" );
	update_option( "woocommerce_email_header_image", "https://cdn.example.test/logo.png" ); update_option( "woocommerce_email_from_name", "A &amp; B" );
	add_role( "test_staff", "Staff", array( "read" => true, "dokandar" => true, "dokan_manage_support_tickets" => true ) );'
);
$profile = host_call( $shop, array( 'call' => 'profile' ) )->json['profile'] ?? array();

promise_same( 'all fields are there and no other', array( 'button', 'cookie_name', 'currency', 'date_format', 'fingerprint', 'format', 'guarantee', 'hide_customer_info', 'home', 'language', 'logged_in_salt', 'mail', 'marketplace_address', 'order_statuses', 'pages', 'plugin_version', 'refund_block', 'roles', 'site_name', 'siteurl', 'time_format', 'timezone', 'wordpress_version' ), ( static function ( $keys ) { sort( $keys ); return $keys; } )( array_keys( $profile ) ) );
promise_same( 'format is the number 1', 1, $profile['format'] );
promise_same( 'siteurl', $shop->url, $profile['siteurl'] );
promise_same( 'home', $shop->url, $profile['home'] );
promise_same( 'cookie name is made from siteurl', 'wordpress_logged_in_' . md5( $shop->url ), $profile['cookie_name'] );
promise( 'cookie name is the one a login gets', false !== strpos( file_get_contents( log_in( $shop, 'customer1' ) ), $profile['cookie_name'] ) );
preg_match_all( "/define\( '(LOGGED_IN_(?:KEY|SALT))', '([^']+)' \)/", file_get_contents( "$shop->core/wp-config.php" ), $keys );
$keys = array_combine( $keys[1], $keys[2] );
promise_same( 'salt is key and salt of wp-config.php', $keys['LOGGED_IN_KEY'] . $keys['LOGGED_IN_SALT'], $profile['logged_in_salt'] );
promise_same( 'site name is text, not HTML', 'A & B "q" <i>Märkte</i>', $profile['site_name'] );
promise_same( 'language', 'en_US', $profile['language'] );
promise_same( 'time zone', 'Europe/Berlin', $profile['timezone'] );
promise_same( 'date and time format', array( 'j. F Y', 'H:i' ), array( $profile['date_format'], $profile['time_format'] ) );
promise_same( 'marketplace address', 'admin@example.test', $profile['marketplace_address'] );
promise_same( 'customer data are not hidden', false, $profile['hide_customer_info'] );
promise_same( 'guarantee is an object', '{}', json_encode( json_decode( host_call( $shop, array( 'call' => 'profile' ) )->body )->profile->guarantee ) );

$u = $shop->url;
$expected = array(
	'account'           => "$u/my-account/",
	'tickets'           => "$u/my-account/support-tickets/",
	'ticket'            => "$u/my-account/support-tickets/{id}/",
	'new_ticket'        => "$u/my-account/support-tickets/new/",
	'refund'            => "$u/my-account/support-tickets/refunds/{id}/",
	'new_refund'        => "$u/my-account/support-tickets/refunds/new/",
	'view_order'        => "$u/my-account/view-order/{id}/",
	'dispute'           => "$u/my-account/support-tickets/disputes/{id}/",
	'new_dispute'       => "$u/my-account/support-tickets/disputes/new/",
	'dashboard_tickets' => "$u/dashboard/support/",
	'dashboard_ticket'  => "$u/dashboard/support/{id}/",
	'dashboard_refunds'    => "$u/dashboard/refunds/",
	'dashboard_refund'     => "$u/dashboard/refunds/{id}/",
	'dashboard_new_refund' => "$u/dashboard/refunds/new/",
	'dashboard_settings'   => "$u/dashboard/support/settings/",
	'dashboard_statement'  => "$u/dashboard/refunds/statement/",
	'seller_order'      => "$u/dashboard/orders/?order_id={id}&_view_mode=email",
	'store'             => "$u/store/{slug}/",
	'dashboard_disputes' => "$u/dashboard/support/disputes/",
	'dashboard_dispute' => "$u/dashboard/support/disputes/{id}/",
	'desk_tickets'      => "$u/wp-admin/admin.php?page=seller-support",
	'desk_ticket'       => "$u/wp-admin/admin.php?page=seller-support&ticket={id}",
	'desk_refunds'      => "$u/wp-admin/admin.php?page=seller-support-refunds",
	'desk_refund'       => "$u/wp-admin/admin.php?page=seller-support-refunds&refund={id}",
	'desk_refund_rules' => "$u/wp-admin/admin.php?page=seller-support-refunds&view=rules",
	'desk_dashboard'    => "$u/wp-admin/admin.php?page=seller-support&view=dashboard",
	'desk_settings'     => "$u/wp-admin/admin.php?page=seller-support&view=settings",
	'desk_disputes'     => "$u/wp-admin/admin.php?page=seller-support&view=disputes",
	'desk_dispute'      => "$u/wp-admin/admin.php?page=seller-support&dispute={id}",
	'desk_statement'    => "$u/wp-admin/admin.php?page=seller-support-refunds&view=statement",
	'admin_order'       => 'yes' === $shop->option( 'woocommerce_custom_orders_table_enabled' ) ? "$u/wp-admin/admin.php?page=wc-orders&action=edit&id={id}" : "$u/wp-admin/post.php?post={id}&action=edit",
);
foreach ( $expected as $name => $url ) {
	promise_same( "page \"$name\"", $url, $profile['pages'][ $name ] ?? null );
}
promise_same( 'no other pages', array(), array_diff_key( $profile['pages'], $expected ) );

$currency = $profile['currency'];
$symbols  = $currency['symbols'];
unset( $currency['symbols'] );
promise_same( 'currency', array( 'code' => 'EUR', 'position' => 'right_space', 'thousand_separator' => '.', 'decimal_separator' => ',', 'decimals' => 2 ), $currency );
promise( 'currency symbols are decoded', '€' === ( $symbols['EUR'] ?? '' ) && '$' === ( $symbols['USD'] ?? '' ), $symbols );
promise( 'order statuses with their names', 'Processing' === ( $profile['order_statuses']['wc-processing'] ?? '' ), $profile['order_statuses'] );
promise( 'roles name only the two capabilities', array( 'manage_woocommerce' ) === $profile['roles']['administrator'] && array( 'dokan_manage_support_tickets' ) === $profile['roles']['test_staff'] && array() === $profile['roles']['customer'] && array() === $profile['roles']['seller'], $profile['roles'] );
promise_same( 'refunds can be booked', '', $profile['refund_block'] );
$signed              = signed( array( 'call' => 'profile' ) );
$signed['headers'][] = 'X-Dokan-Pro: 1';
promise( 'but not beside Dokan Pro', false !== strpos( json_decode( request( call_url( $shop ), $signed )->body, true )['profile']['refund_block'], 'Dokan Pro' ) );
$mail = $profile['mail'];
promise_same( 'mail look', array( 'A & B', 'https://cdn.example.test/logo.png', '#336699' ), array( $mail['from_name'], $mail['logo'], $mail['base_color'] ) );
promise( 'mail footer is plain text, placeholders resolved', preg_match( '/^A & B "q" .*\nWeg 1 & 2 127\.0\.0\.1/s', $mail['footer_text'] ) && false === strpos( $mail['footer_text'], '{' ), $mail['footer_text'] );
promise( 'mail colours are colours', 4 === count( preg_grep( '/^#[0-9a-f]{3,6}$/i', array( $mail['base_color'], $mail['background_color'], $mail['body_background_color'], $mail['text_color'] ) ) ), $mail );

$shop->php( 'update_option( "dokan_selling", array( "hide_customer_info" => "on" ) ); update_option( "timezone_string", "" ); update_option( "gmt_offset", "5.5" ); update_option( "dokan_general", array( "custom_store_url" => "laden" ) ); update_option( "woocommerce_myaccount_view_order_endpoint", "bestellung" );' );
$shop->set( 'woocommerce_custom_orders_table_enabled', 'no' );
$profile = host_call( $shop, array( 'call' => 'profile' ) )->json['profile'];
promise_same( 'hidden customer data are told', true, $profile['hide_customer_info'] );
promise_same( 'a time zone without a name', '+05:30', $profile['timezone'] );
promise_same( 'order screen of the legacy storage', "$u/wp-admin/post.php?post={id}&action=edit", $profile['pages']['admin_order'] );
promise_same( 'the shop\'s own word for stores', "$u/laden/{slug}/", $profile['pages']['store'] );

$shop->php( 'update_option( "permalink_structure", "" );' );
$profile = host_call( $shop, array( 'call' => 'profile' ) )->json['profile'] ?? array();
promise( 'plain permalinks do not break the profile', preg_match( '/[?&]page_id=\d+&support-tickets=\{id\}$/', $profile['pages']['ticket'] ?? '' ), $profile['pages'] ?? null );

$shop->php( 'update_option( "active_plugins", array( "seller-support/seller-support.php" ) );' );
$profile = host_call( $shop, array( 'call' => 'profile' ) )->json['profile'] ?? array();
promise( 'without WooCommerce and Dokan their pages are empty and the rest is there', '' === ( $profile['pages']['account'] ?? null ) && '' === $profile['pages']['dashboard_tickets'] && '' === $profile['pages']['store'] && '' !== $profile['pages']['desk_tickets'] && '' !== $profile['cookie_name'], $profile['pages'] ?? null );
