<?php
/**
 * Our URLs below the seller dashboard and below My Account.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * Our endpoints.
 */
const SELLER_SUPPORT_SLUGS = array( 'support', 'refunds', 'support-tickets' );

/**
 * Adds /dashboard/support/ and /dashboard/refunds/ to Dokan's endpoints.
 *
 * @param array $slugs Endpoints.
 */
function seller_support_add_dashboard_endpoint( $slugs ) {
	$slugs   = (array) $slugs;
	$slugs[] = 'support';
	$slugs[] = 'refunds';
	return $slugs;
}

/**
 * Adds /my-account/support-tickets/ to WooCommerce's endpoints.
 *
 * @param array $vars Query variable => slug.
 */
function seller_support_add_account_endpoint( $vars ) {
	$vars                    = (array) $vars;
	$vars['support-tickets'] = 'support-tickets';
	return $vars;
}

/**
 * Keeps the query string of our pages to ourselves.
 *
 * Dokan reads ?store=5 as the store page of a seller named "5" and answers with "not found";
 * WordPress reads ?order= as a sorting.
 *
 * @param array $query_vars What WordPress read from the request.
 */
function seller_support_free_query( $query_vars ) {
	if ( ! array_intersect_key( $query_vars, array_flip( SELLER_SUPPORT_SLUGS ) ) ) {
		return $query_vars;
	}
	return array_diff_key( $query_vars, array_flip( array_merge( SELLER_SUPPORT_QUERY, SELLER_SUPPORT_REFUND_QUERY ) ) );
}

/**
 * Flushes the rewrite rules when our URLs are missing from them.
 *
 * The option is loaded with every request anyway. Rules that lack our URLs although we have just
 * flushed (somebody filters them out) are left alone until they change again.
 */
function seller_support_heal_rewrite_rules() {
	$rules = get_option( 'rewrite_rules' );
	if ( ! is_array( $rules ) || ! $rules || seller_support_rules_are_complete( $rules ) ) {
		return;
	}
	$seen = md5( implode( "\n", array_keys( $rules ) ) );
	if ( get_option( 'seller_support_flushed' ) === $seen ) {
		return;
	}
	update_option( 'seller_support_flushed', $seen, false );
	flush_rewrite_rules( false );

	$rules = get_option( 'rewrite_rules' );
	if ( is_array( $rules ) && ! seller_support_rules_are_complete( $rules ) ) {
		update_option( 'seller_support_flushed', md5( implode( "\n", array_keys( $rules ) ) ), false );
	}
}

/**
 * True when all our endpoints for pages are among the rules.
 *
 * @param array $rules Pattern => query.
 */
function seller_support_rules_are_complete( array $rules ) {
	foreach ( SELLER_SUPPORT_SLUGS as $slug ) {
		if ( isset( $rules[ '(.?.+?)/' . $slug . '(/(.*))?/?$' ] ) ) {
			continue;
		}
		$tail  = '/' . $slug . '(/(.*))?/?$';
		$found = false;
		foreach ( $rules as $pattern => $query ) {
			if ( substr( $pattern, -strlen( $tail ) ) === $tail && false !== strpos( $query, 'pagename=' ) ) {
				$found = true;
				break;
			}
		}
		if ( ! $found ) {
			return false;
		}
	}
	return true;
}

/**
 * Lets WordPress make its rules anew, without us, with the next request.
 */
function seller_support_deactivate() {
	delete_option( 'rewrite_rules' );
	delete_option( 'seller_support_flushed' );
}
