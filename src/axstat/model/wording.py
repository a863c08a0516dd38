"""How years, periods and units are written for people: one way, for tables and charts, in each language.

Files and JSON keep what the database has (`FY2024`, `円`).
"""

from __future__ import annotations

import re

from axstat.model.text import Label, same

SIMULATED = "模擬データ (simulated)"
MISSING = "－"
"""What stands in a cell that has no value."""
SHORT_SCOPES = {
    "municipalities": Label("市区町村", "municipalities"),
    "designated-cities": Label("指定都市", "designated cities"),
    "prefectures": Label("都道府県", "prefectures"),
    "all-municipalities": Label("市区町村", "municipalities"),
    "all": Label("地方公共団体", "local governments"),
}
"""What is counted in each scope, by its name."""
NOT_LISTED = Label("掲載なし", "not listed")
"""What is said of an area that no source lists."""
PART_ONLY = Label("内訳のみ掲載", "listed as a part only")
"""What is said of an area of which a source lists a part, such as 本庁 or 男, and not the whole."""
SHARE_OF_ONE = Label("比率（1＝100％）", "fraction (1 = 100%)")
"""The unit of a share that is printed as it is stored: 0.63."""
_PERIOD = re.compile(r"(?P<fiscal>FY)?(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_UNITS = {
    "fraction": Label("％", "%"),
    "団体": Label("団体", "areas"),
    "h/年": Label("時間／年", "hours a year"),
    "h/月": Label("時間／月", "hours a month"),
    "時間／年": Label("時間／年", "hours a year"),
    "時間／月": Label("時間／月", "hours a month"),
    "時間": Label("時間", "hours"),
    "万人": Label("万人", "10,000 people"),
    "人": Label("人", "people"),
    "世帯": Label("世帯", "households"),
    "位": Label("位", "rank"),
    "件": Label("件", "count"),
    "バイト": Label("バイト", "bytes"),
    "円": Label("円", "yen"),
    "千円": Label("千円", "1,000 yen"),
    "万円": Label("万円", "10,000 yen"),
    "百万円": Label("百万円", "million yen"),
    "兆円": Label("兆円", "trillion yen"),
    "種類": Label("種類", "kinds"),
}


def era_year(year: int) -> str:
    """Return the era's year that most of a fiscal year lies in: 2019 is 令和元年."""
    era, base = ("令和", 2018) if year >= 2019 else ("平成", 1988) if year >= 1989 else ("昭和", 1925)
    return f"{era}{'元' if year - base == 1 else year - base}年"


def fiscal_year(year: int) -> Label:
    """Return a fiscal year as people name it: `令和6年度（2024年度）`, `FY2024`."""
    return Label(f"{era_year(year)}度（{year}年度）", f"FY{year}")


def period(text: str) -> Label:
    """Return a stored period (`FY2024`, `2024`, `2024-04`, `2024-04-01`) as people name it; another as it stands."""
    found = _PERIOD.fullmatch(text)
    if found is None:
        return same(text)
    if found["fiscal"]:
        return fiscal_year(int(found["year"]))
    parts = [
        f"{int(found[part])}{unit}" for part, unit in (("year", "年"), ("month", "月"), ("day", "日")) if found[part]
    ]
    return Label("".join(parts), text)


def unit(text: str) -> Label:
    """Return a unit as people read it; one that is not known as it stands."""
    return _UNITS.get(text, same(text))


def unit_in_english(text: str) -> str | None:
    """Return the unit that these English words are printed for, None where they are printed for none."""
    return next((unit for unit, label in _UNITS.items() if label.en == text), None)
