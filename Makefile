# Two commands do everything on a fresh machine: `make run` and `make test`.
.DEFAULT_GOAL := help
.PHONY: help run test dev check rust e2e faults pictures release bench

help: ## this list
	@sed -n 's/^\([a-z0-9]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 12

run: ## set up, build, migrate, load the demo when the database is empty, serve on http://127.0.0.1:3000
	@scripts/run.sh

test: ## set up, lints, all tests on SQLite and PostgreSQL, end-to-end tests in Chromium
	@scripts/test.sh

dev: ## serve the demo; every change is built and shown (its own target directory)
	@scripts/dev.sh

check: ## formatting, lints, dependencies and size, without the tests
	@scripts/test.sh check

rust: ## only the Rust tests, on both engines
	@scripts/test.sh rust

e2e: ## only the end-to-end tests; ARGS="journeys/j1 --project ja-js-desktop"
	@scripts/test.sh e2e $(ARGS)

faults: ## kill real processes in the middle of their work; ARGS="f1_ 300" for one of them, with so many kills
	@scripts/faults.sh $(ARGS)

pictures: ## pictures of every page in docs/pictures
	@scripts/pictures.sh

release: ## target/release/entaku with hash.txt beside it, and target/site
	@scripts/release.sh

bench: ## start time, memory, latency and sizes of the release build into bench/latest.json
	@scripts/bench.sh
