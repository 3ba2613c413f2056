# The portal's commands. `make` alone lists them.
ARRANGEMENT ?= buckinghamshire
PORT ?= 8000
PY = .venv/bin/python
SHELL := /bin/bash

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test test-fast lint format lock bench

##@ Use
run: setup ## Set up, prepare the demo and serve it: make run ARRANGEMENT=berkshire-west PORT=8000
	@exec $(PY) scripts/run.py --arrangement "$(ARRANGEMENT)" --port "$(PORT)"

setup: ## Virtual environment, pinned packages and system libraries; seconds when nothing changed
	@scripts/setup run

##@ Check
test: setup-dev ## Everything: lint, floors, all tests on SQLite and PostgreSQL, Redis, Celery, Chromium
	@exec $(PY) scripts/test.py

test-fast: setup-dev ## The tests on SQLite without browser and services, for while you work
	@$(PY) -m pytest -q -n 2 -m "not browser and not service"

lint: setup-dev ## Lint, format check and the floors of the house
	@$(PY) -m ruff check . && $(PY) -m ruff format --check . && .venv/bin/lint-imports

bench: setup-dev ## Speed as ratios, written to docs/performance.md
	@exec $(PY) scripts/bench.py

##@ Keep
format: setup-dev ## Put imports and lay-out right
	@$(PY) -m ruff check --fix . ; $(PY) -m ruff format .

lock: setup-dev ## Pin every package anew, with hashes, after a change of requirements*.txt
	@scripts/lock

setup-dev:
	@scripts/setup dev

help: ## This list
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} /^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST); echo
