#!/usr/bin/env bash
# What is installed on a server: the binary, hash.txt beside it, and the site.
set -euo pipefail
STEP=release
source "$(dirname "$0")/lib.sh"
cd "$ROOT"

scripts/setup.sh run
scripts/frontend.sh
timed "server" cargo build --locked --release --package server --bin entaku
if [ "$TARGET" != "$ROOT/target" ]; then
  mkdir -p target/release
  cp "$TARGET/release/entaku" "$TARGET/release/hash.txt" target/release/
fi
say "target/release/entaku ($(wc -c <target/release/entaku | awk '{ printf "%.1f MB", $1 / 1e6 }')), target/release/hash.txt, target/site"
