<?php
/**
 * Must-use plugin of the tests: plugins that are in the way of a refund, chosen by the header X-Test-Refund.
 */

$test_refund = $_SERVER['HTTP_X_TEST_REFUND'] ?? getenv( 'TEST_REFUND' );
$test_late   = static function ( callable $deed ) {
	add_action( 'woocommerce_order_refunded', $deed, 99 );
};

switch ( strtok( (string) $test_refund, ':' ) ) {
	case 'slow':
		add_action(
			'woocommerce_create_refund',
			static function () use ( $test_refund ) {
				usleep( 1000 * (int) substr( $test_refund, 5 ) );
			}
		);
		break;
	case 'held':
		// After its checks, until the test lets it go.
		add_action(
			'woocommerce_create_refund',
			static function () {
				$folder = getenv( 'HOOKS_FOLDER' );
				touch( "$folder/held" );
				for ( $i = 0; $i < 600 && ! file_exists( "$folder/released" ); $i++ ) {
					usleep( 50000 );
				}
			}
		);
		break;
	case 'exception':
		// The very last moment: everything is written, mails are on their way.
		$test_late(
			static function () {
				throw new Exception( 'Not <b>today</b>.' );
			}
		);
		break;
	case 'error':
		$test_late(
			static function () {
				strlen();
			}
		);
		break;
	case 'exit':
		$test_late(
			static function () {
				wp_die( 'Enough.' );
			}
		);
		break;
	case 'transaction':
		// A plugin with a transaction of its own, which ends ours in a plain connection, and a table of its own.
		$test_late(
			static function () {
				global $wpdb;
				$wpdb->query( 'START TRANSACTION' );
				update_option( 'test_inner', 'yes' );
				$wpdb->query( 'COMMIT' );
				$wpdb->query( ' begin ' );
				update_option( 'test_undone', 'yes' );
				$wpdb->query( 'ROLLBACK' );
				$wpdb->query( 'COMMIT' );
				$wpdb->query( 'SET autocommit=1' );
				$wpdb->query( "CREATE TABLE {$wpdb->prefix}test_table (id int)" );
				if ( 'transaction:fail' === $GLOBALS['test_refund'] ) {
					throw new Exception( 'After a commit.' );
				}
			}
		);
		break;
	case 'lost':
		// The database ends the connection in the middle, as a restart does.
		add_action(
			'woocommerce_order_fully_refunded',
			static function () {
				global $wpdb;
				$other = new mysqli( 'localhost', DB_USER, DB_PASSWORD, DB_NAME, 0, substr( strstr( DB_HOST, ':' ), 1 ) );
				$other->query( 'KILL ' . (int) $wpdb->get_var( 'SELECT CONNECTION_ID()' ) );
			}
		);
		break;
	case 'damage':
		// A statement of the books fails and nobody looks.
		$test_late(
			static function () {
				global $wpdb;
				$wpdb->query( "INSERT INTO {$wpdb->prefix}dokan_vendor_balance (no_such_column) VALUES (1)" );
			}
		);
		break;
	case 'kill':
		// kill:17 dies at the 17th statement of the refund; kill:name dies in that hook.
		$test_at = substr( $test_refund, 5 );
		if ( ! ctype_digit( $test_at ) ) {
			add_action( $test_at, static function () { posix_kill( getmypid(), SIGKILL ); }, 5 );
			break;
		}
		add_filter(
			'query',
			static function ( $query ) use ( $test_at ) {
				static $count = 0;
				$count += false !== strpos( $query, 'autocommit = 0' ) || $count > 0 ? 1 : 0;
				if ( $count >= (int) $test_at ) {
					posix_kill( getmypid(), SIGKILL );
				}
				return $query;
			}
		);
		break;
}

// WooCommerce's mail to the customer, sent as WooCommerce does.
add_action(
	'woocommerce_order_partially_refunded',
	static function ( $order_id, $refund_id ) {
		if ( ! file_exists( getenv( 'HOOKS_FOLDER' ) . '/refund-mail' ) ) {
			return;
		}
		$from = static function () { return 'refunds@example.test'; };
		$type = static function () { return 'text/html'; };
		$text = static function ( $phpmailer ) use ( $refund_id ) { $phpmailer->AltBody = "Plain text of $refund_id"; };
		add_filter( 'wp_mail_from', $from );
		add_filter( 'wp_mail_content_type', $type );
		add_action( 'phpmailer_init', $text );
		wp_mail( 'customer@example.test', "Refund $refund_id", "<p>Booked: $refund_id</p>", array( 'X-Test: yes' ) );
		remove_filter( 'wp_mail_from', $from );
		remove_filter( 'wp_mail_content_type', $type );
		remove_action( 'phpmailer_init', $text );
	},
	10,
	2
);
