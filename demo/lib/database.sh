# shellcheck shell=bash
# The private MariaDB: own data folder and socket, no network.

start_database() {
	step "Starting MariaDB"
	local data=$state/database as_root=()
	[ "$worker" != root ] || as_root=(--user=root)
	database_socket=$state/run/mysqld.sock
	database_admin=$(id -un)
	if [ ! -d "$data/mysql" ]; then
		mkdir -p -- "$data"
		own_by_worker "$data"
		# Its shell script cannot bear a space in a path, so it is run inside the folder.
		(cd -- "$data" && as_worker mariadb-install-db --no-defaults --force --datadir=. "${as_root[@]}" \
			--auth-root-authentication-method=socket --auth-root-socket-user="$database_admin" \
			--skip-test-db >"$state/log/mariadb-install.log" 2>&1) ||
			die "MariaDB's data folder could not be made; see $state/log/mariadb-install.log"
	fi
	launch database "$worker" mariadbd --no-defaults "${as_root[@]}" --datadir="$data" \
		--socket="$database_socket" --pid-file="$state/run/mariadbd.pid" --skip-networking \
		--tmpdir="$state/tmp" --character-set-server=utf8mb4 --collation-server=utf8mb4_unicode_520_ci \
		--innodb-buffer-pool-size=128M --innodb-flush-log-at-trx-commit=1 --max-connections=100
	wait_until MariaDB database 60 database_admin_sql -e 'SELECT 1'
	database_admin_sql --batch <<SQL
CREATE DATABASE IF NOT EXISTS wordpress CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
CREATE USER IF NOT EXISTS wordpress@localhost;
ALTER USER wordpress@localhost IDENTIFIED BY '$(secret wordpress-database 16)';
GRANT ALL ON wordpress.* TO wordpress@localhost;
SQL
}

database_admin_sql() { mariadb --no-defaults --user="$database_admin" --socket="$database_socket" "$@"; }
