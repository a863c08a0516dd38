-- title: Overtime: distribution of hours a year over areas
-- title_ja: 時間外勤務：年間時間数の分布（分位点）
-- about: Quantiles over the areas with a value, by linear interpolation between neighbours.
-- about_ja: 値のある団体の分位点（隣り合う値の線形補間）。
-- note: Where only a monthly mean was published the year is 12 × that mean, open by ±0.6 hours when the mean is rounded to 0.1 (hours_basis, monthly_only) | 月平均だけが公表された値は月平均×12とした。0.1時間単位に丸められた月平均では年間に±0.6時間の幅がある
-- param: year fiscal_year latest fiscal year of the data | データの年度
-- param: scope choice municipalities areas counted | 範囲 [municipalities, designated-cities, prefectures, all]
-- param: threshold number 100 hours of overtime a year; over means strictly more | 年間の時間数（これを超えるものを数える）
-- column: fiscal_year - fiscal year | 年度
-- column: quantile - quantile | 分位
-- column: hours h/年.1 hours a year | 年間時間数
-- column: verdict - against the threshold | 判定
-- column: reporting 団体 reporting | 値あり
-- coded: verdict
-- rows: counted_rows
with judged as (
    select * from store.judged('overtime_counted', [$year], $scope, $threshold)
),

counted_rows as (
    select source_id, sheet, cell from judged where source_id is not null
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
