# Two commands matter: `make demo` and `make test`. Each sets up what it needs.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SECONDS ?= 60

.PHONY: install demo test lint bench fuzz docs clean

install: $(VENV)/.installed

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Cần Python 3.11 trở lên (Python 3.11 or later is needed)."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.developer: $(VENV)/.installed
	$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $@

$(VENV)/.fuzzer: $(VENV)/.developer
	$(PIP) install --constraint constraints.txt --editable '.[fuzz]'
	@touch $@

demo: install
	$(BIN)/chidao demo

# One thread for linear algebra: the workers take the cores.
test: export OMP_NUM_THREADS := 1
test: export OPENBLAS_NUM_THREADS := 1
test: $(VENV)/.developer
	$(BIN)/python -m pytest --numprocesses=auto --maxprocesses=4 --dist=loadgroup

lint: $(VENV)/.developer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.developer
	$(BIN)/python -m benchmarks

fuzz: $(VENV)/.fuzzer
	$(BIN)/python -m tests.fuzz.fuzz_parse --seconds $(SECONDS)

docs: $(VENV)/.developer
	$(BIN)/python -m graph.schema.describe
	$(BIN)/python -m loaders.source.issues

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
