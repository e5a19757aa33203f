# `make help` lists everything. Needs Python 3.11 or newer and nothing else; the rest is installed into .venv.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
export HOST PORT

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
WORKERS ?= logical
# A file's tests stay together; in the order of tests/conftest.py, which begins with those that take longest.
SPREAD := --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test checks lint types test-sqlite test-postgres test-browser coverage test-faults contact-sheet format bench vendor sbom advisories lock screenshots clean

help: ## this list
	@awk 'BEGIN { FS = ":.*## " } /^##@/ { printf "\n%s\n", substr($$0, 5) } \
	     /^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

##@ Use
# One arena: Python's threads take turns, and a heap for each would cost 20 MB for nothing.
run: .venv/.runtime ## install what is missing and serve on http://127.0.0.1:8000 (HOST, PORT)
	@MALLOC_ARENA_MAX=1 KEEP_LOG=$${KEEP_LOG-1} exec $(BIN)/python -m app.serve

##@ Check
test: checks test-sqlite test-postgres test-browser ## everything below

checks: .venv/.development ## style and types, side by side
	@$(BIN)/mypy & types=$$!; $(MAKE) --no-print-directory lint && wait $$types

lint: .venv/.development ## style of code and templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --quiet --lint templates

types: .venv/.development ## mypy, strict
	$(BIN)/mypy

test-sqlite: .venv/.development ## the tests on SQLite; in CI with coverage
	$(if $(CI),HYPOTHESIS_PROFILE=thorough) $(BIN)/pytest -m "not browser" -n $(WORKERS) $(SPREAD) $(if $(CI)$(COVERAGE),--cov --cov-report=term)

test-postgres: .venv/.development ## the same on a throw-away PostgreSQL
	@if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then \
	  set -x; $(BIN)/pytest -m "not browser" -n $(WORKERS) $(SPREAD) --database postgres; \
	else $(call missing,PostgreSQL,postgresql); fi

test-browser: .venv/.development ## the pages in a real Chromium
	@if command -v chromium >/dev/null 2>&1; then \
	  set -x; $(BIN)/pytest -m browser -n $(WORKERS) $(SPREAD); \
	else $(call missing,Chromium,chromium); fi

coverage: ## the tests on SQLite, and which lines and branches of app/ they do not reach
	@$(MAKE) test-sqlite COVERAGE=1

contact-sheet: .venv/.development ## picture every screen and name its faults (TO=folder; needs Chromium)
	@test -n "$(TO)" || { echo "Say where to: make contact-sheet TO=/tmp/screens" >&2; exit 2; }
	$(BIN)/python bin/contact-sheet "$(TO)"

test-faults: .venv/.development ## kill, starve and cut off the program for as long as it takes (an hour; PARTS, KILLS)
	$(BIN)/python -m tests.faults $(PARTS) $(if $(KILLS),--kills $(KILLS))

bench: .venv/.development ## ratios of speed and size, measured in one run
	$(BIN)/python -m bench

##@ Change
format: .venv/.development ## put code into the house's form
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

vendor: ## copy the front-end parts that package.json pins into static/vendor (needs npm)
	$(PYTHON) bin/vendor

sbom: .venv/.development ## list what it is made of, as CycloneDX JSON (TO=file; else build/sbom.json)
	@$(BIN)/python bin/sbom $(TO)

advisories: .venv/.development ## say which pinned parts have a known hole, and how old the list is
	@$(BIN)/python bin/advisories

# uv does not read pip's settings: where pip asks another index, it is handed on; the files never name it.
lock: .venv/.development ## work requirements*.txt out of requirements*.in, with hashes (UPGRADE=1: newest of what is not pinned)
	$(call compile,requirements)
	$(call compile,requirements-dev)

screenshots: .venv/.development ## take the pictures of README and guide anew (needs Chromium)
	$(BIN)/python bin/screenshots

clean: ## remove .venv and caches; instance/ with the books stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*

# What a machine lacks: a word for a developer, a failure in CI, where everything is expected.
missing = echo "$(1) is not installed (apt-get install $(2)): its tests were left out." >&2; test "$$CI" != true

compile = index=$$($(BIN)/python -m pip config get global.index-url 2>/dev/null); \
	$${index:+env UV_DEFAULT_INDEX="$$index"} $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	  --generate-hashes --no-strip-extras --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade) \
	  $(1).in --output-file $(1).txt

# Two installs, each repeated only when its lock changes. A file whose hash is not in the lock is refused.
.venv/.runtime: requirements.txt | $(BIN)/pip
	$(PIP) install --require-hashes --requirement requirements.txt
	@touch $@

.venv/.development: requirements-dev.txt .venv/.runtime
	$(PIP) install --require-hashes --requirement requirements-dev.txt
	@touch $@

# pip is made last, so a venv that broke half-way (Debian without python3-venv) is made again.
$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name it with make PYTHON=/path/to/python3.11 run")'
	$(PYTHON) -m venv .venv
