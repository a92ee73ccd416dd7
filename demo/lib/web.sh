# shellcheck shell=bash
# php-fpm, nginx, the mail catcher, and filling the site on the first start.

start_mail_catcher() {
	step "Starting the mail catcher"
	smtp_port=$((port + 2))
	mkdir -p -- "$state/mail"
	own_by_worker "$state/mail"
	launch mail "$worker" /usr/bin/python3 "$demo/mail/catcher.py" \
		--folder "$state/mail" --smtp-port "$smtp_port" --web-port "$((port + 1))"
	wait_until "The mail catcher" mail 15 curl_ok "$inbox_url/api/messages"
}

curl_ok() {
	/usr/bin/python3 -c 'import sys, urllib.request as r; r.urlopen(sys.argv[1], timeout=10).read()' "$1"
}

# PHP's settings, the same for the command line and for the web.
php_settings() {
	printf '%s\n' \
		"sendmail_path=/usr/bin/python3 '$demo/mail/sendmail.py' $((port + 2))" \
		"error_log=$state/log/php-errors.log" \
		'log_errors=On' 'display_errors=Off' 'memory_limit=256M' \
		'upload_max_filesize=16M' 'post_max_size=32M' \
		"session.save_path=$state/tmp" "upload_tmp_dir=$state/tmp" "sys_temp_dir=$state/tmp"
}

php_cli() {
	local line arguments=()
	while IFS= read -r line; do
		# The right-hand side is read like a line of php.ini.
		arguments+=(-d "${line%%=*}=\"${line#*=}\"")
	done < <(php_settings)
	as_worker php "${arguments[@]}" "$@"
}

start_php() {
	step "Starting php-fpm"
	local binary file=$state/conf/php-fpm.conf line as_root=()
	binary=$(find /usr/sbin -maxdepth 1 -name 'php-fpm[0-9]*' | sort -V | tail -n 1)
	[ -n "$binary" ] || die "there is no php-fpm in /usr/sbin"
	{
		printf '[global]\nerror_log = "%s/log/php-fpm.log"\ndaemonize = no\n' "$state"
		printf '[demo]\nlisten = "%s/run/php.sock"\nlisten.mode = 0660\n' "$state"
		if [ "$(id -u)" -eq 0 ]; then
			printf 'user = %s\ngroup = %s\nlisten.owner = %s\nlisten.group = %s\n' \
				"$worker" "$worker_group" "$worker" "$worker_group"
		fi
		printf 'pm = dynamic\npm.max_children = 8\npm.start_servers = 2\n'
		printf 'pm.min_spare_servers = 1\npm.max_spare_servers = 4\ncatch_workers_output = yes\n'
		while IFS= read -r line; do
			printf 'php_admin_value[%s] = "%s"\n' "${line%%=*}" "${line#*=}"
		done < <(php_settings)
	} >"$file"
	[ "$worker" != root ] || as_root=(--allow-to-run-as-root)
	rm -f -- "$state/run/php.sock"
	launch php "$(id -un)" "$binary" --nodaemonize --fpm-config "$file" "${as_root[@]}"
	wait_until php-fpm php 15 test -S "$state/run/php.sock"
}

start_nginx() {
	step "Starting nginx on $home_url/"
	write_nginx_config
	mkdir -p -- "$state/tmp/nginx"
	own_by_worker "$state/tmp/nginx"
	nginx -t -q -e "$state/log/nginx.log" -c "$state/conf/nginx.conf" ||
		die "nginx does not accept $state/conf/nginx.conf"
	launch nginx "$(id -un)" nginx -e "$state/log/nginx.log" -c "$state/conf/nginx.conf"
	wait_until nginx nginx 15 test -s "$state/run/nginx-own.pid"
}

# A shop's nginx that knows nothing of Seller Support: its setup adds what it needs.
write_nginx_config() {
	local user_line='' root_redirect=''
	[ "$(id -u)" -ne 0 ] || user_line="user $worker $worker_group;"
	[ -z "$path" ] || root_redirect="location = / { return 302 $path/; }"
	# An include without a path is looked for beside nginx.conf, as in /etc/nginx.
	cp -- /etc/nginx/fastcgi_params /etc/nginx/mime.types "$state/conf/"
	cat >"$state/conf/nginx.conf" <<NGINX
$user_line
daemon off;
worker_processes 2;
pid "$state/run/nginx-own.pid";
error_log "$state/log/nginx.log";
events { worker_connections 512; }
http {
	include mime.types;
	default_type application/octet-stream;
	access_log "$state/log/nginx-access.log";
	client_body_temp_path "$state/tmp/nginx/body";
	proxy_temp_path "$state/tmp/nginx/proxy";
	fastcgi_temp_path "$state/tmp/nginx/fastcgi";
	uwsgi_temp_path "$state/tmp/nginx/uwsgi";
	scgi_temp_path "$state/tmp/nginx/scgi";
	client_max_body_size 32m;
	absolute_redirect off;
	gzip on;
	gzip_types text/css application/javascript application/json;
	server {
		listen 127.0.0.1:$port;
		server_name _;
		root "$site";
		index index.php;
		$root_redirect
		location $path/ { try_files \$uri \$uri/ $path/index.php?\$args; }
		location ~ /\\. { deny all; }
		location ~ \\.php\$ {
			try_files \$uri =404;
			include fastcgi_params;
			# \$host has no port, and WordPress would redirect in circles.
			fastcgi_param HTTP_HOST \$http_host;
			fastcgi_param SCRIPT_FILENAME \$document_root\$fastcgi_script_name;
			fastcgi_read_timeout 60s;
			fastcgi_pass "unix:$state/run/php.sock";
		}
	}
}
NGINX
}

# WordPress' tables, settings, people, products and orders.
install_site() {
	local marketplace=standin
	has_real_marketplace && marketplace=real
	if [ ! -f "$state/conf/installed" ]; then
		step "Installing WordPress and filling the shop"
	fi
	demo_php install.php "$home_url" "$core_url" "$theme" "$storage" "$marketplace"
	if [ ! -f "$state/conf/installed" ]; then
		if [ "$marketplace" = standin ]; then
			demo_php seed.php
		fi
		touch -- "$state/conf/installed"
	fi
}

demo_php() {
	local script=$1
	shift
	php_cli "$demo/data/$script" "$core_folder" "$host" "$@" ||
		die "demo/data/$script failed; see $state/log/php-errors.log"
}
