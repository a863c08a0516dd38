-- title: A measure by population
-- title_ja: 項目：人口規模別
-- about: One row for a population band (MIC's eight bands, half-open), by the population loaded whose period matches or is nearest; areas without one stand in a band of their own: how many have a figure, how they spread, how many are over or under a threshold. A sum stands only where every area of the band has its figure and figures of the unit may be added up. With totals, a row of row_kind total counts all areas again.
-- about_ja: 人口規模（総務省資料の8区分）ごとに1行。人口は取り込まれた、時点の対応する（なければ最も近い）ものによる。人口のない団体は別に示す。値のある団体の数、分布、基準を超える（下回る）団体の数。合計は、規模のすべての団体に値があり、足し合わせてよい単位のときだけ示す。totals を指定すると、同じ団体をもう一度数えた計の行（row_kind が total）を加える。
-- params: measure period part
-- param: scope scope auto areas counted; auto: those that the figures are of | 範囲（auto は値のある種類の団体）
-- params: over under prefecture per per_period population population_period totals
-- columns: time_period scope group_name row_kind unit decimals universe_size reporting beyond not_beyond undecidable
-- columns: share_beyond share_beyond_low share_beyond_high total mean median quartile_low quartile_high lowest highest
-- columns: missing suppressed other_status not_listed
-- detail: scope row_kind share_beyond_low share_beyond_high not_beyond quartile_low quartile_high missing suppressed other_status not_listed decimals
-- minor: universe_size lowest highest unit
-- coded: scope group_name=kind_group row_kind
-- plot: bars share_beyond by group_name with totals or bars median by group_name with totals
-- rows: behind
with counted as (
    select *
    from store.measure_counted($measure, $period, $part, $scope, $per, $per_period, $over, $under)
    where $prefecture is null or prefecture = $prefecture
),

people as (
    select * from store.measured_beside($population, $population_period, $period)
),

banded as (
    select
        counted.*,
        store.population_band(people.value) as position,
        people.source_id as people_source,
        people.sheet as people_sheet,
        people.cell as people_cell
    from counted
    left join people on people.area_code = counted.area_code and people.of_period = counted.time_period
),

grouped as (
    select *, 'group' as row_kind, store.population_band_name(position) as group_name from banded
    union all
    -- the same areas once more, for the total
    select * replace (10 as position), 'total' as row_kind,
        coalesce($prefecture, store.population_band_name(10)) as group_name
    from banded
    where $totals
),

behind as (
    from store.measure_behind('banded')
    union all
    select area_code, people_source as source_id, people_sheet as sheet, people_cell as cell
    from banded
)

select time_period, $scope as scope, * exclude (time_period, day, position, simulated)
from store.measure_tally('grouped')
order by day, time_period, position, group_name
