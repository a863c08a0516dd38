"""Units as headers, unit rows and notes state them.

A text after 単位 is a unit whatever it says; a text in plain brackets is one only when the vocabulary knows it,
because most brackets hold something else: （カナ）, （Ａ）, （国内）.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from axstat.values.lazy import Pattern
from axstat.values.text import clean

if TYPE_CHECKING:
    from fractions import Fraction

_MULTIPLIER = "(?:十|百|千|万|十万|百万|千万|億|十億|百億|千億|兆)"
_COUNTED = (
    "円|人|名|世帯|戸|件|団体|市町村|市区町村|自治体|施設|事業所|企業|社|校|学級|園|か所|カ所|ヶ所|ヵ所|ケ所|箇所|個所"
    "|台|回|本|枚|冊|個|棟|組|床|票|隻|頭|羽|匹|室|席|基|路線|点|口|泊|人日|人泊|人時間|延べ人数|議席|議案|通|部|両|便|系統|クラス|区画|品目|坪|俵|筆|ドル|米ドル|ユーロ"
)
_MEASURED = (
    "人口千対|人口10万対|時間|分|秒|日|日間|週|週間|年|年間|か月|カ月|ヶ月|ヵ月|ケ月|箇月|月分|歳|才|位|倍"
    "|%|‰|パーセント|ポイント|%ポイント|pt|ppm"
    "|時間[.:]分|m2|m²|km2|km²|平方メートル|平方キロメートル|平方キロ|m3|m³|立方メートル|ha|ヘクタール|アール|a|m|km|cm|mm|メートル|キロメートル"
    "|t|トン|kg|キログラム|g|mg|[μµ]g|ng|l|L|ml|mL|kl|kL|リットル|キロリットル|h|hrs?|hours?|時間数"
    "|kW|MW|GW|kWh|MWh|GWh|J|kJ|MJ|GJ|TJ|kcal|t-CO2|tCO2|t-C|°C|℃|bps|Mbps|Gbps|MB|GB|TB|dB|デシベル|h?Pa|ppb|[μµm]?Sv|k?Bq"
)
_PER = (
    "month|year|day|person|月|年|年度|日|時間|週|回|件|戸|世帯|団体|校|台|年間|か月|カ月|ヶ月|人月|人年|人|人口|職員|km2|m2|m3|ha|kg|t|L|l|h|円"
    "|1人|人・月|人・年|月・人|年・人"
)
_SINGLE = Pattern(
    rf"(?:(?:10{{0,3}})?{_MULTIPLIER}?(?:{_COUNTED})|{_MEASURED}|{_MULTIPLIER}(?:時間|m2|m3|ha|t|トン|kg|kl|kL|kWh|ドル))"
    rf"(?:/(?:\d{{1,7}})?{_MULTIPLIER}?(?:{_PER}))*"
)
_LIST_SEPARATOR = Pattern(r"[、,・;]")
_BLANK_AT_SEPARATOR = Pattern(r"\s*([、,・/;])\s*")
_DIGIT_COMMA = Pattern(r"(?<=\d),(?=\d{3})")

# 金額単位 states a unit, 学校単位 and 時間単位 are words of their own.
_STATED = Pattern(
    r"(?:(?<![一-龥々ァ-ヺーA-Za-z])|(?<=金額)|(?<=表示)|(?<=数値)|(?<=計数))単位"
    r"(?P<mark>\s*[:=は]\s*|\s*)(?P<unit>[^()\[\]【】〔〕<>〈〉。:=|]{1,40})(?P<rest>\([^()]{1,12}\))?"
)
_BRACKETED = Pattern(r"[(\[{【〔〈《<]\s*([^()\[\]{}【】〔〕〈〉《》<>]{1,24}?)\s*[)\]}】〕〉》>]")
# Behind another word in one bracket (女性、％): only what is never the name of a thing that is counted (人口、世帯).
_NEVER_COUNTED = Pattern(r"%|人|.*円|時間|ポイント")
_OF_QUANTITY = Pattern(r"量\([tgLl]$|面積\(a$|(?:延長|距離|長さ|高さ|標高|幅)\(m$")
_TRAILING_PERCENT = Pattern(r"[^\d\s.]\s?%$")

# As a whole label these name a column or a group, not the unit of the numbers below them.
_NEVER_ALONE = frozenset(
    {"団体", "市町村", "市区町村", "自治体", "施設", "事業所", "企業", "年", "年間", "週", "分", "点", "口", "部", "本"}
) | {"時間数"}
# Behind a word in brackets they say over how long (延べ人数（年間）), or whose it is unless bodies are counted:
# 歳入総額（市町村） is no number of municipalities, 実施団体数（団体） is one of bodies.
_SPAN = "年間"
_WHOSE = frozenset({"団体", "市町村", "市区町村", "自治体", "施設", "事業所", "企業", "学校"})
_COUNTS = Pattern("数|件|いくつ")
# `2024年` is a year, not 2,024 years, and `4月分` what April comes to.
_NEVER_IN_A_CELL = frozenset({"年", "月分", "市町村", "市区町村", "自治体", "延べ人数"})
_MONTHS = ("か月", "カ月", "ヶ月", "ヵ月", "ケ月", "箇月")
_SAME = {
    "パーセント": "%",
    "pt": "ポイント",
    "m²": "m2",
    "m³": "m3",
    "km²": "km2",
    "平方メートル": "m2",
    "平方キロメートル": "km2",
    "平方キロ": "km2",
    "立方メートル": "m3",
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "時間数"), "時間"),
    **dict.fromkeys(_MONTHS, "か月"),
    **dict.fromkeys(("か所", "カ所", "ヶ所", "ヵ所", "ケ所", "箇所", "個所"), "か所"),
}
HOURS_AND_MINUTES = "時間.分"
"""The unit of 7.45 where it is seven hours and 45 minutes, as 社会生活基本調査 prints them."""
_SAME["時間:分"] = HOURS_AND_MINUTES
_SAME_PER = {**dict.fromkeys(_MONTHS, "月"), "month": "月", "year": "年", "day": "日", "person": "人"}
# What English number formats and headers say; single letters other than h are no unit (d, m, a).
_ENGLISH = {
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "時間"),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), "分"),
    **dict.fromkeys(("day", "days"), "日"),
    **dict.fromkeys(("person", "persons", "people"), "人"),
    "yen": "円",
}
# Of what is counted or measured out, not of ranks, scores, spans, ages or rates: figures of areas add up to their sum.
_OF_SUMS = (
    rf"(?:10{{0,3}})?{_MULTIPLIER}?(?:{_COUNTED})"
    rf"|{_MULTIPLIER}?(?:m2|km2|ha|a|m3|t|トン|kg|g|l|kl|L|kL|km|kWh|MWh|GWh|t-CO2)"
)
_ADDED = Pattern(_OF_SUMS)
_COUNT = Pattern(_COUNTED)
_NEVER_ADDED = frozenset({"点", "年", "部"})
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "億": 8, "兆": 12}
_SCALED_UNIT = Pattern(r"(?P<power>10{0,8})?(?P<multiplier>[十百千万億兆]{0,2})(?P<base>\D.*)")
_TIMES = {"秒": (1, 3600), "分": (1, 60), "時間": (1, 1)}
_SHARES = {"fraction": (100, 1), "%": (1, 1), "‰": (1, 10)}
_SAME_COUNT = {"名": "人"}


def _single(text: str) -> str | None:
    """Return one known unit, normalised (`h/月` → `時間/月`), or None."""
    if not _SINGLE.fullmatch(text):
        return None
    base, *per = text.split("/")
    return "/".join([_SAME.get(base, base), *(_SAME_PER.get(part, part) for part in per)])


def _units(text: str) -> str | None:
    """Return a list of known units joined by `、`, or None when one of them is unknown."""
    compact = _DIGIT_COMMA.sub("", text.replace(" ", ""))
    whole = _single(compact)
    if whole is not None:
        return whole
    parts = [_single(part) for part in _LIST_SEPARATOR.split(compact)]
    known = [part for part in parts if part is not None]
    return "、".join(known) if len(known) == len(parts) else None


def _is_letter(unit: str, before: str = "") -> bool:
    """Tell whether a unit is a single Latin letter, which in brackets numbers a column: (a), (h).

    Behind the word for what it measures it is a unit: 排出量（g）, 面積（a）, 延長（m）. No table has so many columns
    that (t) is one of their letters.
    """
    letter = len(unit) == 1 and unit.isascii() and unit.isalpha() and unit != "t"
    return letter and _OF_QUANTITY.search(f"{before.rstrip()}({unit}") is None


def _stated(text: str) -> str | None:
    """Return what stands after 単位: anything after a colon, only a known unit after a blank or は."""
    match = _STATED.search(text)
    if match is None:
        return None
    said = _BLANK_AT_SEPARATOR.sub(r"\1", _DIGIT_COMMA.sub("", match["unit"].strip()))
    unit = _units(said) or _units(said.split(" ")[0])
    if unit is None and match["mark"].strip() in (":", "="):
        unit = said.split(" ")[0]
    beside = _units(match["rest"][1:-1]) if match["rest"] else None
    return f"{unit}、{beside}" if unit and beside else unit


def read_unit(text: str) -> str | None:
    """Return the unit a header, unit row or note states, or None.

    Units are NFKC (`％` → `%`, `時間／月` → `時間/月`), several are joined by `、`. Two brackets that state different
    units cancel each other: None.
    """
    cleaned = clean(text)
    stated = _stated(cleaned)
    if stated is not None:
        return stated
    if is_unit_text(cleaned):
        return _units(cleaned.strip("()[]{}【】〔〕〈〉《》<> "))
    found = set()
    for match in _BRACKETED.finditer(cleaned):
        unit = _units(match[1]) or _behind_a_word(match[1])
        before = cleaned[: match.start()]
        weekday = match[1] == "日" and before.rstrip()[-1:] in set("日0123456789")
        other = unit == _SPAN or (unit in _WHOSE and _COUNTS.search(before) is None)
        if unit is not None and not _is_letter(match[1], before) and not weekday and not other:
            found.add(unit)
    if found:
        return found.pop() if len(found) == 1 else None
    return "%" if _TRAILING_PERCENT.search(cleaned) else None


def _behind_a_word(text: str) -> str | None:
    """Return the unit that ends a bracket which says something else first: the % of （女性、％）."""
    words = _LIST_SEPARATOR.split(text.replace(" ", ""))
    unit = _units(words[-1]) if len(words) == 2 else None
    return unit if unit is not None and _NEVER_COUNTED.fullmatch(unit) else None


def is_unit_text(text: str) -> bool:
    """Tell whether the whole text is a unit, as the cells of a unit row are: `時間`, `(%)`, `【千円】`."""
    cleaned = clean(text)
    if len(cleaned) > 24:
        return False
    match = _BRACKETED.fullmatch(cleaned)
    said = (match[1] if match else cleaned).replace(" ", "")
    return _units(said) is not None and not _is_letter(said) and (match is not None or said not in _NEVER_ALONE)


def cell_unit(text: str) -> str | None:
    """Return the unit that follows a number inside its cell (`13.6時間`, `1.2千円`), or None when it is no known unit.

    `text` is what follows the number, already folded to half width.
    """
    compact = text.replace(" ", "")
    if len(compact) > 16 or compact in _NEVER_IN_A_CELL or (_is_letter(compact) and compact != "h"):
        return None
    return None if compact[:1].isdigit() else _single(compact)


def format_unit(text: str) -> str | None:
    """Return the unit that a number format prints behind a number (`0.0"h"` → 時間), or None.

    English words count as well; letters that may mean anything (`d`, `M`) are no unit.
    """
    unit = cell_unit(text)
    if unit is not None:
        return unit
    base, *per = text.casefold().replace(" per ", "/").replace(" ", "").split("/")
    if base not in _ENGLISH or len(per) > 1 or text[:1] == "H" == text.strip():
        return None
    return cell_unit("/".join([_ENGLISH[base], *per]))


def is_additive(unit: str) -> bool:
    """Tell whether figures in a unit may be added up over areas: 千人, か所, ha; no rates, hours a head or ranks."""
    return unit not in _NEVER_ADDED and _ADDED.fullmatch(unit) is not None


def is_count(unit: str) -> bool:
    """Tell whether whole numbers of a unit count things one by one, so that no rounding has touched them."""
    return unit not in _NEVER_ADDED and _COUNT.fullmatch(unit) is not None


def additive_in_sql(column: str) -> str:
    """Return what `is_additive` asks, as a condition in SQL on a column of units."""
    return _in_sql(column, _OF_SUMS)


def count_in_sql(column: str) -> str:
    """Return what `is_count` asks, as a condition in SQL on a column of units."""
    return _in_sql(column, _COUNTED)


def _in_sql(column: str, pattern: str) -> str:
    never = ", ".join(f"'{unit}'" for unit in sorted(_NEVER_ADDED))
    return f"(regexp_full_match({column}, '{pattern}') and {column} not in ({never}))"


def factor(unit: str, into: str) -> Fraction | None:
    """Return the exact number by which a value in `unit` is multiplied to be in `into`, None when there is none.

    分 and 時間, 千人 and 人, 百万円 and 千円, 件 and 千件, `fraction` and %; what is counted per (／月, ／人) must be
    the same. Days never become hours: how long a working day is, is not known.
    """
    from fractions import Fraction  # costs a command that converts nothing its decimal module

    one, other = _parts(unit), _parts(into)
    if one is None or other is None or one[1:] != other[1:]:
        return None
    return Fraction(*one[0]) / Fraction(*other[0])


def _parts(unit: str) -> tuple[tuple[int, int], str, tuple[str, ...]] | None:
    """Return a unit's size as a fraction of its base, the base, and what it is counted per (千人/月: 1000, 人, 月)."""
    compact = _DIGIT_COMMA.sub("", clean(unit).replace(" ", ""))
    whole = "fraction" if compact == "fraction" else _single(compact)
    if whole is None:
        return None
    name, *per = whole.split("/")
    if name in _TIMES:
        return _TIMES[name], "時間", tuple(per)
    if name in _SHARES:
        return _SHARES[name], "%", tuple(per)
    match = _SCALED_UNIT.fullmatch(name)
    if match is None:
        return (1, 1), name, tuple(per)
    power = len(match["power"] or "1") - 1 + sum(_POWERS[sign] for sign in match["multiplier"])
    return (10**power, 1), _SAME_COUNT.get(match["base"], match["base"]), tuple(per)
