#!/usr/bin/env bash
# Kills real processes in the middle of their work and looks at what is left (docs/FAULTS.md).
#   faults.sh                  all
#   faults.sh NAME [CYCLES]    those whose name contains NAME (f1_, f2_, f9_, f16_, f20_); kills or rounds per run
# FAULTS_SEED repeats the chances of a run.
set -euo pipefail
STEP=faults
source "$(dirname "$0")/lib.sh"
cd "$ROOT"

scripts/setup.sh test
scripts/frontend.sh
timed "faults, compiling" cargo test --locked --package server --test faults --no-run

# The race for seats kills nothing, and needs nothing that syncs.
race() {
  TEST_POSTGRES_URL="$(scripts/postgres.sh start "$scratch/careless")" || die "no PostgreSQL, so no verdict: nothing is skipped"
  RACE_ROUNDS="${1:-5000}" RACE_CLIENTS=24 TEST_POSTGRES_URL="$TEST_POSTGRES_URL" \
    cargo test --locked --package domain --test it slots_race -- --nocapture --test-threads 1
}

scratch="$(mktemp -d "${TMPDIR:-/tmp}/entaku-faults-XXXXXX")"
# PostgreSQL runs as another user under root and must reach its folder below this one.
chmod 755 "$scratch"
finish() {
  scripts/postgres.sh stop "$scratch/postgres" >/dev/null 2>&1 || true
  scripts/postgres.sh stop "$scratch/careless" >/dev/null 2>&1 || true
  rm -rf "$scratch"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

case "${1:-}" in
  f20*) race "${2:-}"; exit ;;
  "") race ;;
esac

# A cluster of its own that syncs: one of the tests kills it.
FAULTS_POSTGRES_URL="$(DURABLE=1 scripts/postgres.sh start "$scratch/postgres")" || die "no PostgreSQL, so no verdict: nothing is skipped"
export FAULTS_POSTGRES_URL FAULTS_POSTGRES_DIR="$scratch/postgres"
if [ -n "${2:-}" ]; then export FAULTS_CYCLES="$2"; fi
# One after the other: they measure times.
cargo test --locked --package server --test faults -- --include-ignored --nocapture --test-threads 1 ${1:+"$1"}
