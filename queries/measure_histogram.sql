-- title: A measure: areas by class
-- title_ja: 項目：値の階級別の団体数
-- about: Classes hold their upper end and not their lower one. Without `width` their number is that of Sturges' rule (1 + log2 of the areas), and their width the next 1, 2 or 5 times a power of ten, never finer than the figures are printed.
-- about_ja: 階級は上限を含み下限を含まない。width を指定しなければ、階級の数はスタージェスの公式（1＋団体数の2を底とする対数）により、幅はそれを満たす1・2・5×10の累乗で、値の印刷された桁より細かくはしない。
-- params: measure
-- param: period period latest period of the figures (2024, R6, 2020-01-01) | 値の時点（2024、R6、2020-01-01 など）
-- params: part
-- param: scope scope auto areas counted; auto: those that the figures are of | 範囲（auto は値のある種類の団体）
-- params: over under prefecture per per_period
-- param: width number none width of a class | 階級の幅
-- columns: time_period
-- column: above measured more than | 超
-- column: up_to measured up to and including | 以下
-- columns: unit decimals areas beyond undecidable not_beyond
-- column: share fraction.1 share of areas with a figure | 値のある団体に占める割合
-- detail: decimals
-- plot: histogram beyond undecidable not_beyond by up_to or columns areas by up_to
-- rows: behind
with counted as (
    select *
    from store.measure_counted($measure, [$period], $part, $scope, $per, $per_period, $over, $under)
    where $prefecture is null or prefecture = $prefecture
),

behind as (
    from store.measure_behind('counted')
),

known as (
    select
        cast(value as double) as value,
        time_period,
        unit,
        decimals,
        verdict
    from counted
    where value is not null
),

spread as (
    -- a sheet of one figure, or of equal ones, has one class
    select
        max(decimals) as digits,
        (max(value) - min(value)) / (1 + log2(count(*))) as wanted
    from known
    having count(*) > 0
),

scaled as (
    select
        wanted,
        power(10, -coalesce(digits, 0)) as finest,
        power(10, floor(log10(greatest(wanted, 1e-9)))) as ten
    from spread
),

classes as (
    select
        coalesce(
            $width,
            greatest(
                finest,
                ten
                * case when wanted <= ten then 1 when wanted <= 2 * ten then 2 when wanted <= 5 * ten then 5 else 10 end
            )
        ) as width
    from scaled
),

binned as (
    -- rounded, for 0.3 / 0.1 is 2.9999999999999996
    select
        known.*,
        width,
        cast(ceil(round(value / width, 9)) as bigint) as bin
    from known, classes
),

bins as (
    select unnest(generate_series(min(bin), max(bin))) as bin
    from binned
),

tallied as (
    select
        bins.bin,
        count(binned.value) as areas,
        count(*) filter (where verdict in ('over', 'under')) as beyond,
        count(*) filter (where verdict = 'undecidable') as undecidable,
        count(*) filter (where verdict in ('not_over', 'not_under')) as not_beyond
    from bins
    left join binned using (bin)
    group by bins.bin
)

select
    $period as time_period,
    round((tallied.bin - 1) * width, 9) as above,
    round(tallied.bin * width, 9) as up_to,
    (select any_value(unit) from known) as unit,
    (select max(decimals) from known) as decimals,
    tallied.areas,
    if($over is null and $under is null, null, tallied.beyond) as beyond,
    if($over is null and $under is null, null, tallied.undecidable) as undecidable,
    if($over is null and $under is null, null, tallied.not_beyond) as not_beyond,
    tallied.areas / sum(tallied.areas) over () as share
from tallied, classes
order by tallied.bin
