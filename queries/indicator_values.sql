-- title: Every area's figure of one measure
-- title_ja: 項目の団体別の値
-- about: One row for an area: its newest figure of the measure, with its cell.
-- about_ja: 団体ごとに最新の値を1行、セルとともに。
-- param: measure measure required measure, or a part of its name that no other has | 項目（一意なら名前の一部でよい）
-- param: prefecture prefecture none only this prefecture | 都道府県で絞る
-- column: area_code - area code | 団体コード
-- column: prefecture - prefecture | 都道府県
-- column: name - area | 団体名
-- column: time_period - period | 時点
-- column: value - value | 値
-- column: unit - unit | 単位
-- column: status - status | 状態
-- column: raw - as in the cell | セルの文字
-- column: sheet - sheet | シート
-- column: cell - cell | セル
-- detail: area_code status raw sheet cell
-- coded: status
-- rows: measured
with measured as (
    -- the newest period of the measure, one figure for an area: the total where the sheet also splits it
    select indicator.*
    from indicator
    where
        indicator.measure = $measure
        and indicator.area_code is not null
        and ($prefecture is null or indicator.prefecture = $prefecture)
    qualify row_number() over (
        partition by indicator.area_code
        order by
            regexp_extract(indicator.time_period, '[0-9].*') desc nulls last,
            case
                when indicator.qualifiers is null then 0
                when regexp_matches(indicator.qualifiers, '全体|計|総数') then 1
                else 2
            end,
            indicator.source_id desc,
            indicator.sheet,
            length(indicator.cell),
            indicator.cell
    ) = 1
)

select
    area_code,
    prefecture,
    area_name as name,
    time_period,
    value,
    unit,
    cast(status as varchar) as status,
    raw,
    sheet,
    cell
from measured
order by area_code
