<?php
/**
 * Money, dates and words.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/** A time that knows the site's time zone, as in WooCommerce. */
class WC_DateTime extends DateTime {

	/**
	 * @param string $format PHP date letters.
	 * @return string In the site's time zone, untranslated.
	 */
	public function date( $format ) {
		return wp_date( $format, $this->getTimestamp() );
	}

	/**
	 * @param string $format PHP date letters.
	 * @return string
	 */
	public function date_i18n( $format = 'Y-m-d' ) {
		return wp_date( $format, $this->getTimestamp() );
	}

	/** @return int Seconds, shifted by the site's offset. */
	public function getOffsetTimestamp() {
		return $this->getTimestamp() + $this->getOffset();
	}

	/** @return string */
	public function __toString() {
		return $this->format( DATE_ATOM );
	}
}

/**
 * @param int|string|null $value Unix seconds or a UTC text.
 * @return WC_DateTime|null
 */
function standin_time( $value ) {
	if ( null === $value || '' === $value || '0000-00-00 00:00:00' === $value ) {
		return null;
	}
	if ( $value instanceof WC_DateTime ) {
		return $value;
	}
	$time = new WC_DateTime( is_numeric( $value ) ? '@' . $value : $value . ' UTC' );
	$time->setTimezone( wp_timezone() );
	return $time;
}

/**
 * @param WC_DateTime|null $date   A time.
 * @param string           $format PHP date letters, the site's if empty.
 * @return string
 */
function wc_format_datetime( $date, $format = '' ) {
	return $date instanceof WC_DateTime ? $date->date_i18n( $format ? $format : wc_date_format() ) : '';
}

/** @return string */
function wc_date_format() {
	return get_option( 'date_format' );
}

/** @return string */
function wc_time_format() {
	return get_option( 'time_format' );
}

/** @return string */
function get_woocommerce_currency() {
	return apply_filters( 'woocommerce_currency', get_option( 'woocommerce_currency' ) );
}

/** @return string[] Code => symbol as an HTML entity. */
function get_woocommerce_currency_symbols() {
	return apply_filters(
		'woocommerce_currency_symbols',
		array(
			'CHF' => '&#67;&#72;&#70;',
			'EUR' => '&euro;',
			'GBP' => '&pound;',
			'JPY' => '&yen;',
			'PLN' => '&#122;&#322;',
			'USD' => '&#36;',
		)
	);
}

/**
 * @param string $currency Code.
 * @return string
 */
function get_woocommerce_currency_symbol( $currency = '' ) {
	$currency = $currency ? $currency : get_woocommerce_currency();
	$symbols  = get_woocommerce_currency_symbols();
	return apply_filters( 'woocommerce_currency_symbol', isset( $symbols[ $currency ] ) ? $symbols[ $currency ] : '', $currency );
}

/** @return string sprintf format: %1$s symbol, %2$s amount. */
function get_woocommerce_price_format() {
	$formats  = array(
		'left'        => '%1$s%2$s',
		'right'       => '%2$s%1$s',
		'left_space'  => '%1$s&nbsp;%2$s',
		'right_space' => '%2$s&nbsp;%1$s',
	);
	$position = get_option( 'woocommerce_currency_pos' );
	return apply_filters( 'woocommerce_price_format', isset( $formats[ $position ] ) ? $formats[ $position ] : $formats['left'], $position );
}

/** @return int */
function wc_get_price_decimals() {
	return absint( apply_filters( 'wc_get_price_decimals', get_option( 'woocommerce_price_num_decimals', 2 ) ) );
}

/** @return string */
function wc_get_price_decimal_separator() {
	$separator = apply_filters( 'wc_get_price_decimal_separator', get_option( 'woocommerce_price_decimal_sep' ) );
	return $separator ? stripslashes( $separator ) : '.';
}

/** @return string */
function wc_get_price_thousand_separator() {
	return stripslashes( apply_filters( 'wc_get_price_thousand_separator', get_option( 'woocommerce_price_thousand_sep' ) ) );
}

/**
 * An amount as HTML.
 *
 * @param float|string $price Amount.
 * @param array        $args  currency.
 * @return string
 */
function wc_price( $price, $args = array() ) {
	$args     = wp_parse_args( $args, array( 'currency' => '' ) );
	$negative = (float) $price < 0;
	$number   = number_format( abs( (float) $price ), wc_get_price_decimals(), wc_get_price_decimal_separator(), wc_get_price_thousand_separator() );
	$symbol   = '<span class="woocommerce-Price-currencySymbol">' . get_woocommerce_currency_symbol( $args['currency'] ) . '</span>';
	$html     = '<span class="woocommerce-Price-amount amount"><bdi>' . ( $negative ? '-' : '' ) . sprintf( get_woocommerce_price_format(), $symbol, $number ) . '</bdi></span>';
	return apply_filters( 'wc_price', $html, $number, $args, $price, $price );
}

/**
 * A number as WooCommerce stores it: '.' before the decimals, no zeros at the end.
 *
 * @param float|string $number   Number.
 * @param int|false    $decimals Round to so many.
 * @param bool         $trim     Cut zeros.
 * @return string
 */
function wc_format_decimal( $number, $decimals = false, $trim = false ) {
	$number = is_numeric( $number ) ? (float) $number : 0.0;
	if ( false !== $decimals ) {
		$text = number_format( $number, '' === $decimals ? wc_get_price_decimals() : (int) $decimals, '.', '' );
		return $trim && false !== strpos( $text, '.' ) ? rtrim( rtrim( $text, '0' ), '.' ) : $text;
	}
	return (string) round( $number, 6 );
}

/**
 * @param float|string $amount A refund's amount.
 * @return float
 */
function wc_format_refund_total( $amount ) {
	return (float) $amount * -1;
}

/**
 * @param float $value     Value.
 * @param int   $precision Digits.
 * @return float
 */
function wc_round_tax_total( $value, $precision = null ) {
	return round( (float) $value, null === $precision ? wc_get_price_decimals() : $precision );
}

/**
 * @param mixed $value Text or list.
 * @return mixed Cleaned.
 */
function wc_clean( $value ) {
	return is_array( $value ) ? array_map( 'wc_clean', $value ) : ( is_scalar( $value ) ? sanitize_text_field( $value ) : $value );
}
