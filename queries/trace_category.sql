-- title: Where a category's figures come from
-- title_ja: 区分の値の出所
-- about: One row for a figure of a category, such as 事務職, with its cell, header and row cells. Values in use come first; those that were replaced follow. A part of a name is enough where no category has that very name.
-- about_ja: 区分（事務職など）の値ごとに1行、セルと見出し・行のセルとともに。使用中の値が先、置き換えられた値が後。
-- param: dataset text labour dataset | データセット
-- param: category text required the category, or a part of its name | 区分（名前の一部でもよい）
-- param: year integer none only this year | 年で絞る
-- param: measure text none only this measure, or a part of its name | 項目（名前の一部でもよい）
-- params: vintages
-- columns: category measure part time_period current value unit status raw file sha256 sheet cell header row_label
-- columns: measure_said area_said unit_said period_said publisher simulated source_id
-- rows: found
-- detail: sha256 measure_said area_said unit_said period_said publisher simulated source_id
-- coded: measure part status
with found as (
    select *
    from observation_detail
    where
        dataset = $dataset
        and (
            coalesce(category, item_label) = $category
            or (
                contains(coalesce(category, item_label), $category)
                and $category not in (
                    select coalesce(category, item_label)
                    from observation_detail
                    where dataset = $dataset
                )
            )
        )
        and ($year is null or contains(time_period, cast($year as varchar)))
        and ($measure is null or contains(measure, $measure) or contains(header_path, $measure))
        and ($vintages = 'all' or current)
)

select
    coalesce(category, item_label) as category,
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
order by current desc, source_id, sheet, length(cell), cell
