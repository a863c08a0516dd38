"""What an overtime header means: hours a month, hours a year, shares; and what it must never be taken for."""

from __future__ import annotations

import pytest

from tests.meaning.support import answer, meaning


def named(path: str, unit: str | None = None, context: str = "") -> tuple[str, str] | None:
    """Return (measure, part of the staff) of a header written as `level › level`, `?` when it is unclear."""
    return meaning(answer(tuple(path.split(" › ")), unit, tuple(context.split("|")) if context else ()))


@pytest.mark.parametrize(
    ("path", "unit", "context", "expected"),
    [
        ("時間外勤務時間数 › 月平均", None, "", ("hours_per_month", "全体")),
        ("１人当たり時間外勤務時間数 › 年間", None, "", ("hours_per_year", "全体")),
        ("時間外勤務時間数 › １人当たり年間 › (時間)", "時間", "", ("hours_per_year", "全体")),
        ("時間外勤務時間数 › １人当たり月平均 › (時間)", "時間", "", ("hours_per_month", "全体")),
        ("職員１人当たり 年間時間外勤務時間数", None, "", ("hours_per_year", "全体")),
        ("１か月当たりの時間外勤務時間数", None, "", ("hours_per_month", "全体")),
        ("１ヶ月当たり時間外勤務", None, "", ("hours_per_month", "全体")),
        ("一月当たりの超過勤務時間", None, "", ("hours_per_month", "全体")),
        ("残業時間", "時間/月", "", ("hours_per_month", "全体")),
        ("残業 › 時間／月", None, "", ("hours_per_month", "全体")),
        ("時間外勤務（時間/人・年）", "時間/人・年", "", ("hours_per_year", "全体")),
        ("時間外勤務時間数 › 年間の月平均", None, "", ("hours_per_month", "全体")),
        ("１人当たり年間 › 月平均 › 時間外勤務", None, "", ("hours_per_month", "全体")),
        ("時間外勤務（１人平均） › 年計", None, "", ("hours_per_year", "全体")),
        ("本庁 › 時間外勤務時間数 › 月平均", None, "", ("hours_per_month", "本庁")),
        ("１人当たり時間外勤務時間数 › 出先機関等 › 年間", None, "", ("hours_per_year", "出先")),
        ("１人当たり時間外勤務時間数 › 全体 › 年間", None, "", ("hours_per_year", "全体")),
        ("本庁・出先計 › 時間外勤務 › 月平均", None, "", ("hours_per_month", "全体")),
        ("月平均", None, "時間外勤務の状況", ("hours_per_month", "全体")),
        ("全体 › 年間", "時間", "時間外勤務の状況（１人当たり）", ("hours_per_year", "全体")),
        ("時間外勤務時間数", "時間", "職員１人当たり月平均時間外勤務時間数|一覧", ("hours_per_month", "全体")),
        ("時間数", None, "職員１人当たり時間外勤務時間数（年間）|Sheet1", ("hours_per_year", "全体")),
        ("令和5年度", None, "職員１人当たり時間外勤務時間数（月平均）", ("hours_per_month", "全体")),
        ("令和5年度 › 本庁", None, "職員１人当たり時間外勤務時間数（月平均）", ("hours_per_month", "本庁")),
        ("１人当たり時間外勤務時間数（年間）", "年間", "", ("hours_per_year", "全体")),
    ],
)
def test_a_header_that_says_month_or_year_names_the_hours(
    path: str, unit: str | None, context: str, expected: tuple[str, str]
) -> None:
    assert named(path, unit, context) == expected


@pytest.mark.parametrize(
    ("path", "unit", "context"),
    [
        ("時間外勤務時間数", "時間", ""),
        ("時間外勤務時間数", None, "時間外勤務の状況"),
        ("職員１人当たり時間外勤務時間数", "時間", "令和６年度の状況"),
        ("時間外勤務時間数 › 年間・月平均", None, ""),
        ("時間外勤務 › 年間", "時間/月", ""),
        ("時間外勤務時間数", "時間", "年間の時間外勤務|月平均"),
    ],
)
def test_a_header_that_does_not_say_or_says_both_is_unclear_and_never_guessed(
    path: str, unit: str | None, context: str
) -> None:
    assert named(path, unit, context) == ("?", "span")


@pytest.mark.parametrize(
    ("path", "unit", "context", "measure"),
    [
        ("職員の割合 › 45時間超", "%", "時間外勤務", "pct_over_45h"),
        ("職員の割合 › ４５時間超１００時間未満", "%", "時間外勤務", "pct_45_to_100h"),
        ("職員の割合 › 45時間を超え100時間未満", None, "超過勤務の状況", "pct_45_to_100h"),
        ("時間外勤務が月45時間を超えた職員の割合 › うち100時間以上", "%", "", "pct_over_100h"),
        ("時間外勤務が月45時間を超えた職員の割合（％）", "%", "", "pct_over_45h"),
        ("月45時間超", "fraction", "時間外勤務", "pct_over_45h"),
        ("45h超", "%", "時間外勤務", "pct_over_45h"),
        ("人数・割合 › 45時間超 › 割合", None, "時間外勤務", "pct_over_45h"),
    ],
)
def test_classes_of_the_survey_are_named_by_their_limits(
    path: str, unit: str | None, context: str, measure: str
) -> None:
    assert named(path, unit, context) == (measure, "全体")


@pytest.mark.parametrize(
    ("path", "unit", "context"),
    [
        ("時間外勤務 › 年間総時間数", "時間", ""),
        ("時間外勤務手当（千円）", "千円", ""),
        ("時間外勤務 › 対前年度増減", "時間", ""),
        ("前年度の時間外勤務時間数 › 月平均", "時間", ""),
        ("時間外勤務 › 月平均 › 順位", None, ""),
        ("時間外勤務 › 最大", "時間", ""),
        ("時間外勤務 › 対象職員数", "人", ""),
        ("時間外勤務時間数 › 4月", "時間", ""),
        ("時間外勤務時間数 › 12月", "時間", ""),
        ("時間外勤務の縮減率", "%", ""),
        ("80時間超の職員の割合", "%", "時間外勤務"),
        ("60時間超80時間以下の職員の割合", "%", "時間外勤務"),
        ("45時間以上の職員の割合", "%", "時間外勤務"),
        ("45時間超（うち100時間以上）の職員の割合", "%", "時間外勤務"),
        ("45時間超の職員数", "人", "時間外勤務"),
        ("45時間超の職員の延べ人数", None, "時間外勤務"),
        ("年次休暇 › 平均取得日数", "日", "時間外勤務・休暇の状況"),
        ("１週間の勤務時間", "時間", "時間外勤務の状況"),
        ("人口", "人", "時間外勤務の状況"),
        ("財政力指数", None, ""),
        ("財政力指数", None, "時間外勤務時間数（月平均）"),
        ("令和5年度", None, "時間外勤務の状況"),
        ("令和5年度", "人", "時間外勤務時間数（月平均）"),
    ],
)
def test_what_only_sounds_like_it_keeps_its_own_name(path: str, unit: str | None, context: str) -> None:
    assert named(path, unit, context) is None
