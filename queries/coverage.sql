-- title: Coverage: what each source holds
-- title_ja: 収録状況：出典ごとの値と欠測
-- about: One row for a source in use and a period: how many of the municipalities that existed at the time it names, how many have a value for its first measure or any other, and how its values divide by status.
-- about_ja: 使用中の出典と時点ごとに1行。その時点の市区町村のうち掲載・値ありの団体数と、値の状態の内訳。
-- note: not_listed counts municipalities (designated cities included) of 1 April of the fiscal year that the source does not name; a source about prefectures or categories lists none | 「掲載なし」は年度の4月1日現在の市区町村（指定都市を含む）のうち出典にない団体。都道府県や区分の出典には市区町村がない
-- columns: source_id file dataset time_period
-- column: municipalities 団体 municipalities at the time | 当時の市区町村
-- column: listed 団体 of them listed | うち掲載
-- column: with_value 団体 of them with a value | うち値あり
-- column: not_listed 団体 of them not listed | うち掲載なし
-- columns: values normal
-- column: missing 件 missing | 欠測
-- column: suppressed 件 suppressed | 秘匿
-- columns: other simulated
-- detail: municipalities not_listed other simulated
-- minor: dataset listed values suppressed
-- coded: dataset
-- rows: held
with held as (
    select source_id, dataset, area_code, time_period, status, simulated, sheet, cell
    from indicator
),

periods as (
    select distinct
        time_period,
        coalesce(try_cast(regexp_extract(time_period, '[0-9]{4}') as integer), 2024) as fiscal_year
    from held
),

existing as (
    select periods.time_period, universe.area_code
    from periods
    inner join universe using (fiscal_year)
    where universe.scope = 'all-municipalities'
),

municipality_counts as (
    select time_period, count(*) as municipalities
    from existing
    group by time_period
),

areas as (
    select
        source_id,
        dataset,
        time_period,
        count(distinct area_code) as listed,
        count(distinct area_code) filter (where status = 'normal') as with_value
    from held
    inner join existing using (time_period, area_code)
    group by source_id, dataset, time_period
),

figures as (
    select
        source_id,
        dataset,
        time_period,
        bool_or(simulated) as simulated,
        count(*) as values,
        count(*) filter (where status = 'normal') as normal,
        count(*) filter (where status = 'missing') as missing,
        count(*) filter (where status = 'suppressed') as suppressed,
        count(*) filter (where status not in ('normal', 'missing', 'suppressed')) as other
    from held
    group by source_id, dataset, time_period
)

select
    figures.source_id,
    source.file,
    figures.dataset,
    figures.time_period,
    case when areas.listed > 0 then municipality_counts.municipalities end as municipalities,
    coalesce(areas.listed, 0) as listed,
    coalesce(areas.with_value, 0) as with_value,
    case when areas.listed > 0 then municipality_counts.municipalities - areas.listed end as not_listed,
    figures.values,
    figures.normal,
    figures.missing,
    figures.suppressed,
    figures.other,
    figures.simulated
from figures
inner join source using (source_id)
left join areas
    on figures.source_id = areas.source_id
    and figures.dataset = areas.dataset
    and figures.time_period is not distinct from areas.time_period
left join municipality_counts on figures.time_period = municipality_counts.time_period
order by figures.source_id, figures.dataset, figures.time_period
