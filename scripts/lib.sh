# Shared by every script: where things are, which versions, and how long steps are told.
# Sourced, never run.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/entaku"
TOOLS="$CACHE/tools"
TARGET="${CARGO_TARGET_DIR:-$ROOT/target}"
case "$TARGET" in /*) ;; *) TARGET="$ROOT/$TARGET" ;; esac

# The command line must match the library exactly, so the lock decides.
lock_version() {
  awk -v name="$1" '$0 == "name = \"" name "\"" { getline; gsub(/^version = "|"$/, ""); print; exit }' "$ROOT/Cargo.lock"
}

CARGO_LEPTOS_VERSION=0.3.10   # 0.3.11 needs a newer compiler than rust-toolchain.toml names
WASM_BINDGEN_VERSION="$(lock_version wasm-bindgen)"
BINARYEN_VERSION=132.0.0
CARGO_DENY_VERSION=0.20.2

CARGO_LEPTOS_HOME="$TOOLS/cargo-leptos-$CARGO_LEPTOS_VERSION"
WASM_BINDGEN_HOME="$TOOLS/wasm-bindgen-$WASM_BINDGEN_VERSION"
BINARYEN_HOME="$TOOLS/binaryen-$BINARYEN_VERSION"
CARGO_DENY_HOME="$TOOLS/cargo-deny-$CARGO_DENY_VERSION"

PATH="$CARGO_LEPTOS_HOME/bin:$WASM_BINDGEN_HOME/bin:$BINARYEN_HOME/node_modules/.bin:$CARGO_DENY_HOME/bin:$HOME/.cargo/bin:$PATH"
export PATH

STEP="${STEP:-$(basename "$0" .sh)}"

say() { printf '%s: %s\n' "$STEP" "$*"; }

die() {
  printf '%s: %s\n' "$STEP" "$*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# timed NAME COMMAND… — runs quietly into a log, tells every 20 s where it is, and the seconds at the
# end. On failure the end of the log is shown.
timed() {
  local name="$1" started=$SECONDS log pid status=0 told=0
  shift
  mkdir -p "$CACHE/log"
  log="$CACHE/log/$(printf '%s' "$name" | tr -c 'a-zA-Z0-9.-' '-').log"
  "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.2
    if [ $((SECONDS - started)) -ge $((told + 20)) ]; then
      told=$((SECONDS - started))
      say "$name … ${told} s  $(tail -n 1 "$log" | tr -d '\r' | cut -c1-70)"
    fi
  done
  wait "$pid" || status=$?
  if [ "$status" -ne 0 ]; then
    tail -n 40 "$log" >&2
    say "$name failed after $((SECONDS - started)) s (whole log: $log)" >&2
    return "$status"
  fi
  say "$name $((SECONDS - started)) s"
}

# stage NAME COMMAND… — like `timed`, but shows everything the command says. A failure ends the script by
# `set -e`; catching it here would switch that off inside the command.
stage() {
  local name="$1" started=$SECONDS
  shift
  STAGE="$name"
  say "── $name"
  "$@"
  STAGE=""
  say "$name $((SECONDS - started)) s"
}
