#!/bin/bash
# Fetches Debian's Asterisk 22 and unpacks it into a folder of its own: no root, no chroot, nothing
# installed on the host. The downloaded packages stay, so a second unpacking needs no network.
#   fetch.sh CACHE_DIR
# Leaves CACHE_DIR/packages/*.deb, CACHE_DIR/root/ and CACHE_DIR/root/.complete (its version).
set -euo pipefail
cache=${1:?folder for the packages and the unpacked root}
suites=${BALIE_ASTERISK_SUITES:-"sid bullseye"} # tried in turn: trixie and bookworm carry no asterisk
mkdir -p "$cache/packages/partial"
cache=$(cd "$cache" && pwd)
root=$cache/root

# One installer at a time; the others wait and then find the work done.
exec 9> "$cache/.lock"
flock 9
[ ! -e "$root/.complete" ] || exit 0

# Libraries that only modules we never load need. Without them the download is 26 MB instead of 81.
unwanted='adduser|asterisk-config-custom|libasound|libcodec2|libcurl|libglib|libgmime|libical|libiksemel|libjack|libjwt|libldap|liblua|libneon|libodbc|libogg|libopencore|libopus(enc|file)|libportaudio|libpq|libradcli|libresample|libsnmp|libspandsp|libsybdb|libunbound|libvo-|libvorbis|lsb-base'

work=$(mktemp -d "$cache/work.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/lists/partial" "$work/cache"

. "$(dirname "$0")/../support/own-apt.sh"

download() {
  local mirror suite found='' name
  mirror=$(debian_archive)
  for suite in $suites; do
    use_suite "$mirror" "$suite"
    if available asterisk; then found=$suite; break; fi
    rm -rf "$work/lists"
    mkdir -p "$work/lists/partial"
  done
  [ -n "$found" ] || { echo "no suite of '$suites' has asterisk" >&2; exit 1; }

  # Unwanted packages are declared installed, so that apt leaves them out and works out the rest.
  { own_apt apt-cache depends --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances \
      asterisk asterisk-modules | grep -oE '[a-z0-9.+-]+>?$' | tr -d '>'; echo asterisk-config-custom; } |
    sort -u | grep -E "^($unwanted)" | while read -r name; do
      printf 'Package: %s\nStatus: install ok installed\nVersion: 99:0\nArchitecture: amd64\nMulti-Arch: foreign\nDescription: left out\n\n' "$name"
    done > "$work/status"

  local wanted='asterisk asterisk-core-sounds-en-gsm asterisk-moh-opsound-gsm'
  for name in asterisk-voicemail asterisk-opus; do # separate packages in older suites only
    if available "$name"; then wanted="$wanted $name"; fi
  done
  # shellcheck disable=SC2086
  own_apt apt-get install -y -qq -d --no-install-recommends $wanted > "$work/log" 2>&1 ||
    { tail -20 "$work/log" >&2; exit 1; }
  touch "$cache/packages/.complete"
}

[ -e "$cache/packages/.complete" ] || download

rm -rf "$root"
mkdir -p "$work/root"
for package in "$cache"/packages/*.deb; do
  dpkg-deb --fsys-tarfile "$package" | tar -x -C "$work/root" --exclude='./usr/share/doc*' \
    --exclude='./usr/share/man' --exclude='./usr/share/locale' --exclude='*/gconv/*' --exclude='./dev'
done
# What the sound package's maintainer script would have done.
for voice in "$work"/root/usr/share/asterisk/sounds/en_*; do
  if [ -d "$voice" ] && [ ! -e "$work/root/usr/share/asterisk/sounds/en" ]; then
    ln -s "${voice##*/}" "$work/root/usr/share/asterisk/sounds/en"
  fi
done
basename "$cache"/packages/asterisk_*.deb > "$work/root/.complete"
mv "$work/root" "$root"
