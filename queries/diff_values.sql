-- title: Two vintages compared, value by value
-- title_ja: 2つの版の値の比較
-- about: One row for a figure that was added, removed or changed between two sources, with both cells. A change of status (a number that became ***) counts as changed.
-- about_ja: 2つの出典の間で追加・削除・変更された値ごとに1行、両方のセルとともに。状態の変化（数値が *** になったなど）も変更に数える。
-- param: old integer required older source | 古い出典
-- param: new integer required newer source | 新しい出典
-- column: change - kind of change | 変更の種類
-- columns: dataset
-- column: item - area or category | 団体・区分
-- column: name - name | 名称
-- columns: measure time_period
-- column: old_value - old value | 前の値
-- column: new_value - new value | 後の値
-- column: difference - difference | 差
-- column: old_raw - old cell's text | 前のセルの文字
-- column: new_raw - new cell's text | 後のセルの文字
-- column: old_status - old status | 前の状態
-- column: new_status - new status | 後の状態
-- column: old_sheet - old sheet | 前のシート
-- column: old_cell - old cell | 前のセル
-- column: new_sheet - new sheet | 後のシート
-- column: new_cell - new cell | 後のセル
-- signed: difference
-- rows: both_sources
-- detail: dataset item old_status new_status old_sheet new_sheet old_value new_value
-- coded: change dataset measure old_status=status new_status=status
with both_sources as (
    -- the same figure is the same item, measure and period; a repeat of it within one source is told apart by order
    select
        *,
        coalesce(area_code, category, item_label) as item,
        coalesce(prefecture || ' ' || area_name, category, item_label) as name,
        cast(attributes as varchar) || cast(facets as varchar) as qualifiers,
        row_number() over (
            partition by source_id, dataset, item, measure, time_period, qualifiers
            order by sheet, length(cell), cell
        ) as occurrence
    from observation_detail
    where source_id in ($old, $new)
),

matched as (
    select
        coalesce(later.dataset, earlier.dataset) as dataset,
        coalesce(later.item, earlier.item) as item,
        coalesce(later.name, earlier.name) as name,
        coalesce(later.measure, earlier.measure) as measure,
        coalesce(later.time_period, earlier.time_period) as time_period,
        coalesce(later.occurrence, earlier.occurrence) as occurrence,
        coalesce(later.qualifiers, earlier.qualifiers) as qualifiers,
        earlier.value as old_value,
        later.value as new_value,
        earlier.raw as old_raw,
        later.raw as new_raw,
        cast(earlier.status as varchar) as old_status,
        cast(later.status as varchar) as new_status,
        earlier.sheet as old_sheet,
        earlier.cell as old_cell,
        later.sheet as new_sheet,
        later.cell as new_cell
    from (select * from both_sources where source_id = $old) as earlier
    full join (select * from both_sources where source_id = $new) as later
        on earlier.dataset = later.dataset
        and earlier.item = later.item
        and earlier.measure = later.measure
        and earlier.time_period is not distinct from later.time_period
        and earlier.qualifiers is not distinct from later.qualifiers
        and earlier.occurrence = later.occurrence
)

select
    case when old_cell is null then 'added' when new_cell is null then 'removed' else 'changed' end as change,
    dataset,
    item,
    name,
    measure,
    time_period,
    old_value,
    new_value,
    round(new_value - old_value, 9) as difference,
    old_raw,
    new_raw,
    old_status,
    new_status,
    old_sheet,
    old_cell,
    new_sheet,
    new_cell
from matched
where
    old_cell is null
    or new_cell is null
    or old_status <> new_status
    or old_value is distinct from new_value
    or (old_value is null and old_raw is distinct from new_raw)
order by dataset, item, measure, time_period, qualifiers, occurrence
