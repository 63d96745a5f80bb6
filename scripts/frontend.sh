#!/usr/bin/env bash
# Browser side: WASM, its JavaScript glue, CSS and assets into target/site, and hash.txt beside the
# binaries of both profiles. Always optimised: there is one build of the browser side, and tests see
# what readers see. Does nothing when no input has changed.
set -euo pipefail
STEP=frontend
source "$(dirname "$0")/lib.sh"
cd "$ROOT"

site="$ROOT/target/site"
stamp="$ROOT/target/site.stamp"

inputs() {
  {
    echo "$CARGO_LEPTOS_VERSION $WASM_BINDGEN_VERSION $BINARYEN_VERSION"
    find Cargo.toml Cargo.lock rust-toolchain.toml .cargo app frontend style public -type f -print0 |
      LC_ALL=C sort -z | xargs -0 cat
    find app frontend style public -type f | LC_ALL=C sort
  } | cksum
}

# The names in hash.txt must be the files in the site, or a reader gets a page that never wakes up.
matches() {
  local kind hash
  [ -s "$1" ] || return 1
  while read -r kind hash; do
    [ -e "$site/pkg/entaku.$hash.${kind%:}" ] || return 1
  done <"$1"
}

now="$(inputs)"
if [ "$(cat "$stamp" 2>/dev/null)" != "$now" ] || ! matches "$TARGET/release/hash.txt"; then
  mkdir -p "$ROOT/target"
  timed "WASM and CSS" cargo leptos build --frontend-only --release --cargo-locked
  matches "$TARGET/release/hash.txt" || die "hash.txt and the files in target/site/pkg disagree"
  echo "$now" >"$stamp"
fi
mkdir -p "$TARGET/debug"
cmp -s "$TARGET/release/hash.txt" "$TARGET/debug/hash.txt" || cp "$TARGET/release/hash.txt" "$TARGET/debug/hash.txt"
