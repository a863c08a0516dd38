"""Which edition a text names, and what stays of a title when year, edition and bodies are taken from it."""

from __future__ import annotations

import pytest

from axstat.values.editions import (
    CORRECTED_PRELIMINARY,
    DRAFT,
    FINAL,
    PRELIMINARY,
    REVISED,
    edition_of_note,
    edition_rank,
    edition_word,
    subject,
)


@pytest.mark.parametrize(
    ("text", "word", "rank"),
    [
        ("令和６年度　時間外勤務の状況（確報）", "確報", FINAL),
        ("令和６年度　時間外勤務の状況（速報）", "速報", PRELIMINARY),
        ("時間外勤務の状況 速報値", "速報値", PRELIMINARY),
        ("推計速報", "推計速報", PRELIMINARY),
        ("人口概数集計", "概数集計", PRELIMINARY),
        ("（暫定）", "暫定", PRELIMINARY),
        ("時間外勤務の状況（町村・訂正）", "訂正", REVISED),
        ("R6_改訂.xlsx", "改訂", REVISED),
        ("令和6年度改定版", "改定版", REVISED),
        ("時間外勤務の状況（確報・再訂正）", "確報・再訂正", REVISED),
        ("R6_確報_正誤反映.xlsx", "確報・正誤反映", REVISED),
        ("確定", "確定", FINAL),
        ("確定値", "確定値", FINAL),
        ("時間外勤務の状況（速報・訂正版）", "速報・訂正版", CORRECTED_PRELIMINARY),
        ("作業用", "作業用", DRAFT),
        ("時間外勤務（作業中）", "作業中", DRAFT),
        ("確報（速報との比較）", "速報・確報", None),  # opposite words: no edition is known
        ("給与改定の状況", None, None),
        ("料金改定率", None, None),
        ("確定申告者数", None, None),
        ("戸籍訂正件数", None, None),
        ("計画改訂の有無", None, None),
        ("案件数", None, None),
        ("", None, None),
    ],
)
def test_an_edition_is_named_by_words_about_the_whole(text: str, word: str | None, rank: int | None) -> None:
    assert (edition_word(text), edition_rank(text)) == (word, rank)


@pytest.mark.parametrize(
    ("note", "word"),
    [
        ("※速報値", "速報値"),
        ("本表は確報である。", "確報"),
        ("（注）数値は暫定値です。", "暫定値"),
        ("注1 前年度は確報値", None),
        ("令和5年度は速報値", None),
        ("確報は12月に公表する", None),
    ],
)
def test_a_note_names_the_edition_only_of_the_whole_table(note: str, word: str | None) -> None:
    assert edition_of_note(note) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("令和６年度　時間外勤務の状況（市区町村）", "令和６年度　時間外勤務の状況（町村・訂正）"),
        ("令和６年度　時間外勤務の状況（確報）", "令和５年度　時間外勤務の状況（速報）"),
        ("主要財政指標（令和4～6年度）", "令和3年度版　主要財政指標　確報集計"),
        ("人口（2024年4月1日現在）", "人口（令和5年4月1日現在）"),
        ("市区町村の主要財政指標（令和5年度、公表値の編集）", "市区町村の主要財政指標（令和6年度）"),
        ("小学校数（令和5年度、公立）", "小学校数（公立）"),
        ("【模擬データ（simulated）】時間外勤務の状況", "時間外勤務の状況（岡山県）"),
    ],
)
def test_editions_of_one_table_have_one_subject(one: str, other: str) -> None:
    assert subject(one) == subject(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全都道府県の主要財政指標", "市町村指標の都道府県別平均"),
        ("時間外勤務の状況（本庁）", "時間外勤務の状況（出先）"),
        ("時間外勤務の状況（女性）", "時間外勤務の状況"),
        ("製造品出荷額（令和5年、食品の加工）", "製造品出荷額"),
        ("予算（令和5年度、国全体、公表値の編集）", "予算"),
        ("第1表 人口", "第2表 人口"),
        ("主要財政指標（市町村平均）", "主要財政指標（市町村）"),
    ],
)
def test_other_tables_have_other_subjects(one: str, other: str) -> None:
    assert subject(one) != subject(other)
