# `make demo` runs the main job, `make test` passes the tests; both set up what they need.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
EXTRAS ?= dev
DEMO = build/demo

.PHONY: demo test fresh corpora long bench clean

$(VENV)/ready: pyproject.toml .ci/constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("flowdef needs Python 3.11 or newer: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint .ci/constraints.txt --editable '.[$(EXTRAS)]'
	@touch $@

demo: $(VENV)/ready
	@sh docs/tour/demo.sh $(BIN)/flowdef $(DEMO)

test: $(VENV)/ready
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/python -m pytest --cov --cov-report=term
	@$(BIN)/python .ci/ratchet.py

fresh: $(VENV)/ready
	$(BIN)/python -m pytest -q --update-goldens

corpora: $(VENV)/ready
	FLOWDEF_CORPORA=$(DIR) $(BIN)/python -m pytest -m corpora

long: $(VENV)/ready
	FLOWDEF_LONG=1 $(BIN)/python -m pytest -m long

bench: $(VENV)/ready
	$(BIN)/python -m pip install --quiet --constraint .ci/constraints.txt '.[bench]'
	$(BIN)/python bench/start.py
	$(BIN)/python bench/lint.py
	$(BIN)/python bench/docs.py
	$(BIN)/python bench/paths.py

clean:
	rm -rf $(VENV) build .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis
