-- title: Municipalities with long hours, a shrinking population and no AI
-- title_ja: 長時間勤務・人口減少・AI未導入の市区町村
-- about: One row for each municipality that is over the threshold, whose projected population is at least so much smaller, and that answered no. Who lacks one of the three figures is not listed: nothing is assumed of it.
-- about_ja: 年間時間数が基準を超え、将来推計人口が一定以上減り、「未実施」と答えた市区町村ごとに1行。3つのうち1つでも値のない団体は示さない（推測しない）。
-- note: The three stand side by side; none is shown to follow from another | 3つを並べて示すだけで、因果を示すものではない
-- param: year fiscal_year latest fiscal year of overtime | 時間外勤務の年度
-- params: threshold
-- param: projected measure 将来推計人口 measure of the projected population | 将来推計人口の項目
-- param: projected_period matching 2040 its period | その時点
-- param: people measure 人口（人） measure of the population now | 現在の人口の項目
-- param: people_period matching 2020-10-01 its period | その時点
-- param: decline number 20 per cent that the population shrinks at least | 人口の減少率（％、これ以上）
-- param: answers answers AIの導入状況 heading of the column of answers | 回答の列の見出し
-- param: answer text 未実施 the answer | 回答
-- params: prefecture
-- columns: area_code prefecture name kind hours
-- column: people 人 population | 人口
-- column: projected 人 projected | 推計人口
-- column: change fraction.1 change | 増減率
-- columns: answer
-- column: answers_period - date of the answer | 回答の時点
-- detail: area_code answers_period
-- minor: kind
-- signed: change
-- coded: kind
-- rows: behind
with judged as (
    select * from store.judged('overtime_counted', [$year], 'all-municipalities', $threshold)
),

found as (
    select
        judged.*,
        cast(present.value as bigint) as people,
        cast(future.value as bigint) as projected,
        cast(future.value as double) / cast(present.value as double) - 1 as change,
        answered.answer,
        answered.time_period as answers_period,
        [
            {'source_id': judged.source_id, 'sheet': judged.sheet, 'cell': judged.cell},
            {'source_id': present.source_id, 'sheet': present.sheet, 'cell': present.cell},
            {'source_id': future.source_id, 'sheet': future.sheet, 'cell': future.cell},
            {'source_id': answered.source_id, 'sheet': answered.sheet, 'cell': answered.cell}
        ] as cells
    from judged
    inner join store.measured($people, $people_period, '') as present using (area_code)
    inner join store.measured($projected, $projected_period, '') as future using (area_code)
    inner join store.answers($answers) as answered using (area_code)
    where
        judged.verdict = 'over'
        and present.value > 0
        and 100 * (1 - cast(future.value as double) / cast(present.value as double)) >= $decline
        and answered.answer = $answer
        and ($prefecture is null or judged.prefecture = $prefecture)
),

behind as (
    select area_code, place.source_id, place.sheet, place.cell
    from (select area_code, unnest(cells) as place from found)
)

select
    area_code,
    prefecture,
    name,
    kind,
    cast(hours as double) as hours,
    people,
    projected,
    change,
    answer,
    answers_period
from found
order by change, area_code
