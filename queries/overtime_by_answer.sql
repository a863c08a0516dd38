-- title: Overtime by answer: areas that do and do not
-- title_ja: 時間外勤務：回答別（実施・未実施など）
-- about: One row for each answer in words of a table (実施, 未実施): how many of the areas that gave it are over the threshold. Areas without an answer stand apart.
-- about_ja: 文字で答える項目の回答（実施、未実施など）ごとに1行。基準を超える団体を数える。回答のない団体は別に示す。
-- notes: no_cause
-- note: The answer and the hours may be of different dates | 回答と時間数は時点が異なることがある
-- params: answers
-- param: year fiscal_year latest fiscal year of overtime | 時間外勤務の年度
-- params: scope threshold prefecture
-- columns: fiscal_year
-- column: answers_period - date of the answers | 回答の時点
-- column: group_name - answer | 回答
-- columns: row_kind
-- column: universe_size 団体 areas | 団体
-- column: reporting 団体 with hours | 時間数あり
-- columns: over undecidable share_over share_over_low share_over_high mean_hours median_hours
-- detail: row_kind share_over_low share_over_high
-- coded: group_name=answer row_kind
-- bar: share_over
-- rows: behind
with judged as (
    select *
    from store.judged('overtime_counted', [$year], $scope, $threshold)
    where $prefecture is null or prefecture = $prefecture
),

answered as (
    select * from store.answers($answers)
),

grouped as (
    select
        judged.*,
        answered.time_period,
        'group' as row_kind,
        coalesce(answered.answer, '回答なし') as group_name,
        case when answered.answer is null then 2 else 1 end as position
    from judged
    left join answered using (area_code)
    union all
    -- the same areas once more, for the total
    select judged.*, null as time_period, 'total' as row_kind, coalesce($prefecture, '全国') as group_name, 3 as position
    from judged
),

dated as (
    select position, group_name, max(time_period) as answers_period from grouped group by position, group_name
),

behind as (
    select area_code, source_id, sheet, cell from judged
    union all
    select area_code, answered.source_id, answered.sheet, answered.cell
    from answered
    inner join judged using (area_code)
)

select
    fiscal_year,
    answers_period,
    group_name,
    row_kind,
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
inner join dated using (position, group_name)
order by fiscal_year, position, universe_size desc, group_name
