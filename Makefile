# axstat: `make` lists what there is to do. Every target sets itself up in .venv.
# A target's texts: `## English ## 日本語`; the language is chosen as axstat itself chooses it.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
RUNS := $(VENV)/.runs
CHARTS := data/processed/charts
CORE := values areas datasets
CORE_TESTS := $(CORE:%=tests/%) tests/meaning
CORE_FLOOR := 96
FLOOR := 95
COMMA := ,
SPACE := $(subst ,, )
SPOKEN := $(firstword $(AXSTAT_LANG) $(LC_ALL) $(LC_MESSAGES) $(LANG))
JA := $(filter ja% JA%,$(SPOKEN))
SETTING_UP := $(if $(JA),$(VENV) を準備しています（初回のみ、1分ほど）,setting up $(VENV) (once; about a minute))
TOO_OLD := $(if $(JA),エラー: axstat には Python 3.11 以上が必要です（make PYTHON=python3.12 のように指定できます）,error: axstat needs Python 3.11 or newer (make PYTHON=python3.12 names another one))

.PHONY: thorough help setup demo next test real check lint format docs golden gallery bench stress constraints \
  wheelhouse try-wheelhouse coverage floor rest wheel-check clean

help: ## list the targets ## 作業の一覧
	@awk -F' ## ' '/^[a-z-]+:.* ## / {sub(/:.*/, "", $$1); printf "  make %-15s %s\n", $$1, $(if $(JA),$$3,$$2)}' $(MAKEFILE_LIST)

setup: $(READY) ## create .venv with the pinned versions ## 決まった版の環境を .venv に作る

define set-up
	@echo '$(SETTING_UP)' >&2
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo '$(TOO_OLD)' >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt --editable '.$(1)'
endef

$(READY): pyproject.toml constraints.txt
	$(call set-up,[dev])
	@touch $@ $(RUNS)

# What runs axstat itself: a first look need not wait for the tools of its developers.
$(RUNS): pyproject.toml constraints.txt
	$(call set-up,)
	@touch $@

demo: $(RUNS) ## ingest the data shipped, print the reports, draw the charts ## 同梱データの取込み、報告の表示、図の作成
	@$(BIN)/axstat ingest data/raw data/compiled
	@$(BIN)/axstat report labour
	@$(BIN)/axstat report measure 財政力指数 --over 0.8
	@$(BIN)/axstat query programmes -p employees=80 -p investment=20億
	@$(BIN)/axstat report claims
	@$(BIN)/axstat report overtime
	@printf '%s\n' $(if $(JA),$(SIMULATED_JA),$(SIMULATED_EN))
	@$(BIN)/axstat chart overtime-distribution -o $(CHARTS)/overtime-distribution.svg
	@$(BIN)/axstat chart labour-gap -o $(CHARTS)/labour-gap.svg
	@$(MAKE) -s next

SIMULATED_EN := 'The overtime above is simulated. The published tail allows 35 to 68 % over 100 hours (docs/concepts/simulated.md).'
SIMULATED_JA := '上の時間外勤務は模擬データです。公表された上位の値からは、100時間超の割合は35〜68％としか分かりません（docs/concepts/simulated.md）。'

next:
	@printf '%s\n' '' $(if $(JA),$(NEXT_JA),$(NEXT_EN))

NEXT_EN := 'What to type next:' \
  '  ./axstat report overtime --by prefecture' \
  '  ./axstat chart overtime-ranking -o ranking.pdf' \
  '  ./axstat inspect examples/waiting-children.csv' \
  'With `. .venv/bin/activate` it is `axstat` in every folder. Your own workbooks: README.md, "Your first own figure".'
NEXT_JA := '次に試すコマンド:' \
  '  ./axstat report overtime --by prefecture' \
  '  ./axstat chart overtime-ranking -o ranking.pdf' \
  '  ./axstat inspect examples/waiting-children.csv' \
  '`. .venv/bin/activate` のあとは、どのフォルダーでも `axstat` で動きます。手元のワークブック：README.ja.md「手元の資料から最初の数字まで」'

# Files that hold a mark: collecting the others takes each process longer than many of the tests.
marked = $(shell grep -rl --include='*.py' 'mark\.$(1)' tests)

test: $(READY) ## run the tests ## テスト
	@$(BIN)/python -m pytest -n auto

thorough: $(READY) ## run the long tests that `make test` leaves out ## `make test` で省く長いテスト
	@$(BIN)/python -m pytest -n auto -m thorough $(call marked,thorough)

real: $(READY) ## check the published workbooks beside the repository and run the tests that read them ## 横に置いた公表ワークブックの確認とテスト
	@$(BIN)/python -m tests.support.real
	@$(BIN)/python -m pytest -n auto -m real $(call marked,real)

# One test runs axstat as a user who may write nothing: coverage then says on stderr that it could not write either.
coverage: $(READY) ## run all tests and list the lines and branches that none runs (fails below a floor) ## どの行・分岐もテストされているか（下限を割ると失敗）
	@rm -rf .coverage
	@$(BIN)/python -m pytest -n auto --cov --cov-report= \
	  --deselect tests/faults/test_damaged.py::test_a_database_that_may_not_be_read_says_so
	@$(BIN)/coverage report --fail-under=$(FLOOR)

# What decides a number, with its own tests: counting them costs CI a quarter of a minute, counting all of them minutes.
floor: $(READY) ## run the tests of values, areas and datasets alone, and fail below their floor ## 値・団体・データセットのテストだけを実行し、下限を割ると失敗
	@rm -rf .coverage
	@$(BIN)/python -m pytest -n auto --cov --cov-report= $(CORE_TESTS)
	@$(BIN)/coverage report --include='$(subst $(SPACE),$(COMMA),$(CORE:%=src/axstat/%/*))' --fail-under=$(CORE_FLOOR)

rest: $(READY)
	@$(BIN)/python -m pytest -n auto $(CORE_TESTS:%=--ignore=%)

check: lint test ## format, lint, types, import contracts, generated docs, tests ## 書式、静的検査、型、import の規則、生成文書、テスト

lint: $(READY)
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python scripts/write_docs.py --check

format: $(READY) ## format the code and mend what ruff can ## コードの整形
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --fix --quiet .

docs: $(READY) ## write the generated reference pages in docs/, and the schema of new databases ## docs/ の参照ページと、新しいデータベースの雛形を生成
	@$(BIN)/python scripts/make_template.py
	@$(BIN)/python scripts/write_docs.py

gallery: $(READY) ## draw every chart of the shipped data into docs/gallery ## 同梱データのすべての図を docs/gallery に描く
	@$(BIN)/axstat ingest
	@$(BIN)/axstat chart --all -o docs/gallery --lang ja --force
	@$(BIN)/axstat ingest data/compiled
	@$(BIN)/axstat brief 倉敷市 -o docs/gallery/brief-city.pdf --lang ja --force
	@$(BIN)/axstat brief 岡山県 -o docs/gallery/brief-prefecture.pdf --lang ja --force

golden: $(READY) ## rewrite the golden files of the tests ## テストの期待値ファイルを書き直す
	@UPDATE_GOLDEN=1 $(BIN)/python -m pytest -n auto

stress: $(READY) ## 50,000 mutated workbooks, 200 kills, 600 damaged databases, new examples (AXSTAT_FUZZ_CASES=…, AXSTAT_KILLS=…) ## 壊したワークブック5万件、強制終了200回、壊したデータベース600件など（AXSTAT_FUZZ_CASES=…, AXSTAT_KILLS=…）
	@AXSTAT_FUZZ_CASES=$${AXSTAT_FUZZ_CASES:-50000} AXSTAT_KILLS=$${AXSTAT_KILLS:-200} \
	  AXSTAT_DAMAGES=$${AXSTAT_DAMAGES:-600} \
	  $(BIN)/python -m pytest -n auto -m "" --hypothesis-profile=searching tests/faults tests/fuzz tests/values tests/areas \
	  tests/recognise/test_random_layouts.py

bench: $(READY) ## measure speed, size and memory beside other tools (BENCH=--quick for a look) ## 速さ・大きさ・メモリーをほかの道具と比べる（BENCH=--quick は短縮版）
	@$(BIN)/python -m benchmarks.run $(BENCH)

wheel-check: $(READY) ## install the built wheel without developers' tools and run the README from it (PYTHONS=all, 3.13 …) ## 組み立てたホイールだけを導入して README のコマンドを試す（PYTHONS=all、3.13 など）
	@$(BIN)/python scripts/check_wheel.py $(PYTHONS:%=--python %)

wheelhouse: $(READY) ## wheels for a machine without network (PLATFORM=win_amd64 for Windows, FOR_PYTHON=3.12) ## ネットワークのない機械へ持ち込むホイール一式（Windows は PLATFORM=win_amd64、FOR_PYTHON=3.12）
	@$(BIN)/python scripts/wheelhouse.py $(if $(PLATFORM),--platform $(PLATFORM)) $(if $(FOR_PYTHON),--python $(FOR_PYTHON))

try-wheelhouse: $(READY) ## install from wheelhouse/ where no network is, ingest, report, draw ## wheelhouse/ だけから導入し、取込みから作図まで試す
	@$(BIN)/python scripts/wheelhouse.py --try

constraints: $(READY) ## write the installed versions into constraints.txt ## 入っている版を constraints.txt に書く
	@{ head -n 1 constraints.txt; $(BIN)/python -m pip freeze --exclude-editable; } > constraints.new
	@mv constraints.new constraints.txt

clean: ## remove what was built: .venv, database, charts, wheels, caches ## 作ったものを消す：.venv、データベース、図、ホイール、キャッシュ
	@rm -rf $(VENV) data/processed/axstat.duckdb* $(CHARTS) wheelhouse .coverage .mypy_cache .ruff_cache .hypothesis build dist
	@find src tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +
