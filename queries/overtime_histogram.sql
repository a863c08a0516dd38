-- title: Overtime: areas by hours a year, in bins
-- title_ja: 時間外勤務：年間時間数の階級別団体数
-- about: Bins are open below and closed above, so that a threshold on an edge parts the areas over it from the others. Empty bins are shown.
-- about_ja: 階級は「超〜以下」。基準が階級の境にあれば、超える団体と超えない団体がちょうど分かれる。0件の階級も示す。
-- notes: monthly_mean
-- params: year scope threshold prefecture
-- param: width number 10 width of a bin in hours | 階級の幅（時間）
-- columns: fiscal_year
-- column: above h/年 more than | 超
-- column: up_to h/年 up to and including | 以下
-- columns: areas
-- column: over 団体 of them over the threshold | うち基準を超える
-- column: not_over 団体 of them not over | うち超えない
-- column: undecidable 団体 of them undecidable | うち判定できない
-- column: share fraction.1 share of reporting areas | 割合
-- plot: histogram over undecidable not_over by up_to
-- rows: judged
with judged as (
    select *
    from store.judged('overtime_counted', [$year], $scope, $threshold)
    where $prefecture is null or prefecture = $prefecture
),

binned as (
    -- 0 hours belongs to the first bin although that is open below
    select
        *,
        greatest(cast(ceil(hours / cast($width as decimal(18, 6))) as integer), 1) as bin
    from judged
    where hours is not null
),

bins as (
    select unnest(generate_series(min(bin), max(bin))) as bin
    from binned
),

counted as (
    select
        bin,
        count(hours) as areas,
        count(*) filter (where verdict = 'over') as over,
        count(*) filter (where verdict = 'not_over') as not_over,
        count(*) filter (where verdict = 'undecidable') as undecidable
    from bins
    left join binned using (bin)
    group by bin
)

select
    cast($year as integer) as fiscal_year,
    (counted.bin - 1) * $width as above,
    counted.bin * $width as up_to,
    counted.areas,
    counted.over,
    counted.not_over,
    counted.undecidable,
    counted.areas / sum(counted.areas) over () as share
from counted
order by counted.bin
