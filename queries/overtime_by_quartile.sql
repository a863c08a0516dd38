-- title: Overtime by quartile of another measure
-- title_ja: 時間外勤務：ほかの項目の四分位別
-- about: The areas with a figure of the measure in four groups of about equal size, lowest figures first: how many of each are over the threshold. Equal figures stay in one group. Areas without a figure stand apart.
-- about_ja: 項目の値のある団体を、値の低い順にほぼ同数の4つに分け、基準を超える団体を数える。同じ値は同じ組。値のない団体は別に示す。
-- note: A relation between areas is no cause and says nothing about the people in them; both may follow size or region. Areas count equally | 団体間の関係は原因を示さず、個々の職員についても何も言えない。どちらも規模や地域によることがある。団体は同じ重みで数える
-- param: measure measure required measure, or a part of its name that no other has | 項目（一意なら名前の一部でよい）
-- param: period period latest period of the measure (2024, R6, 2020-01-01) | 項目の時点（2024、R6、2020-01-01 など）
-- param: part part whole which part of the whole | 全体のうちどの部分か
-- param: year fiscal_year latest fiscal year of overtime | 時間外勤務の年度
-- param: scope choice municipalities areas counted | 範囲 [municipalities, designated-cities, prefectures, all]
-- param: threshold number 100 hours of overtime a year; over means strictly more | 年間の時間数（これを超えるものを数える）
-- column: fiscal_year - fiscal year | 年度
-- column: group_name - quartile | 四分位
-- column: row_kind - group or total | 行の種類
-- column: lowest measured lowest figure | 最小の値
-- column: highest measured highest figure | 最大の値
-- column: unit - unit | 単位
-- column: decimals - decimals printed | 小数の桁数
-- column: universe_size 団体 areas | 団体
-- column: reporting 団体 with hours | 時間数あり
-- column: over 団体 over | 超える
-- column: undecidable 団体 undecidable | 判定不能
-- column: share_over fraction.1 share over | 超える割合
-- column: share_over_low fraction.1 share (low) | 割合の下限
-- column: share_over_high fraction.1 share (high) | 割合の上限
-- column: mean_hours h/年.1 mean | 平均
-- column: median_hours h/年.1 median | 中央値
-- detail: row_kind unit decimals share_over_low share_over_high
-- coded: group_name=quartile row_kind
-- bar: share_over
-- rows: behind
with judged as (
    select * from store.judged('overtime_counted', [$year], $scope, $threshold)
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
    select *, 6 as position, 'total' as row_kind, '6' as group_name
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
    select area_code, source_id, sheet, cell from judged where source_id is not null
    union all
    select area_code, measure_source as source_id, measure_sheet as sheet, measure_cell as cell
    from paired
    where measure_source is not null
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
