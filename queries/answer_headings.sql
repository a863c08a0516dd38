-- title: Columns of answers in words
-- title_ja: 文字で答える項目
-- about: One row for a heading under which areas answer in words (実施, 未実施): how many do, and how many different answers there are.
-- about_ja: 団体が文字で答える列（実施、未実施など）の見出しごとに1行。答えた団体の数と、回答の種類の数。
-- column: heading - heading | 見出し
-- column: areas 団体 areas | 団体
-- column: answers 件 different answers | 回答の種類
-- column: examples - examples | 例
-- rows: answered
with answered as (
    select *
    from indicator
    where status = 'unparsed' and area_code is not null and trim(raw) <> ''
)

select
    measure as heading,
    count(distinct area_code) as areas,
    count(distinct trim(raw)) as answers,
    array_to_string(list_sort(list(distinct trim(raw)))[1:4], '、') as examples
from answered
group by measure
order by areas desc, heading
