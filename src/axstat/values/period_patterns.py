"""The patterns by which periods and their roles are found in cleaned text (NFKC, single blanks, `~` and `-` unified).

`POINT` is one year, month or date; `SPAN_OF_YEARS` and `SPAN_OF_MONTHS` share an era, a year or a unit between ends.
"""

from __future__ import annotations

import re

from axstat.values.lazy import Pattern

_KANJI_ERA = r"(?:明\s?治|大\s?正|昭\s?和|平\s?成|令\s?和)"
_SHORT_ERA = r"(?:(?<![一-龥々])[昭平令](?=\s?(?:元|\d{1,2})\s?[.年])|^[昭平令](?=\s?(?:元|\d{1,2})$))"
_LETTER_ERA = r"(?:(?<![A-Za-z0-9])[MTSHR]\.?(?=\s?(?:元|\d)))"
_ERA = rf"(?:{_KANJI_ERA}|{_SHORT_ERA}|{_LETTER_ERA})"
_IN_ERA = r"(?:元|\d{1,2}(?!\d))"
_WEST = r"(?<![\d.])(?:18|19|20|21)\d\d(?!\d)"
_MONTH_DAY = r"\s?(?P<month>\d{1,2})\s?月(?:\s?(?P<day>\d{1,2})\s?日)?"
_PART = r"\s?(?P<part>上半期|上期|前半期|下半期|下期|後半期|第\s?[1-4]\s?四半期)"
_JOIN = r"\s?(?:~|-|から|至)\s?"

# 令和6(2024)年度, 2024年(令和6年)4月1日: one period, its year said twice.
_TWIN = (
    rf"(?P<twin>\s?(?:年度?)?\s?\(\s?(?:(?P<twin_era>{_ERA})\s?(?P<twin_number>{_IN_ERA})|(?:西暦\s?)?(?P<twin_west>{_WEST}))"
    r"\s?(?:年度?)?\s?\)(?=\s?(?:年|度|\d{1,2}\s?月)))?"
)
POINT = Pattern(
    rf"(?:(?P<era>{_ERA})\s?(?P<number>{_IN_ERA})|(?P<prefix>(?<![A-Za-z])[Ff][Yy]\s?|西暦\s?)?(?P<west>{_WEST})){_TWIN}"
    rf"(?:\s?(?P<fiscal>(?:年\s?|(?<=\)))度(?:{_PART})?)"
    rf"|\s?(?P<year>暦?年|(?<=\))(?=\s?\d{{1,2}}\s?月))(?:{_MONTH_DAY})?"
    r"|(?P<dot>[./-])\s?(?P<dot_month>\d{1,2})(?:(?P=dot)\s?(?P<dot_day>\d{1,2}))?(?!\d|[./-]\d)"
    r"|(?P<fy_behind>\s?FY(?![A-Za-z])))?",
    re.ASCII,
)
SPAN_OF_YEARS = Pattern(
    rf"(?:(?P<era>{_ERA})\s?(?P<number>{_IN_ERA})|(?P<west>{_WEST}))\s?(?P<own>年度?)?"
    rf"(?P<more>(?:\s?[・、,]\s?\d{{1,4}}(?!\d)(?:年度?(?=\s?[・、,]\s?\d))?)+|{_JOIN}\d{{1,4}})\s?(?P<unit>年度?)(?!\s?\d{{1,2}}\s?月)",
    re.ASCII,
)
SPAN_OF_MONTHS = Pattern(
    rf"(?:(?P<era>{_ERA})\s?(?P<number>{_IN_ERA})|(?P<west>{_WEST}))\s?年\s?(?P<from_month>\d{{1,2}})\s?月?"
    rf"(?:\s?(?P<from_day>\d{{1,2}})\s?日)?{_JOIN}(?:(?P<to_number>\d{{1,2}}|翌|同)\s?年\s?)?"
    r"(?:(?P<to_month>\d{1,2})\s?月(?:\s?(?P<to_day>\d{1,2})\s?日)?|(?P<only_day>\d{1,2})\s?日)",
    re.ASCII,
)
# What an index is at its base; 100人 and 1位 are no such thing.
HUNDRED = r"(?:100|1,?000|1)(?:\.0+)?(?!\.?\d|,\d|\s?(?:人|名|件|円|千|万|億|%|ha|km|世帯|戸|団体|位))"
# 2020=100, H27＝100: an index is the one place where digits alone are a year, its base.
INDEX_BASE = Pattern(
    rf"(?:(?P<era>{_KANJI_ERA}|(?<![一-龥々])[昭平令]|(?<![A-Za-z0-9])[TSHR]\.?)\s?(?P<number>{_IN_ERA})|(?P<west>{_WEST}))"
    rf"(?=\s?(?:暦年|平均)?\s?=\s?{HUNDRED})",
    re.ASCII,
)
BETWEEN = Pattern(rf"(?:{_JOIN}|\s?(?:から|~|-)\s?至\s?)")
LIST = Pattern(r"\s?[・、,]")

# 第3四半期まで begins with the year.
UP_TO = Pattern(r"分?\s?(?:まで|迄|の?累計)")

# 国勢調査 counts as of 1 October, in no fiscal year: 令和2年国勢調査, R2国調, 国勢調査（R2）.
CENSUS = Pattern(r"\s?(?:年度?)?の?\s?(?:国勢調査|国調)")
CENSUS_BEFORE = Pattern(r"(?:国勢調査|国調)(?:人口|結果|確定値?)*\s?\(?\s?$")

# Not one closed period: 年間, 年代, 以降 …
OPEN_ENDED = Pattern(r"\s?(?:代(?!表)|間|生(?!産)|以降|以前|以後|以来)")
# 昭和1丁目, R2=0.9, H30-1: an era year without 年 counts only when nothing is attached to it.
ATTACHED = Pattern(r"\s?(?:丁目|番|条|号|代|[-~・、,./]\s?\d|[=<>])|[A-Za-z0-9]", re.ASCII)

# File names.
LOWER_ERA = Pattern(r"(?<![A-Za-z0-9])[hr]\d\d(?![A-Za-z0-9])", re.ASCII)
DIGITAL_DATE = Pattern(r"(?<!\d)(20\d\d|19\d\d)([01]\d)([0-3]\d)(?!\d)", re.ASCII)
# sh2000, v2000, No.2000, 第2000号 and 2000m name other things: a year stands apart from letters.
DIGITAL_YEAR = Pattern(r"(?<![A-Za-z0-9.第])(?:19|20)\d\d(?![A-Za-z0-9]|\.\d)", re.ASCII)
