# Two commands do everything: `make demo` and `make test`. The first run makes .venv.

PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8040

.PHONY: demo run check test lint mutate bench lock clean

demo: .venv ## the bot and a stand-in for Telegram, in a browser page on 127.0.0.1
	$(BIN)/python -m bot demo --port $(PORT)

run: .venv ## the bot for real Telegram, settings from .env
	$(BIN)/python -m bot run

check: .venv ## what is wrong in locales/, with file and line
	@$(BIN)/python -m bot check

test: .venv ## all tests
	$(BIN)/python -m pytest -n auto --dist loadgroup

lint: .venv ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

mutate: .venv ## whether tests notice when a rule of check-ins is broken; some minutes
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-mutate.txt
	rm -rf mutants
	TZ=Pacific/Chatham $(BIN)/mutmut run # a zone nobody expects: nothing may depend on the machine's
	$(BIN)/mutmut results
	$(BIN)/mutmut export-cicd-stats
	$(BIN)/python -m bench.mutants

bench: .venv ## what is measured: quality of search, and speed
	$(BIN)/python -m bench

lock: .venv ## pin what pyproject.toml asks for
	$(BIN)/python -m pip install --quiet uv
	for what in "pyproject.toml -o requirements.txt" \
	  "pyproject.toml --group dev -o requirements-dev.txt" \
	  "--group mutate -c requirements-dev.txt -o requirements-mutate.txt"; do \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --no-header --no-annotate $$what; \
	done

clean:
	rm -rf .venv mutants .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv: requirements-dev.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch .venv
