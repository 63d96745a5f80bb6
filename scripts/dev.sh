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
exec cargo leptos watch -- serve --demo
