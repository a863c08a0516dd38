"""A table of one body, whose lines are its years: the title says whose figures they are.

    倉敷市の人口の推移
    | 年次    | 人口    |
    | 令和5年 | 477,799 |      every line is 倉敷市, each in its own year

Looked for only where no bodies or categories are listed. The body must be the only one that titles and sheet name
speak of, and nothing may say that the figures are of a part of it, of several bodies, or of bodies inside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from axstat.model.areas import Area
from axstat.model.cells import CellKind
from axstat.model.values import Period
from axstat.recognise import thresholds, words
from axstat.recognise.axes import NAME, Axis
from axstat.recognise.block import PeriodColumn
from axstat.recognise.bodies import BLANK, Verdict, class_of
from axstat.recognise.dated import said_periods
from axstat.recognise.lexicon import Lexicon
from axstat.recognise.sheet import Sheet, plain_year, said_period
from axstat.values.lazy import Pattern
from axstat.values.text import clean

_ENDS = Pattern("[都道府県市区町村国]")
_STARTS = Pattern(r"(?:^|(?<=[\s()「」【】〔〕〈〉、・:;_\-\d.の]))(?=[一-龥ァ-ヶぁ-ん])")
_LONGEST = 14
# What may follow a body's name when the figures are its own. 倉敷市玉島の人口 is of a part: a noun that follows without
# の must be one of what statistics count.
_COUNTED = (
    "(?:総|推計|将来推計)?人口|世帯|人事|職員|給与|定員|時間外|超過勤務|財政|決算|歳入|歳出|予算|市?税|統計|出生|死亡|転入|転出|高齢"
    "|児童|保育|観光|農|工業|商業|事業所|ごみ|水道"
)
_FOLLOWS = Pattern(rf"$|[\s()「」【】、:;_\-\d]|の|における|について|に係る|に関する|{_COUNTED}")
_SUBJECT = Pattern(rf"[\W\d]*(?:{_COUNTED})")
_OF_OTHERS = Pattern(
    r"市区?町村|区市町村|団体|自治体|平均|[都市]?圏|管内|組合|広域|地区|地域|支所|出張所|[校学]区|旧|合併前|[市郡町村]部|内(?:の|に|で|$|\))"
    r"|各[市区町村]|市立|区立|町立|村立|県立|府立|都立|道立|除く"
)
_PUBLISHER = Pattern(r"(?:課|部|局|室|係|委員会|センター|研究所|省|庁)\)?$")
_WIDER = Pattern(r"(?:国|県|府|都|道|市|町|村|全国.*|.*(?:全国|県|国|団体)平均.*|.*類似団体.*|.*管内.*|.*圏)")
"""Headings of columns that hold another body's figures beside the body's own."""


def body_of(lexicon: Lexicon, titles: Sequence[str]) -> Area | None:
    """Return the one body that titles and sheet name say the figures are of; None where they leave any doubt."""
    named: set[Area] = set()
    for title in map(clean, titles):
        if words.is_note(title) or _PUBLISHER.search(title):
            continue
        mentions = list(_mentions(lexicon, title))
        if mentions and (_OF_OTHERS.search(title) or not all(fits for _, fits in mentions)):
            return None
        named.update(area for area, _ in mentions)
    inner = {area for area in named if not any(_lies_in(other, area) for other in named)}
    return inner.pop() if len(inner) == 1 else None


def _lies_in(area: Area, outer: Area) -> bool:
    return area is not outer and outer.level == "prefecture" and area.prefecture == outer.name


def _mentions(lexicon: Lexicon, text: str) -> Iterator[tuple[Area, bool]]:
    """Yield the bodies that a text names in full, with whether what follows lets the figures be their own."""
    after = 0
    for start in (match.start() for match in _STARTS.finditer(text)):
        ends = (start + match.end() for match in _ENDS.finditer(text[start : start + _LONGEST]))
        for end in sorted(ends, reverse=True):
            sign = lexicon.sign(text[start:end])
            if start >= after and sign.area is not None and not sign.weak and sign.area.level != "county":
                yield sign.area, _FOLLOWS.match(text[end:]) is not None
                after = end
                break


def year_axes(sheet: Sheet, lexicon: Lexicon, body: Area) -> list[Axis]:
    """Return an axis for every column of years; [] where a heading says that another body's figures stand beside."""
    axes: list[Axis] = []
    for col in sorted(sheet.grid.columns):
        rows = _period_rows(sheet, col)
        if rows and not (axes and _repeats(sheet, axes[-1], col, rows)):
            axes.append(Axis({NAME: col}, first=rows[0], last=rows[-1], rows=rows, body=body))
    beside = (text for axis in axes for text in _headings(sheet, axis))
    between = (text for axis in axes for text in _between(sheet, axis))
    own = not any(_is_of_another(lexicon, text, body) for text in beside) and all(map(_goes_on, between))
    return axes if own else []


def has_years(sheet: Sheet) -> bool:
    """Tell whether a column of the sheet is one of years."""
    return any(_period_rows(sheet, col) for col in sheet.grid.columns)


def _period_rows(sheet: Sheet, col: int) -> list[int]:
    """Return the rows of a column whose cells are periods, [] where it is no column of them."""
    labels = sheet.labels(col)
    filled = [row for row in range(1, len(labels)) if labels[row].strip()]
    periods = years_in(sheet, col)
    rows = [row for row in filled if labels[row] in periods]
    if len({labels[row] for row in rows}) < thresholds.FEW_KNOWN:
        return []
    plain = any(plain_year(labels[row]) is not None for row in rows)
    heading = sheet.heading(col, rows[0])
    if plain and not words.is_year_header(heading) and (heading or col != min(sheet.grid.columns)):
        return []
    between = [row for row in filled if rows[0] <= row <= rows[-1]]
    return rows if len(rows) >= thresholds.KNOWN_SHARE * len(between) else []


def years_in(sheet: Sheet, col: int) -> dict[str, Period]:
    """Return the periods of a column's cells by their text; a stored date is one."""
    labels = sheet.labels(col)
    dates = {labels[row]: day for row in range(1, len(labels)) if labels[row] and (day := sheet.date(row, col))}
    first = next((row for row, label in enumerate(labels) if said_period(clean(label))), 0)
    return said_periods(labels, sheet.heading(col, first)) | dates


def _repeats(sheet: Sheet, axis: Axis, col: int, rows: Sequence[int]) -> bool:
    """Tell whether a column says the years of the axis once more: 令和5年 | 2023."""
    own, others = years_in(sheet, axis.label_column), years_in(sheet, col)
    labels, texts = sheet.labels(axis.label_column), sheet.labels(col)
    pairs = ((own.get(labels[row]), others[texts[row]]) for row in rows)
    return all(one is not None and one.start.year == other.start.year for one, other in pairs)


def _headings(sheet: Sheet, axis: Axis) -> Iterator[str]:
    """Yield the texts between the titles and the first line that stand beside the years, or are two on a line."""
    for row in range(1, axis.first):
        texts = [
            sheet.text(row, col)
            for col in sheet.grid.columns
            if sheet.grid.kind(row, col) is CellKind.TEXT and not sheet.is_blank(row, col)
        ]
        yield from texts if len(texts) > 1 else ()


def _between(sheet: Sheet, axis: Axis) -> Iterator[str]:
    """Yield the texts that stand alone on a line between the first and the last year: headings of further tables."""
    for row in range(axis.first, axis.last):
        filled = [col for col in sheet.grid.columns if not sheet.is_blank(row, col)]
        if len(filled) == 1 and sheet.grid.kind(row, filled[0]) is CellKind.TEXT:
            yield sheet.text(row, filled[0])


def _goes_on(text: str) -> bool:
    """Tell whether a heading leaves the figures the body's: ２．世帯数 does, 玉島の人口 may not."""
    return said_period(clean(text)) is not None or words.is_note(text) or _SUBJECT.match(clean(text)) is not None


def _is_of_another(lexicon: Lexicon, text: str, body: Area) -> bool:
    cleaned = clean(text)
    others = (area for area, _ in _mentions(lexicon, cleaned) if area != body)
    return _WIDER.fullmatch(cleaned) is not None or any(True for _ in others)


def _said_in(sheet: Sheet, axis: Axis) -> str:
    """Return what names the body of an axis of years: `title A1`, or `sheet name` where no cell above does."""
    for row in range(1, axis.first):
        for col in sorted(sheet.grid.columns):
            if axis.body is not None and axis.body.name in clean(sheet.text(row, col)).replace(" ", ""):
                return f"title {sheet.ref(row, col).a1}"
    return "sheet name"


def judge_years(sheet: Sheet, axis: Axis, dated: PeriodColumn, body: Area) -> list[Verdict]:
    """Return the verdicts on the rows of an axis of years: the body where a period stands, else nothing that is known.

    A sum or a mean over the years is of no year, and is said with the other lines that nothing knows.
    """
    own = Verdict(body.name, class_of(body), body, name=body.name, by=_said_in(sheet, axis))

    def judged(label: str) -> Verdict:
        text = clean(label)
        other = Verdict(text, problem="unknown", note=words.is_note(text)) if text else BLANK
        return own if label in dated.periods else other

    return list(map(judged, dated.texts))
