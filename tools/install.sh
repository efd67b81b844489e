# install.sh - sourced by ./demo and ./check: says what is missing and why, and
# installs it from the Debian archive, with sudo when not run as root.

needed=""

say() { printf '== %s\n' "$*" >&2; }

# note_missing WHY NAMES
note_missing() { [ -z "$2" ] || say "missing, $1:$2"; }

# need WHY command:package...
need() {
	why=$1; shift
	missing=""
	for pair in "$@"; do
		command -v "${pair%%:*}" >/dev/null 2>&1 && continue
		missing="$missing ${pair%%:*}"
		needed="$needed ${pair#*:}"
	done
	note_missing "$why" "$missing"
}

# need_library WHY pkg-config-name:package...
need_library() {
	why=$1; shift
	missing=""
	for pair in "$@"; do
		command -v pkg-config >/dev/null 2>&1 &&
			pkg-config --exists "${pair%%:*}" && continue
		missing="$missing ${pair%%:*}"
		needed="$needed ${pair#*:}"
	done
	note_missing "$why" "$missing"
}

# need_file WHY path:package...
need_file() {
	why=$1; shift
	missing=""
	for pair in "$@"; do
		[ ! -e "${pair%%:*}" ] || continue
		missing="$missing ${pair#*:}"
		needed="$needed ${pair#*:}"
	done
	note_missing "$why" "$missing"
}

wanted=""

# want WHY command:package... : what is used where it can be had
want() {
	why=$1; shift
	missing=""
	for pair in "$@"; do
		command -v "${pair%%:*}" >/dev/null 2>&1 && continue
		missing="$missing ${pair%%:*}"
		wanted="$wanted ${pair#*:}"
	done
	note_missing "$why" "$missing"
}

# want_file WHY path:package...
want_file() {
	why=$1; shift
	missing=""
	for pair in "$@"; do
		[ ! -e "${pair%%:*}" ] || continue
		missing="$missing ${pair#*:}"
		wanted="$wanted ${pair#*:}"
	done
	note_missing "$why" "$missing"
}

# has_python PART: Python.h of CPython 3.10 or newer, or a module of its own
has_python() {
	python3 - "$1" <<-'end' 2>/dev/null
		import importlib, os, sys, sysconfig
		headers = sysconfig.get_path("include")
		if sys.argv[1].endswith(".h"):
		    sys.exit(sys.version_info < (3, 10) or not os.path.exists(os.path.join(headers, sys.argv[1])))
		importlib.import_module(sys.argv[1])
	end
}

# want_python WHY part:package...
want_python() {
	why=$1; shift
	missing=""
	for pair in "$@"; do
		has_python "${pair%%:*}" && continue
		missing="$missing ${pair#*:}"
		wanted="$wanted ${pair#*:}"
	done
	note_missing "$why" "$missing"
}

# What both scripts need.
need_to_build() {
	need "to compile" gcc:gcc ninja:ninja-build meson:meson pkg-config:pkg-config
	need_library "to read pages, JSON and compressed files, to hash, to store and to pack" \
		libxml-2.0:libxml2-dev jansson:libjansson-dev zlib:zlib1g-dev \
		libzstd:libzstd-dev libbrotlidec:libbrotli-dev \
		libutf8proc:libutf8proc-dev \
		libxxhash:libxxhash-dev nettle:nettle-dev \
		sqlite3:libsqlite3-dev libarchive:libarchive-dev
	need_library "to serve pages" libmicrohttpd:libmicrohttpd-dev
	need_library "to fetch addresses" libcurl:libcurl4-openssl-dev
	need_file "to know whose https addresses to trust" \
		/etc/ssl/certs/ca-certificates.crt:ca-certificates
}

# run_apt ARGUMENT... : quiet unless it fails
run_apt() {
	log=$(mktemp)
	$root env DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" >"$log" 2>&1 && {
		rm -f "$log"
		return 0
	}
	cat "$log" >&2
	rm -f "$log"
	say "apt-get $1 failed; once these are installed, start this again:$needed"
	exit 3
}

# install_wanted: what cannot be installed is done without
install_wanted() {
	[ -n "$wanted" ] || return 0
	(needed=$wanted; install_needed) || say "going on without:$wanted"
	wanted=""
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
			say "not root, and there is no sudo; let an administrator run this, then start again:"
			say "  apt-get update && apt-get install --no-install-recommends$needed"
			exit 3
		}
		root=sudo
	fi
	say "installing${root:+ with sudo}:$needed"
	[ -z "$root" ] || sudo -v || exit 3
	run_apt update
	# shellcheck disable=SC2086
	run_apt install -y --no-install-recommends $needed
	needed=""
}

# need_folder FOLDER VARIABLE: that FOLDER can be made and written.
need_folder() {
	mkdir -p "$1" 2>/dev/null && [ -w "$1" ] && return 0
	say "cannot write $1 here; choose another folder for what is built: $2=/tmp/demarche $0"
	exit 3
}

# build FOLDER TARGET... : ninja's own line on a terminal, else only errors
build() {
	folder=$1; shift
	if [ -t 1 ]; then
		ninja -C "$folder" "$@" || exit 3
		return 0
	fi
	ninja -C "$folder" "$@" >"$folder/ninja.out" 2>&1 ||
		{ sed -n '/^FAILED/,$p' "$folder/ninja.out" >&2; exit 3; }
}

# configure FOLDER OPTION...
configure() {
	folder=$1; shift
	[ ! -f "$folder/build.ninja" ] || return 0
	mkdir -p "$folder"
	meson setup "$folder" "$@" >"$folder/setup.out" 2>&1 ||
		{ tail -20 "$folder/setup.out" >&2; exit 3; }
}
