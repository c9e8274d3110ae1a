# Two commands on a fresh machine: `make chat` and `make test`. Each target sets up what it needs, once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: chat test serve check bench evaluate setup
.DEFAULT_GOAL := chat

setup: $(READY)

# Wheels only, pinned with hashes; the project itself is linked, without a build that would need the network.
$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("magbot needs Python 3.11 or newer, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else 0'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up $(VENV): a minute, once; then about eight to learn." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . >&2
	@echo "Learning the questions: eight minutes, once; again by itself when what is learnt from changes." >&2
	@$(BIN)/magbot ask hello >/dev/null
	@touch $(READY)

chat: $(READY)
	@$(BIN)/magbot chat

serve: $(READY)
	@$(BIN)/magbot serve

test: $(READY)
	@$(BIN)/python -m pytest

check: $(READY)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/magbot check

evaluate: $(READY)
	@$(BIN)/magbot evaluate

bench: $(READY)
	@$(BIN)/python -m tests.bench_understanding
