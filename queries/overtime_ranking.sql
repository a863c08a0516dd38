-- title: Overtime: areas ranked by hours a year
-- title_ja: 時間外勤務：年間時間数の順位
-- about: Equal hours share a rank; an area tied with the last rank asked for is shown too. Where only a monthly mean was published, hours is 12 × that mean.
-- about_ja: 同じ時間数は同順位。最後の順位と同順位の団体もすべて示す。月平均のみ公表の団体は月平均×12。
-- note: A rank among figures rounded to 0.1 hours a month is no finer than that: neighbours can differ by rounding alone | 0.1時間単位に丸められた値の順位であり、隣り合う順位の差は丸めによることがある
-- param: year fiscal_years latest fiscal years of the data | データの年度
-- param: scope choice municipalities areas counted | 範囲 [municipalities, designated-cities, prefectures, all]
-- param: top integer 20 ranks shown | 表示する順位
-- param: order choice highest which end | 並び順 [highest, lowest]
-- param: prefecture prefecture none only this prefecture | 都道府県で絞る
-- param: threshold number 100 hours of overtime a year; over means strictly more | 年間の時間数（これを超えるものを数える）
-- column: fiscal_year - fiscal year | 年度
-- column: rank 位 rank | 順位
-- column: tied 団体 areas sharing the rank | 同順位の団体数
-- column: area_code - area code | 団体コード
-- column: prefecture - prefecture | 都道府県
-- column: name - area | 団体名
-- column: kind - kind | 区分
-- column: hours h/年.1 hours a year | 年間時間数
-- column: hours_basis - basis | 基礎
-- column: verdict - against the threshold | 判定
-- column: of 団体 areas ranked | 順位の対象
-- column: universe_size 団体 areas with or without a value | 値のない団体を含む対象
-- detail: tied area_code of universe_size
-- minor: hours_basis kind verdict
-- coded: kind hours_basis verdict
-- lists: bodies
-- plot: bars hours by name or bars hours by prefecture name
-- rows: counted_rows
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

counted_rows as (
    select source_id, sheet, cell from judged where source_id is not null
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
