# Sourced by the scripts that fetch servers for the tests. Wants $cache, with packages/partial in it, and an empty $work.
mkdir -p "$work/lists/partial" "$work/cache"

# apt with lists, cache and dpkg status of its own: the host's are neither read nor changed.
own_apt() {
  local tool=$1
  shift
  "$tool" -o "Dir::Etc::SourceList=$work/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o "Dir::State=$work" -o "Dir::State::Lists=$work/lists" -o "Dir::State::status=$work/status" \
    -o "Dir::Cache=$work/cache" -o "Dir::Cache::Archives=$cache/packages" -o "APT::Sandbox::User=$(id -un)" \
    -o Acquire::Languages=none -o Acquire::Retries=3 -o Debug::NoLocking=true \
    -o Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled=false "$@"
}

# grep must read to the end: with pipefail, a broken pipe would count as "not there".
available() { own_apt apt-cache policy "$1" | grep 'Candidate: [0-9]' > /dev/null; }

# The archive that this host's own apt is set to.
debian_archive() {
  local mirror
  mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2> /dev/null |
    grep -v '^#' | grep -oE 'https?://[^ ]*/debian/?( |$)' | head -1 | tr -d ' ') || true
  [ -n "$mirror" ] || { echo 'no Debian archive in the apt sources of this machine' >&2; exit 1; }
  echo "$mirror"
}

# use_suite ARCHIVE SUITE: reads the lists of this suite, and takes nothing for installed.
use_suite() {
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $1 $2 main" > "$work/sources.list"
  : > "$work/status"
  own_apt apt-get update -qq
}
