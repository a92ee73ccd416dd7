# shellcheck shell=bash
# WordPress' files: Debian's packages unpacked, not installed, since installing pulls in Apache.

wordpress_packages='wordpress wordpress-l10n wordpress-theme-twentytwentyone wordpress-theme-twentytwentythree
	libjs-cropper libjs-underscore php-getid3'

unpack_wordpress() {
	unpacked=$state/wordpress
	if [ -n "$wordpress_folder" ]; then
		unpacked=$wordpress_folder
		return
	fi
	if [ -f "$core_folder/wp-load.php" ] || [ -f "$unpacked/wp-load.php" ]; then
		return
	fi
	step "Downloading WordPress from Debian"
	local work=$state/tmp/debian file
	rm -rf -- "$work"
	mkdir -p -- "$work/root"
	(
		cd -- "$work"
		# shellcheck disable=SC2086  # a list of names
		apt-get download -q $wordpress_packages 2>&1 | grep -v 'unsandboxed' || true
		for file in *.deb; do
			dpkg -x "$file" root
		done
	) || die "WordPress could not be unpacked"
	[ -f "$work/root/usr/share/wordpress/wp-load.php" ] ||
		die "apt-get could not download: $wordpress_packages"
	follow_links "$work/root"
	# Debian's own configuration file looks into /etc/wordpress, ours is made below.
	rm -f -- "$work/root/usr/share/wordpress/wp-config.php"
	rm -rf -- "$unpacked"
	mv -- "$work/root/usr/share/wordpress" "$unpacked"
	rm -rf -- "$work"
}

# Debian links into other packages: put the files themselves in the links' places.
follow_links() {
	local root=$1 link target
	find "$root/usr/share/wordpress" -type l -print0 | while IFS= read -r -d '' link; do
		target=$(readlink -- "$link")
		if [ -e "$link" ]; then
			target=$(readlink -f -- "$link")
		elif [ ! -e "$target" ]; then
			target=$root$target
		fi
		rm -- "$link"
		# The link for Apache's .htaccess has no file behind it, and nginx needs none.
		if [ -f "$target" ]; then
			cp -- "$target" "$link"
		fi
	done
}

make_site() {
	if [ ! -f "$core_folder/wp-load.php" ]; then
		step "Making the site's folder"
		mkdir -p -- "$core_folder"
		cp -a -- "$unpacked/." "$core_folder/"
		if [ "$siteurl_differs" = yes ]; then
			sed 's#/wp-blog-header.php#/wp/wp-blog-header.php#' "$unpacked/index.php" >"$home_folder/index.php"
		fi
		mkdir -p -- "$core_folder/wp-content/uploads" "$core_folder/wp-content/plugins"
		own_by_worker "$site"
		[ -n "$wordpress_folder" ] || rm -rf -- "$unpacked"
	fi
	write_wp_config
	copy_demo_plugins
}

own_by_worker() {
	if [ "$worker" != "$(id -un)" ]; then
		chown -R "$worker:$worker_group" "$@"
	fi
}

# True if the site has the real marketplace plugins.
has_real_marketplace() {
	[ -f "$core_folder/wp-content/plugins/woocommerce/woocommerce.php" ] &&
		[ -f "$core_folder/wp-content/plugins/dokan-lite/dokan.php" ]
}

copy_demo_plugins() {
	local content=$core_folder/wp-content
	copy_folder "$demo/mu-plugins" "$content/mu-plugins"
	copy_folder "$demo/theme/marktplatz" "$content/themes/marktplatz"
	if ! has_real_marketplace; then
		copy_folder "$demo/standin" "$content/plugins/marketplace-standin"
	fi
}

copy_folder() {
	local from=$1 to=$2
	rm -rf -- "$to.new"
	mkdir -p -- "$to.new"
	cp -R -- "$from/." "$to.new/"
	chmod -R u=rwX,go=rX -- "$to.new"
	own_by_worker "$to.new"
	rm -rf -- "$to"
	mv -- "$to.new" "$to"
}

write_wp_config() {
	local file=$core_folder/wp-config.php name
	{
		printf '<?php\n'
		printf "define( 'DB_NAME', 'wordpress' );\ndefine( 'DB_USER', 'wordpress' );\n"
		printf "define( 'DB_PASSWORD', '%s' );\n" "$(secret wordpress-database 16)"
		printf "define( 'DB_HOST', 'localhost:%s' );\n" "$database_socket"
		printf "define( 'DB_CHARSET', 'utf8mb4' );\ndefine( 'DB_COLLATE', '' );\n"
		for name in AUTH SECURE_AUTH LOGGED_IN NONCE; do
			printf "define( '%s_KEY', '%s' );\n" "$name" "$(secret "wordpress-$name-key")"
			printf "define( '%s_SALT', '%s' );\n" "$name" "$(secret "wordpress-$name-salt")"
		done
		cat <<PHP
\$table_prefix = '$table_prefix';
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_DEBUG_LOG', '$state/log/php-notices.log' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'FS_METHOD', 'direct' );
if ( file_exists( __DIR__ . '/wp-config-extra.php' ) ) {
	require __DIR__ . '/wp-config-extra.php';
}
if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
PHP
	} >"$file.new"
	chmod 640 -- "$file.new"
	own_by_worker "$file.new"
	mv -- "$file.new" "$file"
}
