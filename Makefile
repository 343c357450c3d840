# The same words at the desk and in CI. `make help` lists them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# The first Python on this machine that is new enough.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
PY := .venv/bin/python
PARTICIPANTS ?= 24
# Two at a time, a file staying with one of them.
TWO := --numprocesses 2 --dist loadfile
STRICT := workshops/published_schools.ipynb

.PHONY: help demo test system lint format types types-js unit notebooks wheel browser audit bench bench-seats bench-dashboards bench-analysis bench-plans soak soak-forks soak-dashboards clean

help:  ## list these words
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

demo: .venv/stamp-demo  ## practise a whole evening; options: make demo ARGS="--port 0"
	@.venv/bin/ihubkit demo --participants $(PARTICIPANTS) $(ARGS)

test: system lint types types-js notebooks unit browser  ## all checks, set up from nothing

system:  ## what the tests need beside Python, installed where that is allowed
	@.ci/system-packages

lint: .venv/stamp-test  ## style and form of the code
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

format: .venv/stamp-test  ## put the code into form
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

types: .venv/stamp-test  ## types of the Python code
	$(PY) -m mypy

types-js: node_modules/stamp  ## types of the JavaScript code
	npm run --silent check

unit: .venv/stamp-test  ## every test without a browser: rules, store, server, wheel
	$(PY) -m pytest $(TWO) -m "not browser" $(ARGS)

notebooks: .venv/stamp-test  ## run the notebooks; stored figures must come out again
	$(PY) -m pytest --nbval $(STRICT)
	$(PY) -m pytest --nbval-lax $(filter-out $(STRICT),$(wildcard workshops/*.ipynb))

browser: .venv/stamp-test  ## every test in a real browser: controls, seat, a whole evening
	$(PY) -m pytest $(TWO) -m browser $(ARGS)

audit: .venv/stamp-test  ## known vulnerabilities of installed packages; says so when nobody can be asked
	@$(PY) .ci/audit.py $(ARGS)

wheel: .venv/stamp-test  ## only the tests of what users install
	$(PY) -m pytest tests/packaging $(ARGS)

bench: bench-seats bench-dashboards bench-analysis bench-plans  ## all measurements; options: make bench ARGS="--json FILE"

bench-seats: .venv/stamp-test  ## how many seats this machine carries
	$(PY) benchmarks/seats.py $(ARGS)

bench-dashboards: .venv/stamp-test  ## our dashboards and the same on stock Voilà, in ten minutes
	$(PY) benchmarks/dashboards.py $(ARGS)

bench-analysis: .venv/stamp-test  ## a release of 300 people, and a hub of 1.2 million answers
	$(PY) benchmarks/analysis.py $(ARGS)

bench-plans: .venv/stamp-test  ## proposals and documents of a plan, and twenty people who write one
	$(PY) benchmarks/planning.py $(ARGS)

soak: soak-forks soak-dashboards  ## does it go on and leave nothing behind, whatever happens?

soak-forks: .venv/stamp-test  ## 500 forked kernels, none of which may leave anything behind
	$(PY) benchmarks/soak.py $(ARGS)

soak-dashboards: .venv/stamp-test  ## kernels die while twenty people work; nothing may be lost
	$(PY) benchmarks/soak_dashboards.py $(ARGS)

clean:  ## remove what these words made; data folders stay
	rm -rf .venv node_modules dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

# One environment; a stamp says for which pyproject.toml its packages were fetched.
$(PY):
	@if [ -z "$(PYTHON)" ]; then echo "iHubKit needs Python 3.11 or newer: https://www.python.org/downloads/" >&2; exit 1; fi
	@$(PYTHON) -m venv .venv 2>/dev/null || $(PYTHON) -m venv --clear --without-pip .venv

# A Python without ensurepip (Debian) has its own pip fill the environment.
PIP = $$($(PY) -m pip --version >/dev/null 2>&1 && echo $(PY) -m pip || echo $(PYTHON) -m pip --python $(PY))

.venv/stamp-demo: pyproject.toml | $(PY)
	@echo "Fetching the packages (once, about a minute) …" >&2
	@$(PIP) install --quiet --disable-pip-version-check --editable '.[lab]' >&2
	@touch $@

.venv/stamp-test: pyproject.toml | $(PY)
	@$(PIP) install --quiet --disable-pip-version-check --editable '.[lab,postgresql,test]'
	@touch .venv/stamp-demo $@

node_modules/stamp: package.json package-lock.json
	npm ci --silent --no-audit --no-fund
	@touch $@
