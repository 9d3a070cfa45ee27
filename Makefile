# Thin over CMakePresets.json. `make help` lists the targets.
.DEFAULT_GOAL := all
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules --no-print-directory

JOBS ?= $(shell ops/scripts/jobs)
CYCLES ?= 200
PORT ?= 8080
FUZZ_SECONDS ?= 30
SEED ?=

.PHONY: all
all: setup build  ## install what is missing and build

.PHONY: setup
setup:  ## install what Debian 12 lacks (root, or sudo)
	@ops/scripts/setup

.PHONY: build
build: build/release/build.ninja web  ## only build: the program is build/release/madoguchi
	@cmake --build --preset release -j $(JOBS)

.PHONY: web
web:  ## only the web application, into adapters/web/dist
	@ops/scripts/web build

build/%/build.ninja:
	@cmake --preset $*

.PHONY: run
run: setup build/release/build.ninja web  ## play an office week and serve it on PORT (8080)
	@cmake --build --preset release -j $(JOBS) --target madoguchi
	@ops/scripts/demonstrate $(PORT)

.PHONY: test
test: setup build  ## build and run every test
	@ops/scripts/test release $(JOBS)

.PHONY: check
check: setup  ## what CI runs: test, format, lint, architecture guards
	@ops/scripts/check $(JOBS)

.PHONY: asan
asan: setup build/asan/build.ninja  ## every test under AddressSanitizer and UBSan
	@cmake --build --preset asan -j $(JOBS)
	@ops/scripts/test asan $(JOBS)

.PHONY: tsan
tsan: setup build/tsan/build.ninja  ## the tests that own threads, under ThreadSanitizer
	@cmake --build --preset tsan -j $(JOBS) --target thread_tests
	@ops/scripts/test tsan $(JOBS)

.PHONY: fuzz
fuzz: setup build/fuzz/build.ninja  ## each libFuzzer target for FUZZ_SECONDS (30)
	@cmake --build --preset fuzz -j $(JOBS) --target fuzzers
	@ops/scripts/fuzz $(FUZZ_SECONDS)

.PHONY: crash
crash: setup build  ## CYCLES (200) kill -9 cycles of the real program
	@MADOGUCHI_CRASH_CYCLES=$(CYCLES) MADOGUCHI_CRASH_SEED=$(SEED) \
	    ops/scripts/test release 1 --label-regex crash --timeout 86400

.PHONY: bench
bench: setup build  ## the figures, as JSON lines and tables, beside raw RocksDB and PostgreSQL
	@ops/scripts/bench

.PHONY: load
load: setup build  ## the office server over TLS: sessions, event streams, 64 busy clients
	@ops/scripts/load

.PHONY: golden
golden: setup build  ## write the golden files of what is new; released ones never change
	@UPDATE_GOLDEN=1 ops/scripts/test release 1 --label-regex golden

.PHONY: docs
docs: build/release/build.ninja  ## write the pages that are printed from the code
	@cmake --preset release >/dev/null
	@cp build/release/arrows.md ops/docs/arrows.md

.PHONY: format
format:  ## format every C++ file
	@ops/scripts/format

.PHONY: lint
lint: build  ## clang-tidy and include-what-you-use alone, as in check
	@ops/scripts/lint --jobs $(JOBS)

.PHONY: kafka-up
kafka-up:  ## fetch and start an Apache Kafka broker on loopback
	@ops/kafka/up

.PHONY: kafka-down
kafka-down:  ## stop it
	@ops/kafka/down

.PHONY: clean
clean:  ## remove everything built
	@rm -rf build

.PHONY: help
help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
