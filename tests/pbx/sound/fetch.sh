#!/bin/bash
# Fetches Debian packages with whatever of their libraries this host lacks and unpacks them into a folder of their own: no
# root, nothing installed. From the host's own suite, because they run on the host's libraries.
#   fetch.sh CACHE_DIR PACKAGE...
# Leaves CACHE_DIR/root/ and CACHE_DIR/root/.complete.
set -euo pipefail
cache=${1:?folder for the packages and the unpacked root}
shift
mkdir -p "$cache/packages/partial"
cache=$(cd "$cache" && pwd)

exec 9> "$cache/.lock"
flock 9
[ ! -e "$cache/root/.complete" ] || exit 0

work=$(mktemp -d "$cache/work.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/lists/partial" "$work/cache" "$work/root"

# apt with lists and cache of its own; which packages the host has is only read.
own_apt() {
  apt-get -o "Dir::State=$work" -o "Dir::State::Lists=$work/lists" -o Dir::State::status=/var/lib/dpkg/status \
    -o "Dir::Cache=$work/cache" -o "Dir::Cache::Archives=$cache/packages" -o "APT::Sandbox::User=$(id -un)" \
    -o Acquire::Languages=none -o Acquire::Retries=3 -o Debug::NoLocking=true \
    -o Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled=false "$@"
}
own_apt update -qq
own_apt install -y -qq -d --no-install-recommends --reinstall "$@" > "$work/log" 2>&1 ||
  { tail -20 "$work/log" >&2; exit 1; }

for package in "$cache"/packages/*.deb; do
  dpkg-deb --fsys-tarfile "$package" | tar -x -C "$work/root" --exclude='./usr/share/doc*' \
    --exclude='./usr/share/man' --exclude='./usr/share/locale' --exclude='./dev'
done
touch "$work/root/.complete"
rm -rf "$cache/root"
mv "$work/root" "$cache/root"
