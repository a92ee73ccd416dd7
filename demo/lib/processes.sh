# shellcheck shell=bash
# Starting, watching and stopping our own processes. Each has a file run/<name>.pid that holds its id
# and its start time, so that a reused id is never mistaken for ours.

process_order='program nginx php mail database'

start_time() { # start_time <pid>: clock ticks since boot, nothing if there is no such process
	sed -e 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20
}

# launch <name> <user> <command…>: runs it in a session of its own, so that Ctrl-C reaches only us.
launch() {
	local name=$1 user=$2 pid
	shift 2
	set_user_prefix "$user"
	# Each exec keeps the process id, so $! is the daemon itself.
	(exec "${user_prefix[@]}" setsid "$@" >>"$state/log/$name.log" 2>&1 </dev/null 9>&-) &
	pid=$!
	disown "$pid"
	printf '%s %s\n' "$pid" "$(start_time "$pid")" >"$state/run/$name.pid"
}

# Prints the id if the process still runs.
running_pid() {
	local pid ticks
	[ -f "$state/run/$1.pid" ] || return 1
	read -r pid ticks <"$state/run/$1.pid" || return 1
	[ -n "$ticks" ] && [ "$(start_time "$pid")" = "$ticks" ] || return 1
	printf '%s' "$pid"
}

# wait_until <what> <process> <seconds> <command…>
wait_until() {
	local what=$1 name=$2 tries=$(($3 * 10))
	shift 3
	while ! "$@" >/dev/null 2>&1; do
		tries=$((tries - 1))
		if [ "$tries" -le 0 ] || ! running_pid "$name" >/dev/null; then
			tail -n 20 -- "$state/log/$name.log" >&2
			die "$what did not start; its log is $state/log/$name.log"
		fi
		sleep 0.1
	done
}

stop_process() {
	local name=$1 pid tries=100
	if pid=$(running_pid "$name"); then
		kill -TERM "$pid" 2>/dev/null || true
		while running_pid "$name" >/dev/null; do
			tries=$((tries - 1))
			if [ "$tries" -le 0 ]; then
				kill -KILL "$pid" 2>/dev/null || true
				break
			fi
			sleep 0.1
		done
	fi
	rm -f -- "$state/run/$name.pid"
}

stop_everything() {
	trap '' INT TERM
	trap - EXIT
	local name
	for name in $process_order; do
		stop_process "$name"
	done
}

stop_after_failure() {
	say "Stopping what was started." >&2
	stop_everything
	exit "$1"
}

refuse_if_running() {
	local name
	for name in $process_order; do
		if running_pid "$name" >/dev/null; then
			die "already running in $state (stop it with: demo/run --stop --state '$state')"
		fi
	done
}

# Waits until Ctrl-C or until one of the processes is gone.
watch_processes() {
	local name
	while sleep 1; do
		for name in $process_order; do
			if [ -f "$state/run/$name.pid" ] && ! running_pid "$name" >/dev/null; then
				say "$name has ended; its log is $state/log/$name.log" >&2
				stop_everything
				exit 1
			fi
		done
		# --stop in another terminal takes the files away.
		if [ ! -f "$state/run/database.pid" ]; then
			say "Stopped."
			exit 0
		fi
	done
}
