# shellcheck shell=bash disable=SC2154,SC2034
# The one run of ctest, and nothing left behind.

# ctest's closing lines are the last that is printed.
run_ctest() {
	local chosen=()
	[ -z "$only" ] || chosen=(-L "^$only\$")
	step "Tests"
	export CTEST_OUTPUT_ON_FAILURE=1
	ctest --test-dir "$repo/build" --parallel "${JOBS:-2}" --no-tests=error "${chosen[@]}" </dev/null
}

# Ids of the processes that carry this run's mark in their environment.
left_over() {
	local file pid
	for file in /proc/[0-9]*/environ; do
		pid=${file#/proc/}
		pid=${pid%/environ}
		if [ "$pid" != "$$" ] && [ "$pid" != "$BASHPID" ] &&
			grep -qzxF "SELLER_SUPPORT_TEST_RUN=$scratch" "$file" 2>/dev/null; then
			printf '%s\n' "$pid"
		fi
	done
}

clean_up() {
	local status=$? pid
	trap - EXIT
	trap '' INT TERM
	if [ -d "$SELLER_SUPPORT_DEMO_STATE" ]; then
		bash "$repo/demo/run" --stop --state "$SELLER_SUPPORT_DEMO_STATE" >/dev/null 2>&1 || true
	fi
	for pid in $(left_over); do
		kill -KILL "$pid" 2>/dev/null || true
	done
	rm -rf -- "$scratch"
	exit "$status"
}
