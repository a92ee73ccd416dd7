<?php
/**
 * Host call "check": what setup and doctor learn from the site, in any shop, and never a secret.
 */
require __DIR__ . '/lib.php';

$shop    = new Shop( 'check' );
$plugins = "$shop->core/wp-content/plugins";
$must    = "$shop->core/wp-content/mu-plugins";
$answers = array();
$check   = static function ( array $headers = array() ) use ( $shop, &$answers ) {
	$call            = signed( array( 'call' => 'check' ) );
	$call['headers'] = array_merge( $call['headers'], $headers );
	$answer          = request( call_url( $shop ), $call );
	$answers[]       = $answer->body;
	$json            = json_decode( $answer->body, true );
	if ( 200 !== $answer->status || true !== ( $json['ok'] ?? null ) || ! is_array( $json['check'] ?? null ) ) {
		promise( 'the call is answered', false, $answer );
		return array();
	}
	return $json['check'];
};
$constant = static function ( $name ) use ( $shop ) {
	preg_match( "/^define\( '$name', '([^']*)' \);/m", file_get_contents( "$shop->core/wp-config.php" ), $found );
	return $found[1] ?? '';
};
$secrets = array( SECRET );
foreach ( array( 'DB_PASSWORD', 'AUTH_KEY', 'AUTH_SALT', 'SECURE_AUTH_KEY', 'SECURE_AUTH_SALT', 'LOGGED_IN_KEY', 'LOGGED_IN_SALT', 'NONCE_KEY', 'NONCE_SALT' ) as $name ) {
	$secrets[] = $constant( $name );
}
$key  = $constant( 'LOGGED_IN_KEY' );
$auth = $constant( 'AUTH_KEY' );

// Who may ask.
$plain = request( call_url( $shop ), array( 'body' => '{"call":"check"}', 'headers' => array( 'Content-Type: application/json' ) ) );
promise( 'a call without a signature is refused and shows nothing', 403 === $plain->status && '{"ok":false,"error":"signature"}' === $plain->body, $plain );
promise_same( 'and so is one by another secret', 403, host_call( $shop, array( 'call' => 'check' ), array( 'secret' => strrev( SECRET ) ) )->status );

// A shop as it should be.
page( $shop, '/' );
$seen = $check();
promise_same( 'all fields are there and no other', array( 'cookie', 'database', 'dokan', 'home', 'keys', 'mail_transport', 'multisite', 'object_cache', 'order_storage', 'order_sync', 'page_cache', 'pages', 'permalinks', 'php', 'problems', 'refund_block', 'rewrite_rules', 'siteurl', 'slug_taken', 'time', 'version', 'woocommerce', 'wordpress' ), ( static function ( $keys ) { sort( $keys ); return $keys; } )( array_keys( $seen ) ) );
promise( 'the clock is PHP\'s', is_int( $seen['time'] ) && abs( $seen['time'] - time() ) <= 5, $seen['time'] );
$versions = explode( ' ', trim( $shop->php( 'global $wp_version; echo SELLER_SUPPORT_VERSION, " $wp_version ", WC_VERSION, " ", DOKAN_PLUGIN_VERSION;' ) ) );
promise_same( 'versions', $versions, array( $seen['version'], $seen['wordpress'], $seen['woocommerce'], $seen['dokan'] ) );
promise_same( 'PHP\'s version', PHP_VERSION, $seen['php'] );
promise_same( 'addresses are those of the constants', array( $shop->url, $shop->url ), array( $seen['siteurl'], $seen['home'] ) );
promise_same( 'database, without user and password', array( 'name' => $shop->database, 'host' => 'localhost:' . getenv( 'HOOKS_SOCKET' ), 'prefix' => getenv( 'HOOKS_PREFIX' ) ), $seen['database'] );
promise_same( 'cookie', array( 'name' => 'wordpress_logged_in_' . md5( $shop->url ), 'path' => '/', 'domain' => '' ), $seen['cookie'] );
promise_same( 'orders', array( 'yes' === $shop->option( 'woocommerce_custom_orders_table_enabled' ) ? 'hpos' : 'posts', 'yes' === $shop->option( 'woocommerce_custom_orders_table_data_sync_enabled' ) ), array( $seen['order_storage'], $seen['order_sync'] ) );
promise_same( 'keys are those of wp-config.php', array( 'LOGGED_IN_KEY' => 'constant', 'LOGGED_IN_SALT' => 'constant', 'pluggable' => false ), $seen['keys'] );
promise_same( 'addresses of our pages', array( true, true, array( 'account' => true, 'dashboard' => true ) ), array( $seen['permalinks'], $seen['rewrite_rules'], $seen['pages'] ) );
promise_same( 'nothing is in the way', array( false, '', '', array() ), array( $seen['multisite'], $seen['slug_taken'], $seen['refund_block'], $seen['problems'] ) );
promise_same( 'no caches, and mail is WordPress\' own', array( false, false, '' ), array( $seen['object_cache'], $seen['page_cache'], $seen['mail_transport'] ) );
promise( 'PHP without mbstring is told', false !== strpos( $shop->php( 'echo implode( seller_support_check_problems() );', '-d', 'disable_functions=mb_strcut' ), 'PHP has no mbstring extension' ) );

// Another one.
$shop->set( 'woocommerce_custom_orders_table_enabled', 'no' );
$shop->set( 'woocommerce_custom_orders_table_data_sync_enabled', 'yes' );
$shop->write_config( array( 'WP_CACHE' => true, 'COOKIE_DOMAIN' => '127.0.0.1' ) );
$seen = $check();
promise_same( 'orders as posts, in step with the tables', array( 'posts', true ), array( $seen['order_storage'], $seen['order_sync'] ) );
promise_same( 'a page cache and a cookie domain', array( true, '127.0.0.1' ), array( $seen['page_cache'], $seen['cookie']['domain'] ) );
$shop->write_config( array( 'WP_CACHE' => false, 'COOKIE_DOMAIN' => false ) );

// Keys as wp_salt() takes them. What it would take from the options is there already.
$keys = static function ( array $constants ) use ( $shop, $check ) {
	$shop->write_config( $constants );
	return implode( ' ', array_slice( $check()['keys'] ?? array(), 0, 2 ) );
};
$used = static function () use ( $shop ) {
	return host_call( $shop, array( 'call' => 'profile' ) )->json['profile']['logged_in_salt'] ?? '';
};
$salt = $constant( 'LOGGED_IN_SALT' );
$shop->set( 'logged_in_key', 'stored-key' );
$shop->set( 'logged_in_salt', 'stored-salt' );
array_push( $secrets, 'stored-key', 'stored-salt', 'second-key' );
promise_same( 'an empty key is not used', array( 'option constant', "stored-key$salt" ), array( $keys( array( 'LOGGED_IN_KEY' => '' ) ), $used() ) );
promise_same( 'nor the phrase of the example', array( 'option constant', "stored-key$salt" ), array( $keys( array( 'LOGGED_IN_KEY' => 'put your unique phrase here' ) ), $used() ) );
promise_same( 'nor one that is used twice', array( 'option constant', "stored-key$salt" ), array( $keys( array( 'LOGGED_IN_KEY' => $auth ) ), $used() ) );
promise_same( 'SECRET_KEY takes its place', array( 'secret_key constant', "second-key$salt" ), array( $keys( array( 'SECRET_KEY' => 'second-key' ) ), $used() ) );
promise_same( 'but not that of the salt', array( 'secret_key option', 'second-keystored-salt' ), array( $keys( array( 'SECRET_SALT' => 'second-salt', 'LOGGED_IN_SALT' => '' ) ), $used() ) );
promise_same( 'and not when it is used twice', array( 'option option', 'stored-keystored-salt' ), array( $keys( array( 'SECRET_KEY' => 'second-salt' ) ), $used() ) );
promise_same( 'a good key comes before SECRET_KEY', array( 'constant constant', $key . $salt ), array( $keys( array( 'SECRET_KEY' => 'second-key', 'LOGGED_IN_KEY' => $key, 'LOGGED_IN_SALT' => $salt ) ), $used() ) );
file_put_contents( "$must/keys.php", '<?php add_filter( "salt", function ( $salt ) { return "$salt-changed"; } );' );
promise_same( 'a plugin that changes the keys', true, $check()['keys']['pluggable'] );
file_put_contents( "$must/keys.php", '<?php function wp_salt( $scheme = "auth" ) { return "of-a-plugin-$scheme"; }' );
promise_same( 'or makes its own', true, $check()['keys']['pluggable'] );
unlink( "$must/keys.php" );

// Plugins that are in the way.
$active = static function ( array $more ) use ( $shop ) {
	$shop->php( 'update_option( "active_plugins", array_merge( array_diff( get_option( "active_plugins" ), array( "other/other.php" ) ), ' . var_export( $more, true ) . ' ) );' );
};
mkdir( "$plugins/other" );
$other = static function ( $code ) use ( $plugins ) {
	file_put_contents( "$plugins/other/other.php", "<?php\n/* Plugin Name: Other */\n$code" );
};
$other( 'function wp_mail( $to ) { return true; }' );
$active( array( 'other/other.php' ) );
promise_same( 'a plugin with its own wp_mail() is named', 'other/other.php', $check()['mail_transport'] );
$other( 'class Other { public static function show() {} } add_action( "woocommerce_account_support-tickets_endpoint", array( "Other", "show" ) );' );
promise_same( 'a plugin with our page of My Account is named', 'Another plugin (other/other.php) has a page "support-tickets" in My Account too.', $check()['slug_taken'] );
$other( 'add_filter( "dokan_query_var_filter", function ( $vars ) { $vars["refunds"] = "refunds"; return $vars; } );' );
promise_same( 'one with our page of the seller dashboard is told', 'Another plugin has a page "refunds" in the seller dashboard too.', $check()['slug_taken'] );
$other( 'add_filter( "dokan_query_var_filter", function ( $vars ) { return in_array( "support", $vars, true ) ? $vars : array_merge( $vars, array( "support" ) ); }, 99 );' );
promise_same( 'also when it comes after us', 'Another plugin has a page "support" in the seller dashboard too.', $check()['slug_taken'] );
$other( 'add_action( "woocommerce_account_support-tickets_endpoint", "no_such_function" );' );
promise_same( 'and one whose function is missing', 'Another plugin has a page "support-tickets" in My Account too.', $check()['slug_taken'] );
$active( array() );
promise_same( 'and no longer when it is gone', '', $check()['slug_taken'] );

file_put_contents( "$must/rules.php", '<?php add_filter( "rewrite_rules_array", function ( $r ) { foreach ( array_keys( $r ) as $k ) { if ( strpos( $k, "/refunds(" ) ) { unset( $r[ $k ] ); } } return $r; } );' );
$shop->php( 'flush_rewrite_rules();' );
promise_same( 'rules without our pages', false, $check()['rewrite_rules'] );
unlink( "$must/rules.php" );
$shop->set( 'rewrite_rules', '' );
promise_same( 'rules that WordPress has yet to make', true, $check()['rewrite_rules'] );

// Pages.
$insert = static function ( $type, $status, $name = 'seller-support' ) use ( $shop ) {
	return (int) $shop->php( "echo wp_insert_post( array( 'post_type' => '$type', 'post_status' => '$status', 'post_name' => '$name', 'post_title' => 'Help & more' ) );" );
};
$page = $insert( 'page', 'draft' );
promise_same( 'a draft is not in the way', '', $check()['slug_taken'] );
$shop->php( "wp_update_post( array( 'ID' => $page, 'post_status' => 'publish' ) );" );
promise_same( 'a page at the program\'s path', 'The page "Help & more" has the address /seller-support/, which the program needs.', $check()['slug_taken'] );
$shop->php( "wp_delete_post( $page, true );" );
$structure = $shop->option( 'permalink_structure' );
$shop->php( 'update_option( "permalink_structure", "/%year%/%postname%/" );' );
$post = $insert( 'post', 'publish' );
promise_same( 'a post of that name below another path is not in the way', '', $check()['slug_taken'] );
$shop->php( 'update_option( "permalink_structure", "/%postname%/" );' );
promise( 'but it is where posts have no other path', 0 === strpos( $check()['slug_taken'] ?? '', 'The post "Help & more" has the address' ), $check() );
$shop->php( "wp_delete_post( $post, true );" );
$shop->php( 'update_option( "permalink_structure", ' . var_export( $structure, true ) . ' ); flush_rewrite_rules();' );
$shop->php( 'wp_update_post( array( "ID" => get_option( "woocommerce_myaccount_page_id" ), "post_status" => "draft" ) ); $p = get_option( "dokan_pages" ); $p["dashboard"] = 999999; update_option( "dokan_pages", $p );' );
promise_same( 'pages that are hidden or gone', array( 'account' => false, 'dashboard' => false ), $check()['pages'] );

// Shops that are not supported, in another language.
$shop->php( 'update_option( "WPLANG", "de_DE" ); update_option( "dokan_pro_active_modules", array( "store_support" ) );' );
$seen = $check( array( 'X-Dokan-Pro: 1' ) );
promise( 'Dokan Pro\'s own module, in English', 1 === count( $seen['problems'] ) && 0 === strpos( $seen['problems'][0], 'The Store Support module of Dokan Pro is active' ) && 0 === strpos( $seen['slug_taken'], 'The Store Support module of Dokan Pro' ), $seen );
$call              = signed( array( 'call' => 'profile' ) );
$call['headers'][] = 'X-Dokan-Pro: 1';
promise( 'why no refund can be booked, as the profile says it', '' !== $seen['refund_block'] && json_decode( request( call_url( $shop ), $call )->body, true )['profile']['refund_block'] === $seen['refund_block'], $seen['refund_block'] );
$shop->php( 'update_option( "permalink_structure", "" );' );
$seen = $check();
promise( 'plain permalinks: answered, as text and not HTML', false === $seen['permalinks'] && true === $seen['rewrite_rules'] && array( 'Plain permalinks are not supported, and nothing is shown in the shop. Choose any other structure, for example "Post name", in Settings → Permalinks.' ) === $seen['problems'], $seen );
$shop->php( 'update_option( "active_plugins", array( "seller-support/seller-support.php" ) );' );
$seen = $check();
promise( 'without WooCommerce and Dokan: answered', array( '', '' ) === array( $seen['woocommerce'], $seen['dokan'] ) && 2 === count( $seen['problems'] ) && 0 === strpos( $seen['problems'][0], 'WooCommerce and Dokan must both be active' ), $seen );

// Multisite.
$shop->php( 'define( "WP_INSTALLING_NETWORK", true ); require_once ABSPATH . "wp-admin/includes/upgrade.php"; foreach ( $wpdb->tables( "ms_global" ) as $t => $n ) { $wpdb->$t = $n; } install_network(); populate_network( 1, "127.0.0.1:' . $shop->port . '", "a@example.test", "Net", "/", false );' );
$shop->write_config( array( 'MULTISITE' => true, 'SUBDOMAIN_INSTALL' => false, 'DOMAIN_CURRENT_SITE' => '127.0.0.1:' . $shop->port, 'PATH_CURRENT_SITE' => '/', 'SITE_ID_CURRENT_SITE' => 1, 'BLOG_ID_CURRENT_SITE' => 1 ) );
$seen = $check();
promise( 'multisite: answered', true === ( $seen['multisite'] ?? null ) && 1 === count( $seen['problems'] ) && 0 === strpos( $seen['problems'][0], 'WordPress multisite is not supported' ), $seen );
foreach ( array( 'profile', 'mail', 'refund', 'store button' ) as $name ) {
	$answer = host_call( $shop, array( 'call' => $name ) );
	promise( "multisite: \"$name\" is not", 503 === $answer->status && '{"ok":false,"error":"multisite","retry":true}' === $answer->body, $answer );
}
promise_same( 'multisite: nor a call without a signature', 403, request( call_url( $shop ), array( 'body' => '{"call":"check"}' ) )->status );

$found = array();
foreach ( array_filter( $secrets ) as $secret ) {
	foreach ( $answers as $answer ) {
		if ( false !== strpos( $answer, $secret ) ) {
			$found[] = $answer;
		}
	}
}
promise( 'no key, salt, password or shared secret is in any of the answers', ! $found && count( array_filter( $secrets ) ) >= 13 && count( $answers ) >= 25, array( count( $answers ), count( array_filter( $secrets ) ), $found ) );
