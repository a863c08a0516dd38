-- title: Projected population of every body against its base
-- title_ja: 団体ごとの将来推計人口と基準の人口
-- about: One row for every body with both figures: the population counted in the base year of the projection, the one projected, and the change between them. A prefecture without figures of its own has the sums over its municipalities, where every one has both.
-- about_ja: 両方の値のある団体ごとに1行。推計の基準年の人口、推計人口、その間の増減率。都道府県は、自身の値がなければ、すべての市区町村に両方の値があるときその合計。
-- note: A projection assumes that recent changes go on: it is no forecast of what a policy may do | 推計は最近の変化が続くと仮定したもので、政策の効果を見込んだ予測ではない
-- param: measure measure 将来推計人口 measure of the projected population | 将来推計人口の項目
-- param: period period latest its period | その時点
-- param: base measure 人口（人） measure of the population in the base year | 基準年の人口の項目
-- param: base_period matching 2020-10-01 its period | その時点
-- columns: area_code prefecture name kind
-- column: base_period - base | 基準の時点
-- column: base 人 population in the base year | 基準年の人口
-- columns: period
-- column: projected 人 projected population | 推計人口
-- column: change fraction.1 change since the base year | 基準年からの増減率
-- column: is_sum - sum over municipalities | 市区町村の合計
-- signed: change
-- detail: area_code is_sum
-- minor: kind
-- coded: kind
-- rows: behind
with future as (
    select * from store.measured($measure, [$period], '') where value is not null
),

present as (
    select * from store.measured($base, $base_period, '') where value is not null
),

bodies as (
    select distinct on (area_code) *
    from store.bodies((select [min(day)] from present))
    where scope = 'all'
),

both_of as (
    select bodies.*, present.value as base, future.value as projected
    from bodies
    left join present using (area_code)
    left join future using (area_code)
),

summed as (
    select prefecture, sum(base) as base, sum(projected) as projected
    from both_of
    where kind <> '都道府県'
    group by prefecture
    having count(*) = count(base) and count(*) = count(projected)
),

told as (
    select
        both_of.* replace (
            case when both_of.base is null or both_of.projected is null then summed.base else both_of.base end as base,
            case when both_of.base is null or both_of.projected is null then summed.projected
                else both_of.projected end as projected
        ),
        both_of.base is null or both_of.projected is null as is_sum
    from both_of
    left join summed on both_of.kind = '都道府県' and both_of.prefecture = summed.prefecture
),

behind as (
    select area_code, source_id, sheet, cell from present
    union all
    select area_code, source_id, sheet, cell from future
)

select
    area_code,
    prefecture,
    name,
    kind,
    $base_period[1] as base_period,
    cast(base as bigint) as base,
    $period as period,
    cast(projected as bigint) as projected,
    case when base > 0 then cast(projected as double) / cast(base as double) - 1 end as change,
    is_sum
from told
where base is not null and projected is not null
order by area_code
