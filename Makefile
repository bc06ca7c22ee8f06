# Two commands for a newcomer: `make demo` and `make test`. Everything they need is set up in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAM ?= ../shared/exam
TEXTS ?= $(EXAM)

.PHONY: demo test exam bench docs install dev lint format clean new-language

$(BIN)/bilateral: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $(BIN)/bilateral

$(VENV)/.dev: pyproject.toml $(BIN)/bilateral
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(VENV)/.dev

install: $(BIN)/bilateral  ## set up .venv with what a user needs

dev: $(VENV)/.dev  ## the same, with what a developer needs

demo: $(BIN)/bilateral  ## read the sample reports and print a brief
	@mkdir -p out && rm -f out/demo.db
	@$(BIN)/bilateral read examples/reports --record out/demo.db
	@$(BIN)/bilateral brief Vietnam Kazakhstan --record out/demo.db
	@$(BIN)/bilateral brief Vietnam Kazakhstan --record out/demo.db --format html --output out/brief.html
	@echo "The same brief as a page for the browser: out/brief.html"

lint: $(VENV)/.dev  ## style, types, import layers
	$(BIN)/ruff check src tests eval bench tools
	$(BIN)/ruff format --check src tests eval bench tools
	$(BIN)/mypy
	$(BIN)/mypy eval bench tests tools
	$(BIN)/lint-imports

test: lint  ## everything that must pass
	$(BIN)/python -m pytest
	$(BIN)/python -m eval.gate

exam: $(BIN)/bilateral  ## score the record against the exam; TEXTS=FOLDER adds the looked-up episodes
	BILATERAL=$(BIN)/bilateral $(PYTHON) $(EXAM)/run.py --texts $(TEXTS)
	$(BIN)/python -m eval.kremlin $(EXAM)

bench: $(VENV)/.dev  ## speed and memory beside spaCy, in one run; speed of each language beside English
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python bench/speed.py $(EXAM)
	$(BIN)/python bench/languages.py $(EXAM)

format: $(VENV)/.dev
	$(BIN)/ruff check --fix src tests eval bench tools
	$(BIN)/ruff format src tests eval bench tools

clean:
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

docs: $(VENV)/.dev  ## write docs/cli.md and the README's output anew
	$(BIN)/python -m bilateral.cli.reference > docs/cli.md.new && mv docs/cli.md.new docs/cli.md
	$(BIN)/python tools/readme.py --write

# `make new-language xx` or `make new-language LANGUAGE=xx`: the word behind the target is the language, no target of its own
ifeq (new-language,$(firstword $(MAKECMDGOALS)))
  BEHIND := $(wordlist 2,$(words $(MAKECMDGOALS)),$(MAKECMDGOALS))
  LANGUAGE ?= $(firstword $(BEHIND))
  ifneq (,$(BEHIND))
.PHONY: $(BEHIND)
$(BEHIND): ; @:
  endif
endif

new-language: $(BIN)/bilateral  ## lay out the pack of a new language
	@$(BIN)/python tools/new_language.py $(LANGUAGE)
