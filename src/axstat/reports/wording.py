"""Words that several reports print: fiscal years, scopes, statuses, lists of names, in both languages."""

from __future__ import annotations

from axstat.model.text import Label

SCOPES = {
    "municipalities": Label("市区町村（指定都市を除く）", "municipalities (designated cities excluded)"),
    "designated-cities": Label("指定都市", "designated cities"),
    "prefectures": Label("都道府県", "prefectures"),
    "all": Label("都道府県と市区町村", "prefectures and municipalities"),
}
SHORT_SCOPES = {
    "municipalities": Label("市区町村", "municipalities"),
    "designated-cities": Label("指定都市", "designated cities"),
    "prefectures": Label("都道府県", "prefectures"),
    "all": Label("地方公共団体", "local governments"),
}
GROUPS = {
    "prefecture": Label("都道府県別", "by prefecture"),
    "kind": Label("団体区分別", "by kind"),
    "region": Label("地域別", "by region"),
    "population": Label("人口規模別", "by population"),
}
STATUSES = {
    "missing": Label("欠測", "missing"),
    "suppressed": Label("秘匿", "suppressed"),
    "not_listed": Label("掲載なし", "not listed"),
    "undecidable": Label("判定できない", "undecidable"),
    "not_applicable": Label("該当なし", "not applicable"),
    "included_elsewhere": Label("他に含む", "included elsewhere"),
    "error": Label("エラー", "error"),
    "unparsed": Label("読み取れない", "unparsed"),
}


def fiscal_year(year: int) -> Label:
    """Return a fiscal year as people name it: `FY2024（令和6年度）`, `FY2024`."""
    if year >= 2019:
        era = f"令和{'元' if year == 2019 else year - 2018}年度"
    elif year >= 1989:
        era = f"平成{'元' if year == 1989 else year - 1988}年度"
    else:
        era = f"昭和{year - 1925}年度"
    return Label(f"FY{year}（{era}）", f"FY{year}")


def plain(number: float) -> str:
    """Return a number without needless decimals: 100 for 100.0, 99.5 for 99.5."""
    return f"{number:,.10g}"


def percent(share: float | None) -> str:
    """Return a fraction as `61.3 %`, a dash where there is none."""
    return "－" if share is None else f"{share * 100:.1f} %"


def hours(value: float | None) -> str:
    """Return hours as `118.4`, a dash where there are none."""
    return "－" if value is None else f"{value:,.1f}"


def names(listed: str, count: int) -> Label | None:
    """Return the names that a query listed, and how many more there are; None when there are none."""
    if not listed:
        return None
    shown = listed.split("、")
    more = count - len(shown)
    japanese = "、".join(shown) + (f" ほか{more:,}" if more > 0 else "")
    return Label(japanese, ", ".join(shown) + (f" and {more:,} more" if more > 0 else ""))
