-- title: Overtime: share of areas over a number of hours a year, by population
-- title_ja: 時間外勤務：年間の時間数を超える団体の割合（人口規模別）
-- about: One row for a population band (MIC's eight bands, half-open), by the population loaded whose period matches or is nearest. Areas whose population is not loaded stand in a band of their own. With totals, a row of row_kind total counts all areas again.
-- about_ja: 人口規模（総務省資料の8区分）ごとに1行。人口は取り込まれた、年度に対応する（なければ最も近い）ものによる。人口のない団体は別に示す。totals を指定すると、全団体をもう一度数えた計の行（row_kind が total）を加える。
-- param: year fiscal_years latest fiscal years of the data | データの年度
-- params: threshold scope prefecture population population_period
-- param: totals boolean false add a row that counts all areas again | 計の行を加える
-- columns: fiscal_year scope threshold
-- column: group_name - population band | 人口規模
-- columns: row_kind universe_size reporting over not_over undecidable share_over share_over_low share_over_high
-- columns: mean_hours median_hours missing suppressed other_status not_listed monthly_only population_period
-- bar: share_over
-- detail: row_kind share_over_low share_over_high not_over missing suppressed other_status not_listed monthly_only population_period
-- minor: universe_size mean_hours median_hours
-- coded: scope group_name=kind_group row_kind
-- plot: bars share_over by group_name with totals
-- rows: behind
with judged as (
    select *
    from store.judged('overtime_counted', $year, $scope, $threshold)
    where $prefecture is null or prefecture = $prefecture
),

people as (
    select *, cast(of_period[3:] as integer) as fiscal_year
    from store.measured_beside($population, $population_period, list_transform($year, lambda year: 'FY' || year))
),

behind as (
    select source_id, sheet, cell from judged
    union all
    select people.source_id, people.sheet, people.cell
    from people
    inner join judged using (area_code, fiscal_year)
),

banded as (
    select
        judged.*,
        people.time_period,
        store.population_band(people.value) as position
    from judged
    left join people using (area_code, fiscal_year)
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

dated as (
    select fiscal_year, position, max(time_period) as population_period from grouped group by fiscal_year, position
)

select
    fiscal_year,
    $scope as scope,
    $threshold as threshold,
    tally.* exclude (fiscal_year, position, simulated),
    population_period
from store.overtime_tally('grouped') as tally
inner join dated using (fiscal_year, position)
order by fiscal_year, position
