"""Values for a query's parameters: what was given, typed; what was not, by default; a clear refusal otherwise.

`latest` and its like are answered from what is loaded, through shipped queries, so that a result can print the
year or edition it is really about.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from axstat.errors import NotLoaded, QueryFailed, UnknownName, UsageError
from axstat.model.numerals import plain_number
from axstat.model.results import Scalar
from axstat.reports.catalog import nearest, shipped_query
from axstat.reports.measured import Asking
from axstat.reports.naming import answers_named, measure_called, measure_named
from axstat.reports.years import years_asked
from axstat.values.yen import read_yen
from axstat.voice import Finding, Label, same, some
from axstat.voice import said as clause

if TYPE_CHECKING:
    from axstat.model.areas import Area
    from axstat.reports.header import NamedQuery, Parameter
    from axstat.store import Reader

_OF_A_MEASURE = frozenset({"period", "periods", "matching", "part", "scope"})
"""Types of parameters that ask something of the query's measure, which stands before them."""
LISTED = "listed"
"""In place of a prefecture: the one whose bodies alone are listed of a measure, if they are of one."""
_EVERYWHERE = frozenset({"全国", "Japan", "all"})
_TRUE = frozenset({"true", "yes", "1", "on"})
_FALSE = frozenset({"false", "no", "0", "off"})
_A = {
    "integer": Label("整数", "a whole number"),
    "number": Label("数", "a number"),
    "yen": Label("金額（`20億`、`3000万円` のように）", "a sum of money such as `20億` or 2000000000"),
    "date": Label("日付（2024-04-01 のように）", "a date such as 2024-04-01"),
    "boolean": Label("`true` か `false`", "true or false"),
    "fiscal_year": Label("年度（`2024`、`R6`、`令和6年度` のように）", "a fiscal year such as `2024` or `R6`"),
    "fiscal_years": Label(
        "年度（`2024`、`R6`、`令和6年度`、`2023,2024`、`all` のように）",
        "fiscal years such as `2024`, `R6`, `2023,2024` or `all`",
    ),
}


def resolve(reader: Reader, query: NamedQuery, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a value for every parameter of `query`: a list of years for `fiscal_years`, one value for any other.

    Args:
        reader: answers `latest`, editions and measures.
        query: the query to run.
        given: values by name, as text or already typed; None counts as not given.

    Raises:
        UnknownName: a parameter, choice, area, edition or measure that is not known.
        QueryFailed: a value of the wrong type, or none where one is needed.
        NotLoaded: a fiscal year or edition that is not in the database.
    """
    names = [p.name for p in query.parameters]
    for name in given:
        if name not in names:
            known = clause("parameters-are", names=tuple(names)) if names else clause("no-parameters")
            hint = nearest(name, names, known)
            raise UnknownName("no-such-parameter", query=query.name, name=name, hint=hint)
    bound: dict[str, Any] = {}
    named = (given.get(p.name) for p in query.parameters if p.type == "prefecture")
    where = next(filter(None, map(_prefecture_asked, named)), None)
    asking = Asking(reader, query, where)
    for p in query.parameters:
        value = given.get(p.name)
        if value == LISTED and p.type == "prefecture":
            bound[p.name] = asking.listed_prefecture(bound)
            continue
        asks = p.type in _OF_A_MEASURE
        bound[p.name] = (
            asking.value(p.name, p.default if value is None else value, bound)
            if asks
            else _value(reader, query, p, value, where)
        )
    return bound


def _prefecture_asked(given: Any) -> str | None:
    """Return the prefecture that a question is about; None where it names none."""
    return None if given is None or given == LISTED or given in _EVERYWHERE else prefecture_called(str(given))


def loaded_editions(reader: Reader) -> list[str]:
    """Return the editions of METI's projection that are loaded, oldest first."""
    return [row[0] for row in _shipped(reader, "labour_edition_list")]


def resolve_area(text: str) -> Area:
    """Return the one area that `text` names by code, name, or prefecture and name.

    Raises:
        UnknownName: no area has that name; the hint names similar ones.
        UsageError: several areas have it; the hint lists them.
    """
    from axstat.areas import gazetteer

    known = gazetteer()
    digits = text.strip()
    answer = known.resolve(code=digits) if digits.isdigit() else known.resolve_label(digits, as_of=date.max)
    if answer.status == "found" and answer.area is not None:
        return answer.area
    spelt = known.spelt(digits)
    if len(spelt) == 1:
        return spelt[0]
    candidates = answer.candidates or spelt
    listed = some([_described(area) for area in candidates], 8)
    if answer.status == "ambiguous" or spelt:
        example = area_called(candidates[0])
        raise UsageError("several-areas-named", text=text, n=len(candidates), areas=listed, example=example)
    if answer.status == "contradiction":
        raise UsageError("parts-name-others", text=text, areas=listed)
    similar = some(list(dict.fromkeys(_described(area) for area in known.search(digits))), 5)
    if similar.shown:
        raise UnknownName("no-area-similar", text=text, similar=similar)
    raise UnknownName("no-area", text=text)


def _described(area: Area) -> Finding:
    return clause("area-and-code", area=area_called(area), code=area.area_code)


def area_called(area: Area, between: str = "") -> str:
    """Return an area with its prefecture, a prefecture by itself."""
    return area.name if area.name == area.prefecture else f"{area.prefecture}{between}{area.name}"


def prefecture_called(text: str) -> str:
    """Return the name of the prefecture that a text names (岡山県, 岡山, Okayama).

    Raises:
        UnknownName: it names none; the hint has the nearest.
    """
    from difflib import get_close_matches

    from axstat.areas import gazetteer

    found = gazetteer().prefecture_named(text)
    if found is not None:
        return found.name
    every = [area.name for area in gazetteer().areas if area.level == "prefecture"]
    short = [name for name in every if name[:-1] == text]
    if short:
        return short[0]
    near = get_close_matches(text, every, n=1, cutoff=0.4)
    if near:
        raise UnknownName("prefecture-near", name=text, near=tuple(near))
    raise UnknownName("no-prefecture", name=text)


def _value(
    reader: Reader, query: NamedQuery, parameter: Parameter, given: Any, prefecture: str | None
) -> Scalar | list[int]:
    if given is None:
        if parameter.is_required:
            raise QueryFailed("parameter-missing", query=query.name, name=parameter.name, label=parameter.label)
        if parameter.default == "none":
            return None
        if parameter.type in ("measure", "answers"):
            return _default_measure(reader, query, parameter)
        given = parameter.default
    match parameter.type:
        case "fiscal_year":
            return _fiscal_years(reader, query, parameter, [given], prefecture)[0]
        case "fiscal_years":
            return _fiscal_years(reader, query, parameter, given, prefecture)
        case "edition":
            return _edition(reader, given)
        case "measure":
            return _measure(reader, query, str(given))
        case "answers":
            return answers_named(reader, str(given))
        case "area":
            return resolve_area(str(given)).area_code
        case "choice":
            return _choice(parameter, given)
        case "prefecture":
            return None if given in _EVERYWHERE else prefecture_called(str(given))
        case _:
            return _typed(query.name, parameter, given)


def _typed(query: str, parameter: Parameter, given: Any) -> Scalar:
    """Return `given` as the parameter's plain type."""
    try:
        match parameter.type:
            case "integer":
                return _integer(given)
            case "number":
                return _number(given)
            case "yen":
                return _yen(given)
            case "date":
                return given if isinstance(given, date) else date.fromisoformat(str(given).strip())
            case "boolean":
                return _boolean(given)
            case _:
                return str(given)
    except (ValueError, TypeError) as problem:
        raise _wrong_type(query, parameter, given) from problem


def _wrong_type(query: str, parameter: Parameter, given: Any) -> QueryFailed:
    fields: dict[str, Any] = {"query": query, "name": parameter.name, "given": str(given), "label": parameter.label}
    return QueryFailed("parameter-of-kind", kind=_A.get(parameter.type, same(parameter.type)), **fields)


def _integer(given: Any) -> int:
    if isinstance(given, bool) or (isinstance(given, float) and not given.is_integer()):
        raise ValueError(given)
    value = int(given)
    if abs(value) >= 1 << 63:
        raise ValueError(given)
    return value


def _number(given: Any) -> float:
    if isinstance(given, bool):
        raise TypeError(given)
    value = plain_number(given) if isinstance(given, str) else float(given)
    if not math.isfinite(value):
        raise ValueError(given)
    return value


def _yen(given: Any) -> float:
    value = _number(given) if isinstance(given, int | float) else read_yen(str(given))
    if value is None:
        raise ValueError(given)
    return value


def _boolean(given: Any) -> bool:
    word = str(given).strip().lower()
    if word not in _TRUE | _FALSE:
        raise ValueError(given)
    return word in _TRUE


def _choice(parameter: Parameter, given: Any) -> str:
    if given not in parameter.choices:
        raise UsageError("no-such-choice", given=str(given), name=parameter.name, choices=tuple(parameter.choices))
    return str(given)


def _fiscal_years(
    reader: Reader, query: NamedQuery, parameter: Parameter, given: Any, prefecture: str | None
) -> list[int]:
    """Return the years of `2024`, `2023,2024`, `all` or a list, ascending, each once."""
    try:
        return years_asked(reader, given, lists=query.lists is not None, prefecture=prefecture)
    except ValueError as problem:
        raise _wrong_type(query.name, parameter, problem.args[0] if problem.args else given) from problem


def _edition(reader: Reader, given: Any) -> str:
    editions = loaded_editions(reader)
    if not editions:
        raise _no_edition(reader)
    if given == "latest":
        return editions[-1]
    text = str(given)
    found = [e for e in editions if e == text] or [e for e in editions if e.startswith(text)]
    if len(found) != 1:
        raise NotLoaded("no-such-edition", text=text, loaded=tuple(editions))
    return found[0]


def _no_edition(reader: Reader) -> NotLoaded:
    """Say why nothing of the labour projection can be reported: nothing, only parts, or no edition."""
    loaded = [str(row[0]) for row in _shipped(reader, "labour_measures")]
    if not loaded:
        return NotLoaded("no-labour")
    parts = [measure for measure in loaded if "（" in measure]
    wholes = [measure for measure in loaded if measure.endswith("_10k")]
    if parts and not wholes:
        return NotLoaded("labour-parts-only", parts=some(parts, 4))
    if not wholes:
        return NotLoaded("labour-no-demand", measures=some([*map(measure_called, loaded)], 4))
    return NotLoaded("labour-no-edition")


def _default_measure(reader: Reader, query: NamedQuery, parameter: Parameter) -> str:
    """Return the measure that a query takes unless told otherwise; where it is not loaded the query cannot answer."""
    try:
        if parameter.type == "answers":
            return answers_named(reader, parameter.default)
        return _measure(reader, query, parameter.default)
    except UnknownName as error:
        raise NotLoaded("measure-not-loaded", text=parameter.default, hint=clause("lists-measures")) from error


def _measure(reader: Reader, query: NamedQuery, text: str) -> str:
    """Return the measure that a text names: of a query about figures of bodies one that has such, if there is one."""
    if text == "population":
        return population_measure(reader)
    return measure_named(reader, text, of_bodies=any(p.type in _OF_A_MEASURE for p in query.parameters))


def population_measure(reader: Reader) -> str:
    """Return the measure that holds the newest population by municipality (found by `population_measures`).

    Raises:
        NotLoaded: no population workbook was ingested.
    """
    rows = _shipped(reader, "population_measures")
    if not rows:
        raise NotLoaded("no-population")
    return str(rows[0][0])


def _shipped(reader: Reader, name: str, **parameters: Scalar) -> list[tuple[Any, ...]]:
    return reader.execute(shipped_query(name).sql, parameters).rows
