-- title: A measure: every area
-- title_ja: 項目：団体別の一覧
-- about: One row for every area of the universe of the period, with its figure, the bounds that rounding leaves open, what it says of the threshold, and its cell.
-- about_ja: 時点の対象の団体ごとに1行。値、丸めによる幅、基準に対する判定、セル。
-- param: measure measure required measure, or a part of its name that no other has | 項目（一意なら名前の一部でよい）
-- param: period period latest period of the figures (2024, R6, 2020-01-01) | 値の時点（2024、R6、2020-01-01 など）
-- param: part part whole which part of the whole | 全体のうちどの部分か
-- param: scope scope auto areas counted; auto: those that the figures are of | 範囲（auto は値のある種類の団体）
-- param: over number none count the areas over this | この値を超える団体を数える
-- param: under number none count the areas under this | この値を下回る団体を数える
-- param: prefecture prefecture none only this prefecture | 都道府県で絞る
-- param: per measure none divide by this measure | この項目で割る
-- param: per_period matching matching period of that measure; by itself the one that matches | 割る項目の時点（指定しなければ対応する時点）
-- param: only choice all rows shown | 表示する団体 [all, beyond, not_beyond, undecidable, without_value]
-- column: time_period - period | 時点
-- column: area_code - area code | 団体コード
-- column: prefecture - prefecture | 都道府県
-- column: name - area | 団体名
-- column: kind - kind | 区分
-- column: region - region | 地域
-- column: value measured value | 値
-- column: low measured value (at least) | 値（下限）
-- column: high measured value (at most) | 値（上限）
-- column: unit - unit | 単位
-- column: decimals - decimals printed | 小数の桁数
-- column: verdict - against the threshold | 判定
-- column: status - status | 状態
-- column: sheet - sheet | シート
-- column: cell - cell | セル
-- detail: area_code region low high sheet cell decimals
-- minor: unit status
-- coded: kind verdict status
-- rows: behind
with counted as (
    select *
    from store.measure_counted($measure, [$period], $part, $scope, $per, $per_period, $over, $under)
),

shown as (
    select *
    from counted
    where
        ($prefecture is null or prefecture = $prefecture)
        and case $only
            when 'all' then true
            when 'without_value' then value is null
            when 'beyond' then verdict in ('over', 'under')
            when 'not_beyond' then verdict in ('not_over', 'not_under')
            else verdict = 'undecidable'
        end
),

behind as (
    from store.measure_behind('shown')
)

select
    time_period,
    area_code,
    prefecture,
    name,
    kind,
    region,
    cast(value as double) as value,
    cast(low as double) as low,
    cast(high as double) as high,
    unit,
    decimals,
    verdict,
    status,
    sheet,
    cell
from shown
order by area_code
