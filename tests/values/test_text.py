"""Folding: what compares equal, and what must not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from axstat.values.text import clean, fold_label


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和３年度", "令和3年度"),
        ("　総　数　", "総 数"),
        ("都道府県名\n（漢字）", "都道府県名 (漢字)"),
        ("市区町村_x000D_\n団体コード", "市区町村 団体コード"),
        ("\u202d65,918,229\u202c", "65,918,229"),
        ("葛\U000e0100城市", "葛城市"),
        ("\ufeff団体コード", "団体コード"),
        ("ﾎｯｶｲﾄﾞｳ", "ホッカイドウ"),
        ("㋿6年度", "令和6年度"),
        ("plain", "plain"),
        ("a  b\tc", "a b c"),
        ("", ""),
    ],
)
def test_clean_folds_width_blanks_and_invisible_characters(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（カナ）", "(ｶﾅ)"),
        ("増減数(Ａ)-(Ｂ)", "増減数（A）－（B）"),
        ("⑦その他" + "\u3000" * 32, "⑦その他"),
        ("ラスパイレス指数\n参考値※", "ラスパイレス指数 参考値※"),
        ("【千円】", "（千円）"),
        ("〔千円〕", "［千円］"),
        ("デ−タ", "データ"),
        ("サ―ビス業", "サービス業"),
        ("休業･休職", "休業・休職"),
        ("４月〜３月", "4月～3月"),
        ("総　数", "総数"),
        ("ー", "－"),
    ],
)
def test_labels_that_a_reader_takes_for_the_same_fold_to_the_same_key(one: str, other: str) -> None:
    assert fold_label(one) == fold_label(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("45時間超", "45時間以上"), ("本庁", "出先"), ("(A)", "(B)"), ("A-B", "AB"), ("0", "-"), ("データ", "デタ")],
)
def test_labels_that_differ_in_meaning_keep_different_keys(one: str, other: str) -> None:
    assert fold_label(one) != fold_label(other)


@settings(deadline=None, max_examples=300)
@given(st.text() | st.text("ー-−デタア（）[] 　\n_x0D"))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert fold_label(fold_label(text)) == fold_label(text)
