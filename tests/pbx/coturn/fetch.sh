#!/bin/bash
# Fetches Debian's coturn and unpacks it into a folder of its own, as asterisk/fetch.sh does with Asterisk.
#   fetch.sh CACHE_DIR
# Leaves CACHE_DIR/packages/*.deb, CACHE_DIR/root/ and CACHE_DIR/root/.complete (its version).
set -euo pipefail
cache=${1:?folder for the packages and the unpacked root}
suites=${BALIE_COTURN_SUITES:-"bookworm trixie sid"} # tried in turn
mkdir -p "$cache/packages/partial"
cache=$(cd "$cache" && pwd)
root=$cache/root

# What coturn's maintainer scripts and tools need, and a running server does not.
unwanted='adduser debconf dpkg init-system-helpers lsb-base mariadb-common netbase passwd perl perl-base sqlite3 sysvinit-utils telnet usrmerge'

# One installer at a time; the others wait and then find the work done.
exec 9> "$cache/.lock"
flock 9
[ ! -e "$root/.complete" ] || exit 0

work=$(mktemp -d "$cache/work.XXXXXX")
trap 'rm -rf "$work"' EXIT
. "$(dirname "$0")/../support/own-apt.sh"

if [ ! -e "$cache/packages/.complete" ]; then
  mirror=$(debian_archive)
  for suite in $suites; do
    use_suite "$mirror" "$suite"
    available coturn && break
  done
  # Declared installed, so that apt leaves them out.
  for name in $unwanted; do
    printf 'Package: %s\nStatus: install ok installed\nVersion: 99:0\nArchitecture: amd64\nMulti-Arch: foreign\nDescription: left out\n\n' "$name"
  done > "$work/status"
  own_apt apt-get install -y -qq -d --no-install-recommends coturn > "$work/log" 2>&1 ||
    { tail -20 "$work/log" >&2; exit 1; }
  touch "$cache/packages/.complete"
fi

rm -rf "$root"
mkdir -p "$work/root"
for package in "$cache"/packages/*.deb; do
  dpkg-deb --fsys-tarfile "$package" | tar -x -C "$work/root" --exclude='./usr/share/doc*' \
    --exclude='./usr/share/man' --exclude='./usr/share/locale' --exclude='*/gconv/*' --exclude='./dev'
done
basename "$cache"/packages/coturn_*.deb > "$work/root/.complete"
mv "$work/root" "$root"
