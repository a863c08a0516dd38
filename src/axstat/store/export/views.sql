-- The long views of axstat over `observations`: plain SQL, which other engines understand too.

create view observation_detail as
select
    source_id, file, path, sha256, dataset, simulated, current, sheet, cell, raw, value, status, measure, measure_label,
    unit, unit_said, measure_said, time_period, period_said, fiscal_year, header_path, header, area_code, prefecture,
    area_name, kind, category, item_label, item_cells, area_said, row_class, facets, attributes, series_id, item_id,
    replaced_by
from observations;

create view indicator_all as
select
    dataset, area_code, case when row_class = 'unlisted' then item_label else area_name end as area_name, category,
    measure, unit, time_period, value, status, raw, simulated, source_id, sheet, cell, prefecture, row_class, qualifiers,
    prefecture_code, period_fiscal_year as fiscal_year, replaced_by
from observations;

create view indicator as
select
    dataset, area_code, case when row_class = 'unlisted' then item_label else area_name end as area_name, category,
    measure, unit, time_period, value, status, raw, simulated, source_id, sheet, cell, prefecture, row_class, qualifiers,
    prefecture_code, period_fiscal_year as fiscal_year
from observations
where current;

create view observation as
select
    dataset, measure, unit, series_period as time_period, series_fiscal_year as fiscal_year, prefecture_code, value,
    status, simulated, source_id
from observations
where current;
