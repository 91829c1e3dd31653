# One command each: make demo, make test, make lint. Everything a machine needs is installed by `setup`.
VENV := .venv
PY := $(VENV)/bin/python
PYTHON ?= python3.11

.PHONY: setup clients demo test lint format screenshots

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml constraints.txt
	test -x $(PY) || $(PYTHON) -m venv $(VENV) || python3 -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

# What tests use from npm (axe-core, a JavaScript SPARQL client); without npm those tests skip and say so.
clients:
	if command -v npm >/dev/null; then npm ci --silent --no-audit --no-fund && npm ci --silent --no-audit --no-fund --prefix tests/clients; fi

demo: setup
	$(VENV)/bin/kgraph build data/articles -o output

test: setup clients
	$(PY) -m pytest -n 2 --dist loadgroup

lint: setup
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

format: setup
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

screenshots: demo
	$(PY) benchmarks/screenshots.py output --to docs/images
