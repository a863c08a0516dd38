"""The overtime dataset: hours of 時間外勤務 per employee, and the shares of employees beyond 45 and 100 hours.

Hours a month and hours a year are told apart by what header, unit or title say, never by magnitude; a header that does
not say stops the file. Source of the classes and words: the MIC survey 地方公共団体の勤務条件等に関する調査.
"""

from __future__ import annotations

import re

from axstat.datasets.recipe import MeasureRule, Named, Recipe, Unclear
from axstat.model.text import Label

HOURS_PER_MONTH = MeasureRule(
    "hours_per_month",
    Label("月平均時間外勤務時間数（１人当たり）", "overtime hours per month and employee"),
    "時間／月",
    "month",
    low=0,
    high=744,
    unusual=100,
)
HOURS_PER_YEAR = MeasureRule(
    "hours_per_year",
    Label("年間時間外勤務時間数（１人当たり）", "overtime hours per year and employee"),
    "時間／年",
    "year",
    low=0,
    high=744 * 12,
    unusual=1200,
)
PCT_OVER_45H = MeasureRule(
    "pct_over_45h", Label("月45時間超の職員の割合", "employees over 45 hours a month"), "%", "share", low=0, high=100
)
PCT_45_TO_100H = MeasureRule(
    "pct_45_to_100h",
    Label("月45時間超100時間未満の職員の割合", "employees over 45 and under 100 hours a month"),
    "%",
    "share",
    low=0,
    high=100,
)
PCT_OVER_100H = MeasureRule(
    "pct_over_100h",
    Label("月100時間以上の職員の割合", "employees with 100 hours a month or more"),
    "%",
    "share",
    low=0,
    high=100,
)

RECIPE = Recipe(
    id="overtime",
    title=Label("時間外勤務", "overtime"),
    axis="area",
    subject=("時間外勤務", "超過勤務", "時間外労働", "時間外", "残業"),
    measures={m.id: m for m in (HOURS_PER_MONTH, HOURS_PER_YEAR, PCT_OVER_45H, PCT_45_TO_100H, PCT_OVER_100H)},
    fiscal=True,
)

_ONE = "(?:1|一|ひと)"
_MONTH_COUNTER = "(?:か|ヶ|ケ|カ|ヵ|箇|個)?"
_MONTHLY = re.compile(f"月平均|月間|{_ONE}?{_MONTH_COUNTER}月(?:当|あ)たり|[/／](?:1?人・?)?月|人月")
_YEARLY = re.compile(f"年間|年計|年合計|通年|年度間|{_ONE}?年度?(?:当|あ)たり|[/／](?:1?人・?)?年|年総")
_MONTHLY_MEAN_OF_YEAR = re.compile(r"年間(?:の|を通じた|における)?(?:職員)?(?:(?:1|一)人(?:当|あ)たり)?(?:の)?月平均")
_MONTH_NAMED = re.compile(r"(?:^|\D)(?:1[0-2]|[1-9])月(?:分|中|実績)?$")
_CLASS = re.compile(
    # whole runs of digits at once: a header of thousands of them is passed over in one go
    r"(?<!\d)(?P<low>\d++)(?:時間|h)(?P<over>超|を超え|以上)(?:る|た|て)?"
    r"(?:[^\d]{0,6}(?P<high>\d++)(?:時間|h)(?P<under>未満|以下))?"
)
_SHARE = re.compile(r"割合|率|構成比|%|パーセント|fraction")
_COUNT = re.compile(r"人数|職員数|延べ|団体数|対象者|\(人\)|実数")
_OTHER = re.compile(
    r"前年|昨年|増減|対前|差|順位|手当|金額|千円|円\)|上限|最大|最高|最長|最小|最短|中央値|偏差|限度|休暇|取得|命令|日数|回数|備考"
)
_BODY_TOTAL = re.compile(r"総時間|総数|延べ|延時間|合計時間|総計")
_PER_PERSON = re.compile(r"(?:1|一)人(?:当|あ)たり|平均|(?:1|一)人[/／]|[/／]人")
_HOURS = re.compile(r"時間")
_TIME_UNIT = re.compile("時間|^(?:h|hours?)$", re.IGNORECASE)
_SPAN = re.compile("年間?|月間?|年度")
_BRANCH = re.compile("出先(?:機関)?等?")
_HEAD = re.compile("本庁")
_NEUTRAL = re.compile(
    r"時間外勤務等?|超過勤務|時間外労働|時間外|残業|状況|時間数|時間|(?:1|一)人(?:当|あ)たり|職員|平均|全体|全職種|合計|総計|本庁|出先機関等?|出先等?|"
    r"年間|年計|年度計|年度間|年度|通年|実績|数値|当該|内訳|うち|勤務|一般職|における|令和|平成|昭和|元年|"
    r"FY|hours?|[計月年の全各別に]|(?:か|ヶ|ケ|カ|ヵ|箇)月|(?:当|あ)たり|[RHSrhs]?\d+(?:\.\d+)?|[-()・,、。/／:：%~_*※›]"
)

HINT_BASIS = (
    "header, unit or title must say whether the hours are a monthly mean (月平均, 時間/月) or a year's total "
    "(年間, 時間/年); correct a copy of the workbook, or load the column under its own name with `--dataset indicator`"
)


def name_series(path: tuple[str, ...], unit: str | None, context: str) -> Named | Unclear | None:
    """Name one series of an overtime table; None when it is something else.

    Args:
        path: the folded header levels, outermost first.
        unit: the series' unit where one is stated.
        context: folded title, unit note and sheet name: asked only where the header is silent.
    """
    share = _share_class(path, unit, context)
    if share is not None:
        return share
    if not _is_hours(path, unit, context):
        return None
    basis, said = _basis(path, unit, context)
    if basis is None:
        return Unclear(said, HINT_BASIS, stops=True)
    rule = HOURS_PER_MONTH if basis == "month" else HOURS_PER_YEAR
    return Named(rule, {"staff_scope": _scope(path)}, said)


def qualifier(path: tuple[str, ...]) -> str:
    """Return what the header says beyond measure and staff scope: `技能労務職`, '' when nothing."""
    rest = [_NEUTRAL.sub("", level) for level in path]
    return "›".join(part for part in rest if part)


def mentions_subject(text: str) -> bool:
    """Say whether a folded text speaks of overtime."""
    return any(word in text for word in RECIPE.subject)


def _share_class(path: tuple[str, ...], unit: str | None, context: str) -> Named | None:
    """Name a share of employees beyond 45 or 100 hours; the deepest level that names a class decides."""
    found = [matches for level in path if (matches := list(_CLASS.finditer(level)))]
    if not found or len(found[-1]) > 1 or _OTHER.search("›".join(path)):
        return None
    if _COUNT.search(path[-1]) and not _SHARE.search(path[-1]):
        return None
    said = unit if unit is not None else "›".join((*path, context))
    rule = _class_rule(found[-1][0])
    if rule is None or not (_SHARE.search(said) or _SHARE.search("›".join(path))):
        return None
    return Named(rule, {"staff_scope": _scope(path)}, found[-1][0][0])


def _class_rule(match: re.Match[str]) -> MeasureRule | None:
    low, over, high, under = match["low"], match["over"], match["high"], match["under"]
    if low == "45" and over != "以上" and high is None:
        return PCT_OVER_45H
    if low == "45" and over != "以上" and high == "100" and under == "未満":
        return PCT_45_TO_100H
    if low == "100" and over == "以上" and high is None:
        return PCT_OVER_100H
    return None


def _is_hours(path: tuple[str, ...], unit: str | None, context: str) -> bool:
    """Say whether a header speaks of overtime hours per employee, not of people, money, ranks or changes."""
    whole = "›".join(path)
    if any(pattern.search(whole) for pattern in (_SHARE, _COUNT, _OTHER, _CLASS)):
        return False
    if any(_MONTH_NAMED.search(level) for level in path):
        return False
    if _BODY_TOTAL.search(whole) and not _PER_PERSON.search(f"{whole}›{context}"):
        return False
    if unit is not None and not (_TIME_UNIT.search(unit) or _SPAN.fullmatch(unit)):
        return False
    if mentions_subject(whole):
        return True
    if not mentions_subject(context) or qualifier(path):
        return False
    if _MONTHLY.search(whole) or _YEARLY.search(whole) or _HOURS.search(whole):
        return True
    # A column headed by nothing but its year or staff scope is what the title says, where the title says it all.
    return _context_basis(context) is not None


def _basis(path: tuple[str, ...], unit: str | None, context: str) -> tuple[str | None, str]:
    """Return `month` or `year` and the words that said so; None and the reason when nothing does.

    The deepest header level that speaks of month or year decides, then the unit, then title and sheet name.
    """
    by_unit = _level_basis(unit or "")
    for level in reversed(path):
        basis = _level_basis(level)
        if basis == "both":
            return None, f"`{level}` speaks of a month and of a year"
        if basis and by_unit and basis != by_unit:
            return None, f"`{level}` and the unit `{unit}` contradict each other"
        if basis:
            return basis, level
    if by_unit in ("month", "year"):
        return by_unit, unit or ""
    said = _context_basis(context)
    return said or (None, "nothing says whether the hours are of a month or of a year")


def _context_basis(context: str) -> tuple[str, str] | None:
    """Return the basis that title, unit note and sheet name speak of, None when they speak of none or of both."""
    said = {basis: text for text in context.split("›") if (basis := _level_basis(text))}
    return next(iter(said.items())) if len(said) == 1 and "both" not in said else None


def _level_basis(text: str) -> str | None:
    if _MONTHLY_MEAN_OF_YEAR.search(text):
        return "month"
    monthly, yearly = bool(_MONTHLY.search(text)), bool(_YEARLY.search(text))
    if monthly and yearly:
        return "both"
    return "month" if monthly else "year" if yearly else None


def _scope(path: tuple[str, ...]) -> str:
    """Return the staff scope: 本庁 or 出先 where one level names just one of them, else 全体."""
    for level in reversed(path):
        head, branch = bool(_HEAD.search(level)), bool(_BRANCH.search(level))
        if head != branch:
            return "本庁" if head else "出先"
    return "全体"
