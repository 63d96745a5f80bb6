#!/usr/bin/env bash
# Pictures of every page in docs/pictures, from a demo of its own.
set -euo pipefail
STEP=pictures
source "$(dirname "$0")/lib.sh"
cd "$ROOT"

scripts/setup.sh test
scripts/frontend.sh
timed "server" cargo build --locked --package server --bin entaku
cd end2end
ENTAKU_BIN="$TARGET/debug/entaku" node_modules/.bin/playwright test --config pictures.config.ts
say "$(find "$ROOT/docs/pictures" -name '*.webp' | wc -l | tr -d ' ') pictures in docs/pictures"
