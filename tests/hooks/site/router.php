<?php
/**
 * Lets PHP's own web server serve WordPress: files as they are, everything else through index.php.
 */

$path = (string) parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH );
$file = $_SERVER['DOCUMENT_ROOT'] . rawurldecode( $path );
if ( is_file( $file ) || is_file( rtrim( $file, '/' ) . '/index.php' ) ) {
	return false;
}
$base = getenv( 'HOOKS_PATH' );

$_SERVER['SCRIPT_NAME']     = $base . '/index.php';
$_SERVER['PHP_SELF']        = $base . '/index.php';
$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . $base . '/index.php';
require $_SERVER['SCRIPT_FILENAME'];
