overtime as (
    select *
    from overtime_all
    where
        source_id in (select unnest($source_ids))
        and (not partial or fiscal_year not in (select fiscal_year from overtime_year where partial is null))
    qualify row_number() over (
        partition by area_code, name, fiscal_year, staff_scope
        order by simulated, source_id desc
    ) = 1
),

overtime_counted as (
    from store.counted('overtime')
    where fiscal_year in (select fiscal_year from overtime_year where partial is null)
),

labour as (
    select *
    from labour_all
    where source_id in (select unnest($source_ids))
    qualify row_number() over (
        partition by publisher, edition, area, dimension, category, year
        order by simulated, source_id desc
    ) = 1
),

labour_published as (
    from store.published('labour')
),

indicator as (
    select *
    from indicator_all
    where
        source_id in (select unnest($source_ids))
        and (replaced_by is null or replaced_by not in (select unnest($source_ids)))
)
