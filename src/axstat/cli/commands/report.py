"""`axstat report`: the reports, each built from named queries."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from axstat.cli import completion, options

app = typer.Typer(help="Print a report: overtime, labour, claims of the papers, or one municipality's own sheet.")

Scope = Literal["municipalities", "designated-cities", "prefectures", "all"]
OvertimeBy = Literal["prefecture", "kind", "region", "population"]
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
    from axstat.cli.answering import answer
    from axstat.present import Choice

    answer(
        lambda reader, clock: reports.overtime_report(
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
    )


@app.command()
def labour(
    *,
    by: Annotated[LabourBy, typer.Option(help="Which breakdown of the projection.")] = "occupation",
    edition: Annotated[str | None, typer.Option(help="Edition, such as 2025-05.", show_default="newest")] = None,
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
    from axstat.cli.answering import answer
    from axstat.present import Choice

    answer(
        lambda reader, clock: reports.labour_report(reader, edition=edition, by=by, timeout=clock),
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
