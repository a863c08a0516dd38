-- title: Overtime: areas ranked by hours a year
-- title_ja: 時間外勤務：年間時間数の順位
-- about: Equal hours share a rank; an area tied with the last rank asked for is shown too. Where only a monthly mean was published, hours is 12 × that mean.
-- about_ja: 同じ時間数は同順位。最後の順位と同順位の団体もすべて示す。月平均のみ公表の団体は月平均×12。
-- notes: rounded_ranks
-- param: year fiscal_years latest fiscal years of the data | データの年度
-- params: scope top order prefecture threshold
-- columns: fiscal_year rank tied area_code prefecture name kind hours hours_basis verdict of
-- column: universe_size 団体 areas with or without a value | 値のない団体を含む対象
-- detail: tied area_code of universe_size
-- minor: hours_basis kind verdict
-- coded: kind hours_basis verdict
-- lists: bodies
-- plot: bars hours by name or bars hours by prefecture name
-- rows: judged
with reported as materialized (
    select *
    from overtime
    where fiscal_year in $year and staff_scope = '全体'
),

listed as (
    from store.counted('reported')
),

judged as (
    select * from store.judged('listed', $year, $scope, $threshold)
),

ranked as (
    select
        *,
        rank() over (partition by fiscal_year order by case $order when 'highest' then -hours else hours end) as place,
        count(*) over (partition by fiscal_year, hours) as tied,
        count(*) over (partition by fiscal_year) as of_areas
    from judged
    where
        hours is not null
        and ($prefecture is null or prefecture = $prefecture)
),

universe_counts as (
    select fiscal_year, count(*) as universe_size
    from judged
    where $prefecture is null or prefecture = $prefecture
    group by fiscal_year
)

select
    fiscal_year,
    place as rank,
    tied,
    area_code,
    prefecture,
    name,
    kind,
    cast(hours as double) as hours,
    hours_basis,
    verdict,
    of_areas as of,
    universe_size
from ranked
inner join universe_counts using (fiscal_year)
where place <= $top
order by fiscal_year, place, area_code
