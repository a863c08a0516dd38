-- title: A measure by population
-- title_ja: 項目：人口規模別
-- about: One row for a population band (MIC's eight bands, half-open), by the population loaded whose period matches or is nearest; areas without one stand in a band of their own: how many have a figure, how they spread, how many are over or under a threshold. A sum stands only where every area of the band has its figure and figures of the unit may be added up. With totals, a row of row_kind total counts all areas again.
-- about_ja: 人口規模（総務省資料の8区分）ごとに1行。人口は取り込まれた、時点の対応する（なければ最も近い）ものによる。人口のない団体は別に示す。値のある団体の数、分布、基準を超える（下回る）団体の数。合計は、規模のすべての団体に値があり、足し合わせてよい単位のときだけ示す。totals を指定すると、同じ団体をもう一度数えた計の行（row_kind が total）を加える。
-- param: measure measure required measure, or a part of its name that no other has | 項目（一意なら名前の一部でよい）
-- param: period periods latest periods of the figures (2024, R6, 2020-01-01, all) | 値の時点（2024、R6、2020-01-01、all など）
-- param: part part whole which part of the whole | 全体のうちどの部分か
-- param: scope scope auto areas counted; auto: those that the figures are of | 範囲（auto は値のある種類の団体）
-- param: over number none count the areas over this | この値を超える団体を数える
-- param: under number none count the areas under this | この値を下回る団体を数える
-- param: prefecture prefecture none only this prefecture | 都道府県で絞る
-- param: per measure none divide by this measure | この項目で割る
-- param: per_period matching matching period of that measure; by itself the one that matches | 割る項目の時点（指定しなければ対応する時点）
-- param: population measure population measure that holds the population | 人口の項目
-- param: population_period matching nearest period of the population; by itself the one that matches, else the nearest | 人口の時点（指定しなければ対応する、または最も近い時点）
-- param: totals boolean false add rows that count the areas again | 計の行を加える
-- column: time_period - period | 時点
-- column: scope - areas counted | 範囲
-- column: group_name - group | 区分
-- column: row_kind - group or total | 行の種類
-- column: unit - unit | 単位
-- column: decimals - decimals printed | 小数の桁数
-- column: universe_size 団体 universe | 対象
-- column: reporting 団体 reporting | 値あり
-- column: beyond 団体 over or under | 超える・下回る
-- column: not_beyond 団体 not over or under | 超えない・下回らない
-- column: undecidable 団体 undecidable | 判定不能
-- column: share_beyond fraction.1 share over or under | 超える・下回る割合
-- column: share_beyond_low fraction.1 share (low) | 割合の下限
-- column: share_beyond_high fraction.1 share (high) | 割合の上限
-- column: total measured total | 合計
-- column: mean measured.1 mean | 平均
-- column: median measured.1 median | 中央値
-- column: quartile_low measured.1 lower quartile | 第1四分位
-- column: quartile_high measured.1 upper quartile | 第3四分位
-- column: lowest measured lowest | 最小
-- column: highest measured highest | 最大
-- column: missing 団体 missing | 欠測
-- column: suppressed 団体 suppressed | 秘匿
-- column: other_status 団体 other | その他
-- column: not_listed 団体 not listed | 掲載なし
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
    select * replace (10 as position), 'total' as row_kind, store.population_band_name(10) as group_name
    from banded
    where $totals
),

behind as (
    from store.measure_behind('banded')
    union all
    select area_code, people_source as source_id, people_sheet as sheet, people_cell as cell
    from banded
    where people_source is not null
)

select time_period, $scope as scope, * exclude (time_period, day, position, simulated)
from store.measure_tally('grouped')
order by day, time_period, position, group_name
