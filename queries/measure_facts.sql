-- title: What is loaded of a measure
-- title_ja: 項目の取込み状況
-- about: One row for a period, part and unit of a measure: how many municipalities and prefectures have a figure, and whether one body has several figures that differ, which nothing tells apart.
-- about_ja: 項目の時点・内訳・単位ごとに1行。値のある市区町村と都道府県の数、1団体に区別できない異なる値が複数あるかどうか。
-- param: measure text required measure | 項目
-- columns: time_period
-- column: day - first day of the period | 時点の初日
-- column: part - part | 内訳
-- columns: unit
-- column: municipalities 団体 municipalities with a figure | 値のある市区町村
-- column: prefectures 団体 prefectures with a figure | 値のある都道府県
-- column: several 団体 areas with several figures | 値が複数ある団体
-- column: cells - cells of the first of them | 最初の団体のセル
-- column: partial - which bodies are listed | 掲載の範囲
-- column: prefecture - the only prefecture listed | 唯一の都道府県
-- detail: day several cells partial prefecture
-- rows: shown
with figures as (
    select * from store.measure_figures($measure)
),

shown as (
    -- of each area what its best source says
    select *
    from figures
    where value is not null
    qualify precedence = max(precedence) over (partition by area_code, time_period, part)
),

listed as (
    -- with whatever part and status: a body that is listed at all is one that the lists cover
    select
        figures.time_period,
        case when count(distinct area.prefecture) = 1 then max(area.prefecture) end as prefecture
    from figures
    inner join area using (area_code)
    group by figures.time_period
),

areas as (
    select
        time_period,
        part,
        unit,
        area_code,
        kind,
        min(day) as day,
        max(partial) as partial,
        count(distinct value) > 1 as is_several,
        string_agg(distinct sheet || '!' || cell, ', ' order by sheet || '!' || cell) as cells
    from shown
    group by all
)

select
    time_period,
    cast(min(day) as date) as day,
    part,
    unit,
    count(*) filter (where store.is_in_scope(kind, 'all-municipalities')) as municipalities,
    count(*) filter (where kind = '都道府県') as prefectures,
    count(*) filter (where is_several) as several,
    arg_min(cells, area_code) filter (where is_several) as cells,
    max(partial) as partial,
    max(listed.prefecture) as prefecture
from areas
inner join listed using (time_period)
group by time_period, part, unit
order by day, time_period, part, unit nulls first
