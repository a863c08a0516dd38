"""One spelling for all ways to type a measure's name, and none for two things."""

from __future__ import annotations

import pytest

from axstat.datasets.spelling import spelled


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("経常収支比率（%）", ("経常収支比率（％）", "経常収支比率(%)", "経常収支比率(％)", "経常収支 比率　（ ％ ）")),
        ("人口 › 総数", ("人　口 › 総　数", "人口  ›  総数")),
        ("65歳以上（再掲）", ("６５歳以上(再掲)", "65 歳以上（再掲）")),
        ("AI導入率", ("ＡＩ導入率", "AI 導入率")),
        ("時間／年", ("時間/年",)),
        ("0～14歳", ("0〜14歳", "０~１４歳")),
        ("増減［A-B］", ("増減[Ａ－Ｂ]", "増減［A−B］")),
        ("GDP (nominal)", ("ＧＤＰ（ｎｏｍｉｎａｌ）", "GDP(nominal)", "GDP ( nominal )")),
        ("人口", ("人口¹⁾", "人口⁽²⁾")),
    ],
)
def test_what_a_person_calls_the_same_is_spelled_in_one_way(stored: str, typed: tuple[str, ...]) -> None:
    assert {spelled(text) for text in (stored, *typed)} == {stored}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("区分①", "区分1"),
        ("第Ⅰ種", "第I種"),
        ("延床面積（㎡）", "延床面積（m2）"),
        ("面積 m²", "面積 m2"),
        ("ｶﾅ", "カナ"),
        ("人口（人）", "人口【人】"),
        ("人口 › 男", "人口男"),
        ("A B", "AB"),
        ("経常収支比率（%）", "経常収支比率"),
    ],
)
def test_what_may_be_another_thing_keeps_its_own_name(one: str, other: str) -> None:
    assert spelled(one) != spelled(other)
