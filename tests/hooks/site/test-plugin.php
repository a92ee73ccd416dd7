<?php
/**
 * Must-use plugin of the tests: a switch for one request, and a few things the outside cannot see.
 */

// "X-Without: 1" answers as if our plugin were not active, to compare the two answers byte by byte.
if ( isset( $_SERVER['HTTP_X_WITHOUT'] ) ) {
	add_filter(
		'option_active_plugins',
		static function ( $plugins ) {
			return array_values( array_diff( (array) $plugins, array( 'seller-support/seller-support.php' ) ) );
		}
	);
}

// Dokan Pro, as far as our plugin looks at it.
if ( isset( $_SERVER['HTTP_X_DOKAN_PRO'] ) ) {
	function dokan_pro() {
		return new stdClass();
	}
}

// Counts rebuilds of the rewrite rules.
add_action(
	'generate_rewrite_rules',
	static function () {
		file_put_contents( getenv( 'HOOKS_FOLDER' ) . '/flushes', "x\n", FILE_APPEND );
	}
);

// Stands for the mail of another plugin that follows ours in the same request.
if ( file_exists( getenv( 'HOOKS_FOLDER' ) . '/second-mail' ) ) {
	add_action(
		'shutdown',
		static function () {
			if ( did_action( 'wp_mail_succeeded' ) || isset( $_SERVER['HTTP_X_SELLER_SUPPORT_TIME'] ) ) {
				wp_mail( 'other@example.test', 'Second', 'Plain text only' );
			}
		}
	);
}

// Where Dokan sends people after the login; the demo's marketplace does not play that.
add_filter(
	'woocommerce_login_redirect',
	static function ( $redirect, $user ) {
		if ( function_exists( 'dokan_after_login_redirect' ) ) {
			return $redirect;
		}
		if ( ! empty( $_GET['redirect_to'] ) ) {
			return esc_url( wp_unslash( $_GET['redirect_to'] ) );
		}
		return user_can( $user, 'dokandar' ) ? dokan_get_navigation_url() : $redirect;
	},
	1,
	2
);
