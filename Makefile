# Everything runs in a private environment, .venv, made from the locks in requirements/.
#   make demo        the main job on the example report, and on ../shared/seed/report.txt where it is there
#   make check       formatting, types, import contract, tests; under 10 minutes
#   make check-all   the same with the slow and the browser tests and the freshness of the tables
#   make lexicons    compile src/mahdar/lexicon/data and tables into compiled.json
#   make tables      rebuild src/mahdar/lexicon/tables from the packages they are taken from
#   make readme      put what commands print, and the page's picture, into README.md (the picture needs a chromium)
#   make bench       speed on REPORTS, beside a BERT-base token classifier, whose packages it installs apart
#   make train       learn all weights anew: GOLD=folder of the gold files, WOJOOD=folder of the Wojood sample
#   make locks       resolve the locks anew (needs uv)

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= $(firstword $(shell command -v python3.11) $(shell command -v python3.12) $(shell command -v python3.13) python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
MAHDAR_SHARED ?= ../shared
REPORTS ?= $(MAHDAR_SHARED)/data/news
CODE := src tests $(wildcard tools benchmarks)
export MAHDAR_SHARED

.PHONY: help env env-full demo check check-all static lexicons tables tables-check readme bench train locks clean

help:
	@sed -n '2,11p' Makefile | cut -c3-

# The stamp is older than a changed lock, and then the environment is made anew: nothing of the old one stays.
env: $(VENV)/.made
$(VENV)/.made: requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "mahdar needs Python 3.11 or later; give one with PYTHON=...")'
	@echo "making $(VENV) from requirements/dev.txt" >&2
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

env-full: $(VENV)/.full
$(VENV)/.full: requirements/full.txt $(VENV)/.made
	@$(PIP) install --require-hashes -r requirements/full.txt
	@touch $@

$(VENV)-bench/.made: benchmarks/requirements.txt requirements/dev.txt pyproject.toml
	@rm -rf $(VENV)-bench
	@$(PYTHON) -m venv $(VENV)-bench
	@$(VENV)-bench/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements/dev.txt
	@$(VENV)-bench/bin/python -m pip --disable-pip-version-check --quiet install -r benchmarks/requirements.txt
	@$(VENV)-bench/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --no-build-isolation -e .
	@touch $@

demo: $(VENV)/.made
	@mkdir -p demo
	@for report in examples/report.md $(wildcard $(MAHDAR_SHARED)/seed/report.txt); do \
		page=demo/$$(basename "$$(dirname "$$report")").html; \
		echo "== $$report"; \
		$(BIN)/mahdar read "$$report" --format table; \
		$(BIN)/mahdar read "$$report" --format html --out "$$page"; \
		echo "page: $$PWD/$$page"; \
	done
	@test -e $(MAHDAR_SHARED)/seed/report.txt || echo "skipped: $(MAHDAR_SHARED)/seed/report.txt is not there"

static: $(VENV)/.made
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy $(CODE)
	$(BIN)/lint-imports --no-cache --no-logo

check: static
	$(BIN)/python -m pytest -m "not slow and not browser" --cov --cov-report=term

# One run of pytest and the last step: its closing line is the last word.
check-all: $(VENV)/.full static
	$(BIN)/python -m pytest --cov --cov-report=term

lexicons: $(VENV)/.made
	$(BIN)/python -m mahdar.lexicon.load

tables: $(VENV)/.full
	$(BIN)/python tools/build_tables.py
	$(BIN)/python tools/build_sides.py
	$(BIN)/python -m mahdar.lexicon.load

tables-check: $(VENV)/.full
	$(BIN)/python tools/build_tables.py --check

readme: $(VENV)/.made
	$(BIN)/python tools/readme.py --image

bench: $(VENV)-bench/.made
	$(VENV)-bench/bin/python benchmarks/speed.py "$(REPORTS)"

# In this order: each stands on what the ones before it find.
train: $(VENV)/.full
	PYTHONPATH=tools $(BIN)/python tools/train_names.py "$(GOLD)/train.jsonl" --wojood "$(WOJOOD)"
	PYTHONPATH=tools $(BIN)/python tools/train_meetings.py "$(GOLD)/train.jsonl" "$(GOLD)/lists.jsonl" --wojood "$(WOJOOD)"
	PYTHONPATH=tools $(BIN)/python tools/train_contexts.py "$(GOLD)/train.jsonl" --also "$(GOLD)/lists.jsonl"
	PYTHONPATH=tools $(BIN)/python tools/train_measures.py "$(GOLD)/train.jsonl" --also "$(GOLD)/lists.jsonl"

locks:
	UV=$${UV:-uv}; lock="$$UV pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --quiet"; \
	$$lock -o requirements/base.txt; \
	$$lock --extra dev -c requirements/base.txt -o requirements/dev.txt; \
	$$lock --extra dev --extra browser --extra tables --extra train -c requirements/dev.txt -o requirements/full.txt

clean:
	rm -rf $(VENV) $(VENV)-bench demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
