"""Bad input, file by file: a clear message with cells and what to do, the right code, nothing of that file loaded.

Each bad file is ingested together with a good one, which is loaded all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from axstat.ingest import ingest
from axstat.store import open_reader
from tests.support.real import real
from tests.support.sheets import write_workbook
from tests.support.shown import told

GOOD = """
    | 主要財政指標（令和３年度） |        |            |
    | 都道府県                   | 団体名 | 財政力指数 |
    | 北海道                     | 函館市 | 0.46       |
    | 岡山県                     | 奈義町 | 0.33       |
    """
HEAD = """
    | 時間外勤務の状況（令和６年度） |        |        |                  |
    | 団体コード                     | 都道府県 | 団体名 | 時間外勤務（月平均） |
    """


@dataclass(frozen=True)
class Bad:
    """A drawn bad sheet, its file name, the exit code, and words of message and hint."""

    sheet: str
    code: int
    message: tuple[str, ...]
    hint: str
    name: str = "bad.xlsx"


CASES = {
    "no area and no category": Bad(
        """
        | 品目   | 個数 |
        | りんご | 3    |
        | みかん | 5    |
        | ぶどう | 8    |
        """,
        3,
        ("`bad.xlsx` has no table of areas or categories", "Sheet1"),
        "axstat reads tables with one line (or column) for each area or category",
    ),
    "a code that contradicts its name": Bad(
        HEAD
        + """
        | 012025 | 北海道 | 函館市   | 8.3 |
        | 014036 | 北海道 | 神恵内村 | 7.1 |
        | 012033 | 北海道 | 小樽市   | 6.0 |
        | 336238 | 岡山県 | 奈義町   | 9.0 |
        """,
        1,
        ("A4", "014036", "泊村", "神恵内村"),
        "nothing of this file was loaded",
    ),
    "the same municipality twice with different values": Bad(
        HEAD
        + """
        | 012025 | 北海道 | 函館市 | 8.3 |
        | 336238 | 岡山県 | 奈義町 | 9.0 |
        | 012025 | 北海道 | 函館市 | 8.4 |
        """,
        1,
        ("函館市", "`bad.xlsx!Sheet1!D3`", "`8.3`", "`bad.xlsx!Sheet1!D5`", "`8.4`"),
        "nothing of this file was loaded",
    ),
    "areas with nothing but words": Bad(
        """
        | 取組状況（令和６年度） |        |        |
        | 都道府県 | 団体名 | 計画の策定 |
        | 北海道   | 函館市 | 策定済み   |
        | 北海道   | 小樽市 | 検討中     |
        | 岡山県   | 奈義町 | 予定なし   |
        | 岡山県   | 勝央町 | 策定済み   |
        | 岡山県   | 鏡野町 | 策定済み   |
        """,
        3,
        ("names 5 areas, but all its values are words", "C2"),
        "--dataset indicator",
    ),
    "hours of a month or of a year?": Bad(
        HEAD.replace("時間外勤務（月平均）", "時間外勤務時間数")
        + """
        | 012025 | 北海道 | 函館市 | 8.3 |
        | 336238 | 岡山県 | 奈義町 | 9.0 |
        """,
        3,
        ("`bad.xlsx!Sheet1!D2` header `時間外勤務時間数`", "month or of a year"),
        "月平均",
    ),
    "no fiscal year anywhere": Bad(
        HEAD.replace("（令和６年度）", "")
        + """
        | 012025 | 北海道 | 函館市 | 8.3 |
        | 336238 | 岡山県 | 奈義町 | 9.0 |
        """,
        3,
        ("does not say the fiscal year of its data",),
        "--year",
    ),
    "a year that contradicts the file name": Bad(
        HEAD
        + """
        | 012025 | 北海道 | 函館市 | 8.3 |
        | 336238 | 岡山県 | 奈義町 | 9.0 |
        """,
        1,
        ("`時間外_R5.xlsx!Sheet1!A1` says FY2024", "`R5`"),
        "--year 2024",
        "時間外_R5.xlsx",
    ),
    "hours that no month has": Bad(
        HEAD
        + """
        | 012025 | 北海道 | 函館市 | 8.3  |
        | 336238 | 岡山県 | 奈義町 | 1204 |
        """,
        1,
        ("`1204` (", "奈義町", "D4", "outside 0 to 744"),
        "nothing of this file was loaded",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_bad_file_is_refused_whole_while_the_good_one_loads(case: Bad, tmp_path: Path) -> None:
    bad = write_workbook(tmp_path / case.name, {"Sheet1": case.sheet})
    good = write_workbook(tmp_path / "good.xlsx", {"Sheet1": GOOD})
    db = tmp_path / "axstat.duckdb"
    report = ingest([bad, good], db=db)
    assert [f.outcome for f in report.files] == ["refused", "loaded"], told(report)
    error = report.errors[0]
    assert report.exit_code == error.exit_code == case.code, error.message
    for words in case.message:
        assert words in error.message
    assert case.hint in error.hint
    assert "\n" not in error.message
    assert not error.message.endswith(".")
    with open_reader(db) as reader:
        assert reader.execute("select file from source").rows == [("good.xlsx",)]


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        ("empty.xlsx", b"", 3, "empty"),
        ("page.xlsx", b"<!DOCTYPE html><html><body>404</body></html>", 3, "web page"),
        ("text.xlsx", "議事録です。\n".encode(), 3, "text.xlsx"),
        ("report.pdf.xlsx", b"%PDF-1.7\n", 3, "PDF"),
        ("broken.zip", b"PK\x03\x04broken", 3, "broken.zip"),
        ("empty.csv", b"", 3, "empty"),
    ],
)
def test_what_is_no_workbook_is_refused_in_one_line(
    name: str, content: bytes, code: int, words: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    report = ingest([tmp_path / name], db=tmp_path / "axstat.duckdb")
    assert report.exit_code == code
    assert words in report.errors[0].message
    assert report.errors[0].hint
    assert not (tmp_path / "axstat.duckdb").exists()


def test_a_path_that_does_not_exist_is_a_usage_error(tmp_path: Path) -> None:
    report = ingest([tmp_path / "nowhere.xlsx"], db=tmp_path / "axstat.duckdb")
    assert report.exit_code == 2
    assert "nowhere.xlsx" in report.errors[0].message
    assert not (tmp_path / "axstat.duckdb").exists()


@pytest.mark.real
def test_the_ministrys_error_page_is_called_a_web_page(tmp_path: Path) -> None:
    report = ingest([real("not_a_workbook.xlsx")], db=tmp_path / "axstat.duckdb")
    assert report.exit_code == 3
    assert "is a web page, not a workbook" in report.errors[0].message
