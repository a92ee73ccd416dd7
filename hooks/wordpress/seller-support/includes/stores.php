<?php
/**
 * Who is a store, what its button says, and whose order it is.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

/**
 * True when the user sells here and is enabled.
 *
 * The role counts and not the capability dokandar: administrators and shop managers hold that one too.
 *
 * @param int $user_id User.
 */
function seller_support_is_store( $user_id ) {
	$user = $user_id ? get_userdata( (int) $user_id ) : false;
	if ( ! $user || ! in_array( 'seller', (array) $user->roles, true ) ) {
		return false;
	}
	if ( function_exists( 'dokan_is_seller_enabled' ) ) {
		return (bool) dokan_is_seller_enabled( $user->ID );
	}
	return 'yes' === get_user_meta( $user->ID, 'dokan_enable_selling', true );
}

/**
 * What staff must hold to work on tickets and refunds. The program asks for the same.
 */
const SELLER_SUPPORT_STAFF_RIGHT = 'dokan_manage_support_tickets';

/**
 * The enabled store whose tickets and refunds the current user may work on, or 0. Sellers need no right.
 */
function seller_support_store_of_viewer() {
	$user_id = get_current_user_id();
	if ( ! $user_id ) {
		return 0;
	}
	$employer = (int) get_user_meta( $user_id, '_vendor_id', true );
	if ( $employer && current_user_can( 'vendor_staff' ) ) {
		$allowed = current_user_can( SELLER_SUPPORT_STAFF_RIGHT ) && seller_support_is_store( $employer );
		return $allowed ? $employer : 0;
	}
	return seller_support_is_store( $user_id ) ? $user_id : 0;
}

/**
 * A seller's own store settings.
 *
 * @param int $store_id The seller's user id.
 */
function seller_support_store_settings( $store_id ) {
	$settings = get_user_meta( (int) $store_id, 'dokan_profile_settings', true );
	return is_array( $settings ) ? $settings : array();
}

/**
 * One of the marketplace's store support settings, as text.
 *
 * @param string $name Key of option dokan_store_support_setting.
 */
function seller_support_marketplace_setting( $name ) {
	$settings = get_option( 'dokan_store_support_setting' );
	return is_array( $settings ) && isset( $settings[ $name ] ) && is_scalar( $settings[ $name ] ) ? (string) $settings[ $name ] : '';
}

/**
 * What the marketplace has set about the button: our own option, or Dokan's where ours was never set.
 *
 * @return array label: its text or ''. places: true or false by name.
 */
function seller_support_marketplace_button() {
	$button = get_option( SELLER_SUPPORT_BUTTON );
	if ( is_array( $button ) && is_string( $button['label'] ?? null ) && is_array( $button['places'] ?? null ) ) {
		return $button;
	}
	$for_orders = 'off' !== seller_support_marketplace_setting( 'enabled_for_customer_order' );
	return array(
		'label'  => seller_support_marketplace_setting( 'support_button_label' ),
		'places' => array(
			'store'      => true,
			'product'    => 'dont_show' !== seller_support_marketplace_setting( 'store_support_product_page' ),
			'order'      => $for_orders,
			'order_list' => $for_orders,
			'thank_you'  => $for_orders,
		),
	);
}

/**
 * True when the store and the marketplace want the button in this place. On unless somebody switched it off.
 *
 * @param int    $store_id The seller's user id.
 * @param string $place    One of SELLER_SUPPORT_BUTTON_PLACES.
 */
function seller_support_offers( $store_id, $place ) {
	if ( ! seller_support_is_store( $store_id ) ) {
		return false;
	}
	$settings = seller_support_store_settings( $store_id );
	$off      = 'no' === ( $settings['show_support_btn'] ?? '' )
		|| ( 'product' === $place && 'no' === ( $settings['show_support_btn_product'] ?? '' ) );
	return ! $off && false !== ( seller_support_marketplace_button()['places'][ $place ] ?? true );
}

/**
 * Text of the button, not escaped: the seller's own, else the marketplace's, else "Get Support".
 *
 * @param int $store_id The seller's user id, or 0 for the marketplace's text.
 */
function seller_support_label( $store_id ) {
	$settings = $store_id ? seller_support_store_settings( $store_id ) : array();
	$own      = isset( $settings['support_btn_name'] ) && is_scalar( $settings['support_btn_name'] ) ? (string) $settings['support_btn_name'] : '';
	foreach ( array( $own, seller_support_marketplace_button()['label'] ) as $label ) {
		$label = trim( wp_strip_all_tags( $label, true ) );
		if ( '' !== $label ) {
			return $label;
		}
	}
	return __( 'Get Support', 'seller-support' );
}

/**
 * Name of a store, not escaped.
 *
 * @param int $store_id The seller's user id.
 */
function seller_support_store_name( $store_id ) {
	$name = (string) get_user_meta( (int) $store_id, 'dokan_store_name', true );
	$user = '' === $name ? get_userdata( (int) $store_id ) : false;
	return $user ? $user->display_name : $name;
}

/**
 * The form for guests and everybody, the same link for all of them (page caches): who is logged in is sent on to the
 * form inside My Account.
 *
 * @param int $store_id The seller's user id.
 */
function seller_support_public_form_url( $store_id ) {
	return seller_support_base() . 'account/tickets/new?store=' . (int) $store_id . '&from=shop';
}

/**
 * The form inside My Account, root-relative.
 *
 * @param array $query Any of store, order.
 */
function seller_support_account_form_url( array $query ) {
	$url = wc_get_endpoint_url( 'support-tickets', 'new', wc_get_page_permalink( 'myaccount' ) );
	return wp_make_link_relative( add_query_arg( array_map( 'intval', $query ), $url ) );
}

/**
 * The stores of an order and the order each of them knows: store id => order id.
 *
 * An order of several sellers is split into one order for each; help is asked for one of those.
 *
 * @param WC_Order $order Order.
 * @return array<int,int>
 */
function seller_support_stores_of_order( $order ) {
	$store_id = seller_support_store_of_single_order( $order );
	if ( $store_id ) {
		return array( $store_id => (int) $order->get_id() );
	}
	if ( ! $order->get_meta( 'has_sub_order' ) || ! function_exists( 'wc_get_orders' ) ) {
		return array();
	}
	$stores     = array();
	$sub_orders = wc_get_orders(
		array(
			'type'    => 'shop_order',
			'parent'  => $order->get_id(),
			'limit'   => 50,
			'orderby' => 'ID',
			'order'   => 'ASC',
		)
	);
	foreach ( (array) $sub_orders as $sub_order ) {
		$store_id = seller_support_store_of_single_order( $sub_order );
		if ( $store_id && ! isset( $stores[ $store_id ] ) ) {
			$stores[ $store_id ] = (int) $sub_order->get_id();
		}
	}
	return $stores;
}

/**
 * The store of an order with one seller, or 0.
 *
 * @param WC_Order $order Order.
 */
function seller_support_store_of_single_order( $order ) {
	if ( $order->get_meta( 'has_sub_order' ) ) {
		return 0;
	}
	if ( function_exists( 'dokan_get_seller_id_by_order' ) ) {
		return (int) dokan_get_seller_id_by_order( $order );
	}
	return (int) $order->get_meta( '_dokan_vendor_id' );
}
