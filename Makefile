# Röda tråden. `make run` to try it, `make test` to test it; docs/ for the rest.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
SEED ?=
DEMO_DATA := .data/demo
FLAGSHIP := Vilka aktiviteter stödjer Ett sammanhållet Motala?
# The pin of constraints-test.txt; named so that the extra "models" never fetches another.
TORCH := torch==2.13.0

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# chromadb and LangSmith would report home; the product turns it off itself, the tests and benchmarks here.
export ANONYMIZED_TELEMETRY := False
export LANGSMITH_TRACING := false

.PHONY: help run test check quality bench soak lint format

help:  ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or later is needed; name it with PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --upgrade 'pip>=25.1'

$(VENV)/.base: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/.test: pyproject.toml constraints-test.txt | $(BIN)/python
	$(PIP) install -c constraints-test.txt -e '.[language-models]' --group test
	@touch $@

$(VENV)/.lint: pyproject.toml constraints-test.txt | $(BIN)/python
	$(PIP) install -c constraints-test.txt -e '.[language-models]' --group test --group check
	@touch $@

$(VENV)/.models: pyproject.toml constraints-test.txt | $(BIN)/python
	$(PIP) install -c constraints-test.txt '$(TORCH)'
	$(PIP) install -c constraints-test.txt -e '.[models,language-models]' --group test --group check --group model-server
	@touch $@

$(VENV)/.bench: $(VENV)/.models
	$(PIP) install -c constraints-test.txt -e '.[models]' --group bench
	@touch $@

# axe-core, for the browser tests. Nothing of it runs at install.
node_modules/.axe: package.json package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

run: $(VENV)/.base  ## install, read the demo corpus, answer one question, serve on PORT
	$(BIN)/roda ingest corpus/documents --data-dir $(DEMO_DATA)
	$(BIN)/roda ask "$(FLAGSHIP)" --data-dir $(DEMO_DATA)
	$(BIN)/roda serve --port $(PORT) --data-dir $(DEMO_DATA)

test: $(VENV)/.test  ## unit and integration tests: no Debian package, no torch
	$(BIN)/python -m pytest -m 'not check and not soak' --ignore tests/browser -n 2

check: lint $(VENV)/.models node_modules/.axe  ## lint, types, import contracts, and the tests that need a browser, programs or torch
	$(BIN)/python -m pytest -m 'check and not soak'

quality: $(VENV)/.lint  ## the quality table; SEED=n is the new seed, never 0
	@test -n "$(SEED)" || { echo "Name a new seed that was never used: make quality SEED=7"; exit 1; }
	$(BIN)/python -m tests.quality.report --seed $(SEED)

bench: $(VENV)/.bench  ## ingest beside the LangChain recipe; answers; search at 100,000 and 1,000,000 passages
	$(BIN)/python -m tests.quality.bench
	$(BIN)/python -m tests.quality.bench.search 100000
	$(BIN)/python -m tests.quality.bench.search 1000000

soak: $(VENV)/.test  ## kill ingest at random 50 times; roda doctor after each
	$(BIN)/python -m pytest -m soak --timeout 0 -s

lint: $(VENV)/.lint  ## ruff, mypy, import contracts, length of functions
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.quality.function_lengths assistant ingest corpus

format: $(VENV)/.lint  ## let ruff format and sort
	$(BIN)/ruff check --fix --select I .
	$(BIN)/ruff format .
