"""`axstat report`: the reports, each built from named queries."""

from __future__ import annotations

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


@app.command()
def overtime(
    *,
    year: Annotated[
        str | None, typer.Option(help="Fiscal year (2024, R6, 令和6年度), or `all`.", show_default="newest loaded")
    ] = None,
    threshold: Annotated[float, typer.Option(help="Hours a year; over means strictly more.")] = 100,
    scope: Annotated[Scope, typer.Option(help="Which areas are counted.")] = "municipalities",
    by: Annotated[OvertimeBy | None, typer.Option(help="One row for each group.")] = None,
    top: Annotated[int | None, typer.Option(help="The N areas with the most hours instead of the share.")] = None,
    list_missing: Annotated[bool, typer.Option("--list-missing", help="Name every area without a figure.")] = False,
    whole: options.Whole = False,
    columns: options.Columns = None,
    sort: options.Sort = None,
    limit: options.Limit = None,
    db: options.Db = None,
    fmt: options.Format = None,
    output: options.Output = None,
    provenance: options.Provenance = None,
    force: options.Force = False,
    wait: options.Wait = 10,
    timeout: options.Timeout = 60,
) -> None:
    """Share of municipalities over a threshold of overtime a year, with its denominator in words.

    \b
    Example:
    $ axstat report overtime --threshold 100 --by prefecture
    """
    from axstat import reports
    from axstat.cli.answering import Whole, answer
    from axstat.present import Choice

    overtime_report = reports.overtime_report  # loaded while the database opens
    answer(
        lambda reader, clock: overtime_report(
            reader,
            year=year,
            threshold=threshold,
            scope=scope,
            by=by,
            top=top,
            list_missing=list_missing,
            timeout=clock,
        ),
        choice=Choice(columns, sort, limit),
        db=db,
        fmt=fmt,
        output=output,
        provenance=provenance,
        wait=wait,
        force=force,
        timeout=timeout,
        whole=Whole(
            lambda reader, clock: reports.overtime_book(
                reader, year=year, threshold=threshold, scope=scope, timeout=clock
            ),
            {"--by": by, "--top": top, "--list-missing": list_missing},
        )
        if whole
        else None,
    )


@app.command()
def labour(
    *,
    by: Annotated[
        LabourBy | None, typer.Option(help="Which breakdown of the projection.", show_default="occupation")
    ] = None,
    edition: Annotated[str | None, typer.Option(help="Edition, such as 2025-05.", show_default="newest")] = None,
    whole: options.Whole = False,
    columns: options.Columns = None,
    sort: options.Sort = None,
    limit: options.Limit = None,
    db: options.Db = None,
    fmt: options.Format = None,
    output: options.Output = None,
    provenance: options.Provenance = None,
    force: options.Force = False,
    wait: options.Wait = 10,
    timeout: options.Timeout = 60,
) -> None:
    """METI's projection for 2040: demand, supply and gap (supply minus demand, a shortage is negative).

    \b
    Example:
    $ axstat report labour --by education
    """
    from axstat import reports
    from axstat.cli.answering import Whole, answer
    from axstat.present import Choice

    answer(
        lambda reader, clock: reports.labour_report(reader, edition=edition, by=by or "occupation", timeout=clock),
        choice=Choice(columns, sort, limit),
        db=db,
        fmt=fmt,
        output=output,
        provenance=provenance,
        wait=wait,
        force=force,
        timeout=timeout,
        whole=Whole(
            lambda reader, clock: reports.labour_book(reader, edition=edition, timeout=clock),
            {"--by": by},
        )
        if whole
        else None,
    )


@app.command()
def measure(
    name: Annotated[str, typer.Argument(help="Measure, or a part of its name.", autocompletion=completion.measures)],
    *,
    year: Annotated[
        str | None, typer.Option(help="Period (2024, R6, 2020-01-01), or `all`.", show_default="newest loaded")
    ] = None,
    by: Annotated[MeasureBy | None, typer.Option(help="One row for each group.")] = None,
    over: Annotated[float | None, typer.Option(help="Count the areas over this; strictly more.")] = None,
    under: Annotated[float | None, typer.Option(help="Count the areas under this; strictly less.")] = None,
    top: Annotated[int | None, typer.Option(help="The N areas with the highest figures.")] = None,
    order: Annotated[Literal["highest", "lowest"], typer.Option(help="Which end `--top` shows.")] = "highest",
    change: Annotated[
        tuple[str, str] | None, typer.Option(metavar="FROM TO", help="The change between two periods.")
    ] = None,
    highlight: Annotated[
        list[str] | None, typer.Option(help="An area to name besides.", autocompletion=completion.areas)
    ] = None,
    per: Annotated[str | None, typer.Option(help="Divide by this measure.", autocompletion=completion.measures)] = None,
    per_period: Annotated[
        str | None, typer.Option("--per-period", help="Period of that measure.", show_default="the matching one")
    ] = None,
    weight: Annotated[
        str | None, typer.Option(help="Weigh the mean by this measure.", autocompletion=completion.measures)
    ] = None,
    weight_period: Annotated[
        str | None, typer.Option("--weight-period", help="Period of the weight.", show_default="the matching one")
    ] = None,
    part: Annotated[str | None, typer.Option(help="Which part, such as 男.", show_default="the whole")] = None,
    scope: Annotated[
        MeasureScope | None, typer.Option(help="Which areas are counted.", show_default="those with figures")
    ] = None,
    prefecture: Annotated[str | None, typer.Option(help="Only this prefecture.")] = None,
    list_missing: Annotated[bool, typer.Option("--list-missing", help="Name every area without a figure.")] = False,
    whole: options.Whole = False,
    columns: options.Columns = None,
    sort: options.Sort = None,
    limit: options.Limit = None,
    db: options.Db = None,
    fmt: options.Format = None,
    output: options.Output = None,
    provenance: options.Provenance = None,
    force: options.Force = False,
    wait: options.Wait = 10,
    timeout: options.Timeout = 60,
) -> None:
    """Any loaded measure: how its figures spread, who is over or under a threshold, ranks, changes, groups.

    \b
    Example:
    $ axstat report measure hours_per_month --over 10 --by prefecture
    """
    from axstat import reports
    from axstat.cli.answering import Whole, answer
    from axstat.present import Choice

    asked = {
        "year": year,
        "by": by,
        "over": over,
        "under": under,
        "top": top,
        "order": order,
        "change": change,
        "highlight": tuple(highlight or ()),
        "per": per,
        "per_period": per_period,
        "weight": weight,
        "weight_period": weight_period,
        "part": part,
        "scope": scope,
        "prefecture": prefecture,
        "list_missing": list_missing,
    }
    answer(
        lambda reader, clock: reports.measure_report(reader, name, timeout=clock, **asked),
        choice=Choice(columns, sort, limit),
        db=db,
        fmt=fmt,
        output=output,
        provenance=provenance,
        wait=wait,
        force=force,
        timeout=timeout,
        whole=Whole(
            lambda reader, clock: reports.measure_book(reader, name, timeout=clock, **asked),
            {
                "--by": by,
                "--top": top,
                "--change": change,
                "--highlight": highlight,
                "--list-missing": list_missing,
            },
        )
        if whole
        else None,
    )


@app.command()
def claims(
    *,
    columns: options.Columns = None,
    sort: options.Sort = None,
    limit: options.Limit = None,
    db: options.Db = None,
    fmt: options.Format = None,
    output: options.Output = None,
    provenance: options.Provenance = None,
    force: options.Force = False,
    wait: options.Wait = 10,
    timeout: options.Timeout = 60,
) -> None:
    """Claims of the policy papers, judged by the real figures loaded: confirmed, contradicted, undecidable, unverified.

    \b
    Example:
    $ axstat report claims
    """
    from axstat import reports
    from axstat.cli.answering import answer
    from axstat.present import Choice

    answer(
        lambda reader, clock: reports.claims_report(reader, timeout=clock),
        choice=Choice(columns, sort, limit),
        db=db,
        fmt=fmt,
        output=output,
        provenance=provenance,
        wait=wait,
        force=force,
        timeout=timeout,
    )


@app.command()
def area(
    name: Annotated[str, typer.Argument(help="Name, prefecture + name, or code.", autocompletion=completion.areas)],
    *,
    columns: options.Columns = None,
    sort: options.Sort = None,
    limit: options.Limit = None,
    db: options.Db = None,
    fmt: options.Format = None,
    output: options.Output = None,
    provenance: options.Provenance = None,
    force: options.Force = False,
    wait: options.Wait = 10,
    timeout: options.Timeout = 60,
) -> None:
    """One municipality's own sheet: its figures over the years, its ranks, similar municipalities, the region's gap.

    \b
    Example:
    $ axstat report area 岡山県奈義町
    """
    from axstat import reports
    from axstat.cli.answering import answer
    from axstat.present import Choice

    answer(
        lambda reader, clock: reports.area_report(reader, name, timeout=clock),
        choice=Choice(columns, sort, limit),
        db=db,
        fmt=fmt,
        output=output,
        provenance=provenance,
        wait=wait,
        force=force,
        timeout=timeout,
    )


@app.command()
def gap(
    name: Annotated[str, typer.Argument(help="Name, prefecture + name, or code.", autocompletion=completion.areas)],
    *,
    columns: options.Columns = None,
    sort: options.Sort = None,
    limit: options.Limit = None,
    db: options.Db = None,
    fmt: options.Format = None,
    output: options.Output = None,
    provenance: options.Provenance = None,
    force: options.Force = False,
    wait: options.Wait = 10,
    timeout: options.Timeout = 60,
) -> None:
    """From the words of policy to money to people for one municipality: what is loaded, and what is missing.

    \b
    Example:
    $ axstat report gap 岡山県奈義町
    """
    from axstat import reports
    from axstat.cli.answering import answer
    from axstat.present import Choice

    answer(
        lambda reader, clock: reports.gap_report(reader, name, timeout=clock),
        choice=Choice(columns, sort, limit),
        db=db,
        fmt=fmt,
        output=output,
        provenance=provenance,
        wait=wait,
        force=force,
        timeout=timeout,
    )
