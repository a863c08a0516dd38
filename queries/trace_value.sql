-- title: Where an area's figures come from
-- title_ja: 団体の値の出所
-- about: One row for a figure of an area: value, status, the cell's own text, file and hash, sheet and cell, and the header and row cells that gave it meaning. Values in use come first; those that were replaced follow.
-- about_ja: 団体の値ごとに1行。値・状態・セルの文字・ファイルとハッシュ・シートとセル、意味を与えた見出しと行のセル。使用中の値が先、置き換えられた値が後。
-- param: dataset text overtime dataset | データセット
-- params: area
-- param: year integer none only this fiscal year | 年度で絞る
-- param: measure text none only this measure, or a part of its name | 項目（名前の一部でもよい）
-- params: vintages
-- columns: area_code prefecture name measure part time_period current value unit status raw file sha256 sheet cell
-- columns: header row_label measure_said area_said unit_said period_said publisher simulated source_id
-- rows: found
-- detail: area_code sha256 measure_said area_said unit_said period_said publisher simulated source_id
-- coded: measure part status
with found as (
    select *
    from observation_detail
    where
        dataset = $dataset
        and area_code = $area
        and ($year is null or fiscal_year = $year)
        and ($measure is null or contains(measure, $measure) or contains(header_path, $measure))
        and ($vintages = 'all' or current)
)

select
    area_code,
    prefecture,
    area_name as name,
    measure,
    part,
    time_period,
    current,
    value,
    unit,
    status,
    raw,
    file,
    sha256,
    sheet,
    cell,
    header,
    row_label,
    measure_said,
    area_said,
    unit_said,
    period_said,
    publisher,
    simulated,
    source_id
from store.traced('found')
order by current desc, fiscal_year, source_id, sheet, length(cell), cell
