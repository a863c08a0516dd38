"""What a period is about, from the words beside it: data, survey, edition, publication, base or event."""

from __future__ import annotations

import pytest

from axstat.values.periods import find_periods, read_period


def said(text: str) -> list[tuple[str, str]]:
    return [(mention.period.text, mention.role) for mention in find_periods(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和5年度勤務条件等調査（令和6年度実施）", [("FY2023", "data"), ("FY2024", "survey")]),
        ("調査時点　令和6年4月1日", [("2024-04-01", "survey")]),
        ("調査基準日：令和6年4月1日", [("2024-04-01", "survey")]),
        ("令和6年度調査（令和5年度実績）", [("FY2024", "survey"), ("FY2023", "data")]),
        ("令和６年度 職員数等調査（令和５年度実績）", [("FY2024", "survey"), ("FY2023", "data")]),
        ("令和6年度待機児童調査結果（令和5年度分）", [("FY2024", "survey"), ("FY2023", "data")]),
        ("令和6年度 学校基本調査", [("FY2024", "data")]),
        ("令和6年度 学校調査と令和5年度", [("FY2024", "data"), ("FY2023", "data")]),
        ("令和6年度に実施した調査", [("FY2024", "survey")]),
        ("令和6年度実施状況", [("FY2024", "data")]),
        ("調査年：2020年度", [("FY2020", "data")]),
        ("2024年度版 残業が多い市役所ランキング（令和5年度データ）", [("FY2024", "edition"), ("FY2023", "data")]),
        ("令和6年版地方財政白書", [("2024", "edition")]),
        ("平成23年度…：平成24年3月9日公表", [("FY2011", "data"), ("2012-03-09", "published")]),
        ("公開日：2022年06月21日", [("2022-06-21", "published")]),
        ("令和6年12月26日（木）公表", [("2024-12-26", "published")]),
        ("最終更新 2024/7/12", [("2024-07-12", "published")]),
    ],
)
def test_the_words_beside_a_period_say_what_it_is_about(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "base"),
    [
        *[
            ("平成23年基準", "2011"),
            ("2015年基準", "2015"),
            ("平成22年度基準", "FY2010"),
            ("2015年基準 消費者物価指数", "2015"),
        ],
        *[
            ("（2020年=100）", "2020"),
            ("2020年＝100", "2020"),
            ("2020年度＝100.0", "FY2020"),
            ("令和2年=1.000", "2020"),
        ],
        *[("平成22年平均=100", "2010"), ("2015年平均値＝１００", "2015"), ("2020年=1,000", "2020")],
        *[("（2015=100）", "2015"), ("2015＝100.0", "2015"), ("H27=100", "2015"), ("平成27=100", "2015")],
        *[("昭和60年を100とする", "1985"), ("2020年平均を100とした指数", "2020"), ("100＝平成22年", "2010")],
        *[
            ("基準年：2015年", "2015"),
            ("基準年 平成27年", "2015"),
            ("基準年度（平成25年度）", "FY2013"),
            ("基準年次=2015年", "2015"),
        ],
        *[("実質（平成17暦年連鎖価格）", "2005"), ("平成23年連鎖方式", "2011"), ("平成12年固定価格", "2000")],
        *[
            ("実質（平成12年価格）", "2000"),
            ("令和2年国勢調査を基準とする推計人口", "2020"),
            ("平成27年国勢調査基準", "2015"),
        ],
        *[
            ("令和2年国勢調査基準人口", "2020"),
            ("昭和60年モデル人口", "1985"),
            ("2013年度比", "FY2013"),
            ("対令和元年増減", "2019"),
        ],
        *[
            ("平成22年国勢調査比", "2010"),
            ("令和2年度末比", "FY2020"),
            ("平成26年度対比", "FY2014"),
            ("平成26年度差", "FY2014"),
            ("令和4年度との差", "FY2022"),
            ("令和4年度末からの増減", "FY2022"),
            ("令和4年度と比べた増減", "FY2022"),
            ("令和4年度に対する増加率", "FY2022"),
            ("令和4年度より増", "FY2022"),
        ],
    ],
)
def test_a_base_is_no_period_of_the_data(text: str, base: str) -> None:
    assert said(text) == [(base, "base")]
    assert said(f"県内総生産（{text}）（令和5年度）") == [(base, "base"), ("FY2023", "data")]
    assert read_period(text) is None


@pytest.mark.parametrize("text", ["平成27年（2015年）基準", "2015年（平成27年）=100", "2015（平成27）年基準"])
def test_a_base_that_is_said_twice_is_a_base_both_times(text: str) -> None:
    assert {role for _, role in said(text)} == {"base"}


@pytest.mark.parametrize(
    "text",
    [
        *[
            "令和5年1月1日基準",
            "令和6年4月1日基準日",
            "基準日：令和6年4月1日",
            "令和6年4月1日を基準日とする",
            "令和6年4月1日現在",
        ],
        *[
            "令和2年国勢調査に基づく",
            "令和2年国勢調査人口",
            "令和2年国勢調査",
            "令和5年度基準財政需要額",
            "令和5年基準地価",
        ],
        *[
            "令和4年度早期健全化基準",
            "令和5年度固定資産税",
            "令和5年度比較",
            "令和5年度比率",
            "令和5年度 価格",
            "令和2年=100人",
        ],
        *["令和5年度発行額", "情報公開（令和5年度）", "令和5年度更新率", "令和5年度取得日数", "休暇の取得（令和5年）"],
        *[
            "令和5年度新設住宅着工戸数",
            "令和5年度合併処理浄化槽",
            "令和6年4月1日現在の市町村合併の状況",
            "令和5年度設置数",
        ],
        *["令和5年度実施状況", "市町村合併（令和5年度）"],
    ],
)
def test_a_date_of_reference_and_the_year_of_a_measure_are_data(text: str) -> None:
    assert [role for _, role in said(text)] == ["data"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        *[("令和6年3月公表", "published"), ("公表日 令和6年3月29日", "published"), ("R6.3.29更新", "published")],
        *[
            ("令和６年12月26日（木）発表", "published"),
            ("令和6年3月29日総務省公表", "published"),
            ("改定 令和6年4月1日", "published"),
        ],
        *[
            ("データ取得日：2024/5/1", "published"),
            ("作成日 2024年5月1日", "published"),
            ("印刷日：R6.5.1", "published"),
        ],
        *[("2024年3月29日取得", "published"), ("公表年：2024年", "published"), ("発行 令和6年", "published")],
        *[
            ("(令和5年度調査)", "survey"),
            ("令和6年度実施調査", "survey"),
            ("2024年版", "edition"),
            ("令和6年版", "edition"),
        ],
        *[("平成18年度に廃止", "event"), ("令和5年4月1日合併", "event"), ("平成20年10月1日に編入", "event")],
        *[
            ("平成18年3月20日、旧清水町と合併", "event"),
            ("平成17年度に合併", "event"),
            ("合併期日：平成18年3月20日", "event"),
        ],
        *[("平成30年10月1日市制施行", "event"), ("令和6年4月1日施行", "event"), ("平成17年に廃止された", "event")],
    ],
)
def test_publication_survey_edition_and_event_are_told_from_data(text: str, role: str) -> None:
    assert [found for _, found in said(text)] == [role]
    assert [found for _, found in said(f"{text}　令和5年度決算")] == [role, "data"]


def test_words_between_two_periods_belong_to_the_one_they_touch() -> None:
    assert said("令和6年3月公表 令和5年度決算") == [("2024-03", "published"), ("FY2023", "data")]
    assert said("令和5年度決算 公表 令和6年3月") == [("FY2023", "data"), ("2024-03", "published")]
    assert said("公表日：令和6年（2024年）3月29日") == [("2024-03-29", "published")]


@pytest.mark.parametrize(
    "text",
    ["令和4年度差引額", "令和4年度差額", "令和4年度比較表", "令和4年度対応状況", "令和4年度より前に整備した件数"],
)
def test_a_word_that_only_begins_like_a_comparison_leaves_the_year_to_the_data(text: str) -> None:
    assert said(text) == [("FY2022", "data")]


def test_a_difference_of_two_years_is_of_neither_alone() -> None:
    assert said("令和3年と令和4年との差") == [("2021", "data"), ("2022", "data")]
