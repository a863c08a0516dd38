"""What a chart draws, in words: a quantity's name, unit and the forms that its sentences take.

Any measure has these from its path and unit; overtime declares its own. A planner asks the quantity and never which
dataset it draws.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from axstat.charts import wording
from axstat.model import names
from axstat.model.measured import Measured, measure_title, measured
from axstat.model.results import Result
from axstat.model.text import Label, Lang, same

MOST = Label("最も多い", "the most"), Label("最も少ない", "the least")
HIGHEST = Label("最も高い", "the highest"), Label("最も低い", "the lowest")
GREW = Label("増え", "rose"), Label("減った", "fell")
ROSE = Label("上がり", "rose"), Label("下がった", "fell")
COUNTED = frozenset({"人", "世帯", "件", "団体", "円", "千円", "百万円", "億円", "万人"}) | frozenset(
    {"時間", "h/年", "h/月", "時間／年", "時間／月"}
)
"""Units of amounts, which are many or few; whatever else is measured is high or low."""
PER_CENT = frozenset({"%", "％"})
PUBLISHED, DIGITS = 2, 3
"""Decimals that tables are published with at most; numbers with more are computed and have so many digits' worth."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """How a quantity is written. Labels with `{}` take a number, `beyond` takes the threshold with its unit.

    `heading` is that of a column of data. `beyond` stands before its noun in Japanese (年100時間を超える市区町村) and
    behind it in English. `ends` and `moves` are how its extremes and changes are called. `factor` brings the query's
    numbers to the unit written. `linear` axes have even steps whatever the data ask, `from_zero` ones begin at zero.
    `own` leads the ids of the sentences that the quantity has in a form of its own. `lang` is what it is written in.
    """

    name: Label
    full: Label
    axis: Label
    heading: Label
    unit: Label = field(default=same(""))
    amount: Label = field(default=same("{}"))
    plain: Label = field(default=same("{}"))
    beyond: Label = field(default=same(""))
    beyond_full: Label = field(default=same(""))
    not_beyond: Label = field(default=same(""))
    ends: tuple[Label, Label] = HIGHEST
    moves: tuple[Label, Label] = ROSE
    factor: float = 1.0
    percent: bool = False
    decimals: int = 0
    linear: bool = False
    from_zero: bool = False
    own: str = ""
    lang: Lang = "ja"

    def figure(self, value: float) -> str:
        """Return a number as bars carry it, without its unit: `440.4`, `377.7万`, `61.3%`."""
        if self.percent:
            return wording.percent(value, self.decimals)
        if abs(value) < wording.WORDS:
            return wording.number(value, self.decimals)
        if abs(value) < 10 * wording.WORDS or (self.lang == "en" and abs(value) < wording.MILLION):
            return wording.number(value)
        return wording.large(value, self.lang, digits=4)

    def said(self, value: float) -> str:
        """Return a number as a sentence has it: `年440.4時間`, `377.7万人`."""
        return self._in(self.amount, self.figure(value))

    def with_unit(self, value: float) -> str:
        """Return a number with the unit alone: `440.4時間`."""
        return self._in(self.plain, self.figure(value))

    def round_figure(self, value: float) -> str:
        """Return a round number, such as the limit of a class, in as many digits as it has."""
        return f"{wording.plain(100 * value)}%" if self.percent else wording.large(value, self.lang)

    def limit(self, value: float) -> str:
        """Return a threshold as a sentence has it."""
        return self._in(self.amount, self.round_figure(value))

    def round_limit(self, value: float) -> str:
        """Return a threshold with its unit alone: `100時間`."""
        return self._in(self.plain, self.round_figure(value))

    def _in(self, form: Label, figure: str) -> str:
        return form.text(self.lang).format(figure)

    def axis_in(self, inside: str) -> str:
        """Return the title of an axis with its unit, or what else is to be known of it, in brackets: `人口（万人）`."""
        name = self.full.text(self.lang)
        return name if not inside else f"{name}（{inside}）" if self.lang == "ja" else f"{name} ({inside})"


@dataclass(frozen=True, slots=True)
class Declared:
    """A quantity that named queries of its own answer: its words, and what those queries call what charts read."""

    quantity: Quantity
    columns: Mapping[str, str]
    parameters: Mapping[str, str]
    threshold: float


OVERTIME = Declared(
    Quantity(
        name=Label("時間外勤務", "overtime"),
        full=Label("職員1人当たり年間時間外勤務", "annual overtime hours per employee"),
        axis=Label("職員1人当たり年間時間外勤務（時間）", "overtime hours per employee a year"),
        heading=Label("年間時間外勤務", "overtime hours a year"),
        unit=Label("時間", ""),
        amount=Label("年{}時間", "{} hours a year"),
        plain=Label("{}時間", "{} hours"),
        beyond=Label("{limit}を超える", "over {plain} of overtime"),
        beyond_full=Label("職員1人当たり時間外勤務が{limit}を超える", "over {plain} of overtime per employee a year"),
        not_beyond=Label("{plain}以下", "{plain} or less"),
        ends=MOST,
        moves=GREW,
        decimals=1,
        linear=True,
        from_zero=True,
        own="overtime",
    ),
    columns={
        "time_period": "fiscal_year",
        "value": "hours",
        "before": "hours_before",
        "after": "hours_after",
        "beyond": "over",
        "share_beyond": "share_over",
        "share_beyond_low": "share_over_low",
        "share_beyond_high": "share_over_high",
    },
    parameters={"over": "threshold", "period": "year", "from_period": "from_year", "to_period": "to_year"},
    threshold=100.0,
)
"""Annual overtime per employee. The threshold is the one that the queries take by default."""


def quantity_of(result: Result, values: Iterable[float], lang: Lang, *, under: bool = False) -> Quantity:
    """Return how the measure of a result is written: its name from the path asked for, its unit from the rows."""
    shown = measure_of(result, lang)
    unit = "" if shown.percent else shown.unit
    space = "" if lang == "ja" else " "
    plain = "{}%" if unit in PER_CENT else f"{{}}{space if unit else ''}{_safe(unit)}"
    per = _word(result, "per")
    units = _column(result, "unit")
    counted = bool(units) and not per and set(units) <= COUNTED
    inside = f"（{shown.unit}）" if lang == "ja" else f" ({shown.unit})"
    title = shown.title
    decimals = decimals_of(
        [value * (100 if shown.percent else shown.factor) for value in values], _printed(result, shown)
    )
    below = Label("を下回る", "below") if under else Label("を超える", "above")
    rest = Label("{plain}以上", "{plain} or more") if under else Label("{plain}以下", "{plain} or less")
    beyond = Label(f"{_safe(title)}が{{limit}}{below.ja}", f"with {_safe(title)} {below.en} {{limit}}")
    return Quantity(
        name=same(title),
        full=same(title),
        axis=same(title + inside if shown.unit else title),
        heading=same(title),
        unit=same(unit),
        amount=same(plain),
        plain=same(plain),
        beyond=beyond,
        beyond_full=beyond,
        not_beyond=rest,
        ends=MOST if counted else HIGHEST,
        moves=GREW if counted else ROSE,
        factor=shown.factor,
        percent=shown.percent,
        decimals=max(decimals, 1) if shown.percent else decimals,
        lang=lang,
    )


def measure_of(result: Result, lang: Lang) -> Measured:
    """Return a result's measure as people read it; its name says what it is divided by and which part it is of."""
    path = _word(result, "measure") or result.name
    shown = measured(path, _column(result, "unit"), _column(result, "time_period"), lang)
    title, per, part = shown.title, _word(result, "per"), _word(result, "part")
    if part:
        said = names.translated(part, lang)
        title = f"{title}（{said}）" if lang == "ja" else f"{title} ({said})"
    if per:
        divisor = measure_title(per, lang)
        title = f"{title}÷{divisor}" if lang == "ja" else f"{title} per {divisor}"
    return Measured(title, shown.unit, shown.when, shown.factor, shown.percent)


def _safe(text: str) -> str:
    """Return a text as a pattern for `format`: braces of a heading are letters, not fields."""
    return text.replace("{", "{{").replace("}", "}}")


def _word(result: Result, name: str) -> str:
    value: Any = result.parameters.get(name)
    return "" if value is None else str(value)


def _column(result: Result, name: str) -> list[str]:
    if name not in {column.name for column in result.columns}:
        return []
    return [str(value) for value in result.column(name) if value is not None]


def _printed(result: Result, shown: Measured) -> int | None:
    """Return how many decimals of the values as written here the cells print, None where that is not known."""
    found = [int(text) for text in _column(result, "decimals")]
    if not found:
        return None
    return max(0, max(found) - round(math.log10(100 if shown.percent else shown.factor)))


def decimals_of(values: Sequence[float], printed: int | None = None) -> int:
    """Return how many decimals show the values: as many as they have, of computed ones three digits' worth.

    `printed` is how many the cells have, which the numbers themselves no longer say (0.50).
    """
    sizes = sorted(abs(value) for value in values if value)
    if not sizes:
        return 0
    own = max(_decimals(value) for value in values) if printed is None else printed
    enough = max(0, DIGITS - 1 - math.floor(math.log10(sizes[len(sizes) // 2])))
    return own if own <= PUBLISHED else min(own, enough)


def _decimals(value: float) -> int:
    text = f"{value:.10f}".rstrip("0")
    return len(text.partition(".")[2])
