# One command a habit. Everything lives in .venv and var/; nothing is installed on the machine.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

.PHONY: run test check bench docs lock clean
.DEFAULT_GOAL := help

help:
	@echo "make run    the whole of Forbear on a simulated lender: http://127.0.0.1:8000"
	@echo "make test   everything the tests know, browser and databases included"
	@echo "make check  the fast half of it: style, types, contracts, quick tests"
	@echo "make bench  the daily cycle against a floor measured beside it"
	@echo "make docs   the manual, into site/"
	@echo "make lock   work out the locked dependencies again"

$(VENV)/.run: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up (once; again when the locked dependencies change) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

run: $(VENV)/.run
	@$(BIN)/forbear demo --serve

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy
	$(BIN)/pytest -q -n 2 -m "not slow and not browser and not database"

test: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy
	$(BIN)/pytest -n 2

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks.day
	$(BIN)/python -m benchmarks.lint

docs: $(VENV)/.dev
	$(BIN)/mkdocs build --strict

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes pyproject.toml --extra build -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --extra build --group dev pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) site build dist
