-- title: Editions of the labour projection that are loaded
-- title_ja: 取り込まれた就業構造推計の版
-- about: One row for an edition, oldest first.
-- about_ja: 版ごとに1行、古い順。
-- columns: edition publisher
-- column: categories 件 categories | 区分数
-- rows: projected
with projected as (
    select edition, publisher, category, dimension, source_id, sheet, cell
    from labour
    where edition is not null
)

select
    edition,
    first(publisher order by publisher) as publisher,
    count(distinct (dimension, category)) as categories
from projected
group by edition
order by regexp_extract(edition, '[0-9]{4}(-[0-9]{2})?'), edition
