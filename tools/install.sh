# install.sh - sourced by ./demo and ./check: says what is missing and why, and
# installs it from the Debian archive, with sudo when not run as root.

needed=""

say() { printf '== %s\n' "$*" >&2; }

# need WHY command:package...
need() {
	why=$1; shift
	for pair in "$@"; do
		command -v "${pair%%:*}" >/dev/null 2>&1 && continue
		say "missing: ${pair%%:*} ($why)"
		needed="$needed ${pair#*:}"
	done
}

# need_library WHY pkg-config-name:package...
need_library() {
	why=$1; shift
	for pair in "$@"; do
		command -v pkg-config >/dev/null 2>&1 &&
			pkg-config --exists "${pair%%:*}" && continue
		say "missing: library ${pair%%:*} ($why)"
		needed="$needed ${pair#*:}"
	done
}

install_needed() {
	[ -n "$needed" ] || return 0
	if ! command -v apt-get >/dev/null 2>&1; then
		say "this is not a Debian system; please install the equivalents of:$needed"
		exit 3
	fi
	root=""
	if [ "$(id -u)" -ne 0 ]; then
		command -v sudo >/dev/null 2>&1 || {
			say "please install as root: apt-get install$needed"
			exit 3
		}
		root=sudo
	fi
	say "installing with apt-get:$needed"
	$root apt-get update -qq
	# shellcheck disable=SC2086
	DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends $needed >/dev/null
	needed=""
}
