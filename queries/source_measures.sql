-- title: What one source holds
-- title_ja: 出典の内容
-- about: One row for a measure and period of a source, with how its values divide by status.
-- about_ja: 出典の項目と時点ごとに1行、値の状態の内訳とともに。
-- params: source_id
-- columns: sheet measure unit time_period
-- column: areas 団体 areas or categories with a value | 値のある団体・区分
-- columns: values normal
-- column: missing 件 missing | 欠測
-- column: suppressed 件 suppressed | 秘匿
-- columns: other
-- column: cells - first and last cell | 最初と最後のセル
-- rows: held
-- detail: sheet areas missing suppressed other cells
with held as (
    select
        *,
        coalesce(area_code, category, item_label) as item
    from observation_detail
    where source_id = $source_id
)

select
    sheet,
    header_path as measure,
    unit,
    time_period,
    count(distinct item) filter (where status = 'normal') as areas,
    count(*) as values,
    count(*) filter (where status = 'normal') as normal,
    count(*) filter (where status = 'missing') as missing,
    count(*) filter (where status = 'suppressed') as suppressed,
    count(*) filter (where status not in ('normal', 'missing', 'suppressed')) as other,
    first(cell order by item_id) || ':' || last(cell order by item_id) as cells
from held
group by sheet, series_id, header_path, unit, time_period
order by sheet, series_id, time_period
