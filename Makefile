# One command for each habit. The first one makes the environment, whichever it is.
#
#   make PYTHON=python3.12 test
#   make brief PAGES=my-pages OUT=my-brief TITLE="My brief"

PYTHON ?= python3
PAGES ?= samples/pages
OUT ?= out
MINUTES ?= 10
FOLDS ?= 5
TITLE ?= $(if $(filter samples/pages,$(PAGES)),The third Cod War)

BIN := .venv/bin
STAMP := .venv/.made-by-$(subst /,-,$(PYTHON))
MADE_FROM := pyproject.toml tools/environment.py

.DEFAULT_GOAL := help
.PHONY: help setup brief test snapshot lint format types bench fuzz train docs lock vocab clean

help: ## Show what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(STAMP)-dev ## Make the environment for working on dateline

$(STAMP)-run: requirements/run.lock $(MADE_FROM)
	$(PYTHON) tools/environment.py run
	@touch $@

$(STAMP)-dev: requirements/dev.lock $(MADE_FROM)
	$(PYTHON) tools/environment.py dev
	@touch $(STAMP)-run $@

$(STAMP)-bench: requirements/bench.lock $(MADE_FROM)
	$(PYTHON) tools/environment.py bench
	@touch $(STAMP)-run $(STAMP)-dev $@

$(STAMP)-train: requirements/train.lock $(MADE_FROM)
	$(PYTHON) tools/environment.py train
	@touch $(STAMP)-run $(STAMP)-dev $(STAMP)-bench $@

brief: $(STAMP)-run ## Write the brief of the sample pages, or of PAGES=folder, into OUT=folder
	@$(BIN)/dateline brief $(PAGES) -o $(OUT) $(if $(TITLE),--title "$(TITLE)")

test: $(STAMP)-dev ## Run the tests
	$(BIN)/pytest

snapshot: $(STAMP)-dev ## Take the sample brief as it is now as the right one: look at the difference
	$(BIN)/pytest tests/test_samples.py --take-snapshot

lint: $(STAMP)-dev ## Check style and formatting
	$(BIN)/ruff check
	$(BIN)/ruff format --check

format: $(STAMP)-dev ## Format the code, and mend what can be mended
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

types: $(STAMP)-dev ## Check types, strictly
	$(BIN)/mypy

bench: $(STAMP)-bench ## Measure accuracy and speed beside peers, against benchmarks/floors.json
	$(BIN)/python -m benchmarks

fuzz: $(STAMP)-bench ## Feed broken and hostile pages to `clean` for MINUTES=10
	$(BIN)/python -m benchmarks.fuzz --minutes $(MINUTES)

train: $(STAMP)-train ## Train all weights anew: lines, blocks, stories, reader, records (needs ../shared/data; three hours, half of it for FOLDS)
	$(BIN)/python -m training.lines
	$(BIN)/python -m training.blocks
	$(BIN)/python -m training.stories
	$(BIN)/python -m training.reader --folds $(FOLDS)
	$(BIN)/python -m training.records

docs: $(STAMP)-dev ## Write the generated pages of docs/ anew, and check every link
	$(BIN)/python -m tools.cli_reference
	$(BIN)/python -m tools.coverage > /dev/null
	$(BIN)/python -m tools.check_docs

LOCK := uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --custom-compile-command "make lock" --group build

lock: ## Write the locks anew from pyproject.toml (needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv: pip install uv" >&2; exit 1; }
	$(LOCK) --output-file requirements/run.lock
	$(LOCK) --group dev --group vocab --output-file requirements/dev.lock
	$(LOCK) --group dev --group vocab --group bench --output-file requirements/bench.lock
	$(LOCK) --group dev --group vocab --group bench --group train --output-file requirements/train.lock

vocab: $(STAMP)-dev ## Build the packaged vocabulary anew (word shares only with ../shared/data)
	$(BIN)/python tools/build_vocab_countries.py
	$(BIN)/python tools/build_gazetteer.py
	@if [ -d ../shared/data ]; then $(BIN)/python tools/build_vocab_word_shares.py ../shared/data; \
	else echo "word-shares.tsv stays as it is: ../shared/data is not here"; fi

clean: ## Remove the environment and everything that was made
	rm -rf .venv build dist out .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
