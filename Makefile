# make run    the app on samples/ (or FILINGS=dir), on localhost
# make test   every check and test
# make lint   the checks only
# make clean  the environment and caches, not the data
# Variables: PYTHON=python3.12  PIP_ARGS="…"  FILINGS=dir  DATA=dir  PORT=8501

PYTHON   ?= python3
PIP_ARGS ?=
FILINGS  ?= samples
DATA     ?= data
PORT     ?= 8501

VENV := .venv
BIN  := $(VENV)/bin
REAL := ../shared/filings
SET  := eval/sets/starter.jsonl
# The share of the set that must be answered right.
RIGHT := 0.95

.DEFAULT_GOAL := help
.PHONY: help run test lint gate clean

help:
	@sed -n '1,/^$$/s/^# //p' Makefile

# A stamp is written last: an installation that was cut off is done again, one that ended is not repeated.
$(VENV)/.installed-run: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name one with: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV): some minutes the first time"
	$(BIN)/python -m pip install --disable-pip-version-check --quiet -c constraints.txt -e . $(PIP_ARGS)
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed-run
	$(BIN)/python -m pip install --disable-pip-version-check --quiet -c constraints.txt -e '.[dev]' $(PIP_ARGS)
	@touch $@

run: export FILINGS_DATA := $(DATA)
run: $(VENV)/.installed-run
	$(BIN)/python -m ingest add "$(FILINGS)"
	@echo "决算问答: http://localhost:$(PORT)"
	$(BIN)/streamlit run app.py --server.address localhost --server.port $(PORT)

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/python -m pytest
	$(MAKE) --no-print-directory gate

# The question set: its golds against the filings, then the assistant's answers against the golds. A filing that is
# absent is reported as NOT RUN; without filings no level is claimed.
gate: $(VENV)/.installed-run
	$(BIN)/python -m eval check $(SET)
	@if [ -d $(REAL) ]; then \
	  $(BIN)/python -m eval run $(SET) --filings $(REAL) --require right=$(RIGHT) --require wrong_figures=0; \
	else \
	  echo "NOT RUN: the evaluation needs the filings in $(REAL)"; \
	fi

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
