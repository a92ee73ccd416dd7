# shellcheck shell=bash
# The command line, and the options a state folder was made with.

action=start
detach=no
build=yes
program_wanted=yes
state=$repo/demo/state
# Remembered in the state folder: `fixed` ones cannot change afterwards.
fixed_options='storage path siteurl_differs table_prefix'
loose_options='port theme mail_transport wordpress_folder'
declare -A given=()

usage() {
	cat <<'TEXT'
Usage: demo/run [options]
Starts a private shop (WordPress, marketplace, mail catcher) with Seller Support in it,
on 127.0.0.1 only. The second start is fast and keeps all data.

  --port N               web port, default 8080; the mail inbox is at N+1, SMTP at N+2
  --state DIR            where everything is kept, default demo/state
  --detach               return when everything runs
  --stop                 stop what runs in the state folder
  --refresh              copy our plugins and theme into the running site again
  --no-build             use the C++ program as it is in build/
  --no-program           the shop only, without Seller Support
  --storage hpos|legacy  where WooCommerce keeps orders, default hpos
  --path /shop           WordPress under a path
  --siteurl-differs      WordPress' files in wp/ below the home address (siteurl is not home)
  --theme NAME           classic (default), block, or the folder name of a theme
  --table-prefix P       default wp_
  --mail-transport T     how Seller Support sends mail: smtp (default) or host (wp_mail)
  --wordpress DIR        use a copy of this WordPress instead of Debian's. If it has WooCommerce
                         and Dokan in wp-content/plugins these are activated instead of the
                         stand-in, and no orders are seeded; this has not been tried out
  --help                 this text
TEXT
}

need_value() { [ $# -ge 2 ] || die "$1 needs a value"; }

parse_options() {
	while [ $# -gt 0 ]; do
		case $1 in
		--port | --state | --storage | --path | --theme | --table-prefix | --mail-transport | --wordpress)
			need_value "$@"
			set_option "$1" "$2"
			shift
			;;
		--detach) detach=yes ;;
		--stop) action=stop ;;
		--refresh) action=refresh ;;
		--no-build) build=no ;;
		--no-program) build=no program_wanted=no ;;
		--siteurl-differs) given[siteurl_differs]=yes ;;
		--help | -h)
			usage
			exit 0
			;;
		*) die "unknown option $1 (see demo/run --help)" ;;
		esac
		shift
	done
}

set_option() {
	local value=$2
	case $1 in
	--state) state=$value ;;
	--port)
		if ! [[ $value =~ ^[0-9]{4,5}$ ]] || [ "$value" -lt 1024 ] || [ "$value" -gt 65533 ]; then
			die "--port takes a number from 1024 to 65533"
		fi
		given[port]=$value
		;;
	--storage)
		[[ $value =~ ^(hpos|legacy)$ ]] || die "--storage is hpos or legacy"
		given[storage]=$value
		;;
	--path)
		[[ $value =~ ^(/[A-Za-z0-9_-]+)+$ ]] || die "--path looks like /shop"
		given[path]=$value
		;;
	--theme)
		[[ $value =~ ^[A-Za-z0-9_-]+$ ]] || die "--theme is classic, block or a theme's folder name"
		given[theme]=$value
		;;
	--table-prefix)
		[[ $value =~ ^[A-Za-z0-9_]{1,20}$ ]] || die "--table-prefix takes letters, digits and _"
		given[table_prefix]=$value
		;;
	--mail-transport)
		[[ $value =~ ^(smtp|host)$ ]] || die "--mail-transport is smtp or host"
		given[mail_transport]=$value
		;;
	--wordpress)
		[ -f "$value/wp-load.php" ] || die "--wordpress: there is no WordPress in $value"
		given[wordpress_folder]=$(cd -- "$value" && pwd -P)
		;;
	esac
}

load_saved_options() {
	local name value
	port=8080 theme=classic mail_transport=smtp wordpress_folder=''
	storage=hpos path='' siteurl_differs=no table_prefix=wp_
	local -A saved=()
	if [ -f "$state/conf/options" ]; then
		while IFS='=' read -r name value; do
			saved[$name]=$value
			printf -v "$name" '%s' "$value"
		done <"$state/conf/options"
	fi
	for name in "${!given[@]}"; do
		if [[ " $fixed_options " == *" $name "* ]] && [ -n "${saved[port]-}" ] &&
			[ "${saved[$name]}" != "${given[$name]}" ]; then
			die "this state folder was made with other --${name//_/-}: use another --state DIR"
		fi
		printf -v "$name" '%s' "${given[$name]}"
	done
	set_addresses
}

set_addresses() {
	host=127.0.0.1:$port
	home_url=http://$host$path
	site=$state/site
	home_folder=$site$path
	if [ "$siteurl_differs" = yes ]; then
		core_path=$path/wp
	else
		core_path=$path
	fi
	core_folder=$site$core_path
	core_url=http://$host$core_path
	inbox_url=http://127.0.0.1:$((port + 1))
}

save_options() {
	local name
	for name in $fixed_options $loose_options; do
		printf '%s=%s\n' "$name" "${!name}"
	done >"$state/conf/options"
}
