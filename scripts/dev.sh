#!/usr/bin/env bash
# Serves the demo and rebuilds on every change. A target directory of its own: the watcher builds
# with other flags, and would throw away what the tests have compiled.
set -euo pipefail
STEP=dev
source "$(dirname "$0")/lib.sh"
cd "$ROOT"

scripts/setup.sh run
export CARGO_TARGET_DIR="$ROOT/target-dev"
export LEPTOS_SITE_ROOT=target-dev/site ENTAKU_SITE_ROOT=target-dev/site
# The watcher looks for the binary under the name of its package.
export LEPTOS_BIN_EXE_NAME=entaku
# It gives names with hashes to the first build alone: every later one would lie there unseen. Without
# a hash in hash.txt pages ask for the plain names, and browsers keep none of them.
export LEPTOS_HASH_FILES=false
mkdir -p target-dev/debug
: >target-dev/debug/hash.txt
# It waits for the portal there.
export LEPTOS_SITE_ADDR="${ENTAKU_LISTEN:-127.0.0.1:3000}"
exec cargo leptos watch -- serve --demo
