# Everything runs in .venv, made from requirements.lock. `make` lists the targets.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1
export DEBIAN_FRONTEND := noninteractive

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help bench setup site preview council changes content owners comment serve check test new format schema lint lock clean

# Shell: the words to put before a command that needs root; fails where that would ask for a password.
as_root = if [ "$$(id -u)" = 0 ]; then root="env"; elif sudo -n true 2>/dev/null; then root="sudo -n env DEBIAN_FRONTEND=noninteractive"; else false; fi

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

setup: $(READY) ## Make .venv with the locked dependencies

site: $(READY) ## Build the site in site/
	@$(BIN)/stadswijzer build
	@printf 'The site is in %s/site/ (open index.html on a web server, or use: make serve)\n' "$$PWD"

# Shell: run a command; where OUTPUT names a file, what it says goes there and is shown too. Its exit status is kept.
# What is asked with SINCE=, RANGE=, FORMAT= and OUTPUT= is read by the shell and never by make: in a pipeline these
# hold names that others chose.
define said_in_output
	@set -u; if [ -z "$${OUTPUT:-}" ]; then exec $(1); fi; \
	mkdir -p "$$(dirname "$$OUTPUT")"; status=0; $(1) > "$$OUTPUT" || status=$$?; cat "$$OUTPUT"; \
	if [ -n "$${GITHUB_STEP_SUMMARY:-}" ]; then cat "$$OUTPUT" >> "$$GITHUB_STEP_SUMMARY"; fi; exit $$status
endef

preview: $(READY) ## Build the site in site/ so that it opens from a disk or a zip
	@$(BIN)/stadswijzer build --disk

council: $(READY) ## Make the papers for council (PDF) in build/council/ (SINCE=tag: and what changed since)
	@$(BIN)/stadswijzer council $${SINCE:+--since "$$SINCE"}

changes: $(READY) ## Say in words what differs (RANGE=main..HEAD; default: since the last commit)
	$(call said_in_output,$(BIN)/stadswijzer changes $${RANGE:+"$$RANGE"})

content: $(READY) ## Check the content only (FORMAT=github or gitlab; OUTPUT=file)
	$(call said_in_output,$(BIN)/stadswijzer check $${FORMAT:+--format "$$FORMAT"})

owners: $(READY) ## Write who looks at which file (CODEOWNERS), from the owners of entries and owners.yml
	@$(BIN)/stadswijzer owners

# Only for a pipeline that holds a token which may write: what `make changes` kept of a pull or merge request becomes
# the one comment on it. Needs nothing that is installed, so that no library comes near the token.
comment: ## Put what `make changes` said on its pull or merge request (in a pipeline)
	@PYTHONPATH=generator $(PYTHON) -m stadswijzer.commenting

serve: $(READY) ## Show the site while you write; it follows every saved change
	@$(BIN)/stadswijzer serve

check: lint ## Check code and content, without building
	@$(BIN)/stadswijzer check

lint: $(READY) ## Check the code only: style, formatting, types
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy

# A browser is looked for first (and installed where we may), so that one run gives one outcome. One without a window
# takes three quarters of the time.
test: $(READY) ## Check the code and run all tests, the browser's included
	@set -u; \
	find_browser() { \
	    for name in "$${CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome; do \
	        [ -n "$$name" ] && path=$$(command -v "$$name") && "$$path" --version >/dev/null 2>&1 && return; \
	    done; \
	    path=; return 1; \
	}; \
	if [ -n "$${CHROMIUM:-}" ] && ! "$$CHROMIUM" --version >/dev/null 2>&1; then \
	    echo "CHROMIUM=$$CHROMIUM is not a browser that starts." >&2; exit 1; \
	fi; \
	if ! find_browser && command -v apt-get >/dev/null && { $(as_root); }; then \
	    echo "Installing Chromium for the browser tests"; \
	    { $$root apt-get update -qq && { $$root apt-get install -y -qq chromium-headless-shell fonts-liberation || $$root apt-get install -y -qq chromium; }; } >/dev/null 2>&1; \
	    find_browser; \
	fi; \
	if ! command -v pdftotext >/dev/null && command -v apt-get >/dev/null && { $(as_root); }; then \
	    echo "Installing pdftotext for the tests of papers (another reader is used without it)"; \
	    { $$root apt-get update -qq && $$root apt-get install -y -qq --no-install-recommends poppler-utils; } >/dev/null 2>&1; \
	fi; \
	server=tests/language_server; \
	if ! command -v npm >/dev/null && command -v apt-get >/dev/null && { $(as_root); }; then \
	    echo "Installing npm for the tests of the language server"; \
	    { $$root apt-get update -qq && $$root apt-get install -y -qq --no-install-recommends nodejs npm; } >/dev/null 2>&1; \
	fi; \
	if [ ! -d $$server/node_modules ] || [ $$server/package-lock.json -nt $$server/node_modules ]; then \
	    command -v npm >/dev/null && npm ci --silent --prefix $$server >/dev/null 2>&1 && touch $$server/node_modules; \
	fi; \
	unhelped=; [ -d $$server/node_modules/yaml-language-server ] || \
	    unhelped="The tests of help while typing were not run: no npm, or it could not install $$server."; \
	$(BIN)/ruff check && $(BIN)/ruff format --check --quiet && $(BIN)/mypy || exit 1; \
	if [ -n "$$path" ]; then \
	    CHROMIUM="$$path" $(BIN)/pytest -n 2 --dist worksteal || exit 1; \
	    [ -z "$$unhelped" ] || { echo "$$unhelped"; exit 1; }; \
	    exit 0; \
	fi; \
	$(BIN)/pytest -n 2 --dist worksteal -m 'not browser'; \
	[ -z "$$unhelped" ] || echo "$$unhelped"; \
	echo "Browser tests were not run: no Chromium found. Set CHROMIUM=/path/to/chromium."; \
	exit 1

new: $(READY) ## Begin an entry: make new kind=begrip name=deelmobiliteit
	@$(BIN)/stadswijzer new "$${kind:-}" "$${name:-}"

format: $(READY) ## Bring the files of content in one hand: order of fields, quoting (comments stay)
	@$(BIN)/stadswijzer format

# Nothing else should run: others at work make the seconds say little.
bench: $(READY) ## Measure builds beside MkDocs with Material, in bench/RESULTS.md (BENCH_FULL=1: 10,000 entries too)
	@$(BIN)/python bench/run.py

schema: $(READY) ## Write the editors' JSON Schemas to schemas/
	@$(BIN)/stadswijzer schema

lock: | $(READY) ## Refresh requirements.lock: the newest versions that fit pyproject.toml
	@$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --upgrade \
	    --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --annotation-style line \
	    --quiet --output-file requirements.lock >/dev/null
	@echo "requirements.lock is up to date; now run: make test"

clean: ## Remove what was built (.venv stays)
	@rm -rf site build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Python 3.11 or newer is needed; choose one with: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	    command -v apt-get >/dev/null && { $(as_root); } && \
	    { $$root apt-get update -qq && $$root apt-get install -y -qq python3-venv; } >/dev/null && \
	    $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null; \
	} || { echo "Python cannot make a virtual environment here: install python3-venv (or set PYTHON=...)." >&2; exit 1; }
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q generator # once, also where Python may not keep what it compiles
	@$(BIN)/stadswijzer schema --ids >/dev/null || true # help while typing; what is wrong here, check will say
	@touch $@
