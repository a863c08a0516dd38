-- title: Overtime by quartile of another measure
-- title_ja: 時間外勤務：ほかの項目の四分位別
-- about: The areas with a figure of the measure in four groups of about equal size, lowest figures first: how many of each are over the threshold. Equal figures stay in one group. Areas without a figure stand apart.
-- about_ja: 項目の値のある団体を、値の低い順にほぼ同数の4つに分け、基準を超える団体を数える。同じ値は同じ組。値のない団体は別に示す。
-- notes: no_cause
-- params: measure
-- param: period period latest period of the measure (2024, R6, 2020-01-01) | 項目の時点（2024、R6、2020-01-01 など）
-- params: part
-- param: year fiscal_year latest fiscal year of overtime | 時間外勤務の年度
-- params: scope threshold prefecture
-- columns: fiscal_year
-- column: group_name - quartile | 四分位
-- columns: row_kind
-- column: lowest measured lowest figure | 最小の値
-- column: highest measured highest figure | 最大の値
-- columns: unit decimals
-- column: universe_size 団体 areas | 団体
-- column: reporting 団体 with hours | 時間数あり
-- columns: over undecidable share_over share_over_low share_over_high mean_hours median_hours
-- detail: row_kind unit decimals share_over_low share_over_high
-- coded: group_name=quartile row_kind
-- bar: share_over
-- rows: behind
with judged as (
    select *
    from store.judged('overtime_counted', [$year], $scope, $threshold)
    where $prefecture is null or prefecture = $prefecture
),

paired as (
    select
        judged.*,
        measured.value as figure,
        measured.unit,
        measured.decimals,
        measured.source_id as measure_source,
        measured.sheet as measure_sheet,
        measured.cell as measure_cell
    from judged
    left join store.measured($measure, [$period], $part) as measured using (area_code)
),

limits as (
    select quantile_disc(figure, [0.25, 0.5, 0.75]) as upper
    from paired
    where figure is not null
),

grouped as (
    select
        paired.*,
        case when figure is null then 5 else 1 + len(list_filter(upper, lambda edge: figure > edge)) end as position,
        'group' as row_kind,
        cast(position as varchar) as group_name
    from paired
    cross join limits
    union all
    -- the same areas once more, for the total
    select *, 6 as position, 'total' as row_kind, coalesce($prefecture, '6') as group_name
    from paired
),

figures as (
    select
        position,
        min(figure) as lowest,
        max(figure) as highest,
        max(unit) as unit,
        max(decimals) as decimals
    from grouped
    group by position
),

behind as (
    select area_code, source_id, sheet, cell from judged
    union all
    select area_code, measure_source as source_id, measure_sheet as sheet, measure_cell as cell
    from paired
)

select
    fiscal_year,
    group_name,
    row_kind,
    cast(lowest as double) as lowest,
    cast(highest as double) as highest,
    unit,
    decimals,
    universe_size,
    reporting,
    over,
    undecidable,
    share_over,
    share_over_low,
    share_over_high,
    mean_hours,
    median_hours
from store.overtime_tally('grouped')
inner join figures using (position)
order by fiscal_year, position
