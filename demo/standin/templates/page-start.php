<?php
/**
 * The beginning of a page that the stand-in draws itself, in classic and in block themes.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

if ( ! wp_is_block_theme() ) {
	get_header( 'shop' );
	return;
}
?>
<!doctype html>
<html <?php language_attributes(); ?>>
<head>
	<meta charset="<?php bloginfo( 'charset' ); ?>">
	<meta name="viewport" content="width=device-width, initial-scale=1">
	<?php
	// Drawn before wp_head() so that the blocks' styles are known to it.
	$standin_header = standin_template_part( 'header' );
	wp_head();
	?>
</head>
<body <?php body_class(); ?>>
<?php wp_body_open(); ?>
<div class="wp-site-blocks">
<?php
echo $standin_header; // phpcs:ignore WordPress.Security.EscapeOutput
?>
<div class="is-layout-constrained standin-content">
