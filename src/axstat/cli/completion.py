"""What the shell offers after Tab: queries, their parameters and choices, areas, charts.

Only the names of measures need a database; where none can be read at once, none are offered.
"""

from __future__ import annotations

from collections.abc import Iterable

import typer

from axstat.errors import AxstatError


def queries(incomplete: str) -> list[str]:
    """Offer the names of queries."""
    from axstat.reports.catalog import query_names

    return _beginning(query_names(), incomplete)


def parameters(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer `name=` for each parameter of the query named before, and `name=choice` where it has choices."""
    from axstat.reports.catalog import find_query

    # Behind a `-p` that still waits for its value the framework leaves the words before it unread.
    name = ctx.params.get("name") or ctx.params.get("what") or next(iter(ctx.args), "")
    try:
        known = find_query(name, tuple(ctx.params.get("queries") or ())).parameters
    except AxstatError:
        return []
    if "=" not in incomplete:
        return _beginning([f"{parameter.name}=" for parameter in known], incomplete)
    given, _, begun = incomplete.partition("=")
    values = [
        value
        for parameter in known
        if parameter.name == given
        for value in (areas(begun) if parameter.type == "area" else _beginning(parameter.choices, begun))
    ]
    return [f"{given}={value}" for value in values]


def columns(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the columns of the query named before, or of the report, behind those given."""
    from axstat.reports.catalog import find_query

    name = ctx.params.get("name") or next(iter(ctx.args), "")
    by = ctx.params.get("by")
    query = {
        "overtime": "overtime_share_by" if by else "overtime_ranking" if ctx.params.get("top") else "overtime_share",
        "labour": f"labour_gap_by_{by or 'occupation'}",
    }.get(str(ctx.info_name), name)
    try:
        known = find_query(query, tuple(ctx.params.get("queries") or ())).columns
    except AxstatError:
        return []
    begun = incomplete.rfind(",") + 1
    return [incomplete[:begun] + column for column in _beginning([c.name for c in known], incomplete[begun:])]


def areas(incomplete: str) -> list[str]:
    """Offer the areas of today whose name begins so, alone or behind its prefecture; a shared name is offered once."""
    from axstat.areas import gazetteer

    today = [area for area in gazetteer().areas if area.valid_to is None]
    if not incomplete:
        return [area.name for area in today if area.level == "prefecture"]
    behind = [f"{area.prefecture}{area.name}" for area in today if area.level not in ("nation", "prefecture")]
    return _beginning(dict.fromkeys([*(area.name for area in today), *behind]), incomplete)


def measures(incomplete: str) -> list[str]:
    """Offer the loaded measures whose name holds what was typed."""
    from axstat.cli.database import reading
    from axstat.reports import measure_names

    try:
        with reading(None, wait=0, last=True) as reader:
            return [name for name in measure_names(reader) if incomplete in name]
    except AxstatError:
        return []


def charts(incomplete: str) -> list[str]:
    """Offer the kinds of charts."""
    from axstat.charts import kinds

    return _beginning([kind.name for kind in kinds()], incomplete)


def traceable(incomplete: str) -> list[str]:
    """Offer datasets, those that the project declares among them, and queries: `trace` follows both to their cells."""
    from axstat.datasets.ids import FOLDER, ids
    from axstat.store import project_folder

    return [*_beginning(ids(project_folder(FOLDER)), incomplete), *queries(incomplete)]


def _beginning(names: Iterable[str], incomplete: str) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]
