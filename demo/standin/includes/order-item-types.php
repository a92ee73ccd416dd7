<?php
/**
 * The five kinds of order items.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/** A product that was bought. Amounts are net. */
class WC_Order_Item_Product extends WC_Order_Item {

	/** @var string */
	protected $type = 'line_item';

	/** @var string[] */
	protected $fields = array(
		'product_id'   => '_product_id',
		'variation_id' => '_variation_id',
		'quantity'     => '_qty',
		'tax_class'    => '_tax_class',
		'subtotal'     => '_line_subtotal',
		'subtotal_tax' => '_line_subtotal_tax',
		'total'        => '_line_total',
		'total_tax'    => '_line_tax',
		'taxes'        => '_line_tax_data',
	);

	/** @return int */
	public function get_product_id() {
		return (int) $this->values['product_id'];
	}

	/** @return int */
	public function get_variation_id() {
		return (int) $this->values['variation_id'];
	}

	/** @return int */
	public function get_quantity() {
		return (int) $this->values['quantity'];
	}

	/** @return WC_Product|false */
	public function get_product() {
		$product = wc_get_product( $this->get_variation_id() ? $this->get_variation_id() : $this->get_product_id() );
		return apply_filters( 'woocommerce_order_item_product', $product, $this );
	}
}

/** A way of shipping. */
class WC_Order_Item_Shipping extends WC_Order_Item {

	/** @var string */
	protected $type = 'shipping';

	/** @var string[] */
	protected $fields = array(
		'method_id'   => 'method_id',
		'instance_id' => 'instance_id',
		'total'       => 'cost',
		'total_tax'   => 'total_tax',
		'taxes'       => 'taxes',
	);

	/** @return string */
	public function get_method_title() {
		return $this->name;
	}

	/** @param string $title Title. */
	public function set_method_title( $title ) {
		$this->name = $title;
	}
}

/** A fee. */
class WC_Order_Item_Fee extends WC_Order_Item {

	/** @var string */
	protected $type = 'fee';

	/** @var string[] */
	protected $fields = array(
		'tax_class' => '_tax_class',
		'total'     => '_line_total',
		'total_tax' => '_line_tax',
		'taxes'     => '_line_tax_data',
	);
}

/** One tax rate's sums. */
class WC_Order_Item_Tax extends WC_Order_Item {

	/** @var string */
	protected $type = 'tax';

	/** @var string[] */
	protected $fields = array(
		'rate_id'            => 'rate_id',
		'label'              => 'label',
		'compound'           => 'compound',
		'tax_total'          => 'tax_amount',
		'shipping_tax_total' => 'shipping_tax_amount',
		'rate_percent'       => 'rate_percent',
	);

	/** @return int */
	public function get_rate_id() {
		return (int) $this->values['rate_id'];
	}

	/** @return bool */
	public function is_compound() {
		return (bool) $this->values['compound'];
	}
}

/** A coupon that was used. */
class WC_Order_Item_Coupon extends WC_Order_Item {

	/** @var string */
	protected $type = 'coupon';

	/** @var string[] */
	protected $fields = array(
		'discount'     => 'discount_amount',
		'discount_tax' => 'discount_amount_tax',
	);

	/** @return string */
	public function get_code() {
		return $this->name;
	}
}
