"""`axstat report`: the reports, each built from named queries."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Literal

import typer

from axstat.cli import completion, options

app = typer.Typer(
    help="Print a report: overtime, labour, any measure, claims of the papers, or one municipality's own sheet."
)

Scope = Literal["municipalities", "designated-cities", "prefectures", "all"]
OvertimeBy = Literal["prefecture", "kind", "region", "population"]
MeasureBy = Literal["prefecture", "kind", "region", "population", "similar"]
MeasureScope = Literal["municipalities", "designated-cities", "prefectures", "all-municipalities", "all"]
LabourBy = Literal["occupation", "education", "industry", "region"]
ListMissing = Annotated[bool, typer.Option("--list-missing", help="Name every area without a figure.")]
Prefecture = Annotated[str | None, typer.Option(help="Only this prefecture.")]
Area = Annotated[str, typer.Argument(help="Name, prefecture + name, or code.", autocompletion=completion.areas)]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfOvertime:
    """What is asked of overtime; see `overtime_report`."""

    year: Annotated[
        str | None, typer.Option(help="Fiscal year (2024, R6, 令和6年度), or `all`.", show_default="newest loaded")
    ] = None
    threshold: Annotated[
        float, typer.Option(parser=options.plain_number, help="Hours a year; over means strictly more.")
    ] = 100
    scope: Annotated[Scope, typer.Option(help="Which areas are counted.")] = "municipalities"
    prefecture: Prefecture = None
    by: Annotated[OvertimeBy | None, typer.Option(help="One row for each group.")] = None
    top: Annotated[int | None, typer.Option(help="The N areas with the most hours instead of the share.")] = None
    list_missing: ListMissing = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfMeasure:
    """What is asked of a measure; see `measure_report`."""

    year: Annotated[
        str | None, typer.Option(help="Period (2024, R6, 2020-01-01), or `all`.", show_default="newest loaded")
    ] = None
    by: Annotated[MeasureBy | None, typer.Option(help="One row for each group.")] = None
    over: Annotated[
        float | None, typer.Option(parser=options.plain_number, help="Count the areas over this; strictly more.")
    ] = None
    under: Annotated[
        float | None, typer.Option(parser=options.plain_number, help="Count the areas under this; strictly less.")
    ] = None
    top: Annotated[int | None, typer.Option(help="The N areas with the highest figures.")] = None
    order: Annotated[Literal["highest", "lowest"], typer.Option(help="Which end `--top` shows.")] = "highest"
    change: Annotated[
        tuple[str, str] | None, typer.Option(metavar="FROM TO", help="The change between two periods.")
    ] = None
    highlight: Annotated[
        list[str] | None, typer.Option(help="An area to name besides.", autocompletion=completion.areas)
    ] = None
    per: Annotated[str | None, typer.Option(help="Divide by this measure.", autocompletion=completion.measures)] = None
    per_period: Annotated[
        str | None, typer.Option("--per-period", help="Period of that measure.", show_default="the matching one")
    ] = None
    weight: Annotated[
        str | None, typer.Option(help="Weigh the mean by this measure.", autocompletion=completion.measures)
    ] = None
    weight_period: Annotated[
        str | None, typer.Option("--weight-period", help="Period of the weight.", show_default="the matching one")
    ] = None
    part: Annotated[str | None, typer.Option(help="Which part, such as 男.", show_default="the whole")] = None
    scope: Annotated[
        MeasureScope | None, typer.Option(help="Which areas are counted.", show_default="those with figures")
    ] = None
    prefecture: Prefecture = None
    area: Annotated[
        str | None, typer.Option(help="The figures of this area over time.", autocompletion=completion.areas)
    ] = None
    list_missing: ListMissing = False


@app.command()
def overtime(*, asked: OfOvertime, whole: options.Whole = False, to: options.Answered) -> None:
    """Share of municipalities over a threshold of overtime a year, with its denominator in words.

    \b
    Example:
    $ axstat report overtime --threshold 100 --by prefecture
    """
    from axstat import reports
    from axstat.cli.answering import answer, answer_whole

    if whole:
        shared = {name: getattr(asked, name) for name in ("year", "threshold", "scope", "prefecture")}
        parts = {"--by": asked.by, "--top": asked.top, "--list-missing": asked.list_missing}
        answer_whole(lambda reader, clock: reports.overtime_book(reader, **shared, timeout=clock), to, parts)
        return
    overtime_report = reports.overtime_report  # loaded while the database opens
    answer(lambda reader, clock: overtime_report(reader, **asdict(asked), timeout=clock), to)


@app.command()
def labour(
    *,
    by: Annotated[
        LabourBy | None, typer.Option(help="Which breakdown of the projection.", show_default="occupation")
    ] = None,
    edition: Annotated[str | None, typer.Option(help="Edition, such as 2025-05.", show_default="newest")] = None,
    whole: options.Whole = False,
    to: options.Answered,
) -> None:
    """METI's projection for 2040: demand, supply and gap (supply minus demand, a shortage is negative).

    \b
    Example:
    $ axstat report labour --by education
    """
    from axstat import reports
    from axstat.cli.answering import answer, answer_whole

    if whole:
        answer_whole(
            lambda reader, clock: reports.labour_book(reader, edition=edition, timeout=clock), to, {"--by": by}
        )
        return
    answer(
        lambda reader, clock: reports.labour_report(reader, edition=edition, by=by or "occupation", timeout=clock), to
    )


@app.command()
def measure(
    name: Annotated[str, typer.Argument(help="Measure, or a part of its name.", autocompletion=completion.measures)],
    *,
    asked: OfMeasure,
    whole: options.Whole = False,
    to: options.Answered,
) -> None:
    """Any loaded measure: how its figures spread, who is over or under a threshold, ranks, changes, groups.

    \b
    Example:
    $ axstat report measure hours_per_month --over 10 --by prefecture
    """
    from axstat import reports
    from axstat.cli.answering import answer, answer_whole

    given = asdict(asked) | {"highlight": tuple(asked.highlight or ())}
    parts = {
        f"--{name.replace('_', '-')}": given[name]
        for name in ("by", "top", "change", "highlight", "area", "list_missing")
    }
    if whole:
        answer_whole(lambda reader, clock: reports.measure_book(reader, name, timeout=clock, **given), to, parts)
        return
    answer(lambda reader, clock: reports.measure_report(reader, name, timeout=clock, **given), to)


@app.command()
def claims(*, to: options.Answered) -> None:
    """Claims of the policy papers, judged by the real figures loaded: confirmed, contradicted, undecidable, unverified.

    \b
    Example:
    $ axstat report claims
    """
    from axstat import reports
    from axstat.cli.answering import answer

    answer(lambda reader, clock: reports.claims_report(reader, timeout=clock), to)


@app.command()
def area(name: Area, *, to: options.Answered) -> None:
    """One municipality's own sheet: its figures over the years, its ranks, similar municipalities, the region's gap.

    \b
    Example:
    $ axstat report area 岡山県奈義町
    """
    from axstat import reports
    from axstat.cli.answering import answer

    answer(lambda reader, clock: reports.area_report(reader, name, timeout=clock), to)


@app.command()
def gap(name: Area, *, to: options.Answered) -> None:
    """From the words of policy to money to people for one municipality: what is loaded, and what is missing.

    \b
    Example:
    $ axstat report gap 岡山県奈義町
    """
    from axstat import reports
    from axstat.cli.answering import answer

    answer(lambda reader, clock: reports.gap_report(reader, name, timeout=clock), to)
