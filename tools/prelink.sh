#!/bin/sh
# prelink.sh OUTPUT.a SCRATCH COMPILER OBJCOPY AR PREFIX WHOLE.a [ARCHIVE...] -
# a static library of one object: all of the first archive and what it needs of
# the others, in which no names but those that begin with PREFIX can be seen, so
# that ours clash with no one's.
set -eu
output=$1 scratch=$2 compiler=$3 objcopy=$4 ar=$5 prefix=$6 whole=$7
shift 7
mkdir -p "$scratch"
object=$scratch/$(basename "$output" .a).o
# shellcheck disable=SC2086
$compiler -r -nostdlib -o "$object" \
	-Wl,--whole-archive "$whole" -Wl,--no-whole-archive \
	-Wl,--start-group "$@" -Wl,--end-group
"$objcopy" --wildcard --keep-global-symbol="$prefix*" "$object"
rm -f "$output"
"$ar" csrD "$output" "$object"
