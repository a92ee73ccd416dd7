<?php
/**
 * The look, on the shop's own pages only.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'wp_enqueue_scripts',
	static function () {
		$file = dirname( STANDIN_FILE ) . '/assets/standin.css';
		wp_enqueue_style( 'dokan-style', plugins_url( 'assets/standin.css', STANDIN_FILE ), array(), (string) filemtime( $file ) );
	}
);

/**
 * A block theme's header or footer.
 *
 * @param string $name header or footer.
 * @return string HTML.
 */
function standin_template_part( $name ) {
	return do_blocks( sprintf( '<!-- wp:template-part {"slug":"%1$s","tagName":"%1$s","theme":"%2$s"} /-->', $name, get_stylesheet() ) );
}
