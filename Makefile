# Letterpress: the commands that people and CI use. `make help` lists them.

SWIFT ?= swift
BUILD_FLAGS := -c release --static-swift-stdlib
LETTERPRESS := .build/release/letterpress
PREFIX ?= /usr/local

.PHONY: help setup setup-test build install demo test test-crash test-cluster lint format goldens templates bench fuzz clean

help: ## This list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  \1|/' | column -t -s '|'

setup: ## Installs the C libraries that the program is built with
	@Scripts/install-packages build

setup-test: ## Installs what the tests need besides
	@Scripts/install-packages build test
	@Tests/Tools/fetch-checkers.sh || echo "The checks of HTML pages will be skipped."

build: setup ## Builds the command for release
	$(SWIFT) build $(BUILD_FLAGS) --product letterpress

install: build ## Puts the command into PREFIX/bin (/usr/local/bin unless said otherwise)
	install -D $(LETTERPRESS) "$(DESTDIR)$(PREFIX)/bin/letterpress"

demo: build ## Produces the example press release in four formats under Output/
	$(LETTERPRESS) render Examples/westmere-2025.yaml --template press-release --format txt,html,docx,odt -o Output/

test: setup-test ## Runs all tests
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

test-crash: build ## Kills, starves and disturbs batches for some minutes, and looks at what is left
	@Scripts/install-packages test
	@LETTERPRESS=$(LETTERPRESS) Tests/Crash/run

test-cluster: build ## Runs a batch in parts on Slurm and GNU parallel, on this machine
	@Scripts/install-packages cluster
	@LETTERPRESS=$(LETTERPRESS) Tests/Cluster/run

lint: ## Checks the layout of the sources, and builds with warnings as errors
	@Scripts/lint

format: ## Lays out the sources
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests Benchmarks/Sources Fuzz/Sources

goldens: setup-test ## Writes the golden files anew: read the diff, then run the tests
	-UPDATE_GOLDENS=1 $(SWIFT) test
	git --no-pager diff --stat -- Tests

templates: ## Packs Templates/letter.docx and letter.odt from Templates/Design
	-UPDATE_GOLDENS=1 $(SWIFT) test --filter LetterDesignTests/packagesArePackedFromTheirDesigns

bench: setup ## Measures against the peers
	@SWIFT="$(SWIFT)" Benchmarks/run
	@Benchmarks/letters

fuzz: setup ## Runs each fuzz target for a minute
	@SWIFT="$(SWIFT)" Fuzz/run

clean: ## Removes what builds and runs leave behind
	rm -rf .build .build-* Benchmarks/.build Benchmarks/.venv Fuzz/.build Output/*
