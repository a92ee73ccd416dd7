# shellcheck shell=bash disable=SC2154,SC2034
# Packages, npm packages and the two builds.

# Beside what the demo needs.
test_packages='mariadb-client poppler-utils ccache clang clang-format clang-tidy libclang-rt-14-dev shellcheck git wrk chromium nodejs
	libcli11-dev libicu-dev'

make_scratch_folder() {
	scratch=$(mktemp -d "${TMPDIR:-/tmp}/seller-support-tests.XXXXXX")
	# The demo's daemons run as www-data and pass through here.
	chmod 755 -- "$scratch"
	state=$scratch/packages
	mkdir -p -- "$state/tmp"
	export SELLER_SUPPORT_DEMO_STATE=$scratch/demo
	export SELLER_SUPPORT_TEST_RUN=$scratch
}

install_test_packages() {
	# shellcheck disable=SC2034  # read by demo/lib/packages.sh
	build=yes
	build_packages+=" $test_packages"
	install_packages </dev/null
}

install_npm_packages() {
	local folder=$tests/e2e
	if [ ! -f "$folder/package-lock.json" ]; then
		say "There are no browser tests."
		return
	fi
	PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --prefix "$folder" --no-audit --no-fund --ignore-scripts \
		--loglevel=error </dev/null
}

# For those that are run from the second build alone.
is_sanitized() {
	case $1 in unit | store | pages | fuzz) true ;; *) false ;; esac
}

# demo/run uses the same folder, so the tests of the whole run what was built here.
build_program() {
	cmake -S "$repo" -B "$repo/build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DSELLER_SUPPORT_TESTS=ON \
		-DSELLER_SUPPORT_SANITIZED_BUILD="$repo/build-sanitize" >"$scratch/cmake.log" || show_and_fail "$scratch/cmake.log"
	if is_sanitized "$only"; then
		say "Not needed for --only $only."
		return
	fi
	cmake --build "$repo/build" -j "${JOBS:-2}"
}

# clang, because libFuzzer is clang's; the same build serves the sanitizers and the fuzzing.
build_sanitized() {
	if [ -n "$only" ] && ! is_sanitized "$only"; then
		say "Not needed for --only $only."
		return
	fi
	# A compiler's cache takes precompiled headers only so.
	export CCACHE_SLOPPINESS=pch_defines,time_macros
	cmake -S "$repo" -B "$repo/build-sanitize" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo \
		-DCMAKE_CXX_FLAGS_RELWITHDEBINFO="-O1 -gline-tables-only -DNDEBUG" \
		-DCMAKE_CXX_COMPILER=clang++ -DSELLER_SUPPORT_TESTS=ON -DSELLER_SUPPORT_FUZZ=ON \
		-DSELLER_SUPPORT_SANITIZE=address,undefined >"$scratch/cmake.log" || show_and_fail "$scratch/cmake.log"
	cmake --build "$repo/build-sanitize" -j "${JOBS:-2}"
}

show_and_fail() {
	cat -- "$1" >&2
	die "cmake failed"
}
