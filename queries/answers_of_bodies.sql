-- title: An answer in words of every body
-- title_ja: 団体ごとの回答（実施・未実施など）
-- about: One row for each body that answered under a heading (実施, 未実施), its newest answer, and how many of those that answered gave the same one.
-- about_ja: 見出しの列に回答した団体ごとに、最新の回答と、回答した団体のうち同じ回答の数を1行で示す。
-- params: answers
-- columns: area_code prefecture name kind answer
-- column: time_period - date | 時点
-- column: alike 団体 bodies with this answer | 同じ回答の団体
-- column: of 団体 bodies that answered | 回答した団体
-- columns: sheet cell
-- detail: area_code alike of sheet cell
-- minor: kind
-- coded: kind answer
-- rows: answered
with answered as (
    select * from store.answers($answers)
)

select
    answered.area_code,
    area.prefecture,
    area.name,
    area.kind,
    answered.answer,
    answered.time_period,
    count(*) over (partition by answered.answer) as alike,
    count(*) over () as of,
    answered.sheet,
    answered.cell
from answered
inner join area using (area_code)
order by answered.area_code
