# Works from a fresh clone with Python 3.11+, make and a package index.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO ?= .demo

.PHONY: demo test check lint format types tests lock clean

demo: $(VENV)/.installed
	@$(BIN)/newsreader demo --folder $(DEMO)

test: $(VENV)/.installed-dev lint types tests

check: test

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache

types: $(VENV)/.installed-dev
	$(BIN)/mypy

tests: $(VENV)/.installed-dev
	$(BIN)/pytest -n auto --dist worksteal

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The newest versions the lower bounds allow, written down again.
lock: $(VENV)/.installed-dev
	$(BIN)/pip install --quiet --disable-pip-version-check 'pip-tools>=7.4'
	$(BIN)/pip-compile --quiet --upgrade --extra dev --strip-extras --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--output-file requirements.lock pyproject.toml

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("newsreader needs Python 3.11 or newer; this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=24'

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml requirements.lock
	@echo "Installing newsreader into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/bin/python pyproject.toml requirements.lock
	@echo "Installing newsreader and its tools into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) $(DEMO) .mypy_cache .pytest_cache .ruff_cache .hypothesis
