# Everything runs in .venv, made from the two locks. `make` lists the targets; what takes more than a line of shell stands
# in scripts/.

export PYTHON ?= python3
BIN := .venv/bin

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1

# What others set for their own sake and would break what runs here: the flags of a make that started this one, the
# repository of a git hook, and what changes how Python, pip, pytest and bash go about their work.
unexport MAKEFLAGS MFLAGS GNUMAKEFLAGS MAKEOVERRIDES BASH_ENV ENV CDPATH SHELLOPTS BASHOPTS POSIXLY_CORRECT
unexport GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX GIT_COMMON_DIR GIT_NAMESPACE GIT_CEILING_DIRECTORIES
unexport GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_QUARANTINE_PATH GIT_CONFIG GIT_CONFIG_PARAMETERS
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP PYTHONSAFEPATH PYTHONPLATLIBDIR PYTHONOPTIMIZE PYTHONINSPECT PYTHONWARNINGS
unexport PYTHONDEVMODE PYTHONDONTWRITEBYTECODE PYTHONPYCACHEPREFIX PYTHONUTF8 PYTHONIOENCODING PYTHONCASEOK PYTHONVERBOSE
unexport PYTHONPROFILEIMPORTTIME PYTHONTRACEMALLOC PYTHONWARNDEFAULTENCODING VIRTUAL_ENV __PYVENV_LAUNCHER__
unexport PIP_TARGET PIP_PREFIX PIP_ROOT PIP_USER PIP_DRY_RUN PIP_REQUIRE_HASHES PIP_PYTHON PIP_IGNORE_INSTALLED PIP_QUIET PIP_VERBOSE
unexport PYTEST_ADDOPTS PYTEST_PLUGINS PYTEST_DISABLE_PLUGIN_AUTOLOAD PYTEST_THEME PY_COLORS FORCE_COLOR CLICOLOR_FORCE
# One that knows ASCII alone cannot read a path with é, which Python then has in .venv.
ifeq ($(findstring utf,$(subst UTF,utf,$(or $(LC_ALL),utf))),)
export LC_ALL := C.UTF-8
endif

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help bench setup tools site preview council changes content owners comment serve check test new format schema lint lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

setup: ## Make .venv with what the site needs, as locked
	@scripts/setup

tools: ## And with what checks and tests need
	@scripts/setup tools

site: setup ## Build the site in site/
	@$(BIN)/stadswijzer build
	@printf 'The site is in %s/site/ (open index.html on a web server, or use: make serve)\n' "$$PWD"

preview: setup ## Build the site in site/ so that it opens from a disk or a zip
	@$(BIN)/stadswijzer build --disk

council: setup ## Make the papers for council (PDF) in build/council/ (SINCE=tag: and what changed since)
	@$(BIN)/stadswijzer council $${SINCE:+--since "$$SINCE"}

# What is asked with SINCE=, RANGE=, FORMAT= and OUTPUT= is read by the shell and never by make: in a pipeline these hold
# names that others chose.
changes: setup ## Say in words what differs (RANGE=main..HEAD; default: since the last commit)
	@scripts/said $(BIN)/stadswijzer changes $${RANGE:+"$$RANGE"}

content: setup ## Check the content only (FORMAT=github or gitlab; OUTPUT=file)
	@scripts/said $(BIN)/stadswijzer check $${FORMAT:+--format "$$FORMAT"}

owners: setup ## Write who looks at which file (CODEOWNERS), from the owners of entries and owners.yml
	@$(BIN)/stadswijzer owners

# Only for a pipeline that holds a token which may write: what `make changes` kept of a pull or merge request becomes
# the one comment on it. Needs nothing that is installed, so that no library comes near the token.
comment: ## Put what `make changes` said on its pull or merge request (in a pipeline)
	@PYTHONPATH=generator "$$PYTHON" -m stadswijzer.commenting

serve: setup ## Show the site while you write; it follows every saved change
	@$(BIN)/stadswijzer serve

check: lint ## Check code and content, without building
	@$(BIN)/stadswijzer check

lint: tools ## Check the code only: style, formatting, types, shell
	@scripts/lint

test: ## Check the code and run all tests, the browser's included
	@scripts/test

new: setup ## Begin an entry: make new kind=begrip name=deelmobiliteit
	@$(BIN)/stadswijzer new "$${kind:-}" "$${name:-}"

format: setup ## Bring the files of content in one hand: order of fields, quoting (comments stay)
	@$(BIN)/stadswijzer format

# Nothing else should run: others at work make the seconds say little.
bench: tools ## Measure builds beside Hugo, Zensical and MkDocs, in bench/RESULTS.md (BENCH_FULL=1: 10,000 entries too)
	@scripts/peers
	@$(BIN)/python bench/run.py

schema: setup ## Write the editors' JSON Schemas to schemas/
	@$(BIN)/stadswijzer schema

lock: tools ## Refresh both locks: the newest versions that fit pyproject.toml
	@scripts/lock

clean: ## Remove what was built (.venv stays)
	@rm -rf site build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +
