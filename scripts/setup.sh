#!/usr/bin/env bash
# Brings a machine to the point where Entaku builds (`setup.sh run`) and can be tested (`setup.sh test`).
# Idempotent. Per tool: what is there already, else the ordinary download with a short time limit, else
# the package registries. Tools live under ~/.cache/entaku/tools/<tool>-<version>, so that a second clone
# costs nothing. Nothing outside that folder is touched, except system packages when they are missing.
set -euo pipefail
STEP=setup
source "$(dirname "$0")/lib.sh"

what="${1:-run}"
case "$what" in run | test) ;; *) die "usage: scripts/setup.sh run|test" ;; esac
began=$SECONDS
cd "$ROOT"
mkdir -p "$TOOLS"

# ---------------------------------------------------------------- system packages

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif have sudo && sudo -n true 2>/dev/null; then
    sudo "$@"
  else
    return 1
  fi
}

apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
}

# system REASON PACKAGE… (Debian's names; other systems are told what to install)
system() {
  local reason="$1"
  shift
  if have apt-get && as_root true; then
    timed "Debian packages $*" apt_get "$@"
  else
    die "$reason is missing. Install it and start again; on Debian: apt-get install $*"
  fi
}

have cargo || die "Rust is missing. Install it with rustup (https://rustup.rs), open a new shell and start again"
have cc || system "a C compiler (SQLite is compiled in)" build-essential
have npm && have node || system "Node.js with npm" nodejs npm

# ---------------------------------------------------------------- Rust

if have rustup; then
  channel="$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)"
  if ! rustup toolchain list | grep -q "^$channel-" ||
    ! rustup target list --toolchain "$channel" --installed | grep -qx wasm32-unknown-unknown; then
    timed "Rust $channel with wasm32" rustup toolchain install "$channel" --no-self-update --profile minimal \
      --component clippy --component rustfmt --target wasm32-unknown-unknown
  fi
elif [ ! -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; then
  die "the Rust target wasm32-unknown-unknown is missing; install Rust with rustup, or your system's package for it"
fi

# cargo_tool CRATE VERSION HOME [FLAG…] — released binary where cargo-binstall is at hand, else compiled.
# Compiled without optimisation and without debug information: these tools run for seconds.
cargo_tool() {
  local crate="$1" version="$2" home="$3"
  shift 3
  if have cargo-binstall &&
    timeout 90 cargo binstall --no-confirm --disable-strategies compile --root "$home" "$crate@$version"; then
    return 0
  fi
  env -u CARGO_TARGET_DIR -u RUSTFLAGS CARGO_PROFILE_DEV_DEBUG=0 \
    cargo install "$crate" --version "$version" --root "$home" --debug "$@"
}

if [ "$(cargo leptos --version 2>/dev/null)" != "cargo-leptos $CARGO_LEPTOS_VERSION" ]; then
  say "cargo-leptos $CARGO_LEPTOS_VERSION: compiled here unless cargo-binstall is installed; up to 10 minutes on 2 cores, once per machine"
  timed "cargo-leptos" cargo_tool cargo-leptos "$CARGO_LEPTOS_VERSION" "$CARGO_LEPTOS_HOME" --locked --features no_downloads
fi

if [ "$(wasm-bindgen --version 2>/dev/null)" != "wasm-bindgen $WASM_BINDGEN_VERSION" ]; then
  # Without --locked: the lock of 0.2.130 names a crate that was withdrawn.
  timed "wasm-bindgen" cargo_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION" "$WASM_BINDGEN_HOME"
fi

if ! [ -x "$BINARYEN_HOME/node_modules/.bin/wasm-opt" ]; then
  timed "wasm-opt" npm install --silent --no-audit --no-fund --prefix "$BINARYEN_HOME" "binaryen@$BINARYEN_VERSION"
fi

# ---------------------------------------------------------------- tests

if [ "$what" = test ]; then
  have python3 || system "Python 3 (end-to-end tests read the SQLite file with it)" python3

  if ! cargo deny --version >/dev/null 2>&1; then
    timed "cargo-deny" cargo_tool cargo-deny "$CARGO_DENY_VERSION" "$CARGO_DENY_HOME" --locked
  fi

  if ! cargo nextest --version >/dev/null 2>&1; then
    if have cargo-binstall; then
      timed "cargo-nextest" timeout 90 cargo binstall --no-confirm --disable-strategies compile cargo-nextest ||
        say "cargo-nextest can't be downloaded; tests run with cargo test"
    else
      say "cargo-nextest is not installed; tests run with cargo test"
    fi
  fi

  if [ -z "${TEST_POSTGRES_URL:-}" ] && ! "$ROOT/scripts/postgres.sh" find >/dev/null 2>&1; then
    system "PostgreSQL (initdb and pg_ctl, or TEST_POSTGRES_URL)" postgresql
  fi

  stamp="$ROOT/end2end/node_modules/.entaku-stamp"
  if ! cmp -s "$ROOT/end2end/package-lock.json" "$stamp"; then
    timed "end-to-end packages" npm ci --silent --no-audit --no-fund --prefix "$ROOT/end2end"
    cp "$ROOT/end2end/package-lock.json" "$stamp"
  fi

  if ! node "$ROOT/end2end/chromium.mjs" >/dev/null 2>&1; then
    (
      cd "$ROOT/end2end"
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT=10000 timed "Playwright's Chromium" \
        timeout 240 npx playwright install chromium 2>/dev/null
    ) || say "Playwright's Chromium can't be downloaded here; taking the system's"
    node "$ROOT/end2end/chromium.mjs" >/dev/null 2>&1 || system "Chromium" chromium
    node "$ROOT/end2end/chromium.mjs" >/dev/null || die "Chromium doesn't start; set ENTAKU_CHROMIUM to one that does"
  fi

  if have fc-list && [ -n "$(fc-list :lang=ja family)" ] && fc-list : family | grep -qi 'color emoji'; then
    :
  else
    system "fonts for pictures of pages: Japanese, emoji" fontconfig fonts-noto-cjk fonts-noto-color-emoji
  fi
fi

say "ready ($what) after $((SECONDS - began)) s"
