#!/usr/bin/env bash
# From a fresh clone to a portal with a living demo. The data stay in data/; remove the folder to
# start over. Further settings by environment: ENTAKU_LISTEN, ENTAKU_DATABASE_URL, …
set -euo pipefail
STEP=run
source "$(dirname "$0")/lib.sh"
cd "$ROOT"

scripts/setup.sh run
scripts/frontend.sh
timed "server" cargo build --locked --package server --bin entaku
"$TARGET/debug/entaku" migrate up
# Loads the demo when the database is empty, and prints the address and the demo accounts.
exec "$TARGET/debug/entaku" serve --demo
