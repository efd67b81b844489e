# steps.sh - what make and make-es share: the folders and programs that they
# use, and how a step is run once. Sourced, with `here` set and $1 the folder
# that keeps what is made.
work=$1
shared=${2:-$here/../../shared}
program=${DEMARCHE:-$here/../build/demarche}
python=${PYTHON:-python3}
mkdir -p "$work"

# What a step leaves that was broken off must not look like what it makes:
# networks are saved while they learn.
made=
set_aside() {
	if [ -n "$made" ] && [ -e "$made" ]; then
		mv "$made" "$made.unfinished"
	fi
}
trap set_aside EXIT
trap 'exit 1' HUP INT TERM

# step FILE SCRIPT ARGUMENT...: runs the script unless the file is there.
step() {
	[ -e "$work/$1" ] && return
	made=$work/$1
	shift
	echo "$(basename "$0"): $made"
	"$python" "$here/$@"
	made=
}
