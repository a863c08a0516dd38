-- title: A measure of an area beside those like it
-- title_ja: 項目：団体と類似団体
-- about: The area asked for and those of its kind whose population is nearest to it, with their figures.
-- about_ja: 指定した団体と、同じ区分で人口の最も近い団体の値。
-- note: Similar means: same kind of municipality, nearest population; it is not MIC's classification of similar bodies | 「類似」は同じ団体区分で人口が近いことをいい、総務省の類似団体とは異なる
-- param: measure measure required measure, or a part of its name that no other has | 項目（一意なら名前の一部でよい）
-- param: area area required the municipality | 団体
-- param: top integer 10 how many | 団体数
-- param: period period latest period of the figures (2024, R6, 2020-01-01) | 値の時点（2024、R6、2020-01-01 など）
-- param: part part whole which part of the whole | 全体のうちどの部分か
-- param: scope scope auto areas counted; auto: those that the figures are of | 範囲（auto は値のある種類の団体）
-- param: over number none count the areas over this | この値を超える団体を数える
-- param: under number none count the areas under this | この値を下回る団体を数える
-- param: per measure none divide by this measure | この項目で割る
-- param: per_period matching matching period of that measure; by itself the one that matches | 割る項目の時点（指定しなければ対応する時点）
-- param: population measure population measure that holds the population | 人口の項目
-- param: population_period matching nearest period of the population; by itself the one that matches, else the nearest | 人口の時点（指定しなければ対応する、または最も近い時点）
-- column: nearness 位 nearness (0 is the area itself) | 近さの順位（0は本人）
-- column: time_period - period | 時点
-- column: area_code - area code | 団体コード
-- column: prefecture - prefecture | 都道府県
-- column: name - area | 団体名
-- column: kind - kind | 区分
-- column: population 人 population | 人口
-- column: population_period - date of the population | 人口の時点
-- column: value measured value | 値
-- column: unit - unit | 単位
-- column: decimals - decimals printed | 小数の桁数
-- column: verdict - against the threshold | 判定
-- column: status - status | 状態
-- detail: area_code status population_period decimals
-- minor: kind unit
-- coded: kind verdict status
-- plot: bars value by name or bars value by prefecture name
-- rows: behind
with counted as (
    select *
    from store.measure_counted($measure, [$period], $part, $scope, $per, $per_period, $over, $under)
),

shown as (
    select
        counted.*,
        alike.nearness,
        alike.people,
        alike.people_period,
        alike.source_id as people_source,
        alike.sheet as people_sheet,
        alike.cell as people_cell
    from counted
    inner join store.similar($area, $population, $population_period) as alike using (area_code)
    where alike.nearness <= $top
),

behind as (
    from store.measure_behind('shown')
    union all
    select area_code, people_source as source_id, people_sheet as sheet, people_cell as cell from shown
)

select
    nearness,
    time_period,
    area_code,
    prefecture,
    name,
    kind,
    cast(people as bigint) as population,
    people_period as population_period,
    cast(value as double) as value,
    unit,
    decimals,
    verdict,
    status
from shown
order by nearness
