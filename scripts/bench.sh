#!/usr/bin/env bash
# Start time, memory and cost of pages of the release build into bench/latest.json; fails over a gate.
set -euo pipefail
STEP=bench
source "$(dirname "$0")/lib.sh"
cd "$ROOT"

scripts/release.sh
node scripts/size.mjs
rate=$(cargo run --locked --quiet --release --package domain --example hash_rate)
say "hashes of passwords in a second: $rate"
cargo build --locked --quiet --release --package server --example bare
failed=0
room=$(node bench/room.mjs) || failed=1
say "a room: $room"
bookings=$(cargo run --locked --quiet --release --package domain --features testing --example booking_rate) || failed=1
say "bookings: $bookings"
BENCH_HASH_RATE=$rate BENCH_ROOM=$room BENCH_BOOKINGS=$bookings \
  BENCH_BARE=${CARGO_TARGET_DIR:-target}/release/examples/bare node bench/run.mjs || failed=1
exit $failed
