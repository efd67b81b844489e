#!/bin/sh
# embed.sh NAME FILE - an ASCII file as a null-terminated string in C, on
# stdout; as numbers, because ISO C bounds the length of a string literal.
set -eu
printf 'static const char %s[] = {\n' "$1"
od -An -v -tu1 "$2" | sed -e 's/  */,/g' -e 's/^,//' -e 's/$/,/'
printf '0};\n'
