-- title: Any measure against overtime, over areas
-- title_ja: 項目と時間外勤務の相関（団体別）
-- about: One row: Pearson's and Spearman's correlation between a measure and overtime hours a year over the areas that have both, with N.
-- about_ja: 項目と年間時間外勤務時間数の両方の値がある団体についての相関係数（ピアソン、スピアマン）とN。
-- note: Ecological inference: a relation between areas says nothing about the people in them, and a correlation is no cause | 生態学的誤謬に注意：団体間の関係は個々の職員の関係を示さず、相関は因果ではない
-- note: Areas count equally, whatever their size | 団体の規模によらず同じ重みで数える
-- params: measure
-- param: period period latest period of the measure (2024, R6, 2020-01-01) | 項目の時点（2024、R6、2020-01-01 など）
-- params: part year scope threshold
-- columns: measure unit
-- column: time_period - period of the measure | 項目の時点
-- column: fiscal_year - fiscal year of overtime | 時間外勤務の年度
-- columns: scope
-- column: n 団体 areas with both values (N) | 両方の値がある団体（N）
-- column: pearson - Pearson's r | ピアソンの相関係数
-- column: spearman - Spearman's rho | スピアマンの順位相関係数
-- column: without_measure 団体 with overtime but without the measure | 項目の値がない団体
-- column: without_overtime 団体 with the measure but without overtime | 時間外勤務の値がない団体
-- minor: without_measure without_overtime
-- coded: scope measure
-- rows: behind
with judged as (
    select * from store.judged('overtime_counted', [$year], $scope, $threshold)
),

measured as (
    select * from store.measured($measure, [$period], $part)
),

paired as (
    select
        judged.fiscal_year,
        cast(judged.hours as double) as y,
        cast(measured.value as double) as x,
        measured.time_period,
        measured.unit
    from judged
    left join measured on judged.area_code = measured.area_code and measured.status = 'normal'
),

ranked as (
    -- ties share the mean of their ranks
    select
        x,
        y,
        rank() over (order by x) + (count(*) over (partition by x) - 1) / 2.0 as rank_x,
        rank() over (order by y) + (count(*) over (partition by y) - 1) / 2.0 as rank_y
    from paired
    where x is not null and y is not null
),

centred as (
    select
        -- in one order, here and below: added up in another, the last digit may differ
        x - favg(x) over whole as x,
        y - favg(y) over whole as y,
        rank_x - favg(rank_x) over whole as rank_x,
        rank_y - favg(rank_y) over whole as rank_y
    from ranked
    window whole as (order by x, y rows between unbounded preceding and unbounded following)
),

correlated as (
    select
        count(*) as n,
        fsum(x * y order by x, y)
        / nullif(sqrt(fsum(x * x order by x)) * sqrt(fsum(y * y order by y)), 0) as pearson,
        fsum(rank_x * rank_y order by rank_x, rank_y)
        / nullif(sqrt(fsum(rank_x * rank_x order by rank_x)) * sqrt(fsum(rank_y * rank_y order by rank_y)), 0)
            as spearman
    from centred
),

counted as (
    select
        max(fiscal_year) as fiscal_year,
        max(unit) as unit,
        max(time_period) as time_period,
        count(*) filter (where y is not null and x is null) as without_measure,
        count(*) filter (where x is not null and y is null) as without_overtime
    from paired
),

behind as (
    select source_id, sheet, cell from judged
    union all
    select measured.source_id, measured.sheet, measured.cell
    from measured
    inner join judged using (area_code)
)

select
    $measure as measure,
    counted.unit,
    counted.time_period,
    counted.fiscal_year,
    $scope as scope,
    correlated.n,
    round(correlated.pearson, 12) as pearson,
    round(correlated.spearman, 12) as spearman,
    counted.without_measure,
    counted.without_overtime
from correlated
cross join counted
order by counted.fiscal_year
