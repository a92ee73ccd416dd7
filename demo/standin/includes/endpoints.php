<?php
/**
 * WC_Query: the endpoints of My Account and checkout.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/** Registers endpoints and gives them titles. */
class WC_Query {

	/** @var string[] Key => slug. */
	public $query_vars = array();

	/** Hooks up. */
	public function __construct() {
		add_action( 'init', array( $this, 'add_endpoints' ) );
		add_filter( 'query_vars', array( $this, 'add_query_vars' ), 0 );
		add_action( 'parse_request', array( $this, 'parse_request' ), 0 );
		add_filter( 'the_title', array( $this, 'endpoint_title_in_page' ), 10, 2 );
		add_filter( 'document_title_parts', array( $this, 'endpoint_title_in_head' ) );
	}

	/** @return string[] Key => slug. */
	public function get_query_vars() {
		$slug = static function ( $option, $standard ) {
			return get_option( 'woocommerce_' . $option . '_endpoint', $standard );
		};
		$this->query_vars = array(
			'order-received'  => $slug( 'checkout_order_received', 'order-received' ),
			'orders'          => $slug( 'myaccount_orders', 'orders' ),
			'view-order'      => $slug( 'myaccount_view_order', 'view-order' ),
			'downloads'       => $slug( 'myaccount_downloads', 'downloads' ),
			'edit-account'    => $slug( 'myaccount_edit_account', 'edit-account' ),
			'edit-address'    => $slug( 'myaccount_edit_address', 'edit-address' ),
			'lost-password'   => $slug( 'myaccount_lost_password', 'lost-password' ),
			'customer-logout' => get_option( 'woocommerce_logout_endpoint', 'customer-logout' ),
		);
		return apply_filters( 'woocommerce_get_query_vars', $this->query_vars );
	}

	/** Tells WordPress the addresses. */
	public function add_endpoints() {
		foreach ( $this->get_query_vars() as $key => $slug ) {
			if ( ! empty( $slug ) ) {
				add_rewrite_endpoint( $slug, EP_ROOT | EP_PAGES );
			}
		}
	}

	/**
	 * @param string[] $vars Known query variables.
	 * @return string[]
	 */
	public function add_query_vars( $vars ) {
		return array_merge( $vars, array_keys( $this->get_query_vars() ) );
	}

	/** Endpoints whose slug is not their key. */
	public function parse_request() {
		global $wp;
		foreach ( $this->get_query_vars() as $key => $slug ) {
			if ( isset( $_GET[ $slug ] ) ) { // phpcs:ignore WordPress.Security.NonceVerification
				$wp->query_vars[ $key ] = sanitize_text_field( wp_unslash( $_GET[ $slug ] ) ); // phpcs:ignore WordPress.Security.NonceVerification
			} elseif ( isset( $wp->query_vars[ $slug ] ) ) {
				$wp->query_vars[ $key ] = $wp->query_vars[ $slug ];
			}
		}
	}

	/** @return string Key of the current endpoint, '' if none. */
	public function get_current_endpoint() {
		global $wp;
		foreach ( array_keys( $this->get_query_vars() ) as $key ) {
			if ( isset( $wp->query_vars[ $key ] ) ) {
				return $key;
			}
		}
		return '';
	}

	/**
	 * @param string $endpoint Key.
	 * @param string $action   Unused.
	 * @return string
	 */
	public function get_endpoint_title( $endpoint, $action = '' ) {
		global $wp;
		$titles = array(
			'order-received' => 'Order received',
			'orders'         => 'Orders',
			'downloads'      => 'Downloads',
			'edit-account'   => 'Account details',
			'edit-address'   => 'Addresses',
			'lost-password'  => 'Lost password',
		);
		$title  = isset( $titles[ $endpoint ] ) ? $titles[ $endpoint ] : '';
		if ( 'view-order' === $endpoint ) {
			$order = wc_get_order( $wp->query_vars['view-order'] );
			$title = $order ? sprintf( 'Order #%s', $order->get_order_number() ) : '';
		}
		return apply_filters( 'woocommerce_endpoint_' . $endpoint . '_title', $title, $endpoint, $action );
	}

	/** @return bool An endpoint's page is being drawn. */
	private function is_endpoint_page() {
		return ! is_null( $GLOBALS['wp_query'] ) && ! is_admin() && is_main_query() && is_page() && ( is_account_page() || is_checkout() ) && '' !== $this->get_current_endpoint();
	}

	/**
	 * @param string $title Title.
	 * @param int    $id    Post.
	 * @return string
	 */
	public function endpoint_title_in_page( $title, $id = 0 ) {
		if ( in_the_loop() && get_queried_object_id() === (int) $id && $this->is_endpoint_page() ) {
			$own = $this->get_endpoint_title( $this->get_current_endpoint() );
			return $own ? $own : $title;
		}
		return $title;
	}

	/**
	 * @param string[] $parts Parts of the document's title.
	 * @return string[]
	 */
	public function endpoint_title_in_head( $parts ) {
		if ( $this->is_endpoint_page() ) {
			$own = $this->get_endpoint_title( $this->get_current_endpoint() );

			$parts['title'] = $own ? $own : $parts['title'];
		}
		return $parts;
	}
}

WC()->query = new WC_Query();

add_action(
	'template_redirect',
	static function () {
		global $wp;
		if ( ! isset( $wp->query_vars['customer-logout'] ) ) {
			return;
		}
		if ( isset( $_GET['_wpnonce'] ) && wp_verify_nonce( sanitize_key( $_GET['_wpnonce'] ), 'customer-logout' ) ) {
			wp_logout();
		}
		wp_safe_redirect( wc_get_page_permalink( 'myaccount' ) );
		exit;
	}
);

add_filter(
	'body_class',
	static function ( $classes ) {
		if ( is_account_page() ) {
			$classes[] = 'woocommerce-account';
			$classes[] = 'woocommerce-page';
			$endpoint  = WC()->query->get_current_endpoint();
			if ( $endpoint ) {
				$classes[] = 'woocommerce-' . sanitize_html_class( $endpoint );
			}
		}
		if ( is_order_received_page() ) {
			$classes[] = 'woocommerce-checkout';
			$classes[] = 'woocommerce-order-received';
		}
		if ( dokan_is_seller_dashboard() ) {
			$classes[] = 'dokan-dashboard';
		}
		if ( dokan_is_store_page() ) {
			$classes[] = 'dokan-store';
		}
		return $classes;
	}
);
