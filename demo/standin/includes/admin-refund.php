<?php
/**
 * A refund by hand on the order screen of wp-admin: amount, and per item quantity, net amount and taxes.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/**
 * The form below the order's items.
 *
 * @param WC_Order $order Order.
 */
function standin_admin_refund_form( $order ) {
	if ( ! current_user_can( 'manage_woocommerce' ) || (float) $order->get_remaining_refund_amount() <= 0 ) {
		return;
	}
	$id = 'standin-refund-' . $order->get_id();
	// The order screen of the legacy storage is one big form, so this one stands alone and owns its fields by name.
	add_action( 'admin_footer', static fn() => printf( '<form id="%s" method="post" action="%s">%s</form>', esc_attr( $id ), esc_url( admin_url( 'admin-post.php' ) ), wp_nonce_field( 'standin_refund', '_standin_nonce', false, false ) ) ); // phpcs:ignore WordPress.Security.EscapeOutput
	printf( '<details class="postbox standin-refund"><summary style="padding:12px">Refund</summary><div class="inside"><input type="hidden" form="%1$s" name="action" value="standin_refund"><input type="hidden" form="%1$s" name="order_id" value="%2$d">', esc_attr( $id ), (int) $order->get_id() );
	echo '<table class="widefat"><thead><tr><th>Item</th><th>Qty</th><th>Total</th><th>Tax</th></tr></thead><tbody>';
	foreach ( $order->get_items( array( 'line_item', 'shipping', 'fee' ) ) as $item_id => $item ) {
		standin_admin_refund_row( $order, $item_id, $item, $id );
	}
	printf(
		'</tbody></table><p><label>Refund amount <input form="%1$s" name="amount" size="8" required></label> of at most %2$s &nbsp; <label>Reason <input form="%1$s" name="reason"></label> &nbsp; <label><input type="checkbox" form="%1$s" name="restock" value="1" checked> Restock refunded items</label></p><p><button class="button button-primary" form="%1$s">Refund manually</button></p></div></details>',
		esc_attr( $id ),
		esc_html( $order->get_remaining_refund_amount() )
	);
}
add_action( 'standin_admin_order_items_after', 'standin_admin_refund_form' );

/**
 * @param WC_Order      $order   Order.
 * @param int           $item_id Item.
 * @param WC_Order_Item $item    Item.
 * @param string        $form    Id of the form.
 */
function standin_admin_refund_row( $order, $item_id, $item, $form ) {
	$field = static fn( $name, $label, $type = 'text' ) => sprintf( '<input type="%s" form="%s" name="items[%d]%s" size="7" min="0" aria-label="%s">', $type, esc_attr( $form ), (int) $item_id, esc_attr( $name ), esc_attr( $label . ' ' . $item->get_name() ) );
	$kind  = $item->get_type();
	printf( '<tr><td>%s</td><td>%s</td>', esc_html( $item->get_name() ), 'line_item' === $kind ? $field( '[qty]', 'Quantity', 'number' ) : '' ); // phpcs:ignore WordPress.Security.EscapeOutput
	printf( '<td>%s of %s</td><td>', $field( '[refund_total]', 'Amount' ), esc_html( wc_format_decimal( (float) $item->get_total() - $order->get_total_refunded_for_item( $item_id, $kind ) ) ) ); // phpcs:ignore WordPress.Security.EscapeOutput
	foreach ( $item->get_taxes()['total'] as $rate_id => $tax ) {
		printf( '%s of %s<br>', $field( '[refund_tax][' . (int) $rate_id . ']', 'Tax' ), esc_html( wc_format_decimal( (float) $tax - $order->get_tax_refunded_for_item( $item_id, $rate_id, $kind ) ) ) ); // phpcs:ignore WordPress.Security.EscapeOutput
	}
	echo '</td></tr>';
}

/** Makes it, with WooCommerce's own check only: the total. */
add_action(
	'admin_post_standin_refund',
	static function () {
		check_admin_referer( 'standin_refund', '_standin_nonce' );
		if ( ! current_user_can( 'manage_woocommerce' ) ) {
			wp_die( 'No permission.', '', 403 );
		}
		$sent   = wc_clean( wp_unslash( $_POST ) );
		$number = static fn( $text ) => wc_format_decimal( str_replace( ',', '.', is_string( $text ) ? $text : '' ), wc_get_price_decimals() );
		$lines  = array();
		foreach ( isset( $sent['items'] ) ? (array) $sent['items'] : array() as $item_id => $item ) {
			$lines[ absint( $item_id ) ] = array(
				'qty'          => isset( $item['qty'] ) ? absint( $item['qty'] ) : 0,
				'refund_total' => $number( isset( $item['refund_total'] ) ? $item['refund_total'] : '' ),
				'refund_tax'   => array_map( $number, isset( $item['refund_tax'] ) ? (array) $item['refund_tax'] : array() ),
			);
		}
		$refund = wc_create_refund(
			array(
				'order_id'      => isset( $sent['order_id'] ) ? absint( $sent['order_id'] ) : 0,
				'amount'        => $number( isset( $sent['amount'] ) ? $sent['amount'] : '' ),
				'reason'        => isset( $sent['reason'] ) ? $sent['reason'] : '',
				'line_items'    => $lines,
				'restock_items' => ! empty( $sent['restock'] ),
			)
		);
		if ( is_wp_error( $refund ) ) {
			wp_die( esc_html( $refund->get_error_message() ), '', array( 'back_link' => true ) );
		}
		wp_safe_redirect( wc_get_order( $refund->get_parent_id() )->get_edit_order_url() );
		exit;
	}
);
