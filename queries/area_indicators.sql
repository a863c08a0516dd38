-- title: Every other figure loaded for one area
-- title_ja: 団体について取り込まれたその他の項目
-- about: One row for a measure, its newest period, of the datasets other than overtime.
-- about_ja: 時間外勤務以外のデータセットの項目ごとに、最新の時点の値を1行。
-- params: area
-- param: numbers_only boolean true only figures, not free text | 数値のみ
-- columns: dataset measure unit time_period value status raw file sheet cell simulated
-- detail: simulated dataset status raw file sheet cell
-- coded: dataset status measure
-- rows: own_rows
with own_rows as materialized (
    select *
    from indicator
    where
        area_code = $area
        and prefecture_code = left($area, 2)
        and dataset <> 'overtime'
        and (not $numbers_only or status <> 'unparsed')
    qualify rank() over (
        partition by dataset, measure, qualifiers
        order by regexp_extract(time_period, '[0-9].*') desc nulls last, source_id desc
    ) = 1
)

select
    own_rows.dataset,
    case when own_rows.qualifiers is null then own_rows.measure
        else own_rows.measure || '（' || own_rows.qualifiers || '）' end as measure,
    own_rows.unit,
    own_rows.time_period,
    own_rows.value,
    cast(own_rows.status as varchar) as status,
    own_rows.raw,
    source.file,
    own_rows.sheet,
    own_rows.cell,
    own_rows.simulated
from own_rows
inner join source using (source_id)
order by own_rows.dataset, source.file, own_rows.sheet, length(own_rows.cell), own_rows.cell, own_rows.measure
