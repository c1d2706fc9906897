# `make run` and `make test` do all the set-up themselves; both need Python 3.11 or newer and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check -c packaging/constraints.txt
PINS := pyproject.toml packaging/constraints.txt

# The stamps say what the environment holds, so that a second call starts at once.
APP := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
TRANSLATED := $(VENV)/.translated

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test test-fast check format translations screenshots clean

help:
	@echo "make run          set up, then open the window on a sample (without a display: the same in the terminal)"
	@echo "make test         set up, then run the whole test suite"
	@echo "make test-fast    the same without the slow tests, in under 3 minutes"
	@echo "make check        style, types, imports, translations, generated docs"
	@echo "make format       put the code in the project's style"
	@echo "make translations bring resources/i18n up to date with the code and compile it"
	@echo "make screenshots  take the pictures in docs/screenshots again, and contact sheets of three sizes in build/look"
	@echo "make clean        remove the environment and everything built"

run: $(APP) $(TRANSLATED)
	$(BIN)/deepstudio demo

test: $(DEV) $(TRANSLATED)
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n 2 $(ARGS)

test-fast: $(DEV) $(TRANSLATED)
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n 2 -m "not slow" $(ARGS)

check: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict deepstudio
	$(BIN)/lint-imports
	$(BIN)/python packaging/translations.py check
	$(BIN)/python packaging/docs.py --check

format: $(DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

translations: $(DEV)
	$(BIN)/python packaging/translations.py update
	$(BIN)/python packaging/translations.py compile
	@touch $(TRANSLATED)

screenshots: $(DEV) $(TRANSLATED)
	QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/screenshots.py
	for size in 960x600 1440x900 1920x1080@150; do \
		QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/screenshots.py --out build/look/$$size --size $$size --sheet || exit 1; \
	done

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis resources/i18n/*.qm
	find deepstudio tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "DeepStudio needs Python 3.11 or newer. Name one: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(APP): $(PINS) | $(BIN)/python
	$(PIP) -e .
	@touch $@

$(DEV): $(PINS) | $(BIN)/python
	$(PIP) -e '.[dev]'
	@touch $(APP) $@

$(TRANSLATED): $(wildcard resources/i18n/*.ts) packaging/translations.py | $(BIN)/python
	$(BIN)/python packaging/translations.py compile
	@touch $@
