# Two commands do everything: `make run` and `make test`. `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: run test bench shell screens messages lock help

PYTHON ?= python3
PORT ?= 8000
ARGS ?=
BIN := .venv/bin
PACKAGES := $(PYTHON) network/stack/environment.py
# Nothing here may depend on the shell's locale, and pip need not look for a newer pip.
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore
export PORT

run:  ## start everything and print where: http://localhost:8000 (PORT=8001)
	@$(PACKAGES) requirements.lock
	@exec $(BIN)/python manage.py up

test:  ## lint, checks, tests and browser journeys (ARGS="tests/forums -k reply")
	@$(PACKAGES) requirements-dev.lock
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet . \
		|| { echo "Mend it with: $(BIN)/ruff check --fix . && $(BIN)/ruff format ."; exit 1; }
	@$(BIN)/python -m pytest $(ARGS)

bench:  ## measure, and write benchmarks/*/RESULTS.md (ARGS="thread --thousands 10")
	@$(PACKAGES) requirements-dev.lock
	@$(BIN)/python -m benchmarks $(ARGS)

shell:  ## a Python shell on the running community
	@$(PACKAGES) requirements.lock
	@$(BIN)/python manage.py shell

screens:  ## look at every page: var/screens, and docs/images anew
	@$(PACKAGES) requirements-dev.lock
	@$(BIN)/python -m tests.journeys.screens

messages:  ## bring the translations in locale/ up to the sources, and compile them
	@$(PACKAGES) requirements-dev.lock
	@$(BIN)/python manage.py messages

lock:  ## resolve pyproject.toml into the two lock files (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
		--no-header pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
		--no-header pyproject.toml --group dev -o requirements-dev.lock

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 22
