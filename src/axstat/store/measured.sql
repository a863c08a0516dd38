-- Any measure over bodies: one figure a body and period, what rounding leaves open, and who has none.

-- Words of a total: what carries one is no part. (計 and 総数 are how MIC's tables head the whole.)
create macro store.is_whole(said) as said in ('', '全体', '計', '総計', '総数', '合計', '全国', '男女計');

-- Which part a figure is of, '' for the whole. Who published it and a remark on how sure it is make no part.
create macro store.part_said(staff_scope, attributes, facets, names) as array_to_string(
    list_distinct(
        [s for s in [coalesce(staff_scope, '')] if not store.is_whole(s)]
        || [p.value for p in map_entries(attributes) if p.key <> 'publisher' and not store.is_whole(p.value)]
        || [
            case when names[n] = 'subset_of' then facets[n] || 'の内数' else facets[n] end
            for n in range(1, coalesce(len(facets), 0) + 1)
            if not store.is_whole(facets[n]) and names[n] <> 'confidence'
        ]
    ),
    '・'
);

-- A table that does not say its period is of the year of its source, as the check at its load demands.
create macro store.period_of(time_period, source_year) as coalesce(time_period, 'FY' || source_year);

-- Units in which whole numbers are exact: counts, which values/units.py knows (template.py writes it out), and ranks.
create macro store.is_count(unit) as unit = '位' or {is_count(unit)};

-- Units of which the figures of bodies may be added up. Rates, indices, ranks and what has no unit may not.
create macro store.is_additive(unit) as {is_additive(unit)};

-- Half of the last digit that a series prints, 0 for counts. A whole number without a unit may be rounded: it is open.
create macro store.half_digit(decimals, unit) as case
    when decimals = 0 and coalesce(store.is_count(unit), false) then 0::decimal(38, 10)
    else [
        0.5, 0.05, 0.005, 0.0005, 0.00005, 0.000005, 0.0000005, 0.00000005, 0.000000005, 0.0000000005
    ][1 + least(decimals, 9)]::decimal(38, 10)
end;

-- Every figure of one measure of bodies, in use, with the two bounds of what was rounded to it. A text is an unreadable
-- figure where its column has figures, an answer in words where it has none. A list of some bodies (`partial`) tells of
-- a period only where no list of all bodies does.
create macro store.measure_figures(wanted) as table
with found as (
    select
        g.area_id,
        store.period_of(g.time_period, g.source_year) as time_period,
        coalesce(g.period_start, make_date(coalesce(g.period_year, g.source_year), 4, 1)) as day,
        store.part_said(g.staff_scope, g.attributes, g.facets, g.facet_names) as part,
        g.value::decimal(38, 10) as value,
        g.status,
        g.unit,
        g.simulated,
        g.partial,
        g.dataset,
        g.source_id,
        g.sheet,
        store.figure_cell(g.transposed, g.series_line, g.item_line) as cell,
        g.series_id,
        store.precedence(
            g.simulated, g.value, store.standing(
                g.decided, g.rank, coalesce(g.period_year = g.source_year, true), g.source_id
            )
        ) as precedence,
        max(case when g.value is not null then store.printed_decimals(g.value, g.form) end) over (partition by g.series_id) as decimals
    from store.figure as g
    where g.measure = wanted and g.area_id is not null
    qualify (g.status <> 'unparsed' or bool_or(g.status = 'normal') over (partition by g.series_id))
        and (
            g.partial is null
            or not bool_or(g.partial is null) over (partition by store.period_of(g.time_period, g.source_year))
        )
)
select
    a.area_code, a.kind, f.* exclude (area_id, dataset, half),
    f.value - f.half as low,
    f.value + f.half as high
from (
    select
        *,
        case when store.is_as_published(dataset, wanted) then 0::decimal(38, 10)
            else store.half_digit(decimals, unit) end as half
    from found
) as f
join store.area as a using (area_id);

-- One figure for a body, period and part: that of the source that goes first (docs/concepts/vintages.md).
create macro store.measured(wanted, periods, wanted_part) as table
select *
from store.measure_figures(wanted)
where time_period in periods and part = wanted_part
qualify row_number() over (partition by area_code, time_period order by precedence desc, series_id) = 1;

-- The figures of another measure beside periods of a first one: those of the period at the same place of `own_periods`.
create macro store.measured_beside(wanted, own_periods, periods) as table
select m.*, p.of_period
from store.measured(wanted, coalesce(own_periods, []::varchar[]), '') as m
join (select unnest(own_periods) as own_period, unnest(periods) as of_period) as p on p.own_period = m.time_period;

-- The newest answer in words of each body (実施, 未実施) in the columns under one heading.
create macro store.answers(heading) as table
select
    area_code, time_period, source_id, sheet, cell, trim(raw) as answer
from indicator
where measure = heading and status = 'unparsed' and area_code is not null and trim(raw) <> ''
qualify row_number() over (
    partition by area_code
    order by regexp_extract(time_period, '[0-9].*') desc nulls last, source_id desc, sheet, length(cell), cell
) = 1;

-- The bodies of a scope on a day. The six villages of the Northern Territories file no statistics.
create macro store.bodies(days) as table
select s.scope, d.day, a.area_code, a.kind, a.name, a.prefecture_code, a.prefecture, a.region
from (select unnest(days) as day) as d
join area as a
    on coalesce(a.valid_from, date '0001-01-01') <= d.day and coalesce(a.valid_to, date '9999-12-31') >= d.day
join (values
    ('municipalities'), ('designated-cities'), ('prefectures'), ('all-municipalities'), ('all')
) as s (scope) on store.is_in_scope(a.kind, s.scope)
where a.jis_code not between '01695' and '01700';

-- What a figure between two bounds says of a threshold: strictly beyond it, surely not, or open. Rounding to the
-- nearest never reaches the upper bound, so that a figure whose upper bound is the threshold is under it.
create macro beyond(low, high, more_than, less_than) as case
    when low is null or (more_than is null and less_than is null) then null
    when more_than is not null then verdict(low, high, more_than)
    when high < less_than or (high = less_than and low < high) then 'under'
    when low >= less_than then 'not_under'
    else 'undecidable'
end;

-- Every body of the universe of each period with its figure of a measure, or the reason why it has none; divided by
-- another measure of the period at the same place of the list where one is named.
create macro store.measure_counted(wanted, periods, wanted_part, wanted_scope, per, per_periods, more_than, less_than) as table
with figures as (
    select * from store.measured(wanted, periods, wanted_part)
),
divisors as (
    select * from store.measured_beside(per, per_periods, periods)
),
days as (
    select time_period, any_value(day) as day
    from store.measure_figures(wanted)
    where time_period in periods and part = wanted_part
    group by time_period
),
joined as (
    select
        d.time_period, d.day, b.area_code, b.prefecture, b.prefecture_code, b.name, b.kind, b.region,
        f.source_id, f.sheet, f.cell, f.simulated, f.decimals,
        v.source_id as per_source, v.sheet as per_sheet, v.cell as per_cell, v.simulated as per_simulated,
        case when per is null then f.unit else f.unit || '/' || v.unit end as unit,
        case when per is null then f.value when v.value > 0 then (f.value::double / v.value::double)::decimal(38, 10) end
            as value,
        case when per is null then f.low when v.low > 0 then (f.low::double / v.high::double)::decimal(38, 10) end as low,
        case when per is null then f.high when v.low > 0 then (f.high::double / v.low::double)::decimal(38, 10) end as high,
        case
            when f.status is null then 'not_listed'
            when per is null or f.status <> 'normal' then f.status::varchar
            when v.status is null then 'not_listed'
            when v.status <> 'normal' then v.status::varchar
            when v.value <= 0 then 'not_applicable'
            else 'normal'
        end as status
    from days as d
    join store.bodies((select list(day) from days)) as b on b.day = d.day and b.scope = wanted_scope
    left join figures as f on f.area_code = b.area_code and f.time_period = d.time_period
    left join divisors as v on v.area_code = b.area_code and v.of_period = d.time_period
)
select *, beyond(low, high, more_than, less_than) as verdict
from joined;

-- The cells behind counted figures and what they were divided by.
create macro store.measure_behind(counted) as table
select area_code, source_id, sheet, cell from query_table(counted) where source_id is not null
union all
select area_code, per_source as source_id, per_sheet as sheet, per_cell as cell
from query_table(counted)
where per_source is not null;

-- Groups of bodies counted up; `grouped` names a table of `store.measure_counted` with group_name, position and
-- row_kind. A sum is one only where every body has its figure and figures of its unit may be added up. Behind the
-- first three, the columns stand as queries print them.
create macro store.measure_tally(grouped) as table
select
    time_period,
    any_value(day) as day,
    position,
    group_name,
    row_kind,
    max(unit) as unit,
    max(decimals) as decimals,
    count(*) as universe_size,
    count(value) as reporting,
    case when count(verdict) > 0 then count(*) filter (where verdict in ('over', 'under')) end as beyond,
    case when count(verdict) > 0 then count(*) filter (where verdict in ('not_over', 'not_under')) end as not_beyond,
    case when count(verdict) > 0 then count(*) filter (where verdict = 'undecidable') end as undecidable,
    beyond / nullif(reporting, 0) as share_beyond,
    beyond / nullif(reporting, 0) as share_beyond_low,
    (beyond + undecidable) / nullif(reporting, 0) as share_beyond_high,
    case when count(value) = count(*) and bool_and(coalesce(store.is_additive(unit), false)) then sum(value)::double end
        as total,
    sum(value)::double / nullif(count(value), 0) as mean,
    median(value)::double as median,
    quantile_cont(value::double, 0.25) as quartile_low,
    quantile_cont(value::double, 0.75) as quartile_high,
    min(value)::double as lowest,
    max(value)::double as highest,
    count(*) filter (where status = 'missing') as missing,
    count(*) filter (where status = 'suppressed') as suppressed,
    count(*) filter (where status not in ('normal', 'missing', 'suppressed', 'not_listed')) as other_status,
    count(*) filter (where status = 'not_listed') as not_listed,
    coalesce(bool_or(simulated), false) or coalesce(bool_or(per_simulated), false) as simulated
from query_table(grouped)
group by time_period, position, row_kind, group_name;

-- MIC's eight bands of population (half open) as numbers in their order, 9 for a body without one, and their names.
create macro store.population_band(people) as case
    when people is null then 9
    when people < 10000 then 1
    when people < 30000 then 2
    when people < 50000 then 3
    when people < 100000 then 4
    when people < 200000 then 5
    when people < 300000 then 6
    when people < 500000 then 7
    else 8
end;

create macro store.population_band_name(band) as [
    '1万人未満',
    '1万人以上3万人未満',
    '3万人以上5万人未満',
    '5万人以上10万人未満',
    '10万人以上20万人未満',
    '20万人以上30万人未満',
    '30万人以上50万人未満',
    '50万人以上',
    '人口不明',
    '全国'
][band];

-- The bodies of one kind whose population is nearest to that of one of them; `nearness` 0 is this one.
create macro store.similar(to_area, people_measure, people_periods) as table
with people as (
    select area_code, kind, value as people, time_period as people_period, source_id, sheet, cell
    from store.measured(people_measure, people_periods, '')
    where value is not null
),
this_area as (
    select kind, people from people where area_code = to_area
)
select
    p.*,
    row_number() over (order by p.area_code <> to_area, abs(p.people - t.people), p.area_code) - 1 as nearness
from people as p
join this_area as t using (kind);
