-- title: Overtime: distribution of hours a year over areas
-- title_ja: 時間外勤務：年間時間数の分布（分位点）
-- about: Quantiles over the areas with a value, by linear interpolation between neighbours.
-- about_ja: 値のある団体の分位点（隣り合う値の線形補間）。
-- notes: monthly_mean
-- params: year scope threshold prefecture
-- columns: fiscal_year
-- column: quantile - quantile | 分位
-- columns: hours verdict reporting
-- coded: verdict
-- rows: judged
with judged as (
    select *
    from store.judged('overtime_counted', [$year], $scope, $threshold)
    where $prefecture is null or prefecture = $prefecture
),

quantiles as (
    select
        fiscal_year,
        unnest([0.0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1.0]) as quantile,
        unnest(
            quantile_cont(cast(hours as double), [0.0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1.0])
        ) as hours,
        count(hours) as reporting
    from judged
    group by fiscal_year
)

select
    fiscal_year,
    cast(quantile as double) as quantile,
    hours,
    case when hours > $threshold then 'over' when hours is not null then 'not_over' end as verdict,
    reporting
from quantiles
order by fiscal_year, quantile
