# shellcheck shell=bash
# Words to the user, the state folder and its lock.

say() { printf '%s\n' "$*"; }

step() { printf '\n==> %s\n' "$*"; }

die() {
	printf 'demo/run: %s\n' "$*" >&2
	exit 1
}

random_hex() { od -An -N"${1:-32}" -tx1 /dev/urandom | tr -d ' \n'; }

# Prints a secret of this state folder, made on first use: secret <name> [bytes]
secret() {
	local file=$state/secrets/$1
	if [ ! -s "$file" ]; then
		(umask 077 && random_hex "${2:-32}" >"$file")
	fi
	cat -- "$file"
}

prepare_state_folder() {
	if [ "$action" != start ] && [ ! -d "$state" ]; then
		die "there is no state folder $state"
	fi
	mkdir -p -- "$state"
	state=$(cd -- "$state" && pwd -P)
	case $state in
	*[\'\"\\\$\`]*) die "the state folder's name has a quote, a dollar or a backslash: $state" ;;
	esac
	mkdir -p -- "$state"/{run,log,secrets,conf,tmp}
	# A unix socket's path may have 107 characters, and MariaDB's is our longest.
	if [ $((${#state} + 17)) -gt 107 ]; then
		die "the state folder's path is too long for unix sockets: $state"
	fi
}

take_lock() {
	exec 9>"$state/lock"
	flock -n 9 || die "another demo/run uses $state (stop it with: demo/run --stop --state '$state')"
}

# Who runs the daemons. root gives the work to www-data, unless www-data cannot reach the folders
# (a clone below /root): then root does it, which is fine for a demo on loopback.
choose_worker() {
	worker=$(id -un)
	if [ "$worker" = root ] && id www-data >/dev/null 2>&1; then
		if as_user www-data test -x "$state" && as_user www-data test -r "$repo/demo/run"; then
			worker=www-data
		else
			say "www-data cannot enter $state or $repo: the demo's daemons run as root."
		fi
	fi
	worker_group=$(id -gn "$worker")
}

# Sets user_prefix: the words before a command that make another user run it.
set_user_prefix() {
	user_prefix=()
	if [ "$1" != "$(id -un)" ]; then
		user_prefix=(setpriv --reuid="$1" --regid="$(id -gn "$1")" --init-groups --)
	fi
}

as_user() {
	set_user_prefix "$1"
	shift
	"${user_prefix[@]}" "$@"
}

as_worker() { as_user "$worker" "$@"; }

check_paths_and_ports() {
	local name number
	if [ "$worker" != "$(id -un)" ]; then
		chown "$worker:$worker_group" "$state"/{run,log,tmp}
	fi
	for name in "web:$port" "inbox:$((port + 1))" "mail:$((port + 2))"; do
		number=${name#*:}
		if ! /usr/bin/python3 "$demo/lib/port_is_free.py" "$number"; then
			die "port $number (${name%:*}) is in use; choose another with --port N (N, N+1 and N+2 are used)"
		fi
	done
}
