"""What headings, kinds, prefectures and categories are called in English, and measures that have a code in both.

Sources: prefecture and kind names as in MIC's English pages; labour categories are translations of METI's headings.
"""

from __future__ import annotations

from axstat.model.text import Label, Lang

_PREFECTURES = """
01 北海道 Hokkaido HKD | 02 青森県 Aomori AOM | 03 岩手県 Iwate IWT
04 宮城県 Miyagi MYG | 05 秋田県 Akita AKT | 06 山形県 Yamagata YGT
07 福島県 Fukushima FKS | 08 茨城県 Ibaraki IBR | 09 栃木県 Tochigi TCG
10 群馬県 Gunma GNM | 11 埼玉県 Saitama STM | 12 千葉県 Chiba CHB
13 東京都 Tokyo TKY | 14 神奈川県 Kanagawa KNG | 15 新潟県 Niigata NGT
16 富山県 Toyama TYM | 17 石川県 Ishikawa ISK | 18 福井県 Fukui FKI
19 山梨県 Yamanashi YMN | 20 長野県 Nagano NGN | 21 岐阜県 Gifu GIF
22 静岡県 Shizuoka SZO | 23 愛知県 Aichi AIC | 24 三重県 Mie MIE
25 滋賀県 Shiga SIG | 26 京都府 Kyoto KYT | 27 大阪府 Osaka OSK
28 兵庫県 Hyogo HYG | 29 奈良県 Nara NAR | 30 和歌山県 Wakayama WKY
31 鳥取県 Tottori TTR | 32 島根県 Shimane SMN | 33 岡山県 Okayama OKY
34 広島県 Hiroshima HRS | 35 山口県 Yamaguchi YGC | 36 徳島県 Tokushima TKS
37 香川県 Kagawa KGW | 38 愛媛県 Ehime EHM | 39 高知県 Kochi KOC
40 福岡県 Fukuoka FKO | 41 佐賀県 Saga SAG | 42 長崎県 Nagasaki NGS
43 熊本県 Kumamoto KMM | 44 大分県 Oita OIT | 45 宮崎県 Miyazaki MYZ
46 鹿児島県 Kagoshima KGS | 47 沖縄県 Okinawa OKN
"""

_ROWS = [row.split() for row in _PREFECTURES.strip().replace("\n", "|").split("|")]
PREFECTURE_CODES = {ja: code for code, ja, _, _ in _ROWS}
ENGLISH = {ja: en for _, ja, en, _ in _ROWS}
_ABBREVIATED = {ja: short for _, ja, _, short in _ROWS}

_WORDS = {
    "全国": "Japan",
    "都道府県": "prefectures",
    "指定都市": "designated cities",
    "中核市": "core cities",
    "施行時特例市": "former special cities",
    "特別区": "special wards of Tokyo",
    "市": "other cities",
    "町": "towns",
    "村": "villages",
    "専門職": "Professionals",
    "事務職": "Clerical workers",
    "現場人材": "Field workers",
    "AI・ロボット等利活用人材": "AI and robot users",
    "AI・ロボット等の活用を担う人材": "AI and robot users",
    "管理的職業": "Managers",
    "専門的・技術的職業": "Professional and technical",
    "事務": "Clerical",
    "販売": "Sales",
    "サービス": "Services",
    "生産工程": "Manufacturing process",
    "輸送・機械運転": "Transport and machine operation",
    "運搬・清掃・包装等": "Carrying, cleaning, packaging",
    "大学理系": "University, science",
    "院卒理系": "Graduate school, science",
    "高専": "Technical college (kosen)",
    "高卒 工業科": "High school, industrial",
    "高卒工業科": "High school, industrial",
    "大学文系": "University, humanities",
    "院卒文系": "Graduate school, humanities",
    "高卒 普通科": "High school, general",
    "高卒普通科": "High school, general",
    "大卒・院卒理系 計": "Science graduates, total",
    "大卒・院卒文系 計": "Humanities graduates, total",
    "高卒": "High school",
    "短大・高専等": "Junior and technical college",
    "製造業": "Manufacturing",
    "農林水産業": "Agriculture, forestry, fisheries",
    "運輸業・郵便業": "Transport and postal",
    "情報通信業": "Information and communications",
    "卸売業・小売業": "Wholesale and retail",
    "建設業": "Construction",
    "東京圏": "Greater Tokyo",
    "関東(東京圏を除く)": "Kanto except Greater Tokyo",
    "関東（東京圏を除く）": "Kanto except Greater Tokyo",
    "北海道": "Hokkaido",
    "東北": "Tohoku",
    "中部": "Chubu",
    "近畿": "Kinki",
    "中国": "Chugoku",
    "四国": "Shikoku",
    "九州": "Kyushu",
    "総務省": "Ministry of Internal Affairs and Communications (MIC)",
    "経済産業省": "Ministry of Economy, Trade and Industry (METI)",
}

MEASURES = {
    "hours_per_month": Label("月平均時間数", "hours a month"),
    "hours_per_year": Label("年間時間数", "hours a year"),
    "pct_over_45h": Label("月45時間超の職員の割合", "staff over 45 hours a month"),
    "pct_45_to_100h": Label("月45時間超100時間未満の職員の割合", "staff over 45, under 100 hours a month"),
    "pct_over_100h": Label("月100時間以上の職員の割合", "staff with 100 hours a month or more"),
    "demand_10k": Label("需要", "demand"),
    "supply_10k": Label("供給", "supply"),
    "gap_10k": Label("過不足（供給−需要）", "gap (supply − demand)"),
    "employed_10k": Label("就業者数", "employed"),
    "bodies": Label("該当団体数", "bodies"),
    "bodies_asked": Label("対象団体数", "bodies asked"),
    "rate_pct": Label("割合", "rate"),
    "amount_1000_yen": Label("金額", "amount"),
    "projects": Label("事業数", "projects"),
    "cap_10k_yen": Label("補助上限額", "cap"),
    "floor_10k_yen": Label("補助下限額", "least amount"),
    "minimum_investment_10k_yen": Label("投資額の下限", "least investment"),
    "max_employees": Label("従業員数の上限", "most employees"),
    "min_employees": Label("従業員数の下限", "least employees"),
    "wage_growth_pct": Label("賃上げの年率の下限", "least wage growth a year"),
    "green_area_pct": Label("緑地率の下限", "least green area"),
}
"""Measures that the database names by a code; all others have the words of their sheet."""


def translated(text: str, lang: Lang) -> str:
    """Return a heading in `lang`; one without a known translation stays as printed in the source."""
    if text in MEASURES:
        return MEASURES[text].text(lang)
    if lang == "ja":
        return text
    plain = text.removeprefix("うち").strip()
    return _WORDS.get(plain, ENGLISH.get(plain, plain))


def prefecture(name: str, lang: Lang) -> str:
    """Return a prefecture's name in `lang`."""
    return name if lang == "ja" else ENGLISH.get(name, name)


def short_prefecture(name: str, lang: Lang, *, abbreviated: bool = False) -> str:
    """Return a tile's label: 東京, 北海道; Tokyo or TKY."""
    if lang == "ja":
        return name if name == "北海道" else name.rstrip("都府県") if name != "京都府" else "京都"
    return _ABBREVIATED.get(name, name) if abbreviated else ENGLISH.get(name, name)
