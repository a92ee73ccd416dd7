# shellcheck shell=bash disable=SC2154,SC2034
# The command line, and the time each stage took.

only=''
stage_times=''

usage() {
	cat <<'TEXT'
Usage: tests/run [options]
Installs the Debian packages it needs (root, or sudo), builds the program into build/ and the tests of its
parts, with sanitizers, into build-sanitize/, and runs all tests. Nothing of the system is started, stopped or configured.

  --only LABEL   only the tests with this label: unit, store, pages, system, hooks, money,
                 install, browser, tidy, clang-tidy, fuzz, bench
  --long         fuzz for minutes and kill processes hundreds of times
  --help         this text
TEXT
}

parse_options() {
	while [ $# -gt 0 ]; do
		case $1 in
		--only)
			[[ ${2-} =~ ^[a-z-]+$ ]] || die "--only needs a label (see tests/run --help)"
			only=$2
			shift
			;;
		--long) export SELLER_SUPPORT_LONG=1 ;;
		--help | -h)
			usage
			exit 0
			;;
		*) die "unknown option $1 (see tests/run --help)" ;;
		esac
		shift
	done
}

die() {
	printf 'tests/run: %s\n' "$*" >&2
	exit 1
}

# stage <name> <command…>: runs it and remembers how long it took.
stage() {
	local name=$1 begin=$SECONDS
	shift
	step "$name"
	"$@"
	stage_times+=$(printf '%5d s  %s' $((SECONDS - begin)) "$name")$'\n'
}

print_stages() {
	step "Times so far; the tests' own stand below, by label"
	printf '%s' "$stage_times"
}
