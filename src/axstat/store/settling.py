"""The statements that settle which values are in use, in the order in which vintages.py runs them.

Table pairs come first, then the items and series they have in common, then single values: what has no counterpart is
never looked at value by value.
"""

from __future__ import annotations

# Whether two tables may be editions of one, by who published them: what the files themselves say decides. A citation
# that is completed afterwards (`axstat sources set`) takes nothing apart, so that no replaced value comes back beside
# the one that took its place. It may bring two together, by one name for both.
MAY_BE_EDITIONS = """(
            coalesce({0}.own.publisher = {1}.own.publisher, true) or {0}.publisher = {1}.publisher
        )"""
# The sources that tell of the same as $source_id: a table of one subject, or any that a decision may concern.
RELATED = """
    select distinct f.source_id
    from store.source as f
    join store.sheet_table as t using (source_id)
    join (
        select f.source_id, f.simulated, t.dataset, t.subject, t.periods
        from store.source as f join store.sheet_table as t using (source_id)
        where source_id = $source_id
    ) as this
        on t.dataset = this.dataset
        and f.simulated = this.simulated
        and store.may_share_a_period(t.periods, this.periods)
        and (t.subject = this.subject or $everything)
    where f.source_id <> $source_id
"""
# Of those, the ones that a new source can change: what is in use, and what gave way to a source that stands before it.
CHANGEABLE = f"""
    select related.source_id
    from ({RELATED}) as related
    join store.source as f using (source_id)
    where f.current or exists (
        from store.supersession as gone
        join store.source as newer on newer.source_id = gone.newer
        join store.source as this on this.source_id = $source_id
        where gone.older = f.source_id and (
            newer.decided > this.decided
            or newer.fiscal_year is distinct from this.fiscal_year
            or (
                select max(s.rank) from store.series as s join store.sheet_table as t using (table_id)
                where t.source_id = newer.source_id
            ) > (
                select min(s.rank) from store.series as s join store.sheet_table as t using (table_id)
                where t.source_id = $source_id
            )
        )
    )
"""  # noqa: S608 - our own text
SIMULATED = "select source_id from store.source where simulated and dataset = $dataset"

# Simulated sources that real ones put away: a real source of the same dataset and of one of its years, or of the same
# subject where the dataset has no view of its own. Simulated values never fill the gaps of real ones. A list of some
# bodies puts nothing away: what it does not list would be gone.
PUT_AWAY = """
    create or replace temp table put_away as
    with concerned as (
        from store.sheet_table where dataset in (select dataset from store.source where simulated)
    ),
    told as (
        select t.source_id, t.dataset, s.fiscal_year from concerned as t join store.series as s using (table_id)
        union
        select t.source_id, t.dataset, i.fiscal_year from concerned as t join store.item as i using (table_id)
    )
    select pretended.source_id, min(r.source_id) as real_id
    from store.source as pretended
    join store.source as r on not r.simulated and r.dataset = pretended.dataset
    where pretended.simulated
        and r.partial is null
        and (
            r.fiscal_year is not distinct from pretended.fiscal_year
            or exists (
                from told as a
                join told as b on a.dataset = b.dataset and a.fiscal_year = b.fiscal_year
                where a.source_id = pretended.source_id and b.source_id = r.source_id
            )
        )
        and (
            store.has_wide_view(pretended.dataset)
            or exists (
                from store.sheet_table as a
                join store.sheet_table as b on a.dataset = b.dataset and a.subject = b.subject
                where a.source_id = pretended.source_id and b.source_id = r.source_id
            )
        )
    group by pretended.source_id
"""
NOTHING_PUT_AWAY = "create or replace temp table put_away (source_id integer, real_id integer)"
"""What that statement gives where no source is simulated, in a fifth of its time."""
PAIRS = f"""
    create or replace temp table table_pair as
    with described as (
        select
            t.table_id, t.source_id, t.dataset, t.subject, t.sheet_subject, t.sheet_matters, t.periods,
            f.simulated, f.partial is not null as partial, f.own, f.publisher, f.decided
        from store.sheet_table as t
        join store.source as f using (source_id)
        where source_id not in (select source_id from put_away)
    )
    select l.table_id as loser, w.table_id as winner
    from described as l
    join described as w
        on w.dataset = l.dataset
        and w.subject = l.subject
        and w.simulated = l.simulated
        and w.partial = l.partial
        and w.source_id <> l.source_id
        and {MAY_BE_EDITIONS.format("w", "l")}
        and (w.sheet_subject = l.sheet_subject or not (w.sheet_matters or l.sheet_matters))
        and store.may_share_a_period(w.periods, l.periods)
    where l.source_id in (select source_id from deciding)
    union
    select l.table_id, w.table_id
    from described as l
    join described as w
        on w.dataset = l.dataset and w.simulated = l.simulated and w.partial = l.partial and w.source_id <> l.source_id
        and w.decided > l.decided and store.may_share_a_period(w.periods, l.periods)
    where l.source_id in (select source_id from deciding)
"""  # noqa: S608 - our own text
# Nothing is to be moved: the sources have no rival, are not put away, and gave way to nobody before.
IS_SETTLED = """
    select
        not exists (from table_pair)
        and not exists (from put_away where source_id in (from deciding))
        and not exists (from store.supersession where older in (from deciding))
        and not exists (from store.source where not current and source_id in (from deciding))
"""
# A list of some bodies and a list of all never take each other's place: they are compared.
# Items of the losing tables that the winning tables have too, with the periods that columns of their own give them.
ITEMS = """
    create or replace temp table item_pair as
    with named as (
        select
            i.table_id, i.item_id, i.period, i.fiscal_year,
            concat_ws('|', a.area_code, i.category, if(coalesce(a.area_code, i.category) is null, i.label, null))
            || store.facet_key(i.facets, t.facet_names) as name
        from store.item as i
        join store.sheet_table as t using (table_id)
        left join store.area as a using (area_id)
        where table_id in (select loser from table_pair union select winner from table_pair)
    )
    select distinct
        pair.loser, pair.winner, l.item_id, l.period as loser_period, w.period as winner_period,
        coalesce(l.fiscal_year, w.fiscal_year) as period_year
    from table_pair as pair
    join named as l on l.table_id = pair.loser
    join named as w on w.table_id = pair.winner and w.name = l.name
"""
SERIES = """
    create or replace temp table series_pair as
    with described as (
        select
            s.series_id, s.table_id, s.name, s.unit, s.period, s.fiscal_year, s.rank, t.dataset, t.source_id,
            s.qualifier, f.fiscal_year as source_year, f.decided
        from store.series as s
        join store.sheet_table as t using (table_id)
        join store.source as f using (source_id)
        where table_id in (select loser from item_pair union select winner from item_pair)
    )
    select
        l.series_id, pair.loser, pair.winner, w.source_id,
        l.period as loser_period, w.period as winner_period, coalesce(l.fiscal_year, w.fiscal_year) as period_year,
        l.source_year as loser_year, w.source_year as winner_year,
        l.dataset, l.decided as loser_decided, w.decided as winner_decided,
        l.rank as loser_rank, w.rank as winner_rank, l.source_id as loser_source
    from (select distinct loser, winner from item_pair) as pair
    join described as l on l.table_id = pair.loser
    join described as w
        on w.table_id = pair.winner
        and w.name = l.name
        and w.qualifier = l.qualifier
        and w.unit is not distinct from l.unit
        and coalesce(w.period = l.period, true)
"""
WANTED = """
    create or replace temp table wanted as
    with rival as (
        select
            s.series_id, i.item_id, s.loser_source, s.source_id,
            store.standing(
                s.winner_decided, s.winner_rank,
                store.is_own_year(s.dataset, coalesce(s.period_year, i.period_year), s.winner_year), s.source_id
            ) as winner_standing,
            store.standing(
                s.loser_decided, s.loser_rank,
                store.is_own_year(s.dataset, coalesce(s.period_year, i.period_year), s.loser_year), s.loser_source
            ) as loser_standing
        from series_pair as s
        join item_pair as i
            on i.loser = s.loser
            and i.winner = s.winner
            and coalesce(s.loser_period, i.loser_period, 'FY' || s.loser_year)
                is not distinct from coalesce(s.winner_period, i.winner_period, 'FY' || s.winner_year)
    )
    select
        series_id, item_id, any_value(loser_source) as source_id, arg_min(source_id, winner_standing) as replaced_by
    from rival
    where winner_standing > loser_standing
    group by series_id, item_id
"""
WHOLLY = """
    create or replace temp table wholly as
    select source_id
    from store.source as f
    join (select source_id, count(*) as n from wanted group by source_id) using (source_id)
    where n = f.observations
"""
SETTLE = (
    "delete from store.supersession where older in (from deciding)",
    """
    insert into store.supersession (newer, older, observations)
    select replaced_by, source_id, count(*) from wanted group by all
    union all
    select p.real_id, p.source_id, f.observations
    from put_away as p join store.source as f using (source_id)
    where source_id in (from deciding)
    """,
    """
    update store.source set current = source_id not in (from wholly union all select source_id from put_away)
    where source_id in (from deciding)
    """,
    "delete from wanted where source_id in (from wholly)",
)
MOVES = (
    """
    create or replace temp table moved as
    select series_id, item_id, r.replaced_by as was, w.replaced_by as becomes
    from (
        select o.series_id, o.item_id, o.replaced_by
        from store.replaced as o
        join store.series as s using (series_id)
        join store.sheet_table as t using (table_id)
        where source_id in (from deciding)
    ) as r
    full join wanted as w using (series_id, item_id)
    where was is distinct from becomes
    """,
    """
    insert into store.observation
    select r.* exclude (replaced_by)
    from store.replaced as r join moved using (series_id, item_id)
    where becomes is null
    order by series_id, item_id
    """,
    """
    insert into store.replaced
    select o.*, becomes
    from store.observation as o join moved using (series_id, item_id)
    where was is null
    order by series_id, item_id
    """,
    """
    update store.replaced as r set replaced_by = becomes
    from moved
    where r.series_id = moved.series_id and r.item_id = moved.item_id and was is not null and becomes is not null
    """,
    """
    delete from store.replaced
    where (series_id, item_id) in (select (series_id, item_id) from moved where becomes is null)
    """,
)
# Bounded by the series concerned, so that the rest of a large table is not even looked at.
TAKEN_OUT = """
    delete from store.observation
    where series_id between {first} and {last}
        and (series_id, item_id) in (select (series_id, item_id) from moved where was is null)
"""
NOTHING_WANTED = """
    create or replace temp table wanted (series_id integer, item_id integer, source_id integer, replaced_by integer)
"""
TEMPORARY = ("deciding", "put_away", "table_pair", "item_pair", "series_pair", "wanted", "wholly", "moved", "claimed")

# The wide views of which several sources in use, some of those just settled among them, claim cells.
CONTESTED = """
    select t.dataset
    from store.sheet_table as t join store.source as f using (source_id)
    where f.current and store.has_wide_view(t.dataset)
    group by t.dataset
    having count(distinct source_id) > 1 and bool_or(source_id in (from deciding))
    order by t.dataset
"""
CLAIMED = "create or replace temp table claimed as from store.claim where dataset = '{dataset}'"
CONFLICT = """
    select
        n.claimed, n.measure,
        n.source_id, nf.file, concat_ws('、', nf.publisher, nf.title), n.sheet || '!' || n.cell, n.value,
        o.source_id, of.file, concat_ws('、', of.publisher, of.title), o.sheet || '!' || o.cell, o.value,
        count(*) over () as n
    from claimed as n
    join claimed as o
        on o.claim = n.claim
        and o.measure = n.measure
        and o.simulated = n.simulated
        and o.source_id < n.source_id
        and o.value <> n.value
    join store.source as nf on nf.source_id = n.source_id
    join store.source as of on of.source_id = o.source_id
    order by o.source_id, n.source_id, n.claim, n.measure, n.sheet, n.cell, o.sheet, o.cell
    limit 1
"""
