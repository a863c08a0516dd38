"""Labour in 2040: surplus and shortage, and demand beside supply. A subset is shown under its whole, never added."""

from __future__ import annotations

from dataclasses import dataclass

from axstat.charts import wording
from axstat.charts.bodies import Bar, Bars, Pair, Pairs, Role
from axstat.charts.request import Plan, Request, real, records, words
from axstat.charts.saying import STOP, listed, say
from axstat.errors import NotLoaded
from axstat.model import names
from axstat.model.results import Column
from axstat.model.text import Label, Lang

DIMENSIONS = {
    "occupation": Label("職種", "occupation"),
    "education": Label("学歴", "education"),
    "industry": Label("産業", "industry"),
    "region": Label("地域", "region"),
}


NET = "地域別ミスマッチ計"  # METI's word for a region's gap over all occupations
NAMES = (
    Column("category", "text", Label("区分", "category")),
    Column("subset_of", "text", Label("うち書き", "subset of")),
)
EDITIONS = {"(revised)": Label("改訂版", "revised"), "(first)": Label("初版", "first")}


@dataclass(frozen=True, slots=True)
class Category:
    """One row of the projection, in 万人 (ten thousand people); a figure that was not published is None."""

    name: str
    subset_of: str
    demand: float | None
    supply: float | None
    gap: float | None
    year: int | None
    conflict: bool = False

    def label(self, lang: Lang) -> str:
        """The category's name; a subset says so."""
        plain = " × ".join(names.translated(part, lang) for part in self.name.split(" × "))
        return say("labour-subset", lang, name=plain.removeprefix("うち")) if self.subset_of else plain


def read_categories(request: Request) -> list[Category]:
    """Read a result of the labour queries; subsets follow the category that they are part of."""
    rows = records(request.result, "category", "gap_10k")
    by_region = "area" in rows[0]
    found = []
    for row in rows:
        if by_region and words(row["category"]) != NET:
            continue
        year = real(row.get("year"))
        found.append(
            Category(
                name=words(row["area" if by_region else "category"]),
                subset_of=words(row.get("subset_of")),
                demand=real(row.get("demand_10k")),
                supply=real(row.get("supply_10k")),
                gap=real(row["gap_10k"]),
                year=None if year is None else int(year),
                conflict="conflict" in words(row.get("confidence")),
            )
        )
    wholes = [c for c in found if not c.subset_of or c.subset_of not in {other.name for other in found}]
    return [c for whole in wholes for c in (whole, *(part for part in found if part.subset_of == whole.name))]


def gap(request: Request) -> Plan:
    """Plan diverging bars: shortage to the left, surplus to the right, unpublished ones named as such."""
    lang = request.lang
    categories = read_categories(request)
    if all(category.gap is None for category in categories):
        raise NotLoaded("no-gap-published", n=len(categories), query=request.result.name)
    bars = tuple(_gap_bar(category, lang) for category in categories)
    body = Bars(bars, left_label=say("labour-short-side", lang), right_label=say("labour-surplus-side", lang))
    rows = tuple((c.name, c.subset_of or None, c.gap) for c in categories)
    columns = (*NAMES, Column("gap_10k", "number", Label("過不足（供給−需要）", "gap (supply − demand)"), "万人"))
    summary = listed([f"{bar.label} {bar.value_label}" for bar in bars], lang)
    subtitle = _subtitle(request, categories, say("labour-gap-measure", lang))
    return Plan(
        _gap_title(categories, lang), subtitle, body, columns, rows, summary, tuple(_notes(request, categories))
    )


def _gap_bar(category: Category, lang: Lang) -> Bar:
    role: Role = "subset" if category.subset_of else "plain"
    if category.gap is None:
        return Bar(category.label(lang), None, say("not-published", lang), role)
    return Bar(category.label(lang), category.gap, wording.people_short(category.gap, lang, signed=True), role)


def _subtitle(request: Request, categories: list[Category], measure: str) -> str:
    lang = request.lang
    years = sorted({c.year for c in categories if c.year is not None})
    by = DIMENSIONS.get(request.result.name.rpartition("_by_")[2])
    edition = _edition(words(request.result.parameters.get("edition")), lang)
    wholes = sum(not c.subset_of for c in categories)
    parts = [
        say("labour-measure-by", lang, measure=measure, by=by) if by else measure,
        _projection(years, edition, lang) if years else "",
        say("labour-unit", lang),
        say("labour-categories", lang, n=wholes),
    ]
    return listed([part for part in parts if part], lang, Label("　", ", "))


def _projection(years: list[int], edition: str, lang: Lang) -> str:
    when = say("labour-projection", lang, years=listed(map(str, years), lang, Label("年推計・", ", ")))
    return say("labour-of-edition", lang, when=when, edition=edition) if edition else when


def _edition(text: str, lang: Lang) -> str:
    """Return `2026年1月改訂版` or `2026-01 revised` of METI's edition `2026-01 (revised)`."""
    date, _, which = text.partition(" ")
    word = EDITIONS[which].text(lang) if which in EDITIONS else which
    year, _, month = date.partition("-")
    if month.isdigit():
        return say("labour-edition", lang, date=date, year=year, month=int(month), word=word)
    return f"{date} {word}".strip()


def _gap_title(categories: list[Category], lang: Lang) -> str:
    """Name the largest surplus and the largest shortage; a subset is named only where it is the larger shortage."""
    wholes = [c for c in categories if not c.subset_of and c.gap is not None]
    everyone = [c for c in categories if c.gap is not None]
    surplus = max(wholes or everyone, key=lambda c: c.gap or 0.0)
    shortage = min(everyone, key=lambda c: c.gap or 0.0)
    years = sorted({c.year for c in categories if c.year is not None})
    when = say("labour-in-year", lang, year=str(years[-1])) if years else ""
    short, over = (shortage.gap or 0) < 0, (surplus.gap or 0) > 0
    if not (short or over):
        return say("labour-even", lang)
    clauses = [_clause(surplus, "labour-surplus-and" if short else "labour-surplus", lang)] if over else []
    return when + listed([*clauses, *([_clause(shortage, "labour-short", lang)] if short else [])], lang)


def _clause(category: Category, form: str, lang: Lang) -> str:
    amount = wording.people(abs(category.gap or 0), lang)
    parts = [names.translated(part, lang).removeprefix("うち") for part in category.name.split(" × ")]
    return say(form, lang, name=listed(parts, lang, Label("の", " × ")), amount=amount)


def _notes(request: Request, categories: list[Category]) -> list[str]:
    lang = request.lang
    subsets = any(c.subset_of for c in categories)
    notes = [say("note-subset", lang)] if subsets else [note.text(lang) for note in request.result.notes]
    conflicts = [names.translated(c.name, lang) for c in categories if c.conflict and c.gap is not None]
    if conflicts:
        notes.append(say("note-conflict", lang, which=listed(conflicts, lang)))
    if any(c.gap is None for c in categories):
        notes.append(say("note-not-published", lang))
    return notes


def demand_supply(request: Request) -> Plan:
    """Plan demand beside supply for every category that publishes either."""
    lang = request.lang
    categories = read_categories(request)
    shown = [c for c in categories if c.demand is not None or c.supply is not None]
    if not shown:
        raise NotLoaded("no-demand-published", n=len(categories), query=request.result.name)
    pairs = tuple(_pair(category, lang) for category in shown)
    body = Pairs(
        pairs,
        first_name=say("demand", lang),
        second_name=say("supply", lang),
        difference_name=say("gap", lang),
    )
    columns = (
        *NAMES,
        Column("demand_10k", "number", Label("需要", "demand"), "万人"),
        Column("supply_10k", "number", Label("供給", "supply"), "万人"),
        Column("gap_10k", "number", Label("過不足", "gap"), "万人"),
    )
    rows = tuple((c.name, c.subset_of or None, c.demand, c.supply, c.gap) for c in shown)
    each = [[p.label, f"{body.first_name} {p.first_label}", f"{body.second_name} {p.second_label}"] for p in pairs]
    summary = listed([listed(words, lang) for words in each], lang, STOP)
    subtitle = _subtitle(request, shown, say("labour-both", lang))
    notes = _notes(request, [c for c in shown if c.gap is not None])
    if any(c.demand is None or c.supply is None for c in shown):
        notes.append(say("note-not-published", lang))
    return Plan(_pair_title(shown, lang), subtitle, body, columns, rows, summary, tuple(notes))


def _pair(category: Category, lang: Lang) -> Pair:
    missing = say("not-published", lang)

    def shown(value: float | None) -> str:
        return missing if value is None else wording.people_short(value, lang)

    return Pair(
        label=category.label(lang),
        first=category.demand,
        first_label=shown(category.demand),
        second=category.supply,
        second_label=shown(category.supply),
        difference_label="" if category.gap is None else wording.people_short(category.gap, lang, signed=True),
        short=(category.gap or 0) < 0,
        role="subset" if category.subset_of else "plain",
    )


def _pair_title(categories: list[Category], lang: Lang) -> str:
    """Say where supply meets the smallest part of demand."""
    both = [c for c in categories if c.demand and c.supply is not None]
    if not both:
        return say("labour-both", lang)
    tightest = min(both, key=lambda c: (c.supply or 0) / (c.demand or 1))
    ratio = wording.percent((tightest.supply or 0) / (tightest.demand or 1), 0)
    if (tightest.supply or 0) >= (tightest.demand or 0):
        return say("labour-enough", lang)
    name = names.translated(tightest.name, lang).removeprefix("うち")
    lower = name if name.startswith("AI") else name[0].lower() + name[1:]
    return say("labour-tightest", lang, name=name, lower=lower, ratio=ratio)
