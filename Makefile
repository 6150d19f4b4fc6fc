# Every target sets up what it needs, from nothing but Python 3.11 or newer, make and git.
# Paths here are relative on purpose: the checkout may lie in a folder with spaces or Chinese characters.

PYTHON ?=
BIN := .venv/bin/python

# Text is UTF-8 whatever the machine's locale says.
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# A home that cannot be written has no room for pip's cache.
ifneq ($(shell test -w "$$HOME" && echo yes),yes)
export PIP_NO_CACHE_DIR := 1
endif

# A candidate must really start: a shim of a version switcher is on the path even when its Python is not.
define find_python
found=''; \
for each in "$(PYTHON)" $(1); do \
	if test -n "$$each" && "$$each" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; \
	then found="$$each"; break; fi; \
	if test -n "$(PYTHON)"; then break; fi; \
done; \
if test -z "$$found"; then \
	echo 'No usable Python: tried $(if $(PYTHON),$(PYTHON),$(1)). Needed is 3.11 or newer with venv' >&2; \
	echo '(on Debian and Ubuntu: the package python3-venv). Name one with: make $(or $(MAKECMDGOALS),demo) PYTHON=/path/to/python3.11' >&2; \
	exit 1; \
fi
endef

# A virtual environment that does not answer (half made, or its Python has gone) is made again.
define make_venv
if ! $(BIN) -m pip --version >/dev/null 2>&1; then \
	$(call find_python,python3.13 python3.12 python3.11 python3 python); \
	echo "Making .venv with $$found"; \
	"$$found" -m venv --clear .venv; \
fi
endef

.PHONY: demo test oracle check bench fix manual pins clean lint layout types arrows coverage
.DEFAULT_GOAL := demo

demo: .venv/.run ## a whole month of an invented team, in ./demo-team
	@$(BIN) -m sheets_sync demo demo-team

test: .venv/.dev ## the specification; a file stays on one core, since its tests share what they set up
	@$(BIN) -m pytest --numprocesses auto --dist loadfile $(MEASURED)

oracle: .venv/.dev ## the independent readings of the circulars, on a thousand invented departments each
	@DEPARTMENTS=1000 $(BIN) -m pytest --numprocesses auto --dist loadfile tests/test_oracle*.py

check: .venv/.dev ## everything CI asks; goes on after a failure, so that all are seen at once
	@$(MAKE) --no-print-directory --keep-going lint layout types arrows coverage

bench: .venv/.dev ## how long a run takes
	@$(BIN) -m bench

fix: .venv/.dev ## what a machine can put right
	@$(BIN) -m ruff check --fix --exit-zero .
	@$(BIN) -m ruff format .

lint: .venv/.dev
	@$(BIN) -m ruff check .

layout: .venv/.dev
	@$(BIN) -m ruff format --check .

types: .venv/.dev
	@$(BIN) -m mypy

arrows: .venv/.dev
	@$(BIN) -c 'from importlinter.cli import lint_imports_command as main; main()'

coverage: .venv/.dev
	@$(MAKE) --no-print-directory test MEASURED=--cov

# The pins are made with the oldest Python that we promise: what installs there installs on the newer ones too.
PIN := .venv-pins/bin/python -m piptools compile --quiet --upgrade --strip-extras --generate-hashes --allow-unsafe \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options --no-header --no-annotate

manual: .venv/.dev ## the manual's words and the editors' schemas anew, from the docstrings
	@$(BIN) -m manual

pins: ## requirements/*.txt anew from requirements/*.in
	@$(call find_python,python3.11); "$$found" -m venv --clear .venv-pins
	@.venv-pins/bin/python -m pip install --quiet pip-tools
	@rm -f requirements/run.txt requirements/dev.txt
	@cd requirements && ../$(PIN) --output-file=run.txt run.in
	@cd requirements && ../$(PIN) --output-file=dev.txt dev.in
	@! grep -n '://' requirements/run.txt requirements/dev.txt

clean: ## as if never used
	@rm -rf .venv .venv-pins demo-team dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps say what is installed; a second call finds them and does nothing, network or not.
# They count for nothing when the Python that they speak of has gone.
GONE := $(shell test -x $(BIN) || echo gone)
.PHONY: gone

.venv/.run: requirements/run.txt $(GONE)
	@$(make_venv)
	@if test ! -e .venv/.dev; then echo 'Installing what a run needs (once)'; $(BIN) -m pip install --quiet --require-hashes -r requirements/run.txt; fi
	@$(BIN) -c '$(see_checkout)'
	@$(BIN) -c '$(launcher)'
	@touch .venv/.run

# The checkout is found beside its .venv. An editable install would write the folder's name into a .pth, and where the
# locale is C and the name Chinese, Python then fails at every start.
define see_checkout
import pathlib, sysconfig; pathlib.Path(sysconfig.get_path("purelib"), "checkout.pth").write_text("import sys, pathlib; sys.path.append(str(pathlib.Path(sys.prefix).parent))\n")
endef

# The command, from any folder: `/path/to/checkout/.venv/bin/sheets-sync`. It finds the Python beside itself.
define launcher
import pathlib, sys; at = pathlib.Path(sys.prefix, "bin", "sheets-sync"); at.write_text("#!/bin/sh\nhere=$$(dirname -- \"$$(readlink -f -- \"$$0\" || echo \"$$0\")\")\nexec \"$$here/python\" -X utf8 -m sheets_sync \"$$@\"\n"); at.chmod(0o755)
endef

.venv/.dev: requirements/dev.txt pyproject.toml $(GONE)
	@$(make_venv)
	@echo 'Installing what the checks need (once)'
	@$(BIN) -m pip install --quiet --require-hashes -r requirements/dev.txt
	@$(BIN) -m pip uninstall --quiet --yes sheets-sync 2>/dev/null || true
	@$(BIN) -c '$(see_checkout)'
	@$(BIN) -c '$(launcher)'
	@touch .venv/.run .venv/.dev
