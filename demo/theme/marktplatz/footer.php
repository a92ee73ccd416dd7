<?php
/**
 * The page's end.
 *
 * @package Marktplatz
 */

?>
	</div>
</div>
<footer class="site-footer">
	<div class="col-full">
		&copy; <?php bloginfo( 'name' ); ?> <?php echo esc_html( wp_date( 'Y' ) ); ?>
	</div>
</footer>
<?php wp_footer(); ?>
</body>
</html>
