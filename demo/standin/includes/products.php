<?php
/**
 * Products: the post type, WC_Product and its functions.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'init',
	static function () {
		$base = get_option( 'woocommerce_permalinks' );
		register_post_type(
			'product',
			array(
				'labels'          => array(
					'name'          => 'Products',
					'singular_name' => 'Product',
				),
				'public'          => true,
				'capability_type' => 'product',
				'map_meta_cap'    => true,
				'supports'        => array( 'title', 'editor', 'author', 'thumbnail', 'comments' ),
				'has_archive'     => false,
				'rewrite'         => array(
					'slug'       => isset( $base['product_base'] ) ? trim( $base['product_base'], '/' ) : 'product',
					'with_front' => false,
				),
			)
		);
		register_taxonomy( 'product_cat', 'product', array( 'label' => 'Product categories', 'hierarchical' => true, 'rewrite' => array( 'slug' => 'product-category' ) ) ); // phpcs:ignore
	},
	5
);

/** A simple product. */
class WC_Product {

	/** @var WP_Post */
	private $post;

	/** @param WP_Post $post Its post. */
	public function __construct( $post ) {
		$this->post = $post;
	}

	/** @return int */
	public function get_id() {
		return (int) $this->post->ID;
	}

	/** @return string */
	public function get_name() {
		return $this->post->post_title;
	}

	/** @return string */
	public function get_title() {
		return $this->get_name();
	}

	/** @return string */
	public function get_status() {
		return $this->post->post_status;
	}

	/** @return int */
	public function get_parent_id() {
		return (int) $this->post->post_parent;
	}

	/** @return string */
	public function get_sku() {
		return (string) get_post_meta( $this->get_id(), '_sku', true );
	}

	/** @return string Net. */
	public function get_price() {
		return (string) get_post_meta( $this->get_id(), '_price', true );
	}

	/** @return string HTML. */
	public function get_price_html() {
		return apply_filters( 'woocommerce_get_price_html', wc_price( $this->get_price() ), $this );
	}

	/** @return string */
	public function get_tax_class() {
		return (string) get_post_meta( $this->get_id(), '_tax_class', true );
	}

	/** @return bool */
	public function managing_stock() {
		return 'yes' === get_post_meta( $this->get_id(), '_manage_stock', true );
	}

	/** @return int|null Null when nobody counts. */
	public function get_stock_quantity() {
		return $this->managing_stock() ? (int) get_post_meta( $this->get_id(), '_stock', true ) : null;
	}

	/** @return string simple */
	public function get_type() {
		return 'simple';
	}

	/**
	 * @param string|string[] $type Type.
	 * @return bool
	 */
	public function is_type( $type ) {
		return in_array( 'simple', (array) $type, true );
	}

	/** @return bool */
	public function is_virtual() {
		return 'yes' === get_post_meta( $this->get_id(), '_virtual', true );
	}

	/** @return bool */
	public function needs_shipping() {
		return ! $this->is_virtual();
	}

	/** @return string */
	public function get_permalink() {
		return get_permalink( $this->get_id() );
	}

	/** @return string HTML. */
	public function get_image() {
		return '<span class="standin-picture" aria-hidden="true"></span>';
	}

	/**
	 * @param string $key    Meta key.
	 * @param bool   $single One value.
	 * @return mixed
	 */
	public function get_meta( $key, $single = true ) {
		return get_post_meta( $this->get_id(), $key, $single );
	}
}

/**
 * @param int|WP_Post|WC_Product|false $product Product; false: the current post.
 * @return WC_Product|false
 */
function wc_get_product( $product = false ) {
	if ( $product instanceof WC_Product ) {
		return $product;
	}
	$post = get_post( $product ? $product : null );
	return $post && in_array( $post->post_type, array( 'product', 'product_variation' ), true ) ? new WC_Product( $post ) : false;
}

/**
 * Makes a product, for seeding.
 *
 * @param array $values author, name, slug, price, sku, tax_class, virtual, content.
 * @return int
 */
function standin_make_product( $values ) {
	$id   = wp_insert_post(
		wp_slash(
			array(
				'post_type'    => 'product',
				'post_status'  => 'publish',
				'post_author'  => $values['author'],
				'post_title'   => $values['name'],
				'post_name'    => $values['slug'],
				'post_content' => $values['content'],
			)
		)
	);
	$meta = array(
		'_sku'           => $values['sku'],
		'_regular_price' => $values['price'],
		'_price'         => $values['price'],
		'_tax_status'    => 'taxable',
		'_tax_class'     => isset( $values['tax_class'] ) ? $values['tax_class'] : '',
		'_virtual'       => empty( $values['virtual'] ) ? 'no' : 'yes',
		'_manage_stock'  => isset( $values['stock'] ) ? 'yes' : 'no',
		'_stock'         => isset( $values['stock'] ) ? (string) $values['stock'] : '',
		'_stock_status'  => 'instock',
		'total_sales'    => '0',
	);
	foreach ( $meta as $key => $value ) {
		update_post_meta( $id, $key, $value );
	}
	return $id;
}
