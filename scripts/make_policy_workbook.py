"""Write the policy tables as `data/compiled/policy_tables.xlsx`: grants, AI adoption, reasons, programmes, measures.

Every line stands in a CSV of `scripts/data` with its source, date and how sure it is. What no source gives is an empty
cell: a programme without a rate, bodies of which only a rate is printed. A figure that papers claim and no source
gives (1,580 bodies) is no line here: it is a claim. Run: `python scripts/make_policy_workbook.py [OUTPUT]`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook

from compiled import Header, Row, Sheet, read_csv, sidecar, write
from fixed_workbook import save

HERE = Path(__file__).resolve().parent
DATA = HERE / "data"
OUTPUT = HERE.parent / "data" / "compiled" / "policy_tables.xlsx"

TECHNOLOGIES = {
    "AI": "自治体のAI導入",
    "RPA": "自治体のRPA導入",
    "生成AI": "自治体の生成AI導入",
    "AIまたはRPA": "自治体のAIまたはRPAの導入",
    "AIのみ": "自治体のAIだけの導入",
    "RPAのみ": "自治体のRPAだけの導入",
    "AIとRPA両方": "自治体のAIとRPA両方の導入",
}
SURE = (("備考（確度）",), ("備考（出典のページ）",), ("備考",))
NOT_STATED = "空欄は資料に書かれていないもので、0ではない"


def day(text: str, note: str = "") -> str:
    """Return a date as tables print it: `2018-11` is 2018年11月, 2021 is 2021年度 where its note says so."""
    if text.isdigit() and "fiscal year" in note:
        return f"{text}年度"
    parts = [str(int(part)) for part in text.split("-")]
    return "".join(number + unit for number, unit in zip(parts, "年月日", strict=False))


def headers(*labels: str) -> list[Header]:
    return [(label,) for label in labels]


def adoption() -> Sheet:
    columns = headers(
        "項目", "団体の種類", "状況", "時点", "資料", "該当団体数（団体）", "対象団体数（団体）", "割合（%）"
    )
    newer = [r for r in read_csv(DATA / "generative_ai.csv") if r["sheet"] == "adoption"]
    rows = [*read_csv(DATA / "soumu_ai_rpa.csv"), *({**r, "technology": r["item"]} for r in newer)]
    lines = [
        [
            TECHNOLOGIES[r["technology"]],
            r["body_type"],
            r["status"],
            day(r["survey_date"], r["note"]),
            *(r[name] for name in ("source", "count", "bodies", "rate_pct", "confidence", "source_url", "note")),
        ]
        for r in rows
    ]
    title = "政策資料：自治体のAI・RPA・生成AIの導入状況（公表値の編集）"
    return Sheet("AI導入", title, [*columns, *SURE], lines, (NOT_STATED,), texts=5, widths=(28, 16, 28, 16, 48))


def uses() -> Sheet:
    columns = headers("項目", "時点", "資料", "該当団体数（団体）")
    rows = [r for r in read_csv(DATA / "generative_ai.csv") if r["sheet"] == "use"]
    lines = [
        [
            f"生成AIの用途（{r['item']}）",
            day(r["survey_date"]),
            *(r[name] for name in ("source", "count", "confidence", "source_url", "note")),
        ]
        for r in rows
    ]
    title = "政策資料：自治体の生成AIの用途（公表値の編集）"
    return Sheet("生成AIの用途", title, [*columns, *SURE], lines, texts=3, widths=(32, 16, 48))


def answers() -> Sheet:
    columns = headers("項目", "回答した企業", "時点", "指標", "資料", "割合（%）")
    lines = [
        [
            r["item"],
            r["population"],
            day(r["survey_date"]),
            "回答の割合",
            *(r[name] for name in ("source", "rate_pct", "confidence", "source_url", "note")),
        ]
        for r in read_csv(DATA / "sme_ai.csv")
    ]
    title = "政策資料：企業のAIの活用の状況と理由（公表値の編集）"
    notes = (
        "「業務がイメージできない」63.4%の回答者は、2019年以降に省力化投資を行い、AIの活用に取り組んでいないと答えた企業。"
        "複数回答。回答数と、ほかの理由の割合は確認できない",
        NOT_STATED,
    )
    return Sheet("企業のAI活用", title, [*columns, *SURE], lines, notes, texts=5, widths=(48, 40, 14, 14, 30))


def programmes() -> Sheet:
    columns = headers(
        "項目",
        "枠",
        "公募",
        "時点",
        "補助率",
        "補助率の引上げ",
        "引上げの条件",
        "公募の時期",
        "資料",
        "補助上限額（万円）",
        "補助下限額（万円）",
        "投資額の下限（万円）",
        "従業員数の上限（人）",
        "従業員数の下限（人）",
        "賃上げの年率の下限（%）",
    )
    lines = [
        [
            r["programme"],
            r["frame"],
            r["edition"],
            day(r["as_of"]),
            *(r[name] for name in ("rate", "rate_raised", "rate_raised_when", "calls", "source")),
            *(r[name] for name in ("cap_10k_yen", "floor_10k_yen", "minimum_investment_10k_yen")),
            *(r[name] for name in ("max_employees", "min_employees", "wage_growth_pct")),
            r["confidence"],
            "",
            r["note"],
        ]
        for r in read_csv(DATA / "programmes.csv")
    ]
    title = "政策資料：補助金の条件（公表値の編集）"
    notes = (NOT_STATED, "賃上げの年率は3年間の年平均（中堅等大規模成長投資補助金）")
    return Sheet("補助金", title, [*columns, *SURE], lines, notes, texts=9, widths=(30, 30, 24, 16))


def announced() -> Sheet:
    columns = headers("項目", "内容", "状態", "時点", "資料", "緑地率の下限（%）")
    lines = [
        [r["measure"], r["item"], r["status"], day(r["as_of"]), r["source"], r["value"], r["confidence"], "", r["note"]]
        for r in read_csv(DATA / "announced_measures.csv")
    ]
    title = "政策資料：規制の措置（公表値の編集）"
    return Sheet("措置", title, [*columns, *SURE], lines, (NOT_STATED,), texts=5, widths=(24, 30, 44, 16, 30))


def year_of(text: str) -> str:
    """Return the fiscal year that a grant names: `R6補正` is a supplementary budget of FY2024."""
    reiwa = re.match(r"R(\d+)", text)
    return f"{2018 + int(reiwa[1]) if reiwa else int(text)}年度"


GRANTS = (
    ("指標", "measure"),
    ("交付金", "program"),
    ("区分", "category"),
    ("予算", "budget"),
    ("事業名", "project_name"),
    ("年度", "year"),
    ("金額（千円）", "amount_thousand_yen"),
    ("事業数（件）", "count"),
)
LEVELS = {"national": "国全体", "prefecture": "都道府県別", "municipality": "市区町村別"}


def grants() -> Iterator[Sheet]:
    """Yield a sheet for each level; 指標 makes every word beside the nation's figures tell its lines apart."""
    rows = [r for r in read_csv(DATA / "grants.csv") if r["confidence"] != "missing"]
    for level, name in LEVELS.items():
        mine = [grant(r) for r in rows if r["level"] == level]
        shown = [(label, key) for label, key in GRANTS if any(r[key] for r in mine)]
        columns = headers("団体コード", "団体名", *(label for label, _ in shown))
        keys = ("code", "name", *(key for _, key in shown), "confidence", "source_url", "remark")
        title = f"政策資料：地方創生の交付金（{name}、公表値の編集）"
        texts = 2 + sum(key not in ("amount_thousand_yen", "count") for _, key in shown)
        lines = [[r[key] for key in keys] for r in mine]
        yield Sheet(f"交付金_{name}", title, [*columns, *SURE], lines, (NOT_STATED,), texts=texts, widths=(12, 14))


def grant(row: Row) -> Row:
    """Return a grant with what its sheet prints: code, name, fiscal year, budget, and its note as a remark."""
    of_nation = row["level"] == "national"
    return {
        **row,
        "code": row["body_code"] if row["level"] == "municipality" else f"{int(row['body_code'] or 0):02d}000",
        "name": row["body"] or "全国",
        "measure": "交付金" if of_nation else "",
        "budget": row["fiscal_year"] if of_nation and row["fiscal_year"].startswith("R") else "",
        "year": year_of(row["fiscal_year"]),
        "remark": row["note"] and f"資料の表記：{row['note']}",
    }


def sheets() -> Iterator[Sheet]:
    yield adoption()
    yield uses()
    yield answers()
    yield programmes()
    yield announced()
    yield from grants()


def main(output: Path = OUTPUT) -> None:
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets():
        write(book, sheet)
    save(book, output)
    said = sidecar(
        "政策資料（交付金、自治体のAI導入、企業のAI活用、補助金の条件、規制の措置、公表値の編集）",
        "総務省・内閣府・経済産業省・中小企業庁ほか（各行に記載）",
        "公表された数値（事実）。各行の出典を参照",
    )
    output.with_name(output.name + ".axstat.toml").write_text(said, encoding="utf-8")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
