<?php
/**
 * dokan(), sellers and their stores.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/** The part of Dokan's main class that plugins touch. */
final class WeDevs_Dokan {

	/** @var string */
	public $version = DOKAN_PLUGIN_VERSION;

	/** @var Standin_Vendors */
	public $vendor;

	/** @var WeDevs_Dokan|null */
	private static $instance;

	/** @return WeDevs_Dokan */
	public static function init() {
		if ( ! self::$instance ) {
			self::$instance         = new self();
			self::$instance->vendor = new Standin_Vendors();
		}
		return self::$instance;
	}

	/** @return bool Dokan Pro is not here. */
	public function is_pro_exists() {
		return false;
	}
}

/** @return WeDevs_Dokan */
function dokan() {
	return WeDevs_Dokan::init();
}

/** dokan()->vendor */
final class Standin_Vendors {

	/**
	 * @param int|WP_User $vendor Seller.
	 * @return Standin_Vendor
	 */
	public function get( $vendor ) {
		return new Standin_Vendor( is_object( $vendor ) ? $vendor->ID : (int) $vendor );
	}

	/** @return Standin_Vendor[] Those who may sell. */
	public function all() {
		$users = get_users(
			array(
				'role__in'   => array( 'seller' ),
				'meta_key'   => 'dokan_enable_selling', // phpcs:ignore WordPress.DB.SlowDBQuery
				'meta_value' => 'yes', // phpcs:ignore WordPress.DB.SlowDBQuery
				'orderby'    => 'ID',
			)
		);
		return array_map( array( $this, 'get' ), $users );
	}
}

/** A seller, as Dokan's Vendor class answers. */
final class Standin_Vendor {

	/** @var int */
	public $id;

	/** @var WP_User|false */
	public $data;

	/** @param int $id User id. */
	public function __construct( $id ) {
		$this->id   = (int) $id;
		$this->data = get_user_by( 'id', $id );
	}

	/** @return int */
	public function get_id() {
		return $this->id;
	}

	/** @return bool */
	public function is_vendor() {
		return dokan_is_user_seller( $this->id );
	}

	/** @return bool */
	public function is_enabled() {
		return dokan_is_seller_enabled( $this->id );
	}

	/** @return array */
	public function get_shop_info() {
		return dokan_get_store_info( $this->id );
	}

	/** @return string */
	public function get_shop_name() {
		$info = $this->get_shop_info();
		return isset( $info['store_name'] ) ? $info['store_name'] : '';
	}

	/** @return string */
	public function get_shop_url() {
		return dokan_get_store_url( $this->id );
	}

	/** @return string */
	public function get_name() {
		return $this->data ? $this->data->display_name : '';
	}

	/** @return string */
	public function get_email() {
		return $this->data ? $this->data->user_email : '';
	}

	/** @return string */
	public function get_phone() {
		$info = $this->get_shop_info();
		return isset( $info['phone'] ) ? $info['phone'] : '';
	}
}

/**
 * @param int $user_id Seller.
 * @return array dokan_profile_settings.
 */
function dokan_get_store_info( $user_id ) {
	$info = get_user_meta( $user_id, 'dokan_profile_settings', true );
	return wp_parse_args( is_array( $info ) ? $info : array(), array( 'store_name' => '', 'phone' => '', 'address' => array() ) ); // phpcs:ignore
}

/**
 * @param int $user_id  Person.
 * @param bool $exclude_staff Unused.
 * @return bool
 */
function dokan_is_user_seller( $user_id, $exclude_staff = false ) {
	return user_can( $user_id, 'dokandar' );
}

/**
 * @param int $user_id Person.
 * @return bool
 */
function dokan_is_user_customer( $user_id ) {
	return user_can( $user_id, 'customer' );
}

/**
 * @param int $user_id Seller.
 * @return bool May sell.
 */
function dokan_is_seller_enabled( $user_id ) {
	return 'yes' === get_user_meta( $user_id, 'dokan_enable_selling', true );
}

/**
 * @param int $user_id Seller.
 * @return bool
 */
function dokan_is_seller_trusted( $user_id ) {
	return 'yes' === get_user_meta( $user_id, 'dokan_publishing', true );
}

/** @return int The seller somebody works for: staff count as their seller. */
function dokan_get_current_user_id() {
	if ( current_user_can( 'vendor_staff' ) ) {
		return (int) get_user_meta( get_current_user_id(), '_vendor_id', true );
	}
	return get_current_user_id();
}

/**
 * @param string $option  Key.
 * @param string $section Option name.
 * @param mixed  $default_value If it is absent.
 * @return mixed
 */
function dokan_get_option( $option, $section, $default_value = '' ) {
	$options = get_option( $section );
	$value   = isset( $options[ $option ] ) ? $options[ $option ] : $default_value;
	return apply_filters( 'dokan_get_option', $value, $option, $section, $default_value );
}

/**
 * @param string $page  dashboard, store_listing, my_orders.
 * @param string $context dokan.
 * @return int
 */
function dokan_get_page_id( $page, $context = 'dokan' ) {
	$pages = (array) get_option( 'dokan_pages', array() );
	return isset( $pages[ $page ] ) ? (int) $pages[ $page ] : 0;
}

/**
 * @param string $page    Page.
 * @param string $context dokan.
 * @return string
 */
function dokan_get_permalink( $page, $context = 'dokan' ) {
	return get_permalink( dokan_get_page_id( $page ) );
}

/**
 * @param int $product_id Product.
 * @return int
 */
function dokan_get_vendor_by_product( $product_id, $get_vendor_id = false ) {
	$product = wc_get_product( $product_id );
	$vendor  = $product ? (int) get_post_field( 'post_author', $product->get_id() ) : 0;
	return $get_vendor_id ? $vendor : dokan()->vendor->get( $vendor );
}

/**
 * Makes a seller's store, for seeding.
 *
 * @param int   $user_id Seller.
 * @param array $values  store_name, phone, street, zip, city.
 */
function standin_make_store( $user_id, $values ) {
	$settings = array(
		'store_name' => $values['store_name'],
		'social'     => array(),
		'payment'    => array( 'paypal' => array( 'email' => 'paypal-' . $user_id . '@example.test' ) ),
		'phone'      => $values['phone'],
		'show_email' => 'no',
		'address'    => array(
			'street_1' => $values['street'],
			'street_2' => '',
			'city'     => $values['city'],
			'zip'      => $values['zip'],
			'country'  => 'DE',
			'state'    => '',
		),
		'location'   => '',
		'banner'     => 0,
		'icon'       => '',
		'gravatar'   => 0,
		'enable_tnc' => 'off',
		'store_tnc'  => '',
		'store_seo'  => array(),
	);
	update_user_meta( $user_id, 'dokan_enable_selling', 'yes' );
	update_user_meta( $user_id, 'dokan_publishing', 'yes' );
	update_user_meta( $user_id, 'dokan_store_name', wp_slash( $values['store_name'] ) );
	update_user_meta( $user_id, 'dokan_profile_settings', wp_slash( $settings ) );
}
