#!/usr/bin/env bash
# Everything that has to hold, in the order in which it fails fastest. Needs no service: PostgreSQL is
# started and thrown away here (or TEST_POSTGRES_URL is used), and nothing is skipped without it.
#   test.sh            all
#   test.sh check      without the tests: formatting, lints, dependencies, size
#   test.sh rust       only the Rust tests, on both engines
#   test.sh e2e [ARG…] only the end-to-end tests; arguments go to Playwright
set -euo pipefail
STEP=test
source "$(dirname "$0")/lib.sh"
cd "$ROOT"

what="${1:-all}"
shift || true
case "$what" in all | check | rust | e2e) ;; *) die "usage: test.sh [all|check|rust|e2e]" ;; esac
began=$SECONDS
scratch="$(mktemp -d "${TMPDIR:-/tmp}/entaku-test-XXXXXX")"
# PostgreSQL runs as another user under root and must reach its folder below this one.
chmod 755 "$scratch"
report=()

finish() {
  local status=$?
  trap - EXIT INT TERM
  scripts/postgres.sh stop "$scratch/postgres" >/dev/null 2>&1 || true
  rm -rf "$scratch"
  echo
  for line in ${report[@]+"${report[@]}"}; do say "$line"; done
  if [ "$status" -eq 0 ]; then
    say "green after $((SECONDS - began)) s"
  else
    say "RED${STAGE:+ ($STAGE)} after $((SECONDS - began)) s" >&2
  fi
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# ---------------------------------------------------------------- checks

# What the browser must never be made to download. Names are whole crate names. Left out of the tree are
# macros, which run in the compiler, and leptos_config, which every Leptos depends on and no island calls:
# the linker drops it, and scripts/size.mjs sees to that.
browser_dependencies() {
  local tree unwanted
  tree="$(cargo tree --locked --package frontend --target wasm32-unknown-unknown --edges normal,no-proc-macro \
    --prune leptos_config --prefix none --format '{p}')"
  grep -q '^app ' <<<"$tree" || die "the dependency tree of frontend doesn't even hold app: the check looks at nothing"
  unwanted="$(awk '{ print $1 }' <<<"$tree" | sort -u |
    grep -E '^(sea-orm.*|sea-query.*|tokio|sqlx.*|regex|regex-automata|chrono-tz|comrak|ammonia|axum|domain|text|fluent-templates)$' || true)"
  [ -z "$unwanted" ] || die "the browser side would carry: $(tr '\n' ' ' <<<"$unwanted")(cargo tree -p frontend --target wasm32-unknown-unknown -i CRATE)"
  say "browser side carries $(awk '{ print $1 }' <<<"$tree" | sort -u | wc -l | tr -d ' ') crates, none of the server's"
}

dependencies() {
  cargo deny --log-level error check bans licenses sources
  if timeout 60 cargo deny --log-level error fetch db >"$scratch/advisories" 2>&1; then
    cargo deny --offline --log-level error check advisories
    report+=("dependencies: bans, licences, sources and advisories checked")
  elif ls "${CARGO_HOME:-$HOME/.cargo}"/advisory-dbs/*/crates >/dev/null 2>&1; then
    cargo deny --offline --log-level error check advisories
    report+=("dependencies: bans, licences, sources checked; advisories against the copy at hand, its server can't be reached")
  else
    report+=("dependencies: bans, licences, sources checked; advisories NOT checked, their database can't be reached")
  fi
}

# Leptos 0.8 does not escape what stands in a <textarea> (leptos-rs/leptos#4730): one component may write it.
text_areas() {
  local found
  found="$(git grep -lE '<textarea' -- 'app/src/*.rs' 'server/src/*.rs' ':!app/src/components/form/text_area.rs' || true)"
  [ -z "$found" ] || die "only app/src/components/form/text_area.rs may write a text area: $found"
}

lints() {
  cargo clippy --locked --workspace --all-targets -- -D warnings
  # The half of `app` that only a browser runs is invisible to the line above.
  cargo clippy --locked --package frontend --package app --features app/hydrate --target wasm32-unknown-unknown -- -D warnings
}

checks() {
  stage "formatting" cargo fmt --all --check
  stage "browser dependencies" browser_dependencies
  stage "dependencies" dependencies
  stage "text areas" text_areas
  stage "lints" lints
  scripts/frontend.sh
  node scripts/size.mjs | tee "$scratch/size"
  while read -r line; do report+=("$line"); done <"$scratch/size"
}

# ---------------------------------------------------------------- tests

postgres() {
  if [ -n "${TEST_POSTGRES_URL:-}" ]; then
    say "PostgreSQL: the one of TEST_POSTGRES_URL"
  else
    TEST_POSTGRES_URL="$(scripts/postgres.sh start "$scratch/postgres")" || die "no PostgreSQL, so no verdict: nothing is skipped"
    say "PostgreSQL: throw-away cluster"
  fi
  export TEST_POSTGRES_URL
}

rust() {
  local log="$scratch/rust.log" passed="$scratch/passed"
  postgres
  if cargo nextest --version >/dev/null 2>&1; then
    stage "Rust tests, compiling" cargo nextest run --locked --workspace --no-run
    cargo nextest run --locked --workspace --color never 2>&1 | tee "$log"
    sed -nE 's/^ *(PASS|LEAK) \[.*\] +(\([ 0-9/]+\) +)?[^ ]+ +(.*)$/\3/p' "$log" >"$passed"
    report+=("Rust: $(grep -E '^ *Summary' "$log" | tail -n 1 | sed -E 's/^ *Summary *//')")
  else
    stage "Rust tests, compiling" cargo test --locked --workspace --no-run
    cargo test --locked --workspace --no-fail-fast --color never 2>&1 | tee "$log"
    sed -nE 's/^test (.*) \.\.\. ok$/\1/p' "$log" >"$passed"
    report+=("Rust: $(wc -l <"$passed" | tr -d ' ') tests passed")
  fi
  scripts/engines.sh <"$passed" | tee "$scratch/engines"
  report+=("$(sed 's/^engines: /Rust: /' "$scratch/engines" | tail -n 1)")
}

e2e() {
  local log="$scratch/e2e.log"
  scripts/frontend.sh
  # After the Rust tests this is the binary that they have just built.
  if [ "$what" = e2e ]; then
    cargo build --locked --package server --bin entaku
  fi
  (cd end2end && node_modules/.bin/tsc --noEmit)
  (cd end2end && ENTAKU_BIN="$TARGET/debug/entaku" node_modules/.bin/playwright test "$@") 2>&1 | tee "$log"
  report+=("end-to-end: $(sed -nE 's/^ *([0-9]+ (passed|failed|skipped|flaky).*)$/\1/p' "$log" | paste -sd ',' - | sed 's/,/, /g')")
}

if [ "$what" != rust ]; then scripts/setup.sh test; fi
if [ "$what" = all ] || [ "$what" = check ]; then checks; fi
if [ "$what" = all ] || [ "$what" = rust ]; then rust; fi
if [ "$what" = all ] || [ "$what" = e2e ]; then e2e "$@"; fi
