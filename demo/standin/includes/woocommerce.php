<?php
/**
 * WC(), pages, endpoints' addresses and notices.
 *
 * @package MarketplaceStandin
 */

namespace {
	defined( 'ABSPATH' ) || exit;

	/** The part of WooCommerce's main class that plugins touch. */
	final class WooCommerce {

		/** @var string */
		public $version = WC_VERSION;

		/** @var WC_Query|null */
		public $query;

		/** @var WooCommerce|null */
		private static $instance;

		/** @return WooCommerce */
		public static function instance() {
			if ( ! self::$instance ) {
				self::$instance = new self();
			}
			return self::$instance;
		}

		/** @return string */
		public function plugin_url() {
			return untrailingslashit( plugins_url( '/', WC_PLUGIN_FILE ) );
		}

		/** @return string */
		public function plugin_path() {
			return untrailingslashit( plugin_dir_path( WC_PLUGIN_FILE ) );
		}
	}

	/** @return WooCommerce */
	function WC() {
		return WooCommerce::instance();
	}

	/**
	 * The id of a shop page, -1 if there is none.
	 *
	 * @param string $page myaccount, shop, cart, checkout, terms.
	 * @return int
	 */
	function wc_get_page_id( $page ) {
		$id = apply_filters( 'woocommerce_get_' . $page . '_page_id', get_option( 'woocommerce_' . $page . '_page_id' ) );
		return $id ? absint( $id ) : -1;
	}

	/**
	 * @param string      $page     See wc_get_page_id().
	 * @param string|null $fallback Address if there is no such page.
	 * @return string
	 */
	function wc_get_page_permalink( $page, $fallback = null ) {
		$id        = wc_get_page_id( $page );
		$permalink = 0 < $id ? get_permalink( $id ) : '';
		if ( ! $permalink ) {
			$permalink = null === $fallback ? get_home_url() : $fallback;
		}
		return apply_filters( 'woocommerce_get_' . $page . '_page_permalink', $permalink );
	}

	/**
	 * @param string $endpoint  Endpoint key, such as view-order.
	 * @param string $value     What follows it.
	 * @param string $permalink The page's address.
	 * @return string
	 */
	function wc_get_endpoint_url( $endpoint, $value = '', $permalink = '' ) {
		$permalink  = $permalink ? $permalink : get_permalink();
		$query_vars = WC()->query->get_query_vars();
		$endpoint   = ! empty( $query_vars[ $endpoint ] ) ? $query_vars[ $endpoint ] : $endpoint;

		if ( get_option( 'permalink_structure' ) ) {
			$query = '';
			if ( false !== strpos( $permalink, '?' ) ) {
				$query     = '?' . wp_parse_url( $permalink, PHP_URL_QUERY );
				$permalink = current( explode( '?', $permalink ) );
			}
			$url = trailingslashit( $permalink ) . ( $value ? trailingslashit( $endpoint ) . user_trailingslashit( $value ) : user_trailingslashit( $endpoint ) ) . $query;
		} else {
			$url = add_query_arg( $endpoint, $value, $permalink );
		}
		return apply_filters( 'woocommerce_get_endpoint_url', $url, $endpoint, $value, $permalink );
	}

	/**
	 * @param string $endpoint A My Account endpoint.
	 * @return string
	 */
	function wc_get_account_endpoint_url( $endpoint ) {
		if ( 'dashboard' === $endpoint ) {
			return wc_get_page_permalink( 'myaccount' );
		}
		if ( 'customer-logout' === $endpoint ) {
			return wc_logout_url();
		}
		return wc_get_endpoint_url( $endpoint, '', wc_get_page_permalink( 'myaccount' ) );
	}

	/**
	 * @param string $redirect Where to afterwards.
	 * @return string
	 */
	function wc_logout_url( $redirect = '' ) {
		$redirect = $redirect ? $redirect : apply_filters( 'woocommerce_logout_default_redirect_url', wc_get_page_permalink( 'myaccount' ) );
		return wp_nonce_url( wc_get_endpoint_url( 'customer-logout', '', $redirect ), 'customer-logout' );
	}

	/**
	 * @param string $endpoint Empty: any endpoint.
	 * @return bool
	 */
	function is_wc_endpoint_url( $endpoint = '' ) {
		global $wp;
		$query_vars = WC()->query->get_query_vars();
		if ( '' !== $endpoint ) {
			return isset( $query_vars[ $endpoint ], $wp->query_vars[ $query_vars[ $endpoint ] ] ) || isset( $query_vars[ $endpoint ], $wp->query_vars[ $endpoint ] );
		}
		return (bool) array_intersect_key( $query_vars, $wp->query_vars );
	}

	/** @return bool */
	function is_account_page() {
		return is_page( wc_get_page_id( 'myaccount' ) ) || apply_filters( 'woocommerce_is_account_page', false );
	}

	/** @return bool */
	function is_checkout() {
		return is_page( wc_get_page_id( 'checkout' ) ) || apply_filters( 'woocommerce_is_checkout', false );
	}

	/** @return bool */
	function is_order_received_page() {
		global $wp;
		return is_checkout() && isset( $wp->query_vars['order-received'] );
	}

	/** @return bool */
	function is_view_order_page() {
		return is_account_page() && is_wc_endpoint_url( 'view-order' );
	}

	/** @return bool */
	function is_product() {
		return is_singular( 'product' );
	}

	/** @return bool */
	function is_shop() {
		return is_page( wc_get_page_id( 'shop' ) );
	}

	/** @return bool */
	function is_woocommerce() {
		return is_shop() || is_product();
	}

	/**
	 * Keeps a message for the page being drawn.
	 *
	 * @param string $message HTML.
	 * @param string $type    success, error or notice.
	 */
	function wc_add_notice( $message, $type = 'success' ) {
		global $standin_notices;
		$standin_notices[ $type ][] = apply_filters( 'woocommerce_add_' . $type, $message );
	}

	/**
	 * @param string $type Only these, if given.
	 * @return int
	 */
	function wc_notice_count( $type = '' ) {
		global $standin_notices;
		$all = (array) $standin_notices;
		return '' === $type ? array_sum( array_map( 'count', $all ) ) : count( isset( $all[ $type ] ) ? $all[ $type ] : array() );
	}

	/** Prints the kept messages once. */
	function wc_print_notices() {
		global $standin_notices;
		foreach ( (array) $standin_notices as $type => $messages ) {
			foreach ( $messages as $message ) {
				wc_print_notice( $message, $type );
			}
		}
		$standin_notices = array();
	}

	/**
	 * @param string $message HTML.
	 * @param string $type    success, error or notice.
	 */
	function wc_print_notice( $message, $type = 'success' ) {
		$classes = array(
			'success' => 'woocommerce-message',
			'error'   => 'woocommerce-error',
			'notice'  => 'woocommerce-info',
		);
		printf( '<div class="%s" role="%s">%s</div>', esc_attr( $classes[ $type ] ), 'error' === $type ? 'alert' : 'status', wp_kses_post( $message ) );
	}

	/** @return string[] Country code => name; the few the demo has. */
	function standin_countries() {
		return array(
			'DE' => 'Germany',
			'AT' => 'Austria',
		);
	}
}

namespace Automattic\WooCommerce\Utilities {

	/** Tells where orders are stored. */
	final class OrderUtil {

		/** @return bool */
		public static function custom_orders_table_usage_is_enabled() {
			return 'yes' === get_option( 'woocommerce_custom_orders_table_enabled' );
		}

		/**
		 * @param int $id An order's id.
		 * @return string|false shop_order, shop_order_refund.
		 */
		public static function get_order_type( $id ) {
			$order = wc_get_order( $id );
			return $order ? $order->get_type() : false;
		}

		/**
		 * @param int|\WP_Post $order     Order.
		 * @param string[]     $types     Types.
		 * @return bool
		 */
		public static function is_order( $order, $types = array( 'shop_order' ) ) {
			return in_array( self::get_order_type( is_object( $order ) ? $order->ID : $order ), $types, true );
		}
	}

	/** Where plugins declare what they are made for. */
	final class FeaturesUtil {

		/**
		 * @param string $feature  Such as custom_order_tables.
		 * @param string $file     The plugin's file.
		 * @param bool   $positive Compatible or not.
		 * @return bool
		 */
		public static function declare_compatibility( $feature, $file, $positive = true ) {
			return true;
		}
	}
}
