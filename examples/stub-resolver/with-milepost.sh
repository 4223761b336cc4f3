#!/bin/sh
# Runs a command whose names are looked up in Milepost first, and where they were looked up before if they are in none of
# Milepost's zones. Only that command, and what it starts, sees the change. Linux, as root.
#
#   sh with-milepost.sh ADDRESS COMMAND [ARGUMENT...]      ADDRESS: where Milepost answers DNS, on port 53
set -eu
if [ $# -lt 2 ]; then
  echo 'usage: with-milepost.sh ADDRESS COMMAND [ARGUMENT...]' >&2
  exit 2
fi
configuration=$(mktemp)
{
  echo "nameserver $1"
  cat /etc/resolv.conf
} >"$configuration"
chmod a+r "$configuration"
shift
exec unshare --mount sh -c '
  mount --bind "$1" /etc/resolv.conf
  rm "$1"
  shift
  exec "$@"
' sh "$configuration" "$@"
