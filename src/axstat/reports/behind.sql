    named_cells as (
        select distinct source_id, sheet, cell from {rows}
    ),

    named_series as (
        -- the columns (rows, where items run across) that the cells stand in: nothing else is looked at
        select series.series_id
        from store.series as series
        inner join store.sheet_table as sheet_table using (table_id)
        inner join (
            select distinct
                source_id, sheet,
                regexp_extract(cell, '[A-Z]+') as col,
                regexp_extract(cell, '[0-9]+') as line
            from named_cells
        ) as place
            on place.source_id = sheet_table.source_id and place.sheet = sheet_table.sheet
            and case
                when sheet_table.transposed then place.line = cast(series.line as varchar)
                else place.col = store.cell_name('', series.line)
            end
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
where detail.series_id in (select series_id from named_series)
order by detail.source_id, detail.sheet, detail.item_id, detail.series_id
