#!/usr/bin/env bash
# Reads the names of tests that passed, one a line, and fails unless the same tests passed on both
# engines. A test that ran on one engine only proves nothing about the other.
# ENGINE_TESTS: how a name ends, with the engine as its last group.
set -euo pipefail
STEP=engines
source "$(dirname "$0")/lib.sh"
ENGINE_TESTS="${ENGINE_TESTS:-(::|_on_)(sqlite|postgres)\$}"

names="$(mktemp -d)"
trap 'rm -rf "$names"' EXIT
cat >"$names/all"
for engine in sqlite postgres; do
  grep -E "$ENGINE_TESTS" "$names/all" | grep -E "$engine\$" | sed -E "s/$ENGINE_TESTS//" | LC_ALL=C sort >"$names/$engine" || true
done
sqlite="$(wc -l <"$names/sqlite" | tr -d ' ')"
postgres="$(wc -l <"$names/postgres" | tr -d ' ')"
say "$sqlite tests on SQLite, $postgres on PostgreSQL"
if ! diff "$names/sqlite" "$names/postgres" >"$names/diff"; then
  sed -n 's/^< \(.*\)/engines:   only on SQLite: \1/p; s/^> \(.*\)/engines:   only on PostgreSQL: \1/p' "$names/diff" | head -20 >&2
  die "not the same tests on both engines"
fi
[ "$sqlite" -gt 0 ] || die "no test ran on either engine"
