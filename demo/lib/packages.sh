# shellcheck shell=bash
# Debian packages the demo needs, installed without starting any service.

run_packages='mariadb-server-core mariadb-client-core nginx php-fpm php-cli php-mysql php-mbstring php-xml
	php-gd php-intl php-curl python3 python3-aiosmtpd ca-certificates util-linux procps'
build_packages='g++ cmake ninja-build pkg-config gettext libfcgi-dev libcgicc-dev libmysqlcppconn-dev
	libctemplate-dev libcurl4-openssl-dev libssl-dev libspdlog-dev libfmt-dev nlohmann-json3-dev
	libboost-locale-dev libicu-dev libcli11-dev libtomlplusplus-dev libgtest-dev
	libmagic-dev libvips-dev libpango1.0-dev libcairo2-dev'

missing_packages() {
	local name
	for name in $run_packages $build_list; do
		if [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" != installed ]; then
			printf '%s ' "$name"
		fi
	done
}

install_packages() {
	local missing build_list='' root_prefix=() policy policy_copy
	# A packages.txt beside CMakeLists.txt knows better what the program is built with.
	if [ "$build" = yes ] && [ -f "$repo/CMakeLists.txt" ]; then
		build_list=$build_packages
		if [ -f "$repo/packages.txt" ]; then
			build_list=$(sed 's/#.*//' "$repo/packages.txt")
		fi
		# npm may also come with a node from elsewhere, which Debian's package would collide with.
		command -v npm >/dev/null || build_list+=' npm'
	fi
	missing=$(missing_packages)
	[ -n "$missing" ] || return 0
	step "Installing Debian packages: $missing"
	if [ "$(id -u)" -ne 0 ]; then
		command -v sudo >/dev/null || die "these packages are missing and there is no sudo: $missing"
		root_prefix=(sudo)
	fi
	hold_services
	# shellcheck disable=SC2086  # a list of names
	if ! { "${root_prefix[@]}" apt-get update -qq &&
		"${root_prefix[@]}" env DEBIAN_FRONTEND=noninteractive \
			apt-get install -y -q --no-install-recommends $missing; }; then
		release_services
		die "apt-get could not install: $missing"
	fi
	release_services
}

# While /usr/sbin/policy-rc.d exits with 101, package scripts start no service.
hold_services() {
	policy=/usr/sbin/policy-rc.d
	policy_copy=$state/tmp/policy-rc.d
	rm -f -- "$policy_copy"
	if [ -e "$policy" ] || [ -L "$policy" ]; then
		"${root_prefix[@]}" cp -a -- "$policy" "$policy_copy"
	fi
	trap release_services EXIT
	trap 'exit 130' INT TERM
	"${root_prefix[@]}" rm -f -- "$policy"
	printf '#!/bin/sh\nexit 101\n' | "${root_prefix[@]}" tee "$policy" >/dev/null
	"${root_prefix[@]}" chmod 755 "$policy"
}

release_services() {
	trap - EXIT INT TERM
	"${root_prefix[@]}" rm -f -- "$policy"
	if [ -e "$policy_copy" ] || [ -L "$policy_copy" ]; then
		"${root_prefix[@]}" cp -a -- "$policy_copy" "$policy"
		"${root_prefix[@]}" rm -f -- "$policy_copy"
	fi
}
