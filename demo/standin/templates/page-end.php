<?php
/**
 * The end of a page that the stand-in draws itself.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

if ( ! wp_is_block_theme() ) {
	get_footer( 'shop' );
	return;
}
?>
</div>
<?php echo standin_template_part( 'footer' ); // phpcs:ignore WordPress.Security.EscapeOutput ?>
</div>
<?php wp_footer(); ?>
</body>
</html>
