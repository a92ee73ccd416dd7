<?php
/**
 * Every page that no plugin draws.
 *
 * @package Marktplatz
 */

get_header();
?>
<main>
<?php
if ( ! have_posts() ) {
	echo '<h1>' . esc_html__( 'Nothing found' ) . '</h1>';
}
while ( have_posts() ) {
	the_post();
	?>
	<article <?php post_class(); ?>>
		<header class="entry-header">
			<?php is_singular() ? the_title( '<h1 class="entry-title">', '</h1>' ) : the_title( '<h2 class="entry-title"><a href="' . esc_url( get_permalink() ) . '">', '</a></h2>' ); ?>
		</header>
		<div class="entry-content"><?php the_content(); ?></div>
	</article>
	<?php
}
?>
</main>
<?php
get_footer();
