    named_cells as (
        select distinct source_id, sheet, cell from {rows}
    )

select
    detail.area_code,
    detail.prefecture,
    coalesce(detail.area_name, detail.category, detail.item_label) as name,
    detail.measure,
    detail.time_period,
    detail.value,
    detail.unit,
    cast(detail.status as varchar) as status,
    detail.raw,
    detail.file,
    detail.sha256,
    detail.sheet,
    detail.cell,
    detail.header_path as header,
    detail.simulated,
    detail.source_id
from observation_detail as detail
inner join named_cells using (source_id, sheet, cell)
order by detail.source_id, detail.sheet, detail.item_id, detail.series_id
