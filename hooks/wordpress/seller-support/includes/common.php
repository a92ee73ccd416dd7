<?php
/**
 * What every place in the host needs: where the program is, and the element it fills.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * The capability of the marketplace's own people, as everywhere in WooCommerce.
 */
const SELLER_SUPPORT_MARKETPLACE = 'manage_woocommerce';

/**
 * Path of the program, root-relative, with slashes at both ends.
 *
 * It hangs below the path of home, because the login cookie has that path.
 * get_option() and not home_url(): translation plugins add a language to the latter.
 */
function seller_support_base() {
	$path = (string) wp_parse_url( (string) get_option( 'home' ), PHP_URL_PATH );
	return trailingslashit( $path ) . 'seller-support/';
}

/**
 * True when the places in the shop can be shown: pretty permalinks, WooCommerce and Dokan, one site,
 * and nobody else on our slugs. The notices name what is missing.
 */
function seller_support_is_ready() {
	return ! is_multisite()
		&& seller_support_has_shop()
		&& '' !== (string) get_option( 'permalink_structure' )
		&& ! seller_support_pro_module_is_active();
}

/**
 * True when WooCommerce and Dokan are both running.
 */
function seller_support_has_shop() {
	return function_exists( 'wc_get_page_permalink' ) && function_exists( 'dokan_get_navigation_url' );
}

/**
 * True when Dokan Pro's own Store Support module runs: it uses the same slugs and the same places.
 */
function seller_support_pro_module_is_active() {
	return function_exists( 'dokan_pro' )
		&& in_array( 'store_support', (array) get_option( 'dokan_pro_active_modules', array() ), true );
}

/**
 * The part of the request's query string that our pages understand, encoded, with its question mark, or ''.
 *
 * @param string[] $keys Names to pass on.
 */
function seller_support_query( array $keys = SELLER_SUPPORT_QUERY ) {
	$known = array();
	foreach ( $keys as $key ) {
		// Only read and passed on; the program checks each of them.
		if ( ! isset( $_GET[ $key ] ) || ! is_string( $_GET[ $key ] ) ) { // phpcs:ignore WordPress.Security.NonceVerification.Recommended
			continue;
		}
		$value = wp_check_invalid_utf8( wp_unslash( $_GET[ $key ] ) ); // phpcs:ignore WordPress.Security
		// The button's mark: the program would send who is logged in from its plain page back to here.
		$is_mark = 'from' === $key && 'shop' === $value;
		if ( '' !== $value && strlen( $value ) <= 300 && ! $is_mark ) {
			$known[ $key ] = $value;
		}
	}
	return $known ? '?' . http_build_query( $known, '', '&', PHP_QUERY_RFC3986 ) : '';
}

/**
 * Names in a query string that our pages understand.
 */
const SELLER_SUPPORT_QUERY = array( 'status', 'q', 'store', 'customer', 'order', 'from', 'to', 'before', 'draft', 'waiting', 'overdue', 'disputed', 'sort' );

/**
 * The same for our pages about refunds.
 */
const SELLER_SUPPORT_REFUND_QUERY = array( 'status', 'q', 'sort', 'order', 'ticket', 'ask', 'before', 'month', 'seller' );

/**
 * A ticket number as it may stand in a URL, or '' when it is none.
 *
 * @param mixed $value Text after our slug.
 */
function seller_support_ticket_number( $value ) {
	$value = is_string( $value ) ? trim( $value, '/' ) : '';
	return preg_match( '/^[1-9][0-9]{0,17}$/D', $value ) ? $value : '';
}

/**
 * Prints the element that the program fills.
 *
 * @param string   $room account, dashboard or desk.
 * @param string   $path Path below the room, e.g. "tickets/17".
 * @param string[] $keys Names in the query string to pass on.
 */
function seller_support_print_placeholder( $room, $path, array $keys = SELLER_SUPPORT_QUERY ) {
	$query    = seller_support_query( $keys );
	$words    = preg_match( '~(^|/)refunds(/|$)~', $path ) ? __( 'Open the refunds', 'seller-support' ) : __( 'Open your support tickets', 'seller-support' );
	$fragment = seller_support_base() . 'f/' . $room . '/' . $path . $query;
	$plain    = seller_support_base() . $room . '/' . $path . $query;
	?>
<div class="seller-support" data-seller-support="<?php echo esc_attr( $room ); ?>" data-site="<?php echo esc_attr( get_bloginfo( 'name', 'display' ) ); ?>" hx-get="<?php echo esc_attr( $fragment ); ?>" hx-trigger="load" hx-target="this" hx-swap="innerHTML">
	<p class="seller-support-loading"><?php esc_html_e( 'Loading …', 'seller-support' ); ?></p>
	<noscript><style>.seller-support-loading{display:none}</style><p><a href="<?php echo esc_attr( $plain ); ?>"><?php echo esc_html( $words ); ?></a></p></noscript>
</div>
	<?php
}
