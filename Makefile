# axstat: `make` lists what there is to do. Every target sets itself up in .venv.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CHARTS := data/processed/charts

.PHONY: help setup demo test real check lint format docs golden gallery bench stress constraints clean

help: ## list the targets
	@awk -F':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## create .venv with the pinned versions

$(READY): pyproject.toml constraints.txt
	@echo "setting up $(VENV), once" >&2
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "axstat needs Python 3.11 or newer")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: $(READY) ## ingest data/raw, print the reports, draw the charts
	@$(BIN)/axstat ingest
	@$(BIN)/axstat report overtime
	@$(BIN)/axstat report labour
	@$(BIN)/axstat chart overtime-distribution -o $(CHARTS)/overtime-distribution.svg
	@$(BIN)/axstat chart labour-gap -o $(CHARTS)/labour-gap.svg

test: $(READY) ## run the tests
	@$(BIN)/python -m pytest -n auto

real: $(READY) ## check the published workbooks beside the repository and run the tests that read them
	@$(BIN)/python -m tests.support.real
	@$(BIN)/python -m pytest -n auto -m real

check: lint test ## format, lint, types, import contracts, generated docs, tests

lint: $(READY)
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python scripts/write_docs.py --check

format: $(READY) ## format the code and mend what ruff can
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --fix --quiet .

docs: $(READY) ## write the generated reference pages in docs/
	@$(BIN)/python scripts/write_docs.py

gallery: $(READY) ## draw every chart of the shipped data into docs/gallery
	@$(BIN)/axstat ingest
	@$(BIN)/axstat chart --all -o docs/gallery --lang ja --force

golden: $(READY) ## rewrite the golden files of the tests
	@UPDATE_GOLDEN=1 $(BIN)/python -m pytest -n auto

stress: $(READY) ## 50,000 mutated workbooks, 200 kills, 600 damaged databases, new examples (AXSTAT_FUZZ_CASES=…, AXSTAT_KILLS=…)
	@AXSTAT_FUZZ_CASES=$${AXSTAT_FUZZ_CASES:-50000} AXSTAT_KILLS=$${AXSTAT_KILLS:-200} \
	  AXSTAT_DAMAGES=$${AXSTAT_DAMAGES:-600} \
	  $(BIN)/python -m pytest -n auto --hypothesis-profile=searching tests/faults tests/fuzz tests/values tests/areas \
	  tests/recognise/test_random_layouts.py

bench: $(READY) ## measure speed, size and memory beside other tools (BENCH=--quick for a look)
	@$(BIN)/python -m benchmarks.run $(BENCH)

constraints: $(READY) ## write the installed versions into constraints.txt
	@{ head -n 1 constraints.txt; $(BIN)/python -m pip freeze --exclude-editable; } > constraints.new
	@mv constraints.new constraints.txt

clean: ## remove what was built: .venv, database, charts, caches
	@rm -rf $(VENV) data/processed/axstat.duckdb* $(CHARTS) .mypy_cache .ruff_cache .hypothesis build dist
	@find src tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +
