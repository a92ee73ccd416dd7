<?php
/**
 * Host calls "store button" and "marketplace button": what the button says and where it stands, as set in our pages.
 *
 * A store's wish goes where Dokan's own would be, into its profile settings; the marketplace's into an option of ours.
 * Both say the whole state, so that a repeated call changes nothing.
 *
 * @package SellerSupport
 */

defined( 'ABSPATH' ) || exit;

const SELLER_SUPPORT_BUTTON            = 'seller_support_button';
const SELLER_SUPPORT_BUTTON_CHARACTERS = 60;

/**
 * Where the marketplace can switch the button off.
 */
const SELLER_SUPPORT_BUTTON_PLACES = array( 'store', 'product', 'order', 'order_list', 'thank_you' );

/**
 * Sets a store's own label and switch.
 *
 * @param array $call store_id; label, '' for the marketplace's; shown.
 * @return array Status and answer.
 */
function seller_support_set_store_button( array $call ) {
	$fault = seller_support_button_fault(
		$call,
		array(
			'store_id' => static function ( $id ) {
				return is_int( $id ) && $id > 0;
			},
			'label'    => 'seller_support_is_button_label',
			'shown'    => 'is_bool',
		)
	);
	if ( '' !== $fault ) {
		return seller_support_refusal( 422, $fault );
	}
	$user = get_userdata( $call['store_id'] );
	if ( ! $user || ! in_array( 'seller', (array) $user->roles, true ) ) {
		return seller_support_refusal( 422, 'no such store' );
	}
	// What stands in the database and not what a cache remembers: all the rest of it is written back.
	wp_cache_delete( $user->ID, 'user_meta' );
	$before = get_user_meta( $user->ID, 'dokan_profile_settings', true );
	if ( '' !== $before && ! is_array( $before ) ) {
		return seller_support_refusal( 422, 'unreadable settings' );
	}
	$after = array_merge(
		'' === $before ? array() : $before,
		array(
			'support_btn_name' => $call['label'],
			'show_support_btn' => $call['shown'] ? 'yes' : 'no',
		)
	);
	if ( $after !== $before && ! seller_support_replace_profile_settings( $user->ID, $before, $after ) ) {
		return seller_support_refusal( 200, 'busy', true );
	}
	clean_user_cache( $user->ID );
	return array( 200, array( 'ok' => true ) );
}

/**
 * Writes the settings when nobody has changed them since they were read.
 *
 * @param int          $user_id The seller.
 * @param array|string $before  What was read, '' for nothing.
 * @param array        $after   What is to stand there.
 */
function seller_support_replace_profile_settings( $user_id, $before, array $after ) {
	if ( '' === $before ) {
		return (bool) add_user_meta( $user_id, 'dokan_profile_settings', wp_slash( $after ), true );
	}
	return true === update_user_meta( $user_id, 'dokan_profile_settings', wp_slash( $after ), $before );
}

/**
 * Sets the marketplace's label and the places of the button.
 *
 * @param array $call label, '' for "Get Support"; places: true or false for each.
 * @return array Status and answer.
 */
function seller_support_set_marketplace_button( array $call ) {
	$fault = seller_support_button_fault(
		$call,
		array(
			'label'  => 'seller_support_is_button_label',
			'places' => 'seller_support_are_button_places',
		)
	);
	if ( '' !== $fault ) {
		return seller_support_refusal( 422, $fault );
	}
	$button = array(
		'label'  => $call['label'],
		'places' => array_merge( array_fill_keys( SELLER_SUPPORT_BUTTON_PLACES, true ), $call['places'] ),
	);
	if ( get_option( SELLER_SUPPORT_BUTTON ) !== $button && ! update_option( SELLER_SUPPORT_BUTTON, $button ) ) {
		return seller_support_refusal( 200, 'busy', true );
	}
	return array( 200, array( 'ok' => true ) );
}

/**
 * The first member of a call that is missing, unknown or wrong, or ''.
 *
 * @param array      $call   The call.
 * @param callable[] $checks What each member must fulfil.
 */
function seller_support_button_fault( array $call, array $checks ) {
	unset( $call['call'] );
	foreach ( $checks as $name => $is_good ) {
		if ( ! array_key_exists( $name, $call ) || ! $is_good( $call[ $name ] ) ) {
			return $name;
		}
	}
	return (string) key( array_diff_key( $call, $checks ) );
}

/**
 * True for text that a button can show as it is: one line without tags.
 *
 * @param mixed $label What was sent.
 */
function seller_support_is_button_label( $label ) {
	return is_string( $label )
		&& wp_check_invalid_utf8( $label ) === $label
		&& mb_strlen( $label, 'UTF-8' ) <= SELLER_SUPPORT_BUTTON_CHARACTERS
		&& ! preg_match( '/[\x00-\x1f\x7f]/', $label )
		&& trim( wp_strip_all_tags( $label, true ) ) === $label;
}

/**
 * True for exactly our places with true or false.
 *
 * @param mixed $places What was sent.
 */
function seller_support_are_button_places( $places ) {
	return is_array( $places )
		&& ! array_diff( SELLER_SUPPORT_BUTTON_PLACES, array_keys( $places ) )
		&& count( $places ) === count( SELLER_SUPPORT_BUTTON_PLACES )
		&& array_filter( $places, 'is_bool' ) === $places;
}
