"""Every threshold has a sheet that is read as wanted with its value, and otherwise when it moves."""

from __future__ import annotations

import pytest

from axstat.model.tables import SheetReading
from axstat.recognise import thresholds
from axstat.recognise.thresholds import Threshold
from tests.recognise.support import read

NAMES = [
    *("札幌市", "函館市", "小樽市", "旭川市", "室蘭市", "釧路市", "帯広市", "北見市", "夕張市", "岩見沢市", "網走市"),
    *("留萌市", "苫小牧市", "稚内市", "美唄市", "芦別市", "江別市", "赤平市", "紋別市", "士別市", "名寄市", "三笠市"),
]
CODES = ("011002", "012025", "012033", "012041", "012050", "012068", "012076", "012084", "012092", "012106")


def sheet(*rows: str) -> str:
    return "\n".join(f"| {row} |" for row in rows)


def figures(names: list[str] | tuple[str, ...]) -> list[str]:
    return [f"{name} | {number}" for number, name in enumerate(names, start=1)]


def coded(codes: tuple[str, ...], *, heading: str = "") -> str:
    rows = [
        f"{code} | {name} | {number}" for number, (code, name) in enumerate(zip(codes, NAMES, strict=False), start=1)
    ]
    return sheet(f"{heading} | 団体名 | 人口", *rows)


def margin(remarks: int) -> str:
    rows = [
        f"{code} | {name} {block} | {block}{number} | {'済' if 10 * block + number < remarks else ''}"
        for block in range(10)
        for number, (code, name) in enumerate(zip(CODES, NAMES, strict=False))
    ]
    return sheet("団体コード | 団体名 | 人口 | ", *rows)


MONTHS = [f"札幌市 | {month}月分 | 1" for month in range(1, 8)] + [
    f"函館市 | {month}月分 | 2" for month in range(6, 13)
]
MONTHS.append("小樽市 | 1月分 | 3")
CASES: dict[str, tuple[str, float]] = {
    # three names of five labels
    "KNOWN_SHARE": (sheet("団体名 | 人口", *figures(("札幌市", "函館市", "小樽市", "甲", "乙"))), 0.72),
    # three names among seven totals
    "HIT_SHARE": (
        sheet(
            "団体名 | 人口",
            *figures(("札幌市", "計", "小計", "函館市", "計", "小計", "合計", "総計", "累計", "小樽市")),
        ),
        0.36,
    ),
    # three codes of five agree with the names beside them, under a heading that does not say code
    "AGREE_SHARE": (coded((*CODES[:3], "131016", "271004"), heading="甲"), 0.72),
    # nine codes of ten stand again at the end, the last is another's
    "SAME_SHARE": (
        sheet(
            "団体コード | 団体名 | 人口 | 甲",
            *(
                f"{code} | {name} | {n} | {code if n < 9 else 131016}"
                for n, (code, name) in enumerate(zip(CODES, NAMES, strict=False))
            ),
        ),
        0.99,
    ),
    # one line of twenty has no key
    "FILLED_SHARE": (
        sheet(
            "団体名 | 性別 | 人口",
            *(f"{name} | {kind} | {n}" for n, name in enumerate(NAMES[:10]) for kind in ("男", "女" if n else "")),
        ),
        1.0,
    ),
    # a key that multiplies the lines by four thirds
    "FACET_GROWTH": (
        sheet("団体名 | 区分 | 人口", *(f"{n} | 計 | 1" for n in NAMES[:9]), *(f"{n} | 男 | 1" for n in NAMES[:3])),
        1.56,
    ),
    # twelve months, most of which stand on one line: sixty texts may do so, ten may not
    "FACET_VALUES": (sheet("団体名 | 月 | 人口", *MONTHS), 10),
    "BLANK_LINES": (
        sheet(
            " |  | 全体 | 本庁",
            *[" |  |  | "] * 3,
            "コード | 団体名 | 甲 | 乙",
            "011002 | 札幌市 | 1 | 2",
            "012025 | 函館市 | 3 | 4",
        ),
        2,
    ),
    "HEADER_DEPTH": (
        sheet("コード | 団体名 | 甲", *[" |  | "] * 39, "011002 | 札幌市 | 1", "012025 | 函館市 | 2"),
        32,
    ),
    # five remarks beside a hundred lines
    "MARGIN_SHARE": (margin(5), 0.04),
    "FEW_KNOWN": (sheet("団体名 | 人口", *figures(NAMES[:3])), 3.6),
    "LIST_WITHOUT_FIGURES": (sheet("団体名", *NAMES[:20]), 24),
    "LIST_BESIDE_CODES": (
        sheet("団体コード | 団体名", *(f"{code} | {name}" for code, name in zip(CODES[:5], NAMES, strict=False))),
        6,
    ),
    "LIST_OF_WORDS": (sheet("団体名 | 方針", *(f"{name} | 導入済み" for name in NAMES[:5])), 6),
    # five certain names ascend by code around an ambiguous one
    "ORDER_ANCHORS": (
        sheet("団体名 | 人口", *figures(("宮古市", "大船渡市", "府中市", "町田市", "小金井市", "小平市"))),
        6,
    ),
}


def summary(reading: SheetReading) -> object:
    """Return what a reading says, in short."""
    return reading.reason or [
        (
            [(i.label, i.row_class, i.area and i.area.area_code, i.facets) for i in table.items],
            [s.label for s in table.series],
            sorted(table.identity.items()),
            [d.id for d in table.doubts],
        )
        for table in reading.tables
    ]


def test_every_threshold_has_its_reason_and_its_sheet() -> None:
    known = {name: value for name, value in vars(thresholds).items() if isinstance(value, Threshold)}

    assert known.keys() == CASES.keys()
    assert all(value.why for value in known.values())


@pytest.mark.parametrize("name", CASES)
def test_a_sheet_is_read_otherwise_when_the_threshold_moves(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sketch, moved = CASES[name]
    before = summary(read(sketch))
    monkeypatch.setattr(thresholds, name, moved)

    assert summary(read(sketch)) != before
