# HybridNet: `make` alone lists what there is. Needs the .NET 10 SDK and Python >= 3.11; everything else is set up here,
# in .venv of this checkout, once. Stamp files in .venv make a second run quick.

PYTHON ?= python3
ifeq ($(OS),Windows_NT)
PY := .venv/Scripts/python.exe
else
PY := .venv/bin/python
endif

PACKAGES := .venv/.packages
ENGINE := .venv/.engine
LAB := .venv/.lab
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

.PHONY: help demo test test-exhaustive format golden notebooks bench lab pack clean
.DEFAULT_GOAL := help

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*  ## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{printf "make %-16s %s\n", $$1, $$2}'

demo:  ## the main job: a network computed in C#, then from Python beside NumPy, and a picture of the spiral
	@echo 'Building and running examples/csharp/FirstLayer'
	@$(DOTNET) run --project examples/csharp/FirstLayer -c Release
	@$(MAKE) --no-print-directory $(ENGINE)
	$(PY) -m hybridnet demo

test: $(ENGINE)  ## every test of every runner; the counts come last
	@$(PY) tests/run.py

test-exhaustive: $(ENGINE)  ## the same, with the long ones whole (all 2^32 float32 inputs, ...)
	@HYBRIDNET_EXHAUSTIVE=1 $(PY) tests/run.py

format: $(PACKAGES)  ## bring C# and Python sources into house style
	$(DOTNET) format --no-restore
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

golden: $(PACKAGES)  ## write tests/golden anew with the installed NumPy
	$(PY) tests/golden/generate.py

notebooks: $(ENGINE)  ## compute the outputs of the example notebooks anew
	$(PY) tests/notebooks.py

bench: $(ENGINE)  ## one step of a layer from Python, ours against NumPy, interleaved
	$(PY) tests/benchmarks/step_call.py

lab: $(ENGINE) $(LAB)  ## JupyterLab on the example notebooks
	$(PY) -m jupyterlab examples/notebooks

pack: $(PACKAGES)  ## the Python wheel and sdist and the NuGet package, into dist/
	rm -rf dist
	$(PY) -m build --no-isolation --outdir dist
	$(DOTNET) pack src/HybridNet -c Release -o dist $(QUIET)

clean:  ## remove everything that was built or installed here
	rm -rf .venv artifacts dist python/hybridnet/_dotnet python/hybridnet/_dotnet.new .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find python tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Python packages, and hybridnet itself as an editable install, which builds the engine into the package.
$(PACKAGES): pyproject.toml hatch_build.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'HybridNet needs Python 3.11 or newer; "$(PYTHON)" is older or missing. Name another one: make PYTHON=python3.12 ...'; exit 1; }
	@test -x $(PY) || { echo 'Making the virtual environment .venv'; $(PYTHON) -m venv .venv; } || \
	  { rm -rf .venv; echo 'No virtual environment can be made: on Debian and Ubuntu install python3-venv.'; exit 1; }
	@echo 'Installing the Python packages into .venv$(if $(filter 1,$(PIP_NO_INDEX)), from $(strip $(PIP_FIND_LINKS)))'
	@$(PY) -m pip install --quiet -e '.[dev]' || \
	  { echo; echo 'The Python packages cannot be installed (pip says why above). HybridNet takes them from the index pip is set up for,'; \
	    echo 'or from a folder of wheels: PIP_NO_INDEX=1 PIP_FIND_LINKS=/path/to/wheels make ... ; the C# half needs none of them.'; exit 1; }
	@touch $@ $(ENGINE)

# The engine in the Python package, anew after a change of C# sources.
$(ENGINE): $(SOURCES) | $(PACKAGES)
	@echo 'Building the engine'
	@$(PY) hatch_build.py
	@touch $@

$(LAB): pyproject.toml | $(PACKAGES)
	@$(PY) -m pip install --quiet -e '.[lab]' || \
	  { echo; echo 'JupyterLab cannot be installed (pip says why above).'; exit 1; }
	@touch $@ $(ENGINE)
