# shellcheck shell=bash
# Building, setting up and starting Seller Support itself.

program=$repo/build/seller-support
share=$repo/build/share
have_program=no

build_program() {
	if [ "$build" = yes ] && [ -f "$repo/CMakeLists.txt" ]; then
		step "Building Seller Support"
		[ -f "$repo/build/build.ninja" ] ||
			cmake -S "$repo" -B "$repo/build" -G Ninja -DCMAKE_BUILD_TYPE=Release
		cmake --build "$repo/build" --target seller-support seller-support-inspect share -j "${DEMO_JOBS:-$(nproc)}"
	fi
	[ "$program_wanted" = yes ] || return 0
	if [ -x "$program" ] && [ -d "$share/templates" ]; then
		have_program=yes
	elif [ "$build" = yes ] && [ -f "$repo/CMakeLists.txt" ]; then
		die "the build left no $program"
	else
		say "There is no built program in build/: the shop starts without Seller Support."
	fi
}

write_program_config() {
	local file=$state/seller-support.toml
	(
		umask 077
		cat >"$file.new" <<TOML
[server]
socket = "$state/run/web.sock"
socket_group = "$worker_group"
workers = 4

[web]
secret = "$(secret web)"

[database]
socket = "$database_socket"
name = "seller_support"
user = "seller_support"
password = "$(secret program-database 16)"

[host]
call_url = "$core_url/wp-admin/admin-post.php?action=seller_support"
host_header = "$host"
secret = "$(secret host-call)"
database = "wordpress"
table_prefix = "$table_prefix"

[mail]
transport = "$mail_transport"
smtp_url = "smtp://127.0.0.1:$((port + 2))"

[files]
folder = "$state/files"

[log]
level = "info"

[paths]
share = "$share"
TOML
	)
	chmod 640 -- "$file.new"
	own_by_worker "$file.new"
	mv -- "$file.new" "$file"
}

start_program() {
	write_program_config
	mkdir -p -- "$state/files"
	own_by_worker "$state/files"
	[ "$have_program" = yes ] || return 0
	step "Starting Seller Support"
	"$program" setup --config "$state/seller-support.toml" --database-admin-user "$database_admin" \
		--database-admin-socket "$database_socket" >>"$state/log/program.log" 2>&1 || {
		tail -n 20 -- "$state/log/program.log" >&2
		die "seller-support setup failed; its log is $state/log/program.log"
	}
	launch program "$worker" "$program" serve --config "$state/seller-support.toml"
	wait_until "Seller Support" program 30 curl_ok "$home_url/seller-support/up"
}

print_addresses() {
	cat <<TEXT

Marktplatz Demo is running.

  Shop              $home_url/
  A store           $home_url/store/zoes-toepferei/
  My Account        $home_url/my-account/
  Seller dashboard  $home_url/dashboard/
  WordPress admin   $core_url/wp-admin/
  Mail inbox        $inbox_url/
  Seller Support    $([ "$have_program" = yes ] && printf '%s' "$home_url/seller-support/up" || printf 'not running')
  State folder      $state

  Accounts (the password is the name):
    customer   customer1 … customer5
    seller     seller1 … seller3 (seller1: Zoë's Töpferei)
    admin      admin
TEXT
}
