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

# As in any shop, only with the places of a demo.
set_up_program() {
	"$program" setup --wordpress "$core_folder" --config "$state/seller-support.toml" \
		--database-admin-user "$database_admin" --database-admin-socket "$database_socket" \
		--run-as "$worker" --php-user "$worker" --web-group "$worker_group" \
		--socket "$state/run/web.sock" --files "$state/files" --share "$share" --log "$state/log/setup.log" \
		--nginx-config "$state/conf/nginx.conf" --apply --activate --systemd-folder none \
		--mail-transport "$mail_transport" --smtp-url "smtp://127.0.0.1:$((port + 2))" --test-mail none \
		>>"$state/log/program.log" 2>&1 || {
		tail -n 20 -- "$state/log/program.log" >&2
		die "seller-support setup failed; its log is $state/log/program.log"
	}
}

start_program() {
	[ "$have_program" = yes ] || return 0
	step "Setting up and starting Seller Support"
	set_up_program
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
