#!/usr/bin/env bash
# A throw-away PostgreSQL for tests.
#   postgres.sh find         the folder with initdb and pg_ctl, or exit 1
#   postgres.sh start DIR    makes a cluster in DIR (must not exist), starts it, prints its URL
#   postgres.sh again DIR    starts it once more after a crash, under the same address
#   postgres.sh stop DIR     stops it and removes DIR
# It keeps nothing and syncs nothing, unless DURABLE=1 says so: never point it at data that matters.
set -euo pipefail
STEP=postgres
source "$(dirname "$0")/lib.sh"

find_bin() {
  local at
  if have initdb && have pg_ctl; then
    # pg_ctl may be a link; the programs it starts lie beside the real one.
    dirname "$(readlink -f "$(command -v pg_ctl)")"
    return
  fi
  for at in $(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin 2>/dev/null | sort -rV); do
    if [ -x "$at/initdb" ] && [ -x "$at/pg_ctl" ]; then
      echo "$at"
      return
    fi
  done
  return 1
}

# PostgreSQL refuses to run as root.
unprivileged() {
  if [ "$(id -u)" -ne 0 ]; then
    "$@"
  elif id postgres >/dev/null 2>&1; then
    runuser -u postgres -- "$@"
  else
    runuser -u nobody -- "$@"
  fi
}

# From below the range the kernel hands out for outgoing connections, or another client may sit on it.
random_port() { echo $((20000 + (RANDOM * 32768 + RANDOM) % 12000)); }

start() {
  local dir="$1" bin port try careless="-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
  if [ "${DURABLE:-}" = 1 ]; then careless=""; fi
  bin="$(find_bin)" || die "no initdb found; set TEST_POSTGRES_URL or run scripts/setup.sh test"
  [ ! -e "$dir" ] || die "$dir exists already"
  mkdir -p "$dir"
  if [ "$(id -u)" -eq 0 ]; then
    chown "$(unprivileged id -un)" "$dir"
  fi
  cd "$dir"
  unprivileged "$bin/initdb" --pgdata="$dir/data" --username=postgres --auth=trust --encoding=UTF8 \
    --locale=C --no-sync >"$dir/initdb.log" 2>&1 || {
    cat "$dir/initdb.log" >&2
    die "initdb failed"
  }
  for try in 1 2 3 4 5; do
    port="$(random_port)"
    # Sockets off: their path would be too long in a deep temporary folder.
    if unprivileged "$bin/pg_ctl" --pgdata="$dir/data" --log="$dir/server.log" --wait --timeout=30 --silent \
      --options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='' \
        $careless -c max_connections=200 \
        -c shared_buffers=128MB -c autovacuum=off" start >/dev/null 2>&1; then
      echo "postgres://postgres@127.0.0.1:$port/postgres"
      return
    fi
  done
  tail -n 20 "$dir/server.log" >&2
  die "PostgreSQL doesn't start"
}

# The options of the last start are in postmaster.opts, where only `restart` looks.
again() {
  local dir="$1" bin
  bin="$(find_bin)"
  cd "$dir"
  unprivileged "$bin/pg_ctl" --pgdata="$dir/data" --log="$dir/server.log" --wait --timeout=30 --silent restart \
    >/dev/null 2>&1 || {
    tail -n 20 "$dir/server.log" >&2
    die "PostgreSQL doesn't start again"
  }
}

stop() {
  local dir="$1" bin
  bin="$(find_bin)"
  if [ -d "$dir/data" ]; then
    cd "$dir"
    unprivileged "$bin/pg_ctl" --pgdata="$dir/data" --mode=immediate --silent stop >/dev/null 2>&1 || true
    cd /
  fi
  rm -rf "$dir"
}

case "${1:-}" in
  find) find_bin ;;
  start) start "${2:?folder}" ;;
  again) again "${2:?folder}" ;;
  stop) stop "${2:?folder}" ;;
  *) die "usage: postgres.sh find | start DIR | again DIR | stop DIR" ;;
esac
