# Two commands are all one needs, and both set up what they need first:
#   make run     read the sample stories
#   make test    every check and every test
# `uv` is used where it is installed, and Python's own venv and pip where it is not.

.PHONY: run test torture fuzz pictures bench lock
.DELETE_ON_ERROR:

# Without compiled files a start takes more than twice as long; where they cannot be written, Python goes on without.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
READY := .venv/ready

run: $(READY)
	@$(BIN)/python -m tui sample_articles

test: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q -n 2

# What the tests do a few times, two hundred times: an import and a screen that are killed; and each kind of terminal; many minutes.
torture: $(READY)
	TORTURE=200 $(BIN)/pytest -q -n 2 tests/test_torture.py tests/torture tests/ui/test_terminals.py

# Random bytes for every part that reads what others wrote: a minute, or FUZZ=SECONDS.
fuzz: $(READY)
	$(BIN)/python -m tests.fuzz $(or $(FUZZ),60)

pictures: $(READY)
	$(BIN)/python docs/pictures/make.py

bench: $(READY)
	$(BIN)/python -m benchmarks.parse
	$(BIN)/python -m benchmarks.start
	$(BIN)/python -m benchmarks.first_picture
	$(BIN)/python -m benchmarks.quitting
	$(BIN)/python -m benchmarks $(BENCH)

# New versions of everything that tests run with; needs uv.
lock:
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --no-annotate \
		--custom-compile-command "make lock" pyproject.toml --group dev --output-file requirements-dev.lock

$(READY): requirements-dev.lock pyproject.toml
	@echo "Setting up (once) …"
	@if command -v uv > /dev/null; then \
		uv venv --quiet --allow-existing --python '>=3.11' .venv && \
		uv pip sync --quiet --compile-bytecode --python $(BIN)/python requirements-dev.lock && \
		uv pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python --editable .; \
	else \
		for python in python3 python3.14 python3.13 python3.12 python3.11; do \
			$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null && break; \
			python=; \
		done; \
		if [ -z "$$python" ]; then echo "Spalte needs Python 3.11 or newer."; exit 1; fi; \
		$$python -m venv .venv && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.lock && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .; \
	fi
	@touch $(READY)
