#!/bin/sh
# install.sh FOLDER [npm-option...] - the packages of package-lock.json into
# FOLDER/node_modules, unless exactly these are there already. Where there is no
# network they may have been put beside package-lock.json before.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$1; shift
mkdir -p "$folder"
cd "$folder"
wanted=$(cat "$here/package-lock.json"; echo "$@")
[ ! -f packages.stamp ] || [ "$wanted" != "$(cat packages.stamp)" ] || exit 0
rm -rf node_modules packages.stamp
if [ -d "$here/node_modules" ] && (cd "$here" && npm ls "$@" >/dev/null 2>&1); then
	ln -s "$here/node_modules" node_modules
	exit 0
fi
cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" .
npm ci --ignore-scripts "$@" >npm.out 2>&1 || { sed -n 's/^npm err[^ ]* //p' npm.out | head -1 >&2; exit 1; }
printf '%s\n' "$wanted" >packages.stamp
