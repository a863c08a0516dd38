"""Printed numbers with the words beside them: what each sentence says, as a careful reader would write it down."""

from __future__ import annotations

from fractions import Fraction

import pytest

from axstat.values.printed.model import Printed
from axstat.values.printed.reading import read_numbers

# text | value | unit | how nearly | sign by mark or words
READ = """
1,722団体 | 1722 | 団体 | exact | 0
４３．２％ | 43.2 | % | exact | 0
43.2パーセント | 43.2 | % | exact | 0
0.798 | 0.798 | - | exact | 0
3億4,500万円 | 345000000 | 円 | exact | 0
12万3千人 | 123000 | 人 | exact | 0
4,370千人 | 4370000 | 人 | exact | 0
4.37百万人 | 4370000 | 人 | exact | 0
四百三十七万人 | 4370000 | 人 | exact | 0
一、六九四人 | 1694 | 人 | exact | 0
一万二千三百人 | 12300 | 人 | exact | 0
約340万人 | 3400000 | 人 | about | 0
7割 | 70 | % | exact | 0
3割5分 | 35 | % | exact | 0
△3.2 | 3.2 | - | exact | -
▲3.2％ | 3.2 | % | exact | -
マイナス1.5ポイント | 1.5 | ポイント | exact | -
−3.2 | 3.2 | - | exact | -
－3.2 | 3.2 | - | exact | -
‐3.2 | 3.2 | - | exact | -
+437万人 | 4370000 | 人 | exact | +
1.2倍 | 1.2 | 倍 | exact | 0
4.3兆円 | 4300000000000 | 円 | exact | 0
10人に4人 | 40 | % | exact | 0
5人に1人 | 20 | % | exact | 0
2分の1 | 50 | % | exact | 0
4分の3 | 75 | % | exact | 0
補助率2/3 | 66.67 | % | exact | 0
過半数 | 50 | % | over | 0
半数以下 | 50 | % | at_most | 0
6割超 | 60 | % | over | 0
6割弱 | 60 | % | slightly_under | 0
6割強の団体 | 60 | % | slightly_over | 0
100時間以上 | 100 | 時間 | at_least | 0
100時間未満 | 100 | 時間 | under | 0
100時間に満たない | 100 | 時間 | under | 0
100時間を超えない | 100 | 時間 | at_most | 0
1,000人余り | 1000 | 人 | over | 0
1,000余人 | 1000 | 人 | over | 0
1,000人近い | 1000 | 人 | slightly_under | 0
500人規模 | 500 | 人 | about | 0
第1位 | 1 | 位 | exact | 0
10時間30分 | 10.5 | 時間 | exact | 0
339万人の不足 | 3390000 | 人 | exact | -
339万人不足 | 3390000 | 人 | exact | -
339万人のAI人材が不足 | 3390000 | 人 | exact | -
339万人足りない | 3390000 | 人 | exact | -
339万人の余剰 | 3390000 | 人 | exact | +
不足は339万人 | 3390000 | 人 | exact | -
不足額は3億円 | 300000000 | 円 | exact | -
減少率は5.2% | 5.2 | % | exact | -
320人下回った | 320 | 人 | exact | -
1,000人を下回った | 1000 | 人 | under | 0
61.3%に低下 | 61.3 | % | exact | 0
70%まで減る | 70 | % | exact | 0
6.7ポイント低下 | 6.7 | ポイント | exact | -
3.2%増 | 3.2 | % | exact | +
△3.2%の減 | 3.2 | % | exact | -
前年度比103.2% | 103.2 | % | exact | 0
減少したのは1,280団体 | 1280 | 団体 | exact | 0
1,280団体が減少した | 1280 | 団体 | exact | 0
赤字団体は14 | 14 | - | exact | 0
3倍増 | 3 | 倍 | exact | 0
2・5％ | 2.5 | % | exact | 0
一つ | 1 | つ | exact | 0
二か所 | 2 | か所 | exact | 0
5年間 | 5 | 年 | exact | 0
10日間 | 10 | 日間 | exact | 0
n=1,846 | 1846 | - | exact | 0
自動車1,000台 | 1000 | 台 | exact | 0
最大1,000万円 | 10000000 | 円 | exact | 0
1人当たり120時間 | 120 | 時間 | exact | 0
人口10万対3.2人 | 3.2 | 人 | exact | 0
1,722の市区町村 | 1722 | 団体 | exact | 0
51円引き上げ | 51 | 円 | exact | +
前年の半分以下 | 50 | % | at_most | 0
一日三時間以上 | 3 | 時間 | at_least | 0
百億円 | 10000000000 | 円 | exact | 0
339万人分の労働力が不足 | 3390000 | 人 | exact | -
12.3 パーセント | 12.3 | % | exact | 0
three-quarters of bodies | 75 | % | exact | 0
more than half of bodies | 50 | % | over | 0
61 percent of bodies | 61 | % | exact | 0
one in four | 25 | % | exact | 0
4.4 million people | 4400000 | 人 | exact | 0
3.4 million workers short | 3400000 | 人 | exact | -
a shortage of 3.4 million | 3400000 | - | exact | -
"""
ROWS = [tuple(part.strip() for part in line.split(" | ")) for line in READ.strip().splitlines()]


def numbers(text: str) -> list[Printed]:
    return [one for one in read_numbers(text) if one.is_number]


@pytest.mark.parametrize(("text", "value", "unit", "approx", "sign"), ROWS, ids=[row[0] for row in ROWS])
def test_a_printed_number_is_read_with_its_words(text: str, value: str, unit: str, approx: str, sign: str) -> None:
    (found,) = numbers(text)
    assert found.value is not None
    assert abs(found.value - Fraction(value)) < Fraction(1, 100)
    assert (found.unit or "-", found.approx) == (unit, approx)
    assert {"-": -1, "+": 1, "0": 0}[sign] == (found.sign or found.by_words)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5〜6割", 50, 60),
        ("5割〜6割", 50, 60),
        ("2〜3万人", 20_000, 30_000),
        ("5,000〜1万円", 5_000, 10_000),
        ("61.3〜61.8%", Fraction(613, 10), Fraction(618, 10)),
        ("2、3日", 2, 3),
        ("2,3か月", 2, 3),
        ("四、五十人", 40, 50),
        ("百二、三十件", 120, 130),
        ("60％台", 60, 70),
        ("3万人台", 30_000, 40_000),
    ],
)
def test_ranges_and_bands_have_two_ends(text: str, low: int, high: int) -> None:
    (found,) = numbers(text)
    assert [found.value, found.upper] == [low, high]


@pytest.mark.parametrize(
    "text",
    [
        "三重県", "四日市市", "一部", "第三セクター", "万が一", "一方", "一般", "数十人", "十数人", "何百", "2桁",
        "千葉県",
        "COVID-19", "5G", "A4", "〒100-0001", "電話03-1234-5678", "2024年4月1日", "令和6年度", "令和2、3年度",
        "4年度", "4・5月", "第2章", "図3-1", "表2", "p.12", "震度6弱", "割合は7：3", "20～30代", "65歳以上",
        "午前10時30分", "第1回", "3台目", "https://example.jp/2024/03", "1人当たり", "注1", "二〇四〇年", "R6",
        "FY2024", "昭和50年代",
    ],
)  # fmt: skip
def test_digits_that_are_no_number_of_their_own_are_none(text: str) -> None:
    assert numbers(f"これは{text}のこと") == []


@pytest.mark.parametrize("text", ["1,72人", "1,2345団体", "3億45000万円", "△0.5～1.2％", "1/2"])
def test_what_could_be_more_than_one_number_has_no_value(text: str) -> None:
    assert any(one.value is None for one in numbers(text))


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("年118.4時間", "年"),
        ("年間118.4時間", "年"),
        ("平均118.4時間／年", "年"),
        ("月8.3時間", "月"),
        ("2024年度の月平均は8.3時間", "月"),
        ("4月の平均は8.3時間", None),
        ("2024年の平均は118.4時間", None),
        ("年間99.6時間（月平均8.3時間）", "月"),
        ("1日8時間", "日"),
        ("118.4 hours a year", "年"),
    ],
)
def test_hours_are_counted_per_year_or_month_as_the_sentence_says(text: str, per: str | None) -> None:
    assert numbers(text)[-1].per == per


def test_brackets_between_a_number_and_its_direction_are_passed() -> None:
    found = numbers("前年度に比べ3.2時間（2.1％）減少し、1,030団体（60.1％）が減少した")
    assert [one.by_words for one in found] == [-1, -1, 0, 0]


def test_places_are_those_of_the_text_as_it_stands() -> None:
    text = "全国の１，７２２団体のうち約６割１分が\u200b年１００時間超"
    found = numbers(text)
    assert [one.text for one in found] == ["１，７２２団体", "約６割１分", "１００時間超"]
    assert [text[slice(*one.core)] for one in found] == ["１，７２２", "６割１分", "１００"]


def test_a_denial_is_seen() -> None:
    assert numbers("339万人の不足ではない")[0].denied
    assert not numbers("339万人不足するはずである")[0].denied
    assert not numbers("少なくない339万人が不足")[0].denied


@pytest.mark.parametrize("gap", ["", "\n", " ", "　"])
def test_a_line_that_breaks_before_a_number_changes_no_direction(gap: str) -> None:
    # Markdown of Japanese is broken anywhere, often right before a linked number.
    read = read_numbers(f"AI人材が{gap}339万人、現場人材が{gap}260万人不足する。")
    assert [one.value for one in read] == [3_390_000, 2_600_000]
    assert [one.by_words for one in read] == [-1, -1]


@pytest.mark.parametrize(
    "heading", ["1　時間外勤務の現状", "２　団体の種類", "3 人口の見通し", "2.1　年の瀬", "（1）5年後の姿"]
)
def test_the_number_that_opens_a_heading_is_its_section(heading: str) -> None:
    first = read_numbers(heading, is_heading=True)[0]
    assert (first.kind, first.value) == ("section", None)


@pytest.mark.parametrize("caption", ["表1　団体の種類別の割合", "図 2-1　人口の推移", "図表3 件数"])
def test_the_number_of_a_caption_counts_nothing_that_stands_behind_it(caption: str) -> None:
    assert [one for one in read_numbers(caption) if one.is_number] == []


@pytest.mark.parametrize("text", ["1 時間を超える", "3 people in ten"])
def test_a_number_with_a_space_behind_it_is_a_quantity_in_running_text(text: str) -> None:
    assert read_numbers(text)[0].is_number


def test_a_heading_of_words_keeps_its_quantity() -> None:
    assert read_numbers("3 people in ten", is_heading=True)[0].is_number


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("収支は8億7,300万円の黒字、873百万円の赤字", [1, -1]),
        ("収支は873百万円の赤字、8億7,300万円の黒字", [-1, 1]),
        ("収支は9億円の黒字で8億円の赤字", [1, -1]),
        ("収支は9億円の赤字、8億円の黒字、7億円の赤字", [-1, 1, -1]),
        ("320人の減、61.3％に低下した", [-1, 0]),
        ("前年度から3.2時間の減少、2.1％", [-1, -1]),
        ("339万人の不足は260万人に縮小", [-1, -1]),
    ],
)
def test_a_number_has_its_own_word_before_that_of_the_one_before_it(text: str, signs: list[int]) -> None:
    assert [one.by_words for one in read_numbers(text)] == signs
