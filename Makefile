# What a developer and a clerk need, each one word. Everything happens in .venv (on Windows: in Git Bash).
PYTHON ?= $(if $(filter Windows_NT,$(OS)),python,python3)
BIN := $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)
EXE := $(if $(filter Windows_NT,$(OS)),.exe)

.PHONY: run test test-all test-office test-crash lint check format bench bench-tui bench-desk bench-import bench-memory import-accuracy review-trips points-accuracy check-accuracy ties-accuracy figures-accuracy fuzz-import hostile attacks page-report pictures clean

run: .venv/installed | desk   ## open the workbench on the sample drafts (laid out in desk/)
	@exec $(BIN)/replydesk desk

desk: | .venv/installed
	@$(BIN)/replydesk init desk

test: .venv/tools             ## the tests that need nothing but Python, a few cases of each (two minutes)
	$(BIN)/pytest -m "not office and not e2e and not thorough" -n auto --dist worksteal
	$(BIN)/pytest -m "e2e and not office and not thorough"

test-all: .venv/tools         ## the same and all the other cases, sizes and examples (ten minutes)
	$(BIN)/pytest -m "not office and not e2e" --hypothesis-profile thorough -n auto --dist worksteal
	$(BIN)/pytest -m "e2e and not office" --hypothesis-profile thorough

test-office: .venv/tools      ## the tests that need LibreOffice: the print against the preview
	$(BIN)/pytest -m office --hypothesis-profile thorough

test-crash: .venv/tools       ## a program killed 200 times while it is typed into
	$(BIN)/python -m scripts.crash_storm

lint: .venv/tools             ## style, types, and who may import whom
	$(BIN)/ruff check src tests scripts
	$(BIN)/ruff format --check src tests scripts
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test              ## style, types, tests

format: .venv/tools           ## put the code in shape
	$(BIN)/ruff check --fix src tests scripts
	$(BIN)/ruff format src tests scripts

bench: .venv/tools            ## the figures of docs/measurements.md, as ratios
	$(BIN)/python scripts/bench.py
	$(BIN)/python -m scripts.bench_registers
	$(BIN)/python -m scripts.bench_check
	$(BIN)/python -m scripts.bench_review
	$(BIN)/python -m scripts.mending

bench-tui: .venv/tools        ## how the workbench feels, beside a bare Textual program (five minutes)
	$(BIN)/python scripts/bench_tui.py

bench-desk: .venv/tools       ## how a desk of 10,000 drafts feels (five minutes)
	$(BIN)/python scripts/bench_desk.py

bench-import: .venv/tools     ## old replies read, a second
	$(BIN)/python -m scripts.bench_import

bench-memory: .venv/tools     ## past replies among 10,000: how often the right ones are found, how fast, how large (two minutes)
	$(BIN)/python -m scripts.bench_memory

import-accuracy: .venv/tools  ## how well 2,000 old replies are read, field by field
	$(BIN)/python -m scripts.import_accuracy 2000

review-trips: .venv/tools     ## 200 review copies edited by several people and read back, also through LibreOffice
	$(BIN)/python -m scripts.review_trips --count 200
	$(BIN)/python -m scripts.review_trips --count 200 --office

points-accuracy: .venv/tools  ## how well the points of 300 made suggestions of ten shapes are found
	$(BIN)/python -m scripts.points_accuracy

check-accuracy: .venv/tools   ## how much the check finds of 2,800 planted mistakes, and how often it errs
	$(BIN)/python -m scripts.check_accuracy

figures-accuracy: .venv/tools  ## how many figures that may be stale are marked, of planted ones
	$(BIN)/python -m scripts.figures_accuracy

ties-accuracy: .venv/tools    ## how often the passage proposed for a point answers it
	$(BIN)/python -m scripts.ties_accuracy 1120
	$(BIN)/python -m scripts.ties_accuracy --letters
	$(BIN)/python -m scripts.ties_accuracy --pairs

fuzz-import: .venv/tools      ## 100,000 damaged files (about 25 minutes)
	$(BIN)/python -m scripts.fuzz_import 100000

hostile: .venv/tools          ## files made to hurt: time and memory of each
	$(BIN)/python -m scripts.hostile
	$(BIN)/python -m scripts.hostile_desk

attacks: .venv/tools          ## everything tried against docs/security.md, at full size
	$(BIN)/python -m tests.attacks

page-report: .venv/tools      ## the printed page against the standard, in millimetres
	$(BIN)/python -m scripts.page_report docs/page-report.md

pictures: .venv/tools         ## the pictures of the README
	$(BIN)/python -m scripts.pictures

clean:
	rm -rf .venv .cache build dist

$(BIN)/python$(EXE):
	@echo 正在准备，第一次约半分钟……
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml | $(BIN)/python$(EXE)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@$(PYTHON) -c "open('.venv/installed', 'w').close()"

.venv/tools: pyproject.toml | $(BIN)/python$(EXE)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@$(PYTHON) -c "open('.venv/installed', 'w').close(); open('.venv/tools', 'w').close()"
