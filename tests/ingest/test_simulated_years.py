"""Real data put away the simulated ones of each of their years, however the years are laid out."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.ingest import ingest
from axstat.store import open_reader
from tests.support.sheets import write_workbook

COLUMNS = """
    | 時間外勤務の状況（岡山県） |          |                                |            |
    | 都道府県                   | 団体名   | 職員1人当たり年間時間外勤務時間 |            |
    |                            |          | 令和５年度                     | 令和６年度 |
    | 岡山県                     | 津山市   | 101                            | 102        |
    | 岡山県                     | 奈義町   | 91                             | 92         |
    | 岡山県                     | 勝央町   | 81                             | 82         |
    """
ROWS = """
    | 時間外勤務の状況（岡山県） |        |                                |
    | 年度                       | 団体名 | 職員1人当たり年間時間外勤務時間 |
    | 令和５年度                 | 津山市 | 101                            |
    | 令和５年度                 | 奈義町 | 91                             |
    | 令和５年度                 | 勝央町 | 81                             |
    | 令和６年度                 | 津山市 | 102                            |
    | 令和６年度                 | 奈義町 | 92                             |
    | 令和６年度                 | 勝央町 | 82                             |
    """
SIMULATED = """
    | 模擬データ 時間外勤務の状況（令和{year}年度） |        |                                |
    | 都道府県                                      | 団体名 | 職員1人当たり年間時間外勤務時間 |
    | 岡山県                                        | 津山市 | 11                             |
    | 岡山県                                        | 鏡野町 | 12                             |
    | 岡山県                                        | 勝央町 | 13                             |
    """


@pytest.mark.parametrize("real", [COLUMNS, ROWS])
@pytest.mark.parametrize("first", ["real", "simulated"])
def test_no_year_holds_both(tmp_path: Path, real: str, first: str) -> None:
    made_up = [
        write_workbook(tmp_path / f"simulated_{year}.xlsx", {"表": SIMULATED.format(year=year)}) for year in (4, 5, 6)
    ]
    book = write_workbook(tmp_path / "real.xlsx", {"表": real})
    report = ingest([book, *made_up] if first == "real" else [*made_up, book], db=tmp_path / "a.duckdb")
    assert {file.outcome for file in report.files} == {"loaded"}, [file.error for file in report.files]
    with open_reader(tmp_path / "a.duckdb") as reader:
        rows = reader.execute(
            "select fiscal_year, simulated, list(hours order by hours) from overtime group by all order by 1"
        ).rows
    assert rows == [
        (2022, True, [11.0, 12.0, 13.0]),
        (2023, False, [81.0, 91.0, 101.0]),
        (2024, False, [82.0, 92.0, 102.0]),
    ]
