-- title: What is loaded of the labour projection
-- title_ja: 取り込まれた労働需給の項目
-- about: One row for a measure of the labour dataset and its edition; a part (a scenario, a sex) stands in brackets behind the measure and is in no total.
-- about_ja: 労働需給データの項目と版ごとに1行。シナリオや男女などの部分は項目名の後の括弧に示し、全体には含めない。
-- columns: measure edition
-- column: observations 値 values | 値の数
-- rows: found
with found as (
    select
        measure,
        coalesce(attributes['edition'], edition) as edition,
        source_id,
        sheet,
        cell
    from observation_detail
    inner join source using (source_id)
    where observation_detail.dataset = 'labour' and observation_detail.current and value is not null
)

select
    measure,
    edition,
    count(*) as observations
from found
group by measure, edition
order by measure, edition
