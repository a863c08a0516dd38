"""The categories of METI's 2040 projection: occupations, education, industries and regions.

Source: 経済産業省「2040年の就業構造推計」, first edition (2025-05) and revised edition (2026-01). A label is known
by its folded form; `うち…` rows name the category they are part of and are never summed with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from axstat.values.text import fold_label


@dataclass(frozen=True, slots=True)
class CategoryName:
    """One category: `labels` are the spellings that mean it, `name` is how axstat prints it."""

    dimension: str
    name: str
    labels: tuple[str, ...] = ()
    subset_of: str | None = None
    total: bool = False


_FIRST = (
    "管理的職業",
    "専門的・技術的職業",
    "事務",
    "販売",
    "サービス",
    "保安",
    "農林漁業",
    "生産工程",
    "輸送・機械運転",
    "建設・採掘",
    "運搬・清掃・包装等",
)
_REVISED = ("専門職", "事務職", "現場人材")
_EDUCATION = (
    "中卒",
    "高卒",
    "高卒普通科",
    "高卒工業科",
    "高卒商業科",
    "高卒農業科",
    "専門学校",
    "短大",
    "短大・高専等",
    "短大・専門学校",
    "高専",
    "大卒",
    "大学理系",
    "大学文系",
    "院卒",
    "院卒理系",
    "院卒文系",
)
_INDUSTRY = (
    "農林水産業",
    "鉱業",
    "建設業",
    "製造業",
    "電気・ガス・熱供給・水道業",
    "情報通信業",
    "運輸業・郵便業",
    "卸売業・小売業",
    "金融業・保険業",
    "不動産業・物品賃貸業",
    "学術研究・専門・技術サービス業",
    "宿泊業・飲食サービス業",
    "生活関連サービス業・娯楽業",
    "教育・学習支援業",
    "医療・福祉",
    "複合サービス事業",
    "公務",
)
_REGION = ("関東(東京圏を除く)", "北海道", "東北", "中部", "近畿", "中国", "四国", "九州", "沖縄")

CATEGORIES: tuple[CategoryName, ...] = (
    *(CategoryName("occupation", name) for name in (*_FIRST, *_REVISED)),
    CategoryName("occupation", "専門的・技術的職業", ("専門的・技術的職業従事者", "専門的・技術的")),
    CategoryName(
        "occupation", "AI・ロボット等の活用を担う人材", ("うちAI・ロボット等の活用を担う人材",), "専門的・技術的職業"
    ),
    CategoryName("occupation", "AI・ロボット等利活用人材", ("うちAI・ロボット等利活用人材",), "専門職"),
    *(CategoryName("education", name) for name in _EDUCATION),
    CategoryName("education", "高卒工業科", ("工業科", "高卒(工業科)")),
    CategoryName("education", "高卒普通科", ("普通科", "高卒(普通科)")),
    CategoryName("education", "大学理系", ("大卒理系", "大学卒理系", "大学(理系)", "大卒(理系)")),
    CategoryName("education", "大学文系", ("大卒文系", "大学卒文系", "大学(文系)", "大卒(文系)")),
    CategoryName("education", "院卒理系", ("大学院理系", "院卒(理系)", "大学院卒理系")),
    CategoryName("education", "院卒文系", ("大学院文系", "院卒(文系)", "大学院卒文系")),
    CategoryName("education", "理系計(院卒+大卒+高専+高卒工業科)"),
    *(CategoryName("industry", name) for name in _INDUSTRY),
    CategoryName("industry", "運輸業・郵便業", ("運輸業,郵便業", "運輸業、郵便業")),
    CategoryName("industry", "卸売業・小売業", ("卸売業,小売業", "卸売業、小売業")),
    CategoryName("industry", "医療・福祉", ("医療,福祉", "医療、福祉")),
    *(CategoryName("region", name) for name in _REGION),
    CategoryName("region", "北海道", ("北海道(地域)", "北海道地域", "北海道ブロック")),
    CategoryName("region", "東京圏", ("東京圏(埼玉・千葉・東京・神奈川)", "東京圏(1都3県)")),
    CategoryName("region", "九州・沖縄"),
    CategoryName("total", "就業者数", ("全職業",)),
    CategoryName("total", "地域別ミスマッチ計", ("全体の過不足",)),
    CategoryName("headline", "事務・販売・サービス等の余剰"),
    CategoryName("headline", "大卒・院卒理系計", ("大卒・院卒理系 計",)),
    CategoryName("headline", "大卒・院卒文系計", ("大卒・院卒文系 計",)),
)


@cache
def by_label() -> Mapping[str, CategoryName]:
    """Return every known spelling, folded, with its category."""
    known: dict[str, CategoryName] = {}
    for category in CATEGORIES:
        for label in (category.name, *category.labels):
            known.setdefault(fold_label(label), category)
    return known


def find(text: str) -> CategoryName | None:
    """Return the category a label means, None when it is not one; a leading うち is not needed to know a subset."""
    return by_label().get(fold_label(text))
