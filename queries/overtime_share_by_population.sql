-- title: Overtime: share of areas over a number of hours a year, by population
-- title_ja: 時間外勤務：年間の時間数を超える団体の割合（人口規模別）
-- about: One row for a population band (MIC's eight bands, half-open), by the population loaded whose period matches or is nearest. Areas whose population is not loaded stand in a band of their own. With totals, a row of row_kind total counts all areas again.
-- about_ja: 人口規模（総務省資料の8区分）ごとに1行。人口は取り込まれた、年度に対応する（なければ最も近い）ものによる。人口のない団体は別に示す。totals を指定すると、全団体をもう一度数えた計の行（row_kind が total）を加える。
-- param: year fiscal_years latest fiscal years of the data | データの年度
-- param: threshold number 100 hours of overtime a year; over means strictly more | 年間の時間数（これを超えるものを数える）
-- param: scope choice municipalities areas counted | 範囲 [municipalities, designated-cities, prefectures, all]
-- param: population measure population measure that holds the population | 人口の項目
-- param: population_period matching nearest period of the population; by itself the one that matches, else the nearest | 人口の時点（指定しなければ対応する、または最も近い時点）
-- param: totals boolean false add a row that counts all areas again | 計の行を加える
-- column: fiscal_year - fiscal year | 年度
-- column: scope - areas counted | 範囲
-- column: threshold h/年 threshold | 基準
-- column: group_name - population band | 人口規模
-- column: row_kind - group or total | 行の種類
-- column: universe_size 団体 universe | 対象
-- column: reporting 団体 reporting | 値あり
-- column: over 団体 over | 超える
-- column: not_over 団体 not over | 超えない
-- column: undecidable 団体 undecidable | 判定不能
-- column: share_over fraction.1 share over | 超える割合
-- column: share_over_low fraction.1 share (low) | 割合の下限
-- column: share_over_high fraction.1 share (high) | 割合の上限
-- column: mean_hours h/年.1 mean | 平均
-- column: median_hours h/年.1 median | 中央値
-- column: missing 団体 missing | 欠測
-- column: suppressed 団体 suppressed | 秘匿
-- column: other_status 団体 other | その他
-- column: not_listed 団体 not listed | 掲載なし
-- column: monthly_only 団体 monthly mean only | 月平均のみ
-- column: population_period - date of the population | 人口の時点
-- bar: share_over
-- detail: row_kind share_over_low share_over_high not_over missing suppressed other_status not_listed monthly_only population_period
-- minor: universe_size mean_hours median_hours
-- coded: scope group_name=kind_group row_kind
-- plot: bars share_over by group_name with totals
-- rows: behind
with judged as (
    select * from store.judged('overtime_counted', $year, $scope, $threshold)
),

counted_rows as (
    select source_id, sheet, cell from judged where source_id is not null
),

people as (
    select *, cast(of_period[3:] as integer) as fiscal_year
    from store.measured_beside($population, $population_period, list_transform($year, lambda year: 'FY' || year))
),

behind as (
    select source_id, sheet, cell from counted_rows
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
    select * replace (10 as position), 'total' as row_kind, store.population_band_name(10) as group_name
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
