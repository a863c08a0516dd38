"""`axstat sources set`: a citation is completed afterwards, and said to be the user's word wherever it is traced."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.support.cli import Ran, axstat
from tests.voice.languages import english_in

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "data" / "raw").mkdir(parents=True)
    shutil.copy(EXAMPLES / "waiting-children.csv", tmp_path / "data" / "raw")
    return tmp_path


def test_ingest_says_whose_citation_is_incomplete_and_how_to_complete_it(project: Path) -> None:
    english, japanese = (
        axstat("ingest", "--lang", lang, "--db", f"{lang}.duckdb", cwd=project) for lang in ("en", "ja")
    )
    adds, call = "1 file without a publisher to cite:", "axstat sources set 1 --publisher"
    assert f"{adds} `{call} NAME --db en.duckdb` adds it" in english.out
    lacks = "出典に公表者のないファイルが 1 件あります。"
    assert f"{lacks}`{call} 公表者 --db ja.duckdb` で補えます" in japanese.out

    assert axstat("sources", "set", "1", "--publisher", "岡山県", "--db", "en.duckdb", cwd=project).code == 0
    again = axstat("ingest", "--dataset", "indicator", "--db", "en.duckdb", cwd=project)
    assert "loaded" in again.out
    assert "without a publisher" not in again.out


def test_the_citation_is_printed_traced_and_put_into_provenance_as_the_users_word(project: Path) -> None:
    assert axstat("ingest", cwd=project).code == 0
    given = ("--publisher", "岡山県", "--retrieved-on", "2026-01-31", "--lang", "ja")
    said = axstat("sources", "set", "waiting-children.csv", *given, cwd=project)
    assert said.code == 0
    assert "公表者 岡山県、入手日 2026-01-31" in said.err

    shown = axstat("sources", "show", "1", "--lang", "ja", cwd=project).out
    assert "公表者・入手日は利用者の記入" in shown
    assert "出典：岡山県 「" in shown
    assert "岡山県（利用者の記入）" in axstat("trace", "indicator", "奈義町", "--lang", "ja", cwd=project).out
    query = ("query", "measure_values", "-p", "measure=待機児童数", "--provenance", "p.json")
    assert axstat(*query, cwd=project).code == 0
    (source,) = json.loads((project / "p.json").read_text(encoding="utf-8"))["sources"]
    assert (source["publisher"], source["given_by_the_user"]) == ("岡山県", ["publisher", "retrieved_on"])


@pytest.mark.parametrize(
    ("argv", "what"),
    [
        ((), "記入する項目が指定されていません"),
        (("--retrieved-on", "昨日"), "入手日「昨日」は日付ではありません"),
        (("--title", "別の題"), "出典 1 のファイル自体に「"),
    ],
)
def test_what_cannot_be_set_is_refused_in_the_readers_language(project: Path, argv: tuple[str, ...], what: str) -> None:
    assert axstat("ingest", cwd=project).code == 0
    ran = axstat("sources", "set", "1", *argv, cwd=project, env={"AXSTAT_LANG": "ja"})
    assert ran.code == 2
    assert what in ran.err
    assert english_in(ran.err) == []


@pytest.mark.parametrize(
    ("typed", "lang", "words", "code"),
    [
        ("n\n", "ja", ("出典 1（waiting-children.csv）を削除しますか？ [y/N]: ", "中断しました"), 130),
        ("\n", "en", ("Remove source 1, waiting-children.csv? [y/N]: ", "interrupted"), 130),
        ("ｙ\n", "ja", ("出典 1（waiting-children.csv）を削除しました",), 0),
        ("はい\n", "ja", ("出典 1（waiting-children.csv）を削除しました",), 0),
        ("yes\n", "en", ("removed source 1, waiting-children.csv",), 0),
    ],
)
def test_removing_asks_in_the_readers_language(
    project: Path, typed: str, lang: str, words: tuple[str, ...], code: int
) -> None:
    assert axstat("ingest", cwd=project).code == 0
    ran = axstat("sources", "remove", "1", "--lang", lang, cwd=project, stdin=typed)

    assert ran.code == code
    assert [word for word in words if word not in ran.err] == []
    left = "waiting-children.csv" in axstat("sources", "--format", "csv", cwd=project).out
    assert left is (code != 0)


def test_an_empty_text_takes_the_users_word_back(project: Path) -> None:
    def shown() -> Ran:
        return axstat("sources", "--format", "json", cwd=project)

    assert axstat("ingest", cwd=project).code == 0
    assert axstat("sources", "set", "1", "--publisher", "岡山県", "--title", "題", "--replace", cwd=project).code == 0
    (row,) = json.loads(shown().out)["rows"]
    assert (row["publisher"], row["title"], row["cited"]) == ("岡山県", "題", "title, publisher")

    assert axstat("sources", "set", "1", "--publisher", "", "--title", "", cwd=project).code == 0
    (row,) = json.loads(shown().out)["rows"]
    assert row["publisher"] is None
    assert row["title"].startswith("模擬データ")
    assert row["cited"] is None


def test_the_list_shows_the_first_and_last_period_of_the_values(project: Path) -> None:
    table = (
        "市町村別の待機児童数,,,,\n団体コード,都道府県,市町村名,令和4年度待機児童数（人）,令和6年度待機児童数（人）\n"
    )
    rows = "332020,岡山県,倉敷市,3,4\n332038,岡山県,津山市,5,6\n336238,岡山県,奈義町,0,1\n"
    (project / "two_years.csv").write_text(table + rows, encoding="utf-8")
    assert axstat("ingest", "data/raw", "two_years.csv", cwd=project).code == 0
    listed = json.loads(axstat("sources", "--format", "json", cwd=project).out)["rows"]
    assert [row["periods"] for row in listed] == ["2024-04-01", "FY2022 … FY2024"]
