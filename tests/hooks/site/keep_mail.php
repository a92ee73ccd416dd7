<?php
/**
 * What PHP's mail() runs instead of sendmail: keeps the message as it would go out.
 *
 * Usage: php keep_mail.php FOLDER. A file "fail" there makes it fail, a file "slow" makes it take a second.
 */

$folder = $argv[1];
$raw    = stream_get_contents( STDIN );
if ( file_exists( "$folder/slow" ) ) {
	sleep( 1 );
}
if ( file_exists( "$folder/fail" ) ) {
	exit( 75 );
}
file_put_contents( $folder . '/' . uniqid( '', true ) . '.eml', $raw );
