<?php
/**
 * The page's beginning: site name and menu.
 *
 * @package Marktplatz
 */

?>
<!doctype html>
<html <?php language_attributes(); ?>>
<head>
	<meta charset="<?php bloginfo( 'charset' ); ?>">
	<meta name="viewport" content="width=device-width, initial-scale=1">
	<?php wp_head(); ?>
</head>
<body <?php body_class(); ?>>
<?php wp_body_open(); ?>
<a class="screen-reader-text" href="#content"><?php esc_html_e( 'Skip to content' ); ?></a>
<header class="site-header">
	<div class="col-full">
		<p class="site-title"><a href="<?php echo esc_url( home_url( '/' ) ); ?>"><?php bloginfo( 'name' ); ?></a></p>
		<nav class="main-navigation" aria-label="Main">
			<?php
			wp_page_menu(
				array(
					'show_home' => true,
					'exclude'   => (string) get_option( 'wp_page_for_privacy_policy' ),
				)
			);
			?>
		</nav>
	</div>
</header>
<div id="content" class="site-content">
	<div class="col-full">
