<?php
/**
 * What the tests share: a shop of their own, requests, signed calls, promises.
 */

const SECRET = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';

/**
 * Prints one promise.
 */
function promise( $text, $kept, $seen = null ) {
	echo ( $kept ? 'ok' : 'not ok' ) . " - $text\n";
	if ( ! $kept ) {
		$GLOBALS['broken'] = true;
		if ( null !== $seen ) {
			$text = is_string( $seen ) ? $seen : json_encode( $seen, JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
			echo '#   seen: ' . str_replace( "\n", "\n#   ", substr( (string) $text, 0, 3000 ) ) . "\n";
		}
	}
}

function promise_same( $text, $expected, $seen ) {
	promise( $text, $expected === $seen, array( 'expected' => $expected, 'seen' => $seen ) );
}

register_shutdown_function(
	static function () {
		foreach ( $GLOBALS['shops'] ?? array() as $shop ) {
			$shop->promise_quiet_log();
		}
		exit( empty( $GLOBALS['broken'] ) ? 0 : 1 );
	}
);

/**
 * A shop: copies of the demo's WordPress and database, served by PHP's own web server.
 */
final class Shop {
	public $name, $port, $url, $folder, $core, $database, $path, $sockets = array();
	private $options;

	/**
	 * @param string $name    Letters only.
	 * @param array  $options path, siteurl_path, constants (name => value), port.
	 */
	public function __construct( $name, array $options = array() ) {
		$this->name     = $name;
		$this->options  = $options;
		$this->port     = (int) getenv( 'HOOKS_PORT' ) + ( $options['port'] ?? 0 );
		$this->path     = $options['path'] ?? '';
		$this->url      = "http://127.0.0.1:$this->port$this->path";
		$this->folder   = getenv( 'HOOKS_WORK' ) . "/sites/$name";
		$this->core     = $this->folder . '/site' . $this->path . ( $options['siteurl_path'] ?? '' );
		$this->database = 'hooks_test_' . getmypid() . "_$name";
		$this->copy_files();
		$this->copy_database();
		$this->start();
		$GLOBALS['shops'][] = $this;
	}

	private function copy_files() {
		mkdir( dirname( $this->core ), 0755, true );
		mkdir( "$this->folder/mail" );
		run( 'cp', '-a', getenv( 'HOOKS_CORE' ), $this->core );
		if ( isset( $this->options['siteurl_path'] ) ) {
			$index = file_get_contents( "$this->core/index.php" );
			// The demo's own copy may already have such an index.
			file_put_contents( dirname( $this->core ) . '/index.php', str_replace( '/wp-blog-header.php', $this->options['siteurl_path'] . '/wp-blog-header.php', $index ) );
		}
		$plugin = "$this->core/wp-content/plugins/seller-support";
		run( 'rm', '-rf', $plugin );
		run( 'cp', '-a', getenv( 'HOOKS_REPO' ) . '/hooks/wordpress/seller-support', $plugin );
		file_put_contents( "$plugin/seller-support.config.php", "<?php\nreturn array( 'secret' => '" . SECRET . "' );\n" );
		run( 'msgfmt', '-o', "$plugin/languages/seller-support-de_DE.mo", "$plugin/languages/seller-support-de_DE.po" );
		@mkdir( "$this->core/wp-content/mu-plugins" );
		copy( __DIR__ . '/site/test-plugin.php', "$this->core/wp-content/mu-plugins/test-plugin.php" );
		@unlink( "$this->core/wp-config-extra.php" );
		$this->write_config( $this->options['constants'] ?? array() );
	}

	/**
	 * Writes wp-config.php: the demo's keys, our database and addresses.
	 */
	public function write_config( array $constants ) {
		$constants += array(
			'DB_NAME'            => $this->database,
			'DB_USER'            => 'wordpress',
			'DB_HOST'            => 'localhost:' . getenv( 'HOOKS_SOCKET' ),
			'WP_DEBUG_LOG'       => $this->folder . '/debug.log',
			'WP_HOME'            => $this->url,
			'WP_SITEURL'         => $this->url . ( $this->options['siteurl_path'] ?? '' ),
			'DISABLE_WP_CRON'    => true,
		);
		$file   = "$this->core/wp-config.php";
		$config = file_get_contents( $file );
		foreach ( $constants as $name => $value ) {
			$line   = "define( '$name', " . var_export( $value, true ) . " );\n";
			$config = preg_replace( "/^define\( '$name',.*\);\n/m", '', $config );
			$config = preg_replace( '/^<\?php\n/', "<?php\n" . addcslashes( $line, '\\$' ), $config );
		}
		// A new file: opcache looks at the time of change.
		file_put_contents( "$file.new", $config );
		rename( "$file.new", $file );
	}

	private function copy_database() {
		touch( getenv( 'HOOKS_WORK' ) . "/databases/$this->database" );
		$socket = escapeshellarg( getenv( 'HOOKS_SOCKET' ) );
		$client = "mariadb --no-defaults --socket=$socket";
		$grant  = "CREATE DATABASE $this->database; GRANT ALL ON $this->database.* TO wordpress@localhost";
		run( 'sh', '-c', "$client -e '$grant' && $client $this->database <" . escapeshellarg( getenv( 'HOOKS_WORK' ) . '/shop.sql' ) );
		// What a running demo has put there would hide what our plugin does by itself.
		$this->sql( "DELETE FROM {$this->table('options')} WHERE option_name LIKE 'seller\\_support\\_%'" );
	}

	private function start() {
		$mail    = 'php ' . escapeshellarg( __DIR__ . '/site/keep_mail.php' ) . ' ' . escapeshellarg( "$this->folder/mail" );
		$command = array( 'setsid', 'php', '-d', "sendmail_path=$mail", '-d', 'memory_limit=256M', '-d', 'display_errors=0', '-d', 'opcache.revalidate_freq=0' );
		$command = array_merge( $command, array( '-S', "127.0.0.1:$this->port", '-t', "$this->folder/site", __DIR__ . '/site/router.php' ) );
		$log     = array( 'file', "$this->folder/server.log", 'a' );
		$env     = array( 'PHP_CLI_SERVER_WORKERS' => '8', 'HOOKS_PATH' => $this->path, 'HOOKS_FOLDER' => $this->folder ) + getenv();
		$process = proc_open( $command, array( array( 'file', '/dev/null', 'r' ), $log, $log ), $pipes, null, $env );
		// setsid makes the server the leader of a group of the same number.
		file_put_contents( getenv( 'HOOKS_WORK' ) . "/pids/$this->name.$this->port", proc_get_status( $process )['pid'] );
		$GLOBALS['processes'][] = $process;
		for ( $i = 0; $i < 100; $i++ ) {
			if ( @fsockopen( '127.0.0.1', $this->port ) ) {
				return;
			}
			usleep( 50000 );
		}
		throw new RuntimeException( 'the web server did not start: ' . file_get_contents( "$this->folder/server.log" ) );
	}

	public function table( $name ) {
		return getenv( 'HOOKS_PREFIX' ) . $name;
	}

	/**
	 * Runs a statement; rows as arrays.
	 */
	public function sql( $sql ) {
		static $connections = array();
		if ( ! isset( $connections[ $this->database ] ) ) {
			$connections[ $this->database ] = new mysqli( 'localhost', posix_getpwuid( posix_geteuid() )['name'], '', $this->database, 0, getenv( 'HOOKS_SOCKET' ) );
			$connections[ $this->database ]->set_charset( 'utf8mb4' );
		}
		$result = $connections[ $this->database ]->query( $sql );
		return $result instanceof mysqli_result ? $result->fetch_all( MYSQLI_ASSOC ) : array();
	}

	public function option( $name ) {
		$rows = $this->sql( "SELECT option_value FROM {$this->table('options')} WHERE option_name = '$name'" );
		return $rows ? $rows[0]['option_value'] : null;
	}

	/**
	 * Writes an option past WordPress, and past what plugins think of it.
	 */
	public function set( $name, $value ) {
		$this->sql( "INSERT INTO {$this->table('options')} (option_name, option_value, autoload) VALUES ('$name', '$value', 'yes') ON DUPLICATE KEY UPDATE option_value = '$value', autoload = 'yes'" );
	}

	/**
	 * Runs PHP inside this shop's WordPress on the command line, with more of php's options; what it prints.
	 */
	public function php( $code, ...$options ) {
		$prelude = '$_SERVER["HTTP_HOST"] = "127.0.0.1:' . $this->port . '"; $_SERVER["REQUEST_URI"] = "/"; $_SERVER["REQUEST_METHOD"] = "GET";';
		$code    = $prelude . ' require ' . var_export( "$this->core/wp-load.php", true ) . '; ' . $code;
		putenv( "HOOKS_FOLDER=$this->folder" );
		return run( ...array_merge( array( 'php', '-d', 'display_errors=0' ), $options, array( '-r', $code ) ) );
	}

	/**
	 * No line of WordPress' debug log may speak of our plugin. (WordPress 6.1 itself has notices with PHP 8.2.)
	 */
	public function promise_quiet_log() {
		$log   = @file_get_contents( "$this->folder/debug.log" ) . @file_get_contents( "$this->folder/server.log" );
		$lines = preg_grep( '~PHP (Fatal|Parse|Warning|Notice|Deprecated).*(plugins/seller-support/|seller_support_|textdomain_just_in_time)~', explode( "\n", $log ) );
		promise( "no PHP notice of ours in the log of shop \"$this->name\"", ! $lines, array_values( (array) $lines ) );
	}
}

/**
 * Runs a command; what it prints.
 */
function run( ...$command ) {
	$process = proc_open( $command, array( array( 'file', '/dev/null', 'r' ), array( 'pipe', 'w' ), array( 'pipe', 'w' ) ), $pipes );
	$output  = stream_get_contents( $pipes[1] );
	$errors  = stream_get_contents( $pipes[2] );
	if ( 0 !== proc_close( $process ) ) {
		throw new RuntimeException( implode( ' ', $command ) . ": $errors" );
	}
	return $output;
}

require __DIR__ . '/http.php';
