# Two commands do everything: `make run` and `make test`. `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: run test bench shell screenshots lock help

PYTHON ?= python3
PORT ?= 8000
ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
# Nothing here may depend on the shell's locale, and pip need not look for a newer pip.
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore
export PORT

run: $(VENV)/run.lock  ## start everything and print where: http://localhost:8000 (PORT=8001)
	@exec $(BIN)/python manage.py up

test: $(VENV)/dev.lock  ## lint, checks, tests and browser journeys (ARGS="tests/forums -k reply")
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet . \
		|| { echo "Mend it with: $(BIN)/ruff check --fix . && $(BIN)/ruff format ."; exit 1; }
	@$(BIN)/python -m pytest $(ARGS)

bench: $(VENV)/dev.lock  ## measure, and write benchmarks/*/RESULTS.md (ARGS="thread --thousands 10")
	@$(BIN)/python -m benchmarks $(ARGS)

shell: $(VENV)/run.lock  ## a Python shell on the running community
	@$(BIN)/python manage.py shell

screenshots: $(VENV)/dev.lock  ## take docs/images anew from the demo community
	@$(BIN)/python -m tests.journeys.screenshots

lock:  ## resolve pyproject.toml into the two lock files (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
		--no-header pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
		--no-header pyproject.toml --group dev -o requirements-dev.lock

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 22

# A copy of the lock in the environment says what is installed there.
$(VENV)/run.lock: requirements.lock | $(VENV)/bin/python
	@cmp -s requirements.lock $@ || { \
		echo "  Installing the locked packages (about a minute, once)"; \
		$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements.lock; }
	@cp requirements.lock $@

$(VENV)/dev.lock: requirements-dev.lock | $(VENV)/bin/python
	@cmp -s requirements-dev.lock $@ || { \
		echo "  Installing the locked packages and the tools for testing (about a minute, once)"; \
		$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements-dev.lock; }
	@cp requirements-dev.lock $@

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Havn needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 run"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Python's venv module is missing: on Debian, apt-get install python3-venv"; exit 1; }
