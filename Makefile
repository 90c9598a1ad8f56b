# HybridNet: `make` alone lists what there is. Needs the .NET 10 SDK and Python >= 3.11; everything else is set up here,
# in .venv of this checkout, once; a second run is quick.

PYTHON ?= python3
ifeq ($(OS),Windows_NT)
PY := .venv/Scripts/python.exe
else
PY := .venv/bin/python
endif

ENGINE := python/hybridnet/_dotnet/HybridNet.Interop.dll
# Stamps: what is installed in .venv, by the names of the extras in pyproject.toml.
RUN := .venv/.plot
DEV := .venv/.dev
LAB := .venv/.lab
BENCH := .venv/.bench
# The packages of the JavaScript half, and the tests that need Node, where there is an npm.
WEB := python/web/node_modules/.stamp
WITH_NODE = $(if $(shell command -v npm),$(WEB) chromium)
DOTNET := dotnet
QUIET := --nologo -v quiet -m:1
SOURCES := $(shell find src -name '*.cs' -o -name '*.csproj') Directory.Build.props Directory.Packages.props global.json

# A folder of wheels beside the checkout serves machines without a package index. A PIP_NO_INDEX of your own (0 or 1)
# switches this off; a PIP_FIND_LINKS of your own is searched as well.
WHEELHOUSE := ../shared/wheelhouse
ifneq ($(wildcard $(WHEELHOUSE)/*.whl),)
ifndef PIP_NO_INDEX
export PIP_NO_INDEX := 1
export PIP_FIND_LINKS := $(WHEELHOUSE) $(PIP_FIND_LINKS)
endif
endif
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_NOLOGO := 1

# What JupyterLab is told: options of your own; root's consent, which a container needs; that there is no display.
LAB_ARGS ?=
AS_ROOT = $(if $(filter 0,$(shell id -u)),--allow-root)
NO_BROWSER = $(if $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(BROWSER),$(filter-out Linux,$(shell uname -s))),,--no-browser)

# Which C# files of src/HybridNet are changed, how many changes are made in them, and how many in the Python package.
MUTATE ?= **/*.cs
CHANGES_CSHARP ?= 100
CHANGES ?= 30

# The platforms whose wheels bring .NET; each takes its runtime pack from NuGet.
PLATFORMS ?= linux-x64 linux-arm64 win-x64 osx-arm64

.PHONY: dotnet-sdk python npm chromium help demo test test-exhaustive format golden notebooks gallery bench mutations lab web docs pack clean
.DEFAULT_GOAL := help

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*  ## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{printf "make %-16s %s\n", $$1, $$2}'

demo: dotnet-sdk  ## the main job: networks computed and trained in C#, from Python beside NumPy, and a picture
	@echo 'Building and running examples/csharp/FirstLayer'
	@$(DOTNET) run --project examples/csharp/FirstLayer -c Release
	@$(MAKE) --no-print-directory $(ENGINE) $(RUN)
	$(PY) -m hybridnet demo

test: $(ENGINE) $(DEV) $(WITH_NODE)  ## every test of every runner; the counts come last
	@$(PY) tests/run.py

test-exhaustive: $(ENGINE) $(DEV) $(WITH_NODE)  ## the same, with the long ones whole (all 2^32 float32 inputs, ...)
	@HYBRIDNET_EXHAUSTIVE=1 $(PY) tests/run.py

format: $(DEV) $(if $(shell command -v npm),$(WEB))  ## bring C#, Python and JavaScript sources into house style
	$(DOTNET) format --no-restore
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .
	$(if $(shell command -v npm),npm --prefix python/web run --silent format,@echo 'JavaScript is not formatted: there is no npm on the PATH')

golden: $(DEV)  ## write tests/golden anew with the installed NumPy
	$(PY) tests/golden/generate.py
	$(PY) tests/golden/runs.py

notebooks: $(ENGINE) $(DEV)  ## compute the outputs of the example notebooks anew
	$(PY) tests/notebooks.py

gallery: $(ENGINE) $(RUN)  ## every diagram, plot and explorable on one page, artifacts/gallery/gallery.html
	@$(PY) examples/gallery.py

bench: $(ENGINE) $(BENCH)  ## speed against NumPy, scikit-learn, JAX, OpenBLAS, interleaved; QUICK=1: a minute of it; LOOPS=1: the engine's loops as well
	$(PY) tests/benchmarks/speed.py $(if $(QUICK),--quick)
ifndef QUICK
	$(PY) tests/benchmarks/step_call.py
	$(PY) tests/benchmarks/training.py
	$(PY) tests/benchmarks/web.py
endif
ifdef LOOPS
	$(DOTNET) run -c Release --project tests/benchmarks/HybridNet.Benchmarks -- --filter '*' --artifacts artifacts/benchmarks
endif

mutations: $(ENGINE) $(DEV)  ## one-line changes of the sources that the tests should notice: make mutations MUTATE='Training/*.cs' CHANGES=30
	$(PY) tests/mutations_csharp.py --all --count $(CHANGES_CSHARP) --only $(foreach files,$(MUTATE),'$(files)')
	$(PY) tests/mutations.py --count $(CHANGES)

lab: $(ENGINE) $(LAB)  ## JupyterLab on the example notebooks; options for it: make lab LAB_ARGS='--port 9000'
	$(PY) -m jupyterlab $(AS_ROOT) $(NO_BROWSER) $(LAB_ARGS) examples/notebooks

web: $(WEB)  ## the JavaScript of the explorables: its packages, types, and the bundles in python/hybridnet/jupyter/static
	@cd python/web && npm run --silent types && npm run --silent build

docs: $(DEV) dotnet-sdk  ## the reference of both languages as one static site, into dist/reference
	@$(PY) python/api_reference.py

pack: $(DEV)  ## the Python wheels and sdist and the NuGet package, into dist/
	@echo 'Removing what was packed before: dist/'
	@rm -rf dist
	@echo 'Packing the Python package: sdist, and the wheel for every system that has .NET'
	@$(PY) -m build --no-isolation --outdir dist > /dev/null
	@for platform in $(PLATFORMS); do \
	  echo "Packing the wheel that brings .NET for $$platform"; \
	  HYBRIDNET_PLATFORM=$$platform $(PY) -m build --wheel --no-isolation --outdir dist > artifacts/pack.log 2>&1 || { cat artifacts/pack.log; exit 1; }; \
	done
	@echo 'Packing the NuGet package, for .NET 8 and .NET 10, with its symbols'
	@$(DOTNET) pack src/HybridNet -c Release -o dist $(QUIET)
	@echo 'Packed:'
	@cd dist && for file in *; do echo "dist/$$file ($$(wc -c < "$$file" | tr -d ' ') bytes)"; done

clean:  ## remove everything that was built or installed here
	rm -rf .venv artifacts dist python/web/node_modules python/hybridnet/_dotnet python/hybridnet/_dotnet.new .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find python tests -name __pycache__ -type d -prune -exec rm -rf {} +

dotnet-sdk:
	@command -v $(DOTNET) > /dev/null || \
	  { echo 'HybridNet needs the .NET 10 SDK, and there is no dotnet on the PATH: https://dotnet.microsoft.com/download/dotnet/10.0'; exit 1; }

python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'HybridNet needs Python 3.11 or newer; "$(PYTHON)" is older or missing. Name another one: make PYTHON=python3.12 ...'; exit 1; }

npm:
	@command -v npm > /dev/null || { echo 'The JavaScript half needs Node 20 or newer with npm, and there is none on the PATH: https://nodejs.org'; exit 1; }

# The browser of the tests: on Debian and Ubuntu it is installed where make runs as root; APT=no forbids that.
chromium:
	@command -v chromium > /dev/null || command -v chromium-browser > /dev/null || command -v google-chrome > /dev/null || \
	  test -n "$$HYBRIDNET_CHROMIUM" || test "$(APT)" = no || test "$$(id -u)" != 0 || ! command -v apt-get > /dev/null || \
	  { echo 'Installing Chromium and a Japanese font for the browser tests, with apt-get (APT=no skips it, and these tests)'; \
	    apt-get -qq update > /dev/null && \
	    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium fonts-noto-cjk > /dev/null; } || \
	  echo 'Chromium cannot be installed; the browser tests are skipped.'

$(WEB): python/web/package.json python/web/package-lock.json python/web/.npmrc | npm
	@echo 'Installing the JavaScript packages into python/web/node_modules'
	@cd python/web && npm ci --silent --ignore-scripts
	@touch $@

# The engine in the Python package, anew after a change of C# sources.
$(ENGINE): $(SOURCES) hatch_build.py | dotnet-sdk python
	@echo 'Building the engine'
	@$(PYTHON) hatch_build.py

# hybridnet as an editable install around that engine, and the packages it needs: to run, for the tests, for JupyterLab, to compare with.
$(RUN) $(DEV) $(LAB) $(BENCH): .venv/.%: pyproject.toml | $(ENGINE)
	@test -x $(PY) || { echo 'Making the virtual environment .venv'; $(PYTHON) -m venv .venv; } || \
	  { rm -rf .venv; echo 'No virtual environment can be made: on Debian and Ubuntu install python3-venv.'; exit 1; }
	@echo 'Installing the Python packages of [$*] into .venv$(if $(filter 1,$(PIP_NO_INDEX)), from $(strip $(PIP_FIND_LINKS)))'
	@HYBRIDNET_PREBUILT=python/hybridnet/_dotnet $(PY) -m pip install --quiet -e '.[$*]' || \
	  { echo; echo 'The Python packages cannot be installed (pip says why above). HybridNet takes them from the index pip is set up for,'; \
	    echo 'or from a folder of wheels: PIP_NO_INDEX=1 PIP_FIND_LINKS=/path/to/wheels make ... ; the C# half needs none of them.'; exit 1; }
	@touch $@
